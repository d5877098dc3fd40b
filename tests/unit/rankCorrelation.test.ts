import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlateInputs } from "../../src/analysis/inputCorrelations";
import { medianOfValues } from "../../src/analysis/quantileOf";
import { rankCorrelation, ranksOf } from "../../src/analysis/rankCorrelation";
import type { Scenario, Shock } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const spearman = (a: readonly number[], b: readonly number[]) => rankCorrelation(ranksOf(a), ranksOf(b));

describe("ranks", () => {
  it("count from 1, equals sharing the mean of theirs", () => {
    expect([...ranksOf([10, 30, 10, 20])]).toEqual([1.5, 4, 1.5, 3]);
    expect([...ranksOf([7, 7, 7])]).toEqual([2, 2, 2]);
  });

  it("add to n (n + 1) / 2", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (values) => {
        const total = ranksOf(values).reduce((sum, rank) => sum + rank, 0);
        expect(total).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});

describe("Spearman's rank correlation", () => {
  it("of the published example of IQ and hours of television is −29/165", () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)?.value).toBeCloseTo(-29 / 165, 12);
  });

  it("with ties is that of SciPy's documentation", () => {
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])?.value).toBeCloseTo(0.8207826816681233, 12);
  });

  it("is ±1 for any order that is kept or turned round, and unknown when one side never varies", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toEqual({ value: 1, low: 1, high: 1 });
    expect(spearman([1, 2, 3, 4], [9, 8, 2, 1])).toEqual({ value: -1, low: -1, high: -1 });
    expect(spearman([1, 2, 3, 4], [5, 5, 5, 5])).toBeNull();
    expect(spearman([1, 2, 3], [1, 2, 3])).toBeNull();
  });

  it("has the interval tanh(atanh ρ ± 1.96 √((1 + ρ²/2)/(n − 3)))", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), { minLength: 4 }),
        (pairs) => {
          const found = spearman(
            pairs.map(([a]) => a),
            pairs.map(([, b]) => b),
          );
          if (found === null || Math.abs(found.value) === 1) return;
          const { value } = found;
          const reach = 1.959963984540054 * Math.sqrt((1 + (value * value) / 2) / (pairs.length - 3));
          expect(found.low).toBeCloseTo(Math.tanh(Math.atanh(value) - reach), 9);
          expect(found.high).toBeCloseTo(Math.tanh(Math.atanh(value) + reach), 9);
        },
      ),
    );
  });
});

describe("median", () => {
  it("is the middle one, or the mean of the two in the middle", () => {
    expect(medianOfValues([3, 1, 2])).toBe(2);
    expect(medianOfValues([3, 1, 2, 10])).toBe(2.5);
    expect(medianOfValues([4])).toBe(4);
  });
});

const correlate = (scenario: Scenario) => correlateInputs(scenario, { experiments, progress: () => {} });

const certain: Scenario = {
  ...coalition,
  programme: { ...coalition.programme, frontierCostUsd: 800e6, costGrowthPerYear: 1, overrun: 1 },
  valueGrowthPerYear: 1.5,
  sponsors: [],
  members: coalition.members.map((group) => ({ ...group, valueUsdPerYear: 1e9, exitHazardPerYear: 0 })),
  churn: { ...coalition.churn, splitHazardPerMemberYear: 0 },
  shocks: [],
  simulation: { ...coalition.simulation, runs: 2000 },
};

describe("correlations of a scenario's inputs", () => {
  it("are of what is uncertain, each with its own draws", async () => {
    const { inputs, runs } = await correlate({
      ...consortium,
      simulation: { ...consortium.simulation, runs: 500 },
    });
    expect(runs).toBe(500);
    const paths = inputs.map(({ path }) => path);
    expect(paths).toContain("members[3].count");
    expect(paths).not.toContain("programme.ambition");
    expect(paths).not.toContain("churn.splitFraction");
    const strengths = inputs.map(({ dues }) => dues?.value);
    expect(new Set(strengths).size).toBe(strengths.length);
    expect(inputs.find(({ path }) => path === "members[0].count")?.owner).toBe(consortium.members[0]?.name);
  });

  it("of dues with the only thing that moves them is 1; with falling apart, that never happens, there is none", async () => {
    const costly = {
      ...certain,
      programme: { ...certain.programme, frontierCostUsd: { dist: "uniform", min: 1e8, max: 2e8 } as const },
    };
    const { inputs } = await correlate(costly);
    expect(inputs.map(({ path }) => path)).toEqual(["programme.frontierCostUsd"]);
    expect(inputs[0]?.dues?.value).toBeGreaterThan(0.5);
    expect(inputs[0]?.fallingApart).toBeNull();
    expect((await correlate(certain)).inputs).toEqual([]);
  });

  it("of worth are with what was drawn, not with what a shock left of it in the first quarter", async () => {
    const shaken: Scenario = {
      ...coalition,
      shocks: [{ ...(coalition.shocks[0] as Shock), ratePerYear: 0.5, value: 0.3 }],
      simulation: { ...coalition.simulation, runs: 2000 },
    };
    const { runs } = shaken.simulation;
    const [outcomes, openings] = await Promise.all([
      experiments.outcomes(shaken, runs),
      experiments.openings(shaken, runs),
    ]);
    const { drawnWorthUsdPerYear, worthUsdPerYear, firstStrata } = openings;
    const strata = firstStrata.at(-1) ?? 0;
    const ofFirstGroup = (table: Float64Array) => ranksOf(table.filter((_, place) => place % strata === 0));
    const falls = ranksOf(outcomes.endedAfter.map((after) => (after > 0 ? 1 : 0)));
    const { inputs } = await correlate(shaken);
    const found = inputs.find(({ path }) => path === "members[0].valueUsdPerYear")?.fallingApart;
    expect(found).toEqual(rankCorrelation(ofFirstGroup(drawnWorthUsdPerYear), falls));
    expect(found).not.toEqual(rankCorrelation(ofFirstGroup(worthUsdPerYear), falls));
    const scales = drawnWorthUsdPerYear.map((drawn, place) => (worthUsdPerYear[place] ?? 0) / drawn);
    expect(Math.min(...scales) / Math.max(...scales)).toBeCloseTo(0.3, 6);
  });
});
