import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { commonGround, compareScenarios } from "../../src/analysis/compareScenarios";
import { inputAt, withMiddle } from "../../src/analysis/inputs";
import { meanOf } from "../../src/analysis/meanOf";
import { pairedComparison } from "../../src/analysis/pairedComparison";
import {
  independentMeanDifference,
  independentShareDifference,
  pairedShareDifference,
} from "../../src/analysis/pairedShareDifference";
import type { Estimate } from "../../src/analysis/results";
import { emptyOutcomes, type Outcomes } from "../../src/engine/outcomes";
import { withValue } from "../../src/model/paths";
import type { Scenario } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const widthOf = ({ low, high }: Estimate) => high - low;
const compare = (...scenarios: Scenario[]) => compareScenarios(scenarios, experiments, () => {});
const rounded = ({ value, low, high }: Estimate, digits: number) =>
  [value, low, high].map((number) => Number(number.toFixed(digits)));

describe("Tango's interval of a paired difference", () => {
  it("is −0.517 to −0.026 for 1 and 7 of 21 (Fagerland, Lydersen & Laake 2014, table II)", () => {
    expect(rounded(pairedShareDifference(7, 1, 21), 3)).toEqual([-0.286, -0.517, -0.026]);
  });

  it("is −0.1240 to −0.0054 for 6 and 16 of 161 (Cavo et al. 2012, as in R’s contingencytables)", () => {
    expect(rounded(pairedShareDifference(16, 6, 161), 4)).toEqual([-0.0621, -0.124, -0.0054]);
  });

  it("is ± z² ÷ (n + z²) where no run differs, and never leaves −1…1", () => {
    const z2 = 1.959963984540054 ** 2;
    expect(pairedShareDifference(0, 0, 100).high).toBeCloseTo(z2 / (100 + z2), 12);
    expect(pairedShareDifference(0, 50, 50).high).toBe(1);
    expect(pairedShareDifference(0, 50, 50).low).toBeGreaterThan(0.8);
    expect(pairedShareDifference(1, 0, 1).low).toBe(-1);
  });

  const counts = fc
    .tuple(fc.nat(400), fc.nat(400), fc.nat(2000))
    .filter(([b, c, rest]) => b + c + rest > 0)
    .map(([b, c, rest]) => [b, c, b + c + rest] as const);

  it("holds the difference, flips its sign with the sides, and narrows with more runs", () => {
    fc.assert(
      fc.property(counts, ([b, c, runs]) => {
        const one = pairedShareDifference(b, c, runs);
        const other = pairedShareDifference(c, b, runs);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(other.low).toBe(-one.high);
        expect(other.value).toBeCloseTo(-one.value, 15);
        expect(widthOf(pairedShareDifference(4 * b, 4 * c, 4 * runs))).toBeLessThan(widthOf(one));
      }),
    );
  });
});

it("Newcombe's interval is 0.0524 to 0.3339 for 56 of 70 and 48 of 80 (Newcombe 1998, table II)", () => {
  const difference = independentShareDifference(chanceOf(48 / 80, 80), chanceOf(56 / 70, 70));
  expect(rounded(difference, 4)).toEqual([0.2, 0.0524, 0.3339]);
});

it("the interval of a mean is ± 1.96 s ÷ √n, unbounded for one run, and none wide for numbers all alike", () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  const mean = meanOf(values);
  expect(mean.value).toBe(5);
  expect(mean.high - 5).toBeCloseTo((1.959963984540054 * Math.sqrt(32 / 7)) / Math.sqrt(8), 12);
  expect(meanOf([3])).toEqual({
    value: 3,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
  });
  expect(meanOf(new Float64Array(500).fill(0.1))).toEqual({ value: 0.1, low: 0.1, high: 0.1 });
  expect(
    widthOf(independentMeanDifference({ value: 0, low: -3, high: 3 }, { value: 1, low: -3, high: 5 })),
  ).toBeCloseTo(10, 12);
});

/** Outcomes of so many quarters each; 0 for a run that does not end. */
function ended(after: readonly number[], dues: readonly number[] = after): Outcomes {
  const outcomes = emptyOutcomes(after.length, false);
  outcomes.endedAfter.set(after);
  outcomes.duesUsdPerYear.set(dues);
  return outcomes;
}

describe("two scenarios run by run", () => {
  it("are compared at the start of each quarter and at the horizon", () => {
    const found = pairedComparison(ended([1, 0, 3, 2]), ended([2, 4, 0, 2]), 4);
    expect([found.onlyFirstHolds, found.onlySecondHolds]).toEqual([1, 1]);
    expect(found.together.map(({ value }) => value * 4)).toEqual([0, 1, 0, 1, 0]);
    expect(found.risk.paired.value).toBe(0);
    expect(found.duesUsdPerYear.paired.value).toBeCloseTo(0.5, 12);
  });

  it("flip every sign when exchanged", () => {
    const runs = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(runs, (pairs) => {
        const [a, b] = [ended(pairs.map(([x]) => x)), ended(pairs.map(([, y]) => y))];
        const [one, other] = [pairedComparison(a, b, 8), pairedComparison(b, a, 8)];
        for (const key of ["risk", "duesUsdPerYear", "members"] as const) {
          for (const kind of ["paired", "unpaired"] as const) {
            expect(other[key][kind].value).toBeCloseTo(-one[key][kind].value, 12);
            expect(other[key][kind].low).toBeCloseTo(-one[key][kind].high, 12);
            expect(other[key][kind].high).toBeCloseTo(-one[key][kind].low, 12);
          }
        }
        const isEnded = (after: number | undefined) => (after ?? 0) > 0;
        const count = pairs.filter(([x, y]) => isEnded(x) && !isEnded(y)).length;
        expect(one.onlySecondHolds).toBe(count);
        expect(other.onlyFirstHolds).toBe(count);
      }),
    );
  });

  it("must have as many runs", () => {
    expect(() => pairedComparison(ended([1]), ended([1, 2]), 4)).toThrow(RangeError);
  });
});

describe("comparing scenarios", () => {
  it("finds exactly nothing between a scenario and itself", async () => {
    const [found] = (await compare(coalition, { ...coalition, name: "Another" })).againstFirst;
    expect(found?.risk.paired.value).toBe(0);
    expect(found?.onlyFirstHolds).toBe(0);
    expect(found?.onlySecondHolds).toBe(0);
    expect(found?.duesUsdPerYear.paired).toEqual({ value: 0, low: 0, high: 0 });
    expect(found?.members.paired).toEqual({ value: 0, low: 0, high: 0 });
    expect(widthOf(found?.risk.paired ?? { value: 0, low: 0, high: 1 })).toBeLessThan(0.001);
  });

  it.each([
    "governance.exitFeeYears",
    "programme.ambition",
    "programme.pace",
    "programme.spillover",
    "sponsors[0].share",
    "churn.contagion",
    "churn.freeRiding",
    "governance.valueErosionPerLagYear",
  ])("knows what a tenth more of %s does at least twice as well as without pairing", async (path) => {
    const start = path === "governance.exitFeeYears" ? withValue(coalition, path, 0.1) : coalition;
    const input = inputAt(start, path);
    if (input === null) throw new Error(path);
    const [found] = (await compare(start, withMiddle(start, input, input.middle * 1.1))).againstFirst;
    expect(found?.risk.paired.value).not.toBe(0);
    for (const { paired, unpaired } of found ? [found.risk, found.duesUsdPerYear, found.members] : []) {
      expect(widthOf(unpaired) / widthOf(paired)).toBeGreaterThan(2);
    }
    expect.hasAssertions();
  });

  it("takes the first's seed, the fewest runs and the shortest horizon, and no more than 100,000 runs", async () => {
    const short = {
      ...coalition,
      horizonYears: 3,
      simulation: { ...coalition.simulation, runs: 500, seed: "b" },
    };
    expect(commonGround([coalition, short])).toEqual({ seed: "nemotron", runs: 500, horizonYears: 3 });
    const huge = { ...coalition, simulation: { ...coalition.simulation, runs: 1e7 } };
    expect(commonGround([huge]).runs).toBe(100_000);
    const { accounts, againstFirst, runs } = await compare(coalition, short);
    expect(runs).toBe(500);
    expect(againstFirst[0]?.onlyFirstHolds).toBe(0);
    expect(accounts[0]).toEqual(accounts[1]);
    const { endedAfter } = await experiments.outcomes(coalition, 500);
    const ended = endedAfter.filter((after) => after > 0 && after <= 12).length;
    expect(accounts[0]?.risk.value).toBe(ended / 500);
    expect(accounts[0]?.together).toHaveLength(13);
  });

  it("names the two that hold most often", async () => {
    const fee = withValue(coalition, "governance.exitFeeYears", 0.5);
    const { lowest, accounts } = await compare(coalition, consortium, fee);
    const risks = accounts.map(({ risk }) => risk.value);
    const order = [...risks.keys()].toSorted((a, b) => (risks[a] ?? 0) - (risks[b] ?? 0));
    expect(lowest.places).toEqual(order.slice(0, 2));
    expect(lowest.comparison.risk.paired.value).toBeCloseTo(
      (risks[order[1] ?? 0] ?? 0) - (risks[order[0] ?? 0] ?? 0),
      12,
    );
  });
});
