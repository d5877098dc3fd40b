// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { createSession } from "../../src/state/session";
import { DriversView } from "../../src/views/drivers/DriversView";
import { PageProvider } from "../../src/views/PageContext";
import { experiments } from "../support/experiments";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const RUNS = 60;

async function open(
  change: (scenario: Scenario) => Scenario = (same) => same,
  on: Experiments = experiments,
) {
  const { simulator, newest } = fakeSimulator(on);
  const session = createSession(simulator, presets, (callback) => callback());
  const scenario = change({ ...coalition, simulation: { ...coalition.simulation, runs: RUNS } });
  session.edit(() => scenario);
  render(
    <PageProvider page={pageOf(session)}>
      <DriversView />
    </PageProvider>,
  );
  act(() => newest().answer(resultsOf(scenario, { triggers: { price: 0.3 } })));
  return { session, newest, user: userEvent.setup() };
}

const allDone = () =>
  waitFor(() => expect(document.querySelectorAll(".study-status[data-phase=done]")).toHaveLength(3), {
    timeout: 10_000,
  });

const figures = () => screen.getAllByRole("figure");

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the drivers view", () => {
  it("leads with what makes the risk, and answers its three questions", async () => {
    const { user } = await open();
    await allDone();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/ of the risk\.$|stands out\.$/);
    const [attribution, tornado, correlation] = figures() as [HTMLElement, HTMLElement, HTMLElement];
    expect(attribution.textContent).toContain("Each driver’s share of the risk: mean over every order");
    expect(tornado.textContent).toContain("moves the risk most?");
    expect(correlation.textContent).toContain("goes along with high dues, or with falling apart?");
    expect(within(attribution).getByRole("img").querySelectorAll("[data-row]")).toHaveLength(8);
    expect(within(tornado).getByRole("img").querySelectorAll("[data-row]")).toHaveLength(12);

    await user.click(within(attribution).getByRole("button", { name: "Table" }));
    expect(within(attribution).getAllByRole("row")).toHaveLength(9);
    fireEvent.pointerMove(within(attribution).getByRole("img"), { clientX: 100, clientY: 30 });
    expect(attribution.querySelector(".row-readout")?.textContent).toMatch(/points \(95%: .* Off means: /);

    await user.click(within(tornado).getByRole("button", { name: "Median dues" }));
    expect(within(tornado).getByRole("heading").textContent).toMatch(/moves dues most: between \$/);
    await user.click(screen.getByRole("button", { name: /^Show all \d+ assumptions$/ }));
    expect(within(tornado).getByRole("img").querySelectorAll("[data-row]").length).toBeGreaterThan(12);
  });

  it("says which drivers the scenario has not, and that there is nothing to take apart", async () => {
    await open((scenario) => ({
      ...scenario,
      shocks: [],
      sponsors: [],
      members: scenario.members.map((group) => ({ ...group, valueUsdPerYear: 1e12, exitHazardPerYear: 0 })),
      churn: { ...scenario.churn, splitHazardPerMemberYear: 0 },
    }));
    await allDone();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/no risk to take apart\.$/);
    expect(within(figures()[0] as HTMLElement).getAllByText("not in this scenario")).toHaveLength(4);
  });

  it("claims to be at work only while it is", async () => {
    const never = new Promise<never>(() => {});
    const { user } = await open(undefined, { outcomes: () => never, openings: () => never });
    const title = () => screen.getByRole("heading", { level: 1 }).textContent;
    expect(title()).toBe("Taking the risk apart…");
    await user.click(screen.getAllByRole("button", { name: "Stop" })[0] as HTMLElement);
    expect(title()).toBe("What drives the risk");
  });

  it("keeps what it has found, dimmed, while it works on another scenario, and can be stopped", async () => {
    let isStuck = false;
    const never = new Promise<never>(() => {});
    const { session, newest, user } = await open(undefined, {
      outcomes: (...asked) => (isStuck ? never : experiments.outcomes(...asked)),
      openings: (...asked) => (isStuck ? never : experiments.openings(...asked)),
    });
    await allDone();
    const title = screen.getByRole("heading", { level: 1 }).textContent;
    isStuck = true;
    act(() => void session.change("programme.ambition", 0.5));
    act(() => newest().answer(resultsOf(session.store.getState().scenario)));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
    const [attribution] = document.querySelectorAll(".study-figure");
    expect(attribution?.getAttribute("data-stale")).toBe("true");
    expect(attribution?.getAttribute("aria-busy")).toBe("true");
    await user.click(screen.getAllByRole("button", { name: "Stop" })[0] as HTMLElement);
    expect(screen.getByText("Stopped at 0%")).toBeTruthy();
  });
});
