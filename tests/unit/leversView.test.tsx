// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { emptyOutcomes } from "../../src/engine/outcomes";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { BestMove } from "../../src/views/levers/BestMove";
import { LeversPanel } from "../../src/views/levers/LeversPanel";
import { PageProvider } from "../../src/views/PageContext";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

/** Risk falls from 40 % by 30 points for each year of an exit fee; by the Talmud rule to 30 %. */
const experiments: Experiments = {
  async outcomes({ governance }, runs) {
    const risk = 0.4 - 0.3 * governance.exitFeeYears - (governance.costSharing === "talmud" ? 0.1 : 0);
    const outcomes = emptyOutcomes(runs, false);
    return { ...outcomes, endedAfter: outcomes.endedAfter.fill(4, 0, Math.max(0, Math.round(risk * runs))) };
  },
  openings: () => Promise.reject(new Error("nobody needs openings")),
};

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

async function open(work = experiments) {
  const fake = fakeSimulator(work);
  const session = createSession(fake.simulator, presets, (callback) => callback());
  const page = pageOf(session);
  render(
    <PageProvider page={page}>
      <dl>
        <BestMove />
      </dl>
      <LeversPanel />
    </PageProvider>,
  );
  const answer = async (risk: number) => {
    act(() => fake.newest().answer(resultsOf(coalition, { triggers: { price: risk } })));
    await settled();
  };
  const rows = () => screen.queryAllByRole("row").map((row) => row.textContent ?? "");
  return { ...fake, session, page, answer, rows, user: userEvent.setup() };
}

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe("what would it take", () => {
  it("waits for the scenario's own runs, then lists what reaches the target and what cannot", async () => {
    const { answer, rows } = await open();
    expect(rows()).toEqual([]);
    await answer(0.4);
    expect(screen.getByRole("slider", { name: "Target risk" }).getAttribute("aria-valuetext")).toBe(
      "20 percent",
    );
    expect(rows()[1]).toMatch(/^Reach it alone, smallest change first$/);
    expect(rows()[2]).toBe("Exit feenone → 0.7 years’ dues19.0%18.2 – 19.8%Adopt");
    expect(rows()[3]).toMatch(/^Cannot reach it alone/);
    expect(rows()[4]).toMatch(/^Duesby worth → Talmud rule30\.0%/);
    expect(rows()[5]).toContain("no setting lowers it");
    expect(screen.getByText(/same 10,000 futures/)).toBeTruthy();
  });

  it("adopts a change as one step, and then says that the target is met", async () => {
    const { answer, session, user } = await open();
    await answer(0.4);
    await user.click(screen.getByRole("button", { name: "Adopt: Exit fee, none → 0.7 years’ dues" }));
    expect(session.store.getState().scenario.governance.exitFeeYears).toBe(0.7);
    expect(screen.getByRole("region", { name: "What would it take?" }).getAttribute("aria-busy")).toBe(
      "true",
    );
    await answer(0.19);
    expect(
      screen.getByText(/^The risk is 19\.0%, already below the target of 20%\. .* Choose a lower target/),
    ).toBeTruthy();
    act(() => session.undo());
    expect(session.store.getState().scenario).toEqual(coalition);
  });

  it("follows the target, and adopts nothing that answers another question", async () => {
    const { answer, rows, session, user } = await open();
    await answer(0.4);
    screen.getByRole("slider", { name: "Target risk" }).focus();
    await user.keyboard("{PageUp}");
    await settled();
    expect(rows()[2]).toMatch(/^Exit feenone → 0.4 years’ dues/);
    act(() => void session.change("programme.pace", 0.5));
    const stale = screen.getByRole("button", { name: /^Adopt: Exit fee/ });
    expect(stale.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(stale);
    expect(session.store.getState().scenario.governance.exitFeeYears).toBe(0);
  });

  it("can be stopped, and says when it fails", async () => {
    const failing = { ...experiments, outcomes: () => Promise.reject(new Error("no worker")) };
    const { answer } = await open(failing);
    await answer(0.4);
    expect(screen.getByRole("alert").textContent).toContain("no worker");
    cleanup();
    const endless = { ...experiments, outcomes: () => new Promise<never>(() => {}) };
    const other = await open(endless);
    await other.answer(0.4);
    await other.user.click(screen.getByRole("button", { name: "Stop" }));
    expect(screen.getByText(/^Stopped at/)).toBeTruthy();
  });
});

describe("the best single move", () => {
  it("keeps its place, then says the move and opens the trade-offs", async () => {
    const { answer, page, user } = await open();
    const figure = () => screen.getByText("Best single move").parentElement as HTMLElement;
    expect(within(figure()).getByRole("button").textContent).toBe("…");
    await answer(0.4);
    expect(figure().textContent).toBe("Best single moveExit fee, ½ year’s dues40% → 25%");
    await user.click(within(figure()).getByRole("button", { name: "Exit fee, ½ year’s dues" }));
    expect(page.views.store.getState().view).toBe("tradeoffs");
  });
});
