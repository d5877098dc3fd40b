import { describe, expect, it } from "vitest";
import { fivePointsOf, inputAt } from "../../src/analysis/inputs";
import { medianOfValues } from "../../src/analysis/quantileOf";
import {
  measureTornado,
  rankedBars,
  swingOf,
  type TornadoBar,
  tornadoInputs,
} from "../../src/analysis/tornado";
import { withValue } from "../../src/model/paths";
import type { Scenario } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const RUNS = 60;
const small = (scenario: Scenario): Scenario => ({
  ...scenario,
  simulation: { ...scenario.simulation, runs: RUNS },
});

const tornadoOf = (scenario: Scenario) =>
  measureTornado(small(scenario), { experiments, progress: () => {} });

const idsOf = (scenario: Scenario) => tornadoInputs(scenario).map(({ id }) => id);

const pointsAt = (scenario: Scenario, path: string) => {
  const input = inputAt(scenario, path);
  if (input === null) throw new Error(path);
  return fivePointsOf(input);
};

describe("inputs of the tornado", () => {
  it("move a field of all groups together, founders' and prospects' counts apart", () => {
    const ids = idsOf(consortium);
    expect(ids.filter((id) => id.includes("valueUsdPerYear"))).toEqual(["members[].valueUsdPerYear"]);
    expect(ids).toContain("members[].count founders");
    expect(ids).toContain("members[].count prospects");
    const members = Array.from({ length: 200 }, () => coalition.members[0]) as Scenario["members"];
    expect(idsOf({ ...coalition, members }).length).toBeLessThan(60);
  });

  it("leave founders founders: only those who join have a rate of joining to be moved", () => {
    const joins = tornadoInputs(coalition).find(({ id }) => id === "members[].joinsPerYear");
    expect(joins?.inputs.map(({ path }) => path)).toEqual(["members[8].joinsPerYear"]);
  });

  it("leave out what cannot matter", () => {
    const ids = idsOf(coalition);
    expect(ids).not.toContain("members[].weight");
    expect(ids).not.toContain("shocks[1].memberHazard");
    expect(ids).toContain("shocks[1].value");
    expect(idsOf(consortium)).not.toContain("churn.sponsorLossMultiplier");
    expect(ids.some((id) => id.startsWith("simulation"))).toBe(false);
  });

  it("move few sponsors one by one, many together and to the whole bill at most", () => {
    expect(idsOf(coalition)).toContain("sponsors[0].share");
    const [one] = coalition.sponsors;
    const sponsors = [0.3, 0.2, 0.2, 0.2].map((share) => ({ ...one, share })) as Scenario["sponsors"];
    const shares = tornadoInputs({ ...coalition, sponsors }).find(({ id }) => id === "sponsors[].share");
    const most = shares?.inputs.map((input) => fivePointsOf(input)[4]) ?? [];
    expect(most.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe("five points", () => {
  it("of a duration in quarters, or of a whole number, are far enough apart to differ", () => {
    expect(pointsAt(coalition, "sponsors[0].noticeYears")).toEqual([0.25, 0.5, 0.5, 0.75, 0.75]);
    expect(pointsAt(withValue(coalition, "governance.quorum", 2), "governance.quorum")).toEqual([
      1, 2, 2, 3, 3,
    ]);
    expect(pointsAt(coalition, "governance.exitFeeYears")).toEqual([0, 0, 0, 0.15, 0.3]);
  });
});

describe("the tornado", () => {
  it("holds at each point what the scenario with that number gives", async () => {
    const tornado = await tornadoOf(coalition);
    const bar = tornado.bars.find(({ id }) => id === "programme.frontierCostUsd");
    const [low] = bar?.points ?? [];
    expect(low?.least).toBe(400e6);
    const outcomes = await experiments.outcomes(
      small(withValue(coalition, "programme.frontierCostUsd", 400e6)),
      RUNS,
    );
    expect(low?.risk.value).toBe(outcomes.endedAfter.filter((after) => after > 0).length / RUNS);
    expect(low?.duesUsdPerYear).toBe(medianOfValues(outcomes.duesUsdPerYear));
    expect(bar?.points[4]?.duesUsdPerYear).toBeGreaterThan(low?.duesUsdPerYear ?? Infinity);
  });

  it("moves all groups at once, and tells the range of their values", async () => {
    const tornado = await tornadoOf(coalition);
    const worth = tornado.bars.find(({ id }) => id === "members[].valueUsdPerYear");
    expect([worth?.points[0]?.least, worth?.points[0]?.most]).toEqual([8e6, 30e6]);
    expect([worth?.points[4]?.least, worth?.points[4]?.most]).toEqual([60e6, 250e6]);
    expect(worth?.points[0]?.risk.value).toBeGreaterThan(worth?.points[4]?.risk.value ?? 1);
  });

  it("ranks bars by their swing, be it in the middle, and leaves out those without one", () => {
    const bar = (id: string, risks: readonly number[]) =>
      ({
        id,
        points: risks.map((value) => ({ risk: { value }, duesUsdPerYear: 1 })),
      }) as unknown as TornadoBar;
    const bars = [bar("a", [0.1, 0.1, 0.2]), bar("b", [0.3, 0.9, 0.3]), bar("none", [0.4, 0.4, 0.4])];
    const tornado = { bars } as unknown as Parameters<typeof rankedBars>[0];
    expect(rankedBars(tornado, "risk").map(({ id }) => id)).toEqual(["b", "a"]);
    expect(swingOf(bars[1] as TornadoBar, "risk")).toBeCloseTo(0.6, 12);
    expect(rankedBars(tornado, "dues")).toEqual([]);
  });
});
