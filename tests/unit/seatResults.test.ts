import { describe, expect, it } from "vitest";
import { advantageOf } from "../../src/analysis/advantage";
import { pairedComparison } from "../../src/analysis/pairedComparison";
import { quantilesOf } from "../../src/analysis/quantileOf";
import { riskOf } from "../../src/analysis/riskOf";
import { seatVariants } from "../../src/analysis/seat";
import { annuityOf, type SeatResults, seatResults, seatTips } from "../../src/analysis/seatResults";
import { withValue } from "../../src/model/paths";
import { COST_SHARING_RULES, type Scenario } from "../../src/model/schema";
import { type Changes, plainScenario } from "../support/arbitraryScenario";
import { experiments } from "../support/experiments";
import { extremes } from "../support/extremes";
import { coalition, consortium } from "./support/scenarios";

const WORTH = 30e6;
const BILL = 40e6;
const RATE = 0.1;

/** Five years, certain worth and bill, four companies, no hazards. */
const certain = (changes: Changes = {}) =>
  plainScenario({
    programme: { operatingCostUsdPerYear: BILL },
    members: [0, 1, 2, 3].map(() => ({ valueUsdPerYear: WORTH })),
    simulation: { discountRatePerYear: RATE },
    ...changes,
  });

/** Independently: twenty quarterly payments at the starts of quarters as a geometric series. */
const annuity = (0.25 * (1 - 1.1 ** -5)) / (1 - 1.1 ** -0.25);

async function resultsFor(scenario: Scenario, index = 0, runs = 200): Promise<SeatResults> {
  const variants = seatVariants(scenario, { kind: "group", index });
  if (variants === null) throw new Error("no seat");
  return seatResults(variants, runs, experiments);
}

describe("a seat with certain worth and cost and no hazards", () => {
  it("joining is the annuity of worth minus dues; alone, of worth minus the whole bill", async () => {
    expect(annuityOf(certain())).toBeCloseTo(annuity, 10);
    const { joining, alone, duesPv, duesUsdPerYear } = await resultsFor(certain());
    expect(joining.mean / (annuity * (WORTH - BILL / 4))).toBeCloseTo(1, 10);
    expect(joining.quantiles.p5).toBeCloseTo(joining.quantiles.p95, 3);
    expect(alone.mean / (annuity * (WORTH - BILL))).toBeCloseTo(1, 10);
    expect(duesPv / (annuity * (BILL / 4))).toBeCloseTo(1, 10);
    expect(duesUsdPerYear).toBeCloseTo(BILL / 4, 2);
  });

  it.each(COST_SHARING_RULES)(
    "alone it pays the whole bill though it exceeds the worth, where dues are %s",
    async (costSharing) => {
      const { alone } = await resultsFor(
        certain({ governance: { costSharing, quorum: 3, shortfallTolerance: 0.1 } }),
      );
      expect(alone.mean / (annuity * (WORTH - BILL))).toBeCloseTo(1, 10);
    },
  );

  it("at φ = 1 staying out beats it by exactly the dues, at φ = 0 it is worth nothing", async () => {
    const free = await resultsFor(certain({ churn: { freeRiding: 1 } }));
    expect((free.overStayingOut?.value ?? 0) / -free.duesPv).toBeCloseTo(1, 10);
    expect(free.overStayingOut?.better.value).toBe(0);
    expect(free.breakEven).toBeCloseTo(0, 10);
    const none = await resultsFor(certain({ churn: { freeRiding: 0 } }));
    expect(none.stayingOut?.mean).toBe(0);
    expect(none.breakEven).toBeCloseTo(WORTH / (BILL / 4), 10);
  });

  it("at the break-even dues the two come to the same", async () => {
    const share = await resultsFor(certain({ churn: { freeRiding: 0.4 } }));
    const times = share.breakEven ?? 0;
    const dear = certain({
      churn: { freeRiding: 0.4 },
      programme: { operatingCostUsdPerYear: BILL * times },
    });
    const tipped = await resultsFor(dear);
    expect(Math.abs(tipped.overStayingOut?.value ?? 1)).toBeLessThan(1);
  });

  it("says the effect on the others: four share the bill instead of three", async () => {
    const { others } = await resultsFor(certain());
    expect(others?.risk.change.value).toBe(0);
    expect(others?.witness?.name).toBe("Group 2");
    expect((others?.witness?.change.value ?? 0) / (annuity * (BILL / 3 - BILL / 4))).toBeCloseTo(1, 10);
  });

  it("tips at the quorum that it is needed for, and at the size from which its dues are small enough", async () => {
    const scenario = certain({ churn: { freeRiding: 0.7 }, governance: { quorum: 2 } });
    const variants = seatVariants(scenario, { kind: "group", index: 0 });
    if (variants === null) throw new Error("no seat");
    const shares: number[] = [];
    const tips = await seatTips(variants, 20, experiments, (share) => shares.push(share));
    // Dues of a 40M bill among n against 0.3 of a worth of 30M: better from n = 5 on; at n = 2 the quorum needs it.
    const signs = (tips?.sizes ?? []).map(({ at, value }) => [at, value > 0]);
    expect(signs.slice(0, 5)).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [5, true],
      [6, true],
    ]);
    expect(tips?.sizes.filter(({ isNow }) => isNow).map(({ at }) => at)).toEqual([4]);
    expect(tips?.quorums.map(({ at, value }) => [at, value > 0])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(tips?.rules.map(({ at }) => at)).toEqual(["equal", "tiered", "proportional", "capped", "talmud"]);
    expect(shares.at(-1)).toBe(1);
  });
});

it("joining is the account of the group as it stands, and the paired interval half as wide as the unpaired", async () => {
  const runs = 4000;
  const { joining, stayingOut, overStayingOut, others } = await resultsFor(coalition, 0, runs);
  const { seat } = await experiments.outcomes(coalition, runs, 0);
  expect(joining.values[7]).toBe((seat?.worthPv[7] ?? 0) - (seat?.duesPv[7] ?? 0));
  const spread = (values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / runs;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
  };
  expect(overStayingOut?.value).toBeCloseTo(joining.mean - (stayingOut?.mean ?? 0), 2);
  const { risk, saved, lost } = others as NonNullable<typeof others>;
  const without = withValue(coalition, "members[0].count", 0);
  const [inside, outside] = await Promise.all([
    experiments.outcomes(coalition, runs),
    experiments.outcomes(without, runs),
  ]);
  expect(saved + lost).toBeGreaterThan(0);
  const compared = pairedComparison(outside, inside, 20);
  expect([saved, lost]).toEqual([compared.onlySecondHolds, compared.onlyFirstHolds]);
  expect(risk).toEqual({ joined: riskOf(inside), without: riskOf(outside), change: compared.risk.paired });
  // A longer notice, and nothing else.
  const patient = { ...coalition, governance: { ...coalition.governance, noticeYears: 0.5 } };
  const changed = await resultsFor(patient, 0, runs);
  const paired = advantageOf(changed.joining.values, joining.values);
  const unpaired = 2 * 1.96 * Math.sqrt((spread(changed.joining.values) + spread(joining.values)) / runs);
  expect((paired.high - paired.low) * 2).toBeLessThan(unpaired);
});

it("has no staying out of a consortium of one", async () => {
  const one = await resultsFor(extremes[0] as Scenario);
  expect(one).toMatchObject({ stayingOut: null, overStayingOut: null, others: null, breakEven: null });
  const variants = seatVariants(extremes[0] as Scenario, { kind: "group", index: 0 });
  expect(variants && (await seatTips(variants, 10, experiments))).toBeNull();
});

it("takes the seat and the witness out of cohorts of uncertain count", async () => {
  const { others, stayingOut } = await resultsFor(consortium, 1);
  expect(others?.witness).toMatchObject({ name: "AI companies", isOneOf: true });
  expect(stayingOut?.mean).toBeGreaterThan(0);
});

it("marks as now the scenario as it is, uncertain counts and all", async () => {
  const variants = seatVariants(consortium, { kind: "group", index: 1 });
  if (variants === null) throw new Error("no seat");
  const [tips, results] = await Promise.all([
    seatTips(variants, 60, experiments),
    seatResults(variants, 60, experiments),
  ]);
  const now = tips?.sizes.find(({ isNow }) => isNow);
  expect(now?.value).toBeCloseTo(results.overStayingOut?.value ?? Number.NaN, 2);
  expect(now?.value).toBe(tips?.rules.find(({ isNow }) => isNow)?.value);
});

describe("advantage", () => {
  it("counts ties half and those that differ by rounding as ties", () => {
    const found = advantageOf(Float64Array.of(3, 1, 0.1 + 0.2, 1), Float64Array.of(1, 1, 0.3, 2));
    expect(found.better.value).toBe(0.5);
    expect(found.same).toBe(0.5);
    expect(found.value).toBeCloseTo(0.25, 12);
    expect(() => advantageOf(Float64Array.of(1), Float64Array.of())).toThrow(RangeError);
  });

  it("has bins that 0 parts, with every run in one of them", () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => i - 100);
    const { histogram } = advantageOf(values, new Float64Array(500));
    const losses = histogram.counts.filter((_, bin) => histogram.low + (bin + 1) * histogram.width <= 1e-6);
    expect(losses.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(500);
  });

  it("has a bin even where nothing differs", () => {
    const same = Float64Array.of(2, 2);
    expect(advantageOf(same, same).histogram).toEqual({ low: 0, width: 1, counts: [2] });
  });

  it("quantiles use the R-7 method", () => {
    expect(quantilesOf(Float64Array.of(4, 1, 3, 2, 5))).toEqual({
      p5: 1.2,
      p25: 2,
      p50: 3,
      p75: 4,
      p95: 4.8,
    });
  });
});
