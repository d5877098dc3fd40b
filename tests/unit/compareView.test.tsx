// @vitest-environment jsdom
import {
  act,
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor as waitUntil,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { CompareView } from "../../src/views/compare/CompareView";
import { PageProvider } from "../../src/views/PageContext";
import { experiments } from "../support/experiments";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

function open() {
  const fake = fakeSimulator(experiments);
  const session = createSession(fake.simulator, presets, (callback) => callback());
  act(() => void session.change("simulation.runs", 1000));
  act(() => session.setBaseline());
  const page = pageOf(session);
  const show = () =>
    render(
      <PageProvider page={page}>
        <CompareView />
      </PageProvider>,
    );
  const rest = () => act(() => fake.newest().answer(resultsOf(coalition)));
  return { ...fake, session, rest, show, ...show(), user: userEvent.setup() };
}

const waitFor = (check: () => void) => waitUntil(check, { timeout: 10_000 });

const finding = () => screen.getByRole("heading", { level: 1 }).textContent.replace(/[\u2066-\u2069]/g, "");

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the compare view", () => {
  it("offers scenarios while nothing differs, and compares with the one taken", async () => {
    const { rest, user } = open();
    expect(finding()).toBe("Nothing differs from the baseline yet");
    expect(screen.queryByRole("figure")).toBeNull();
    const offers = screen.getByRole("region", { name: "Scenarios to compare with" });
    await user.click(within(offers).getByRole("button", { name: "Open consortium" }));
    rest();
    await waitFor(() => expect(finding()).toMatch(/^In “Open consortium”, \d+ more of 100 futures hold/));
    expect(screen.getByText(/^\d\d assumptions differ\. .* Seeds differ: all use/)).toBeTruthy();
    const opener = screen.getByRole("button", { name: "Open Open consortium to work on it" });
    expect(opener.className).toBe("button");
    expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("false");
  });

  it("tells what one change does: finding, curves, figures, futures that differ", async () => {
    const { session, rest, user } = open();
    act(() => void session.change("governance.exitFeeYears", 0.5));
    rest();
    await waitFor(() =>
      expect(finding()).toMatch(
        /^Exit fee ½ year instead of none: 1\d of 100 futures fall apart by 2031, instead of 3\d$/,
      ),
    );
    const figures = screen.getByRole("region", { name: "Key figures" });
    const risk = within(figures).getByRole("row", { name: /^Futures that fall apart by 2031/ });
    expect(risk.textContent).toMatch(/−2\d\.\d points−2\d\.\d to −1\d\.\d/);
    expect(figures.textContent).toMatch(
      /“Now” holds in 2\d\d of 1,000 futures where the baseline falls apart/,
    );
    const differs = screen.getByRole("region", { name: "What differs" });
    expect(within(differs).getByRole("heading").textContent).toBe("One assumption differs");
    expect(within(differs).getByRole("row", { name: "Exit fee none ½ year" })).toBeTruthy();
    const chart = screen.getByRole("img", {
      name: /^Share of runs still together at the horizon\. Baseline: 6/,
    });
    fireEvent.pointerMove(chart, { clientX: 500 });
    expect(chart.querySelector(".readout")?.textContent).toMatch(/, \+\d+\.\d points \(\+\d.*\): \u2068Now/);
    await user.click(screen.getByRole("button", { name: "Table" }));
    expect(screen.getByRole("columnheader", { name: "Now less Baseline" })).toBeTruthy();
  });

  it("keeps what was chosen, adds and leaves out, and shows the old ones dimmed meanwhile", async () => {
    const { session, rest, user, unmount, show } = open();
    act(() => void session.change("governance.exitFeeYears", 0.5));
    rest();
    await user.click(screen.getByRole("button", { name: "Add a scenario" }));
    await waitFor(() => expect(finding()).toMatch(/^Of 3 scenarios/));
    await user.selectOptions(screen.getByRole("combobox", { name: "and with" }), "Single sponsor");
    unmount();
    show();
    expect(screen.getByRole("combobox", { name: "and with" })).toHaveProperty(
      "value",
      "preset:single-sponsor",
    );
    act(() => void session.change("governance.exitFeeYears", 1));
    expect(finding()).toMatch(/^Of 3 scenarios/);
    expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Leave out Baseline" }));
    expect(screen.getAllByRole("combobox")).toHaveLength(2);
    rest();
    await waitFor(() => expect(finding()).toMatch(/^In “Single sponsor”, \d+ fewer of 100 .* than now$/));
  });

  it("takes a new name without comparing anew", async () => {
    const { session, rest, user } = open();
    act(() => session.duplicate());
    act(() => void session.change("name", "First name"));
    act(() => void session.change("governance.exitFeeYears", 0.5));
    const { ownId } = session.store.getState();
    act(() => session.openPreset("nemotron-coalition"));
    rest();
    const outcomes = vi.spyOn(experiments, "outcomes");
    await user.selectOptions(screen.getByRole("combobox", { name: "with" }), "First name");
    const figures = await screen.findByRole("region", { name: "Key figures" }, { timeout: 10_000 });
    const holds = (name: string) => new RegExp(`“\u2068${name}\u2069” holds in`);
    expect(figures.textContent).toMatch(holds("First name"));
    expect(outcomes).toHaveBeenCalledTimes(2);
    act(() => void session.rename(ownId ?? "", "Second name"));
    expect(figures.textContent).toMatch(holds("Second name"));
    expect(screen.getAllByRole("columnheader", { name: "Second name" })).toHaveLength(2);
    expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("false");
    expect(outcomes).toHaveBeenCalledTimes(2);
  });

  it("claims to be at work only while it is", async () => {
    const { session, rest, user } = open();
    vi.spyOn(experiments, "outcomes").mockReturnValue(new Promise<never>(() => {}));
    act(() => void session.change("governance.exitFeeYears", 0.5));
    rest();
    expect(finding()).toBe("Comparing the scenarios…");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(finding()).toBe("How the scenarios compare");
  });

  it("goes on when an own scenario that was chosen is deleted", async () => {
    const { session, user } = open();
    act(() => session.duplicate());
    act(() => void session.change("name", "My own"));
    const { ownId } = session.store.getState();
    act(() => session.openPreset("open-consortium"));
    await user.selectOptions(screen.getByRole("combobox", { name: "with" }), "My own");
    expect(screen.getByRole("combobox", { name: "with" })).toHaveProperty("value", `own:${ownId}`);
    act(() => session.deleteOwn(ownId ?? ""));
    expect(screen.getByText("A scenario that was chosen is no longer there.")).toBeTruthy();
    expect(screen.getByRole("combobox", { name: "with" })).toHaveProperty("value", "now");
  });
});
