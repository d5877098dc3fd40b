// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { emptyOutcomes } from "../../src/engine/outcomes";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { PageProvider } from "../../src/views/PageContext";
import { SweepSection } from "../../src/views/tradeoffs/SweepSection";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

/** The risk is half of what the consortium spends and half of what the sponsor does not pay. */
const asked: number[] = [];
const experiments: Experiments = {
  async outcomes({ programme, sponsors }, runs) {
    asked.push(runs);
    const all = emptyOutcomes(runs, false);
    const risk = programme.ambition / 2 + (1 - (sponsors[0]?.share ?? 0)) / 2;
    all.endedAfter.fill(3, 0, Math.round(risk * runs));
    all.duesUsdPerYear.fill(1e7 * programme.ambition);
    all.members.fill(6);
    return all;
  },
  openings: () => Promise.reject(new Error("not asked for")),
};

const phase = () => document.querySelector<HTMLElement>(".study-status")?.dataset.phase;
const settled = () => vi.waitFor(() => expect(phase()).toBe("done"), { timeout: 15_000 });

async function open() {
  const fake = fakeSimulator(experiments);
  const session = createSession(fake.simulator, presets, (callback) => callback());
  const page = pageOf(session);
  const show = () =>
    render(
      <PageProvider page={page}>
        <SweepSection />
      </PageProvider>,
    );
  const { unmount } = show();
  act(() => fake.newest().answer(resultsOf(coalition)));
  await settled();
  return { ...fake, session, show, unmount, user: userEvent.setup() };
}

/** Looking for roles among hundreds of cells takes long. */
function map(): HTMLButtonElement {
  const button = document.querySelector<HTMLButtonElement>(".swept button");
  if (button === null) throw new Error("no map is shown");
  return button;
}
const spend = (session: Awaited<ReturnType<typeof open>>["session"]) => {
  const { programme, sponsors } = session.store.getState().scenario;
  return [programme.ambition, sponsors[0]?.share];
};
/** A click at a part of the drawing. */
const at = (x: number, y: number) => ({ clientX: x * 640, clientY: y * 430, detail: 1 });

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the trade-offs view", () => {
  it("says what the map finds, and marks where the scenario is", async () => {
    await open();
    expect(document.querySelector("h2")?.textContent).toBe(
      "A larger share from NVIDIA lowers the risk more than spending less does: to 13% at best, against 21%",
    );
    expect(document.querySelector(".swept")?.textContent).toContain("now, 33%");
    expect(document.querySelector(".heat-key")?.textContent).toBe("lowhigh risk");
    expect(map().getAttribute("aria-label")).toBe(
      "Risk of falling apart over Our spend, share of the frontier's and Share of the bill, NVIDIA. Arrow keys look at a place, Enter sets the assumptions to it; a click does, too.",
    );
    expect(screen.getByText(/^Now: 32\.5%/)).toBeTruthy();
  });

  it("adopts both values of a place that is clicked, as one step, and leaves the map as it is", async () => {
    const { session, newest } = await open();
    const before = asked.length;
    fireEvent.click(map(), at(0.9, 0.2));
    const [ambition, share] = spend(session);
    expect(ambition).toBeGreaterThan(0.8);
    expect(share).toBeGreaterThan(0.8);
    act(() => newest().answer(resultsOf(session.store.getState().scenario)));
    await screen.findByText(/^Now: (?!32)/);
    expect(asked.length).toBe(before + 1);
    act(() => session.undo());
    expect(spend(session)).toEqual([0.25, 0.6]);
  });

  it("is read and adopted by keys", async () => {
    const { session, user } = await open();
    map().focus();
    await user.keyboard("{Enter}");
    expect(spend(session)).toEqual([0.25, 0.6]);
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowUp}");
    expect(screen.getByText(/^Risk of falling apart: 3\d\.\d% \(95%: /)).toBeTruthy();
    expect(document.querySelector(".sweep-readout")?.textContent).toContain("NVIDIA: 67%");
    await user.keyboard("{Enter}");
    expect(spend(session)[1]).toBe(0.67);
  });

  it("shows a finger what it is at before anything is adopted", async () => {
    const { session, user } = await open();
    const tap = new MouseEvent("click", { bubbles: true, ...at(0.9, 0.2) });
    Object.assign(tap, { pointerType: "touch" });
    act(() => void map().dispatchEvent(tap));
    expect(spend(session)).toEqual([0.25, 0.6]);
    await user.click(screen.getByRole("button", { name: "Go there" }));
    expect(spend(session)[0]).toBeGreaterThan(0.8);
  });

  it("shows other measures of the same runs, and remembers what was chosen", async () => {
    const { user, unmount, show } = await open();
    const before = asked.length;
    await user.selectOptions(screen.getByLabelText("Show"), "Median dues");
    expect(screen.getByText(/^Now: \$2\.5M a year/)).toBeTruthy();
    expect(asked.length).toBe(before);
    unmount();
    show();
    expect(screen.getByText(/^Now: \$2\.5M a year/)).toBeTruthy();
    expect((screen.getByLabelText("Show") as HTMLSelectElement).value).toBe("dues");
  });

  it("draws a line over one assumption, and has the numbers as a table", async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByLabelText("Over"), "one assumption");
    await screen.findByText(/^The risk rises with “Our spend/);
    await settled();
    expect(screen.queryByLabelText("Up")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Table" }));
    const table = screen.getByRole("table");
    expect(within(table).getAllByRole("row")).toHaveLength(25);
    expect(within(table).getByRole("row", { name: /^100% 70\.0%/ })).toBeTruthy();
  });

  it("never puts one assumption on both axes", async () => {
    await open();
    const up = screen.getByLabelText("Up");
    const same = within(up).getByRole("option", { name: "Our spend, share of the frontier's" });
    expect((same as HTMLOptionElement).disabled).toBe(true);
  });
});
