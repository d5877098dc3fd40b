import { expect, it } from "vitest";
import { type Attribution, attributeRisk } from "../../src/analysis/attribution";
import { DRIVERS, type Driver, withoutDriver } from "../../src/analysis/drivers";
import { rankCorrelation, ranksOf } from "../../src/analysis/rankCorrelation";
import type { Scenario } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition } from "../unit/support/scenarios";

const STUDIES = 400;
const RUNS = 400;

/** A scenario under another seed, over so many runs. */
const study = (scenario: Scenario, seed: string, runs: number) =>
  attributeRisk(
    { ...scenario, simulation: { ...scenario.simulation, seed, runs } },
    { experiments, progress: () => {} },
  );

it("95 % intervals of three drivers' contributions hold their mean in 95 % of 400 studies, within 4 standard errors", async () => {
  const kept: readonly Driver[] = ["trainingCost", "duesAboveWorth", "sponsorWithdrawal"];
  const scenario = DRIVERS.filter((driver) => !kept.includes(driver)).reduce<Scenario>(
    withoutDriver,
    coalition,
  );
  const studies: Attribution[] = [];
  for (let nth = 0; nth < STUDIES; nth++) studies.push(await study(scenario, `study ${nth}`, RUNS));
  for (const driver of kept) {
    const found = studies.flatMap(({ contributions }) =>
      contributions.filter((one) => one.driver === driver),
    );
    const truth = found.reduce((sum, { value }) => sum + value, 0) / STUDIES;
    expect(truth).toBeGreaterThan(0.01);
    const held = found.filter(({ low, high }) => low <= truth && truth <= high).length / STUDIES;
    expect(Math.abs(held - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / STUDIES));
  }
});

it("the preset's 35 points of risk are training cost 9, dues above worth 9, sponsors 4, contagion 4, own departures 4, shocks 3, splits 2", async () => {
  const { contributions, risk, rest } = await study(coalition, coalition.simulation.seed, 5000);
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
