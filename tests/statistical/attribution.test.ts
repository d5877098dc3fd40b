import { expect, it } from "vitest";
import { attributeRisk } from "../../src/analysis/attribution";
import { rankCorrelation, ranksOf } from "../../src/analysis/rankCorrelation";
import { experiments } from "../support/experiments";
import { coalition } from "../unit/support/scenarios";

const STUDIES = 60;
const RUNS = 400;

/** The preset under another seed, over fewer runs. */
const study = (seed: string, runs: number) =>
  attributeRisk(
    { ...coalition, simulation: { ...coalition.simulation, seed, runs } },
    { experiments, progress: () => {} },
  );

it("95 % intervals of contributions hold what many more runs say in 95 % of studies, within 4 standard errors", async () => {
  const truth = await study("truth", 5000);
  let [held, all] = [0, 0];
  for (let nth = 0; nth < STUDIES; nth++) {
    const { contributions } = await study(`study ${nth}`, RUNS);
    contributions.forEach(({ low, high }, place) => {
      const { value } = truth.contributions[place] ?? { value: Number.NaN };
      all++;
      if (low <= value && value <= high) held++;
    });
  }
  // Contributions of one study go together: as if there were but one a study.
  const error = Math.sqrt((0.95 * 0.05) / STUDIES);
  expect(held / all).toBeGreaterThan(0.95 - 4 * error);
  // Nor are they so wide that they always hold.
  expect(held / all).toBeLessThan(0.995);
});

it("the preset's 35 points of risk are training cost 9, dues above worth 9, sponsors 4, contagion 4, own departures 4, shocks 3, splits 2", async () => {
  const { contributions, risk, rest } = await study(coalition.simulation.seed, 5000);
  const points = Object.fromEntries(
    contributions.map(({ driver, value }) => [driver, Math.round(value * 100)]),
  );
  expect(points).toEqual({
    trainingCost: 9,
    duesAboveWorth: 9,
    sponsorWithdrawal: 4,
    ownDepartures: 4,
    contagion: 4,
    shocks: 3,
    splits: 2,
  });
  const together = contributions.reduce((sum, { value }) => sum + value, rest.value);
  expect(together).toBeCloseTo(risk.value, 12);
});

it("rank correlation of normal pairs with correlation r is 6/π · asin(r/2), held by 95 % of intervals within 4 standard errors", () => {
  const r = 0.5;
  const truth = (6 / Math.PI) * Math.asin(r / 2);
  let state = 12345;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const studies = 1000;
  let held = 0;
  for (let nth = 0; nth < studies; nth++) {
    const a = Array.from({ length: 60 }, normal);
    const b = a.map((value) => r * value + Math.sqrt(1 - r * r) * normal());
    const found = rankCorrelation(ranksOf(a), ranksOf(b));
    if (found !== null && found.low <= truth && truth <= found.high) held++;
  }
  expect(Math.abs(held / studies - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / studies));
});
