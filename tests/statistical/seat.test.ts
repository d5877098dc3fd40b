import { expect, it } from "vitest";
import { meanOf } from "../../src/analysis/meanOf";
import { seatVariants } from "../../src/analysis/seat";
import { seatResults } from "../../src/analysis/seatResults";
import { plainScenario } from "../support/arbitraryScenario";
import { experiments } from "../support/experiments";

const RUNS = 40_000;
const WORTH = 30e6;
const RATE = 0.1;
const FREE_RIDING = 0.4;
const HAZARD = 0.3;

/** Present value of a dollar a year while something of that yearly hazard has not happened, over five years. */
function annuityUnder(hazard: number): number {
  const quarters = Array.from({ length: 20 }, (_, t) => t);
  return quarters.reduce((sum, t) => sum + 0.25 * (1 + RATE) ** (-t / 4) * Math.exp((-hazard * t) / 4), 0);
}

const scenario = plainScenario({
  members: [
    { valueUsdPerYear: WORTH, exitHazardPerYear: 0 },
    { valueUsdPerYear: WORTH, exitHazardPerYear: HAZARD },
  ],
  churn: { freeRiding: FREE_RIDING },
  governance: { quorum: 1 },
  programme: { operatingCostUsdPerYear: 10e6 },
  simulation: { discountRatePerYear: RATE },
});

async function resultsOfSeat(index: number) {
  const variants = seatVariants(scenario, { kind: "group", index });
  if (variants === null) throw new Error("no seat");
  return seatResults(variants, RUNS, experiments);
}

const within4Errors = (values: Float64Array, expected: number) => {
  const { value: mean, low } = meanOf(values);
  const standardError = (mean - low) / 1.959963984540054;
  expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
};

it("staying out is φ × worth × Σ ¼ (1+r)^(−t/4) exp(−h t/4), when the only other founder leaves at h", async () => {
  const { stayingOut } = await resultsOfSeat(0);
  if (stayingOut === null) throw new Error("nothing to stay out of");
  within4Errors(stayingOut.values, FREE_RIDING * WORTH * annuityUnder(HAZARD));
});

it("joining with own hazard h is φ × all worth + ((1−φ) × worth − dues) × Σ ¼ (1+r)^(−t/4) exp(−h t/4)", async () => {
  const { joining, alone } = await resultsOfSeat(1);
  const kept = FREE_RIDING * WORTH * annuityUnder(0);
  within4Errors(joining.values, kept + ((1 - FREE_RIDING) * WORTH - 5e6) * annuityUnder(HAZARD));
  expect(alone.mean / ((WORTH - 10e6) * annuityUnder(0))).toBeCloseTo(1, 9);
});
