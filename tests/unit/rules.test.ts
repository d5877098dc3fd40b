import { describe, expect, it } from "vitest";
import { compareRules } from "../../src/analysis/compareRules";
import { owingAt, paidOf, termsOf } from "../../src/analysis/founding";
import { randomSource } from "../../src/analysis/randomSource";
import { ruleSplits } from "../../src/analysis/ruleSplits";
import { shapleyValue } from "../../src/analysis/shapleyValue";
import { arrivalDues, SHARING_RULES, sharedDues } from "../../src/analysis/sharedDues";
import { goingRound, stayCurves } from "../../src/analysis/stayCurves";
import { startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { withValue } from "../../src/model/paths";
import { COST_SHARING_RULES, type Scenario } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const RUNS = 200;
const few = (scenario: Scenario): Scenario => withValue(scenario, "simulation.runs", RUNS);
const firstOf = (scenario: Scenario): Scenario => ({
  ...scenario,
  members: scenario.members.map((member, index) => (index === 0 ? member : { ...member, count: 0 })),
});
const capped = {
  ...coalition,
  members: coalition.members.map((member, index) => ({
    ...member,
    weight: index + 1,
    duesCapUsdPerYear: index === 1 ? 9e6 : null,
  })),
};

describe("dues worked out beside the engine", () => {
  it.each([
    ["companies", coalition],
    ["fee units and a cap", capped],
    ["groups with strata", consortium],
  ])("are those of a run's first quarter under each rule: %s", async (_, scenario) => {
    const kernel = await startKernel();
    for (const rule of COST_SHARING_RULES) {
      const ruled = withValue(scenario, "governance.costSharing", rule);
      const openings = await experiments.openings(ruled, 20);
      const terms = termsOf(ruled, openings);
      kernel.load(parametersOf(ruled));
      for (let run = 0; run < 20; run++) {
        const { groups } = kernel.replay(run);
        const owing = owingAt(terms, openings, run);
        const paid = paidOf(terms, sharedDues(rule, owing));
        for (const [group, { duesUsdPerYear, free, committed }] of groups.entries()) {
          if ((free[0] ?? 0) + (committed[0] ?? 0) === 0) continue;
          const [from = 0, to = 0] = openings.firstStrata.slice(group, group + 2);
          const strata = Array.from({ length: to - from }, (_, stratum) => from + stratum);
          const payers = strata.map((stratum) => owing.payers[stratum] ?? 0);
          const together = payers.reduce((sum, count, k) => sum + count * (paid[from + k] ?? Number.NaN), 0);
          const own = together / payers.reduce((sum, count) => sum + count, 0);
          const wanted = duesUsdPerYear[0] ?? Number.NaN;
          expect(Math.abs(own - wanted), `${rule}, run ${run}`).toBeLessThanOrEqual(1e-9 * wanted);
        }
      }
    }
  });

  it("by random arrival are the Shapley value of worths and what is owed", async () => {
    const openings = await experiments.openings(coalition, 5);
    const terms = termsOf(coalition, openings);
    const founders = owingAt(terms, openings, 3);
    const care = { mostSets: 2 ** 20, pairs: 2, random: () => 0 };
    const { dues, standardErrors } = arrivalDues(founders, care);
    const worths = Array.from(founders.worthUsdPerYear).slice(0, 8);
    const wanted = shapleyValue(founders.owedUsdPerYear, worths);
    for (const [index, value] of wanted.entries()) expect(dues[index]).toBeCloseTo(value, 3);
    expect(standardErrors).toBeNull();
  });

  it("by sampled orders are within 4 standard errors of the exact Shapley value", async () => {
    const openings = await experiments.openings(consortium, 1);
    const founders = owingAt(termsOf(consortium, openings), openings, 0);
    const random = randomSource("sampled orders");
    const exact = arrivalDues(founders, { mostSets: Number.POSITIVE_INFINITY, pairs: 2, random });
    expect(exact.standardErrors).toBeNull();
    const { dues, standardErrors } = arrivalDues(founders, { mostSets: 0, pairs: 20_000, random });
    const owed = exact.dues.reduce((sum, due, stratum) => sum + due * (founders.payers[stratum] ?? 0), 0);
    for (const [stratum, due] of dues.entries()) {
      const error = standardErrors?.[stratum] ?? Number.NaN;
      const wanted = exact.dues[stratum] ?? Number.NaN;
      expect(Math.abs(due - wanted), `stratum ${stratum}`).toBeLessThanOrEqual(4 * error + 1e-9 * owed);
      expect(error).toBeLessThan(0.02 * wanted + 1e-9 * owed);
    }
  });

  it("nobody owes anything where nobody pays", () => {
    const none = { owedUsdPerYear: 5, worthUsdPerYear: [1, 2], payers: [0, 0], weights: [1, 1] };
    for (const rule of COST_SHARING_RULES) expect([...sharedDues(rule, none)]).toEqual([0, 0]);
  });
});

describe("rules compared", () => {
  it("the rules that go by worth split in the core; equal dues often do not, and scare off small members", async () => {
    const { splits, curves } = await compareRules(few(coalition), experiments);
    const of = (rule: string) => splits?.find((split) => split.rule === rule);
    expect(splits?.map(({ rule }) => rule)).toEqual([...SHARING_RULES]);
    for (const rule of ["proportional", "capped", "talmud", "shapley"])
      expect(of(rule)?.inCore?.value).toBe(1);
    expect(of("equal")?.inCore?.value).toBeLessThan(0.6);
    expect(of("equal")?.stable.value).toBeLessThan(of("talmud")?.stable.value ?? 0);
    const leave = of("equal")?.groups.map(({ ratherLeave }) => ratherLeave.value) ?? [];
    expect(leave[6]).toBeGreaterThan((leave[0] ?? 1) * 5);
    const equal = curves?.find(({ rule }) => rule === "equal");
    expect(equal?.smallestStableSize).toBeGreaterThan(8);
    expect(curves?.find(({ rule }) => rule === "talmud")?.smallestStableSize).toBe(4);
  });

  it("tells what it knows as it goes, the share done never falling", async () => {
    const shares: number[] = [];
    const known: (readonly boolean[])[] = [];
    await compareRules(few(coalition), experiments, (share, part) => {
      shares.push(share);
      if (part) known.push([part.splits !== null, part.curves !== null, part.risks !== null]);
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 9);
    expect(known.at(-1)).toEqual([true, true, true]);
    expect(known).toHaveLength(3);
  });

  it("one founder pays all under every rule, as far as worth goes where a rule looks at it", async () => {
    const { splits } = await compareRules(few(firstOf(coalition)), experiments);
    const [equal, ...others] = splits ?? [];
    expect(equal?.groups).toHaveLength(1);
    for (const { rule, groups } of others) {
      const dues = groups[0]?.duesUsdPerYear.p50 ?? 0;
      if (rule === "proportional" || rule === "tiered")
        expect(dues).toBeCloseTo(equal?.groups[0]?.duesUsdPerYear.p50 ?? 0, 3);
      else expect(dues).toBeLessThan(equal?.groups[0]?.duesUsdPerYear.p50 ?? 0);
    }
  });

  it("says that there is no surplus, and nobody stays, where the bill exceeds all worth", async () => {
    const dear = withValue(few(coalition), "programme.operatingCostUsdPerYear", 1e12);
    const { splits, curves } = await compareRules(dear, experiments);
    for (const { runsWithSurplus, inCore, stable } of splits ?? []) {
      expect([runsWithSurplus, inCore, stable.value]).toEqual([0, null, 0]);
    }
    for (const { points, smallestStableSize } of curves ?? []) {
      expect(smallestStableSize).toBeNull();
      expect(points.every(({ mean }) => mean === 0)).toBe(true);
    }
  });

  it("an exit fee of a year keeps everybody", async () => {
    const { splits } = await compareRules(
      withValue(few(coalition), "governance.exitFeeYears", 1),
      experiments,
    );
    const equal = splits?.find(({ rule }) => rule === "equal");
    expect(equal?.groups.every(({ ratherLeave }) => ratherLeave.value === 0)).toBe(true);
  });

  it("samples orders where there are many founders, and tells their error", async () => {
    const { splits } = await compareRules(few(consortium), experiments);
    const shapley = splits?.find(({ rule }) => rule === "shapley");
    expect(shapley?.samplingError).toBeGreaterThan(0);
    expect(shapley?.samplingError).toBeLessThan(0.06);
  });
});

describe("random arrival is planned by the run with most founders", () => {
  const withFounders = async (run: number, count: number) => {
    const openings = await experiments.openings(consortium, RUNS);
    const terms = termsOf(consortium, openings);
    const strata = terms.groupOf.length;
    openings.founders.fill(count, run * strata, (run + 1) * strata);
    const splits = await ruleSplits(terms, openings, consortium.members.length);
    return splits.find(({ rule }) => rule === "shapley");
  };

  it("whichever that is", async () => {
    const runs = (await withFounders(0, 100))?.runs;
    expect(runs).toBeLessThan(RUNS);
    expect((await withFounders(150, 100))?.runs).toBe(runs);
  });

  it("and left out where any run has too many", async () => {
    expect(await withFounders(150, 20_000)).toBeUndefined();
  });
});

describe("who stays at each size", () => {
  it("goes round the founders in their proportions, from another one each time", () => {
    expect([...goingRound([1, 1, 1], 5, 0)]).toEqual([0, 1, 2, 0, 1]);
    expect([...goingRound([1, 1, 1], 5, 2)]).toEqual([2, 0, 1, 2, 0]);
    const line = [...goingRound([6, 0, 3], 18, 0)];
    expect([0, 1, 2].map((s) => line.filter((stratum) => stratum === s).length)).toEqual([12, 0, 6]);
    expect([...goingRound([6, 0, 3], 3, 1)].toSorted()).toEqual([0, 0, 2]);
  });

  it("at the founders' own number the curve counts as the table does", async () => {
    const openings = await experiments.openings(coalition, RUNS);
    const [equal] = await stayCurves(termsOf(coalition, openings), openings, RUNS);
    const { splits } = await compareRules(few(coalition), experiments);
    expect(equal?.points[7]?.stable).toBe(splits?.[0]?.stable.value);
  });
});
