// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { createSession } from "../../src/state/session";
import { JoinView } from "../../src/views/join/JoinView";
import { TippingList } from "../../src/views/join/TippingList";
import { PageProvider } from "../../src/views/PageContext";
import { experiments } from "../support/experiments";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const RUNS = 400;
const few = (scenario: Scenario): Scenario => ({
  ...scenario,
  simulation: { ...scenario.simulation, runs: RUNS },
});

const [founder] = coalition.members;
const ofOne: Scenario = { ...coalition, members: founder ? [founder] : [] };
const crowd: Scenario = {
  ...coalition,
  members: Array.from({ length: 200 }, (_, index) => ({
    ...ofOne.members[0],
    name: `Company ${index}`,
  })) as Scenario["members"],
};

function open(scenario: Scenario = coalition) {
  const { simulator, newest } = fakeSimulator(experiments);
  const session = createSession(simulator, presets, (callback) => callback());
  const view = (
    <PageProvider page={pageOf(session)}>
      <JoinView />
    </PageProvider>
  );
  const rendered = render(view);
  act(() => {
    session.edit(() => few(scenario));
    newest().answer(resultsOf(few(scenario)));
  });
  return { ...rendered, session, newest, view, user: userEvent.setup() };
}

const headline = () => screen.getByRole("heading", { level: 1 }).textContent;
const tips = () => document.querySelectorAll(".tip:not([data-waiting])");
const settled = () => waitFor(() => expect(tips()).toHaveLength(4), { timeout: 20_000 });

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(500);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the view of a seat", () => {
  it("leads with how often joining is better, and holds it against the other choices", async () => {
    const { user } = open();
    await settled();
    expect(headline()).toMatch(
      /^For Mistral AI, joining beats staying out in 8\d of 100 futures\. The mean gain from joining is \$\d+M\.$/,
    );
    const choices = screen.getByRole("figure", { name: /^At the median, the best choice is joining/ });
    await user.click(within(choices).getByRole("button", { name: "Table" }));
    expect(
      within(choices)
        .getAllByRole("rowheader")
        .map(({ textContent }) => textContent),
    ).toEqual(["Joining", "Staying out", "Closed models", "Going alone"]);
    fireEvent.pointerMove(within(choices).getByRole("img"), { clientX: 300 });
    expect(within(choices).getAllByText(/^at least \$\d+M in .* futures$/)).toHaveLength(3);
    await user.click(screen.getByRole("button", { name: "going alone" }));
    const difference = screen.getByRole("figure", { name: /^Joining beats going alone by/ });
    fireEvent.pointerMove(within(difference).getByRole("img"), { clientX: 250 });
    expect(within(difference).getByText(/^\$[\d.]+[MB] to \$[\d.]+[MB]: \d+ of 400 futures$/)).toBeTruthy();
  });

  it("draws the settings of what tips, and explains the colours only then", () => {
    const point = { at: 2, isNow: false, value: 1, low: 0.5, high: 2 };
    const points = [{ label: "2 founders", point }];
    const tip = { id: "sizes", title: "The number of founders", text: "Words.", points } as const;
    const { rerender } = render(<TippingList tips={[{ ...tip, value: null }]} runs={2000} />);
    expect(document.querySelector(".tip-strip")).toBeNull();
    expect(screen.queryByText(/^Blue cells/)).toBeNull();
    rerender(<TippingList tips={[{ ...tip, value: "between 2 and 4" }]} runs={2000} />);
    expect(document.querySelectorAll(".tip-strip span")).toHaveLength(1);
    expect(screen.getByText(/^Blue cells/)).toBeTruthy();
    expect(document.querySelectorAll(".tip[data-waiting]")).toHaveLength(3);
  });

  it("takes a new company with a worth of its own, and keeps it while the page is open", async () => {
    const { user, view, unmount } = open();
    await settled();
    await user.selectOptions(screen.getByRole("combobox", { name: "Company" }), "A new company");
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Acme" } });
    await user.click(screen.getByRole("button", { name: /^Worth to a member/ }));
    const box = screen.getByRole("textbox", { name: "Worth to a member" });
    fireEvent.change(box, { target: { value: "$1M to $2M" } });
    fireEvent.keyDown(box, { key: "Enter" });
    await waitFor(() => expect(headline()).toMatch(/^For Acme, /), { timeout: 20_000 });
    unmount();
    render(view);
    expect(screen.getByRole("button", { name: /^Worth to a member: \$1M – \$2M a year/ })).toBeTruthy();
    expect(headline()).toMatch(/^For Acme, /);
  });

  it("holds joining against a bill for closed models", async () => {
    const { user } = open();
    await settled();
    await user.click(screen.getByRole("button", { name: /^Yearly bill for closed models/ }));
    await user.type(
      screen.getByRole("textbox", { name: "Yearly bill for closed models" }),
      "{Control>}a{/Control}$10M{Enter}",
    );
    // Twenty payments at the starts of quarters at 10 % a year.
    const bill = (10 * 0.25 * (1 - 1.1 ** -5)) / (1 - 1.1 ** -0.25);
    expect(screen.getByText(`−$${bill.toPrecision(3)}M in every future`)).toBeTruthy();
  });

  it("has nothing to stay out of with one member, and says so where there is no room for one more", async () => {
    const { session, newest, user } = open(ofOne);
    await waitFor(() => expect(headline()).toMatch(/^Without Mistral AI there is nothing to stay out of/));
    expect(screen.queryByRole("button", { name: "staying out" })).toBeNull();
    expect(tips()).toHaveLength(0);
    await user.selectOptions(screen.getByRole("combobox", { name: "Company" }), "A new company");
    act(() => {
      session.edit(() => few(crowd));
      newest().answer(resultsOf(few(crowd)));
    });
    expect(screen.getByRole("alert").textContent).toContain("as many groups as there may be");
  });
});
