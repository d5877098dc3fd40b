import { expect, it } from "vitest";
import { TRIGGERS } from "../../src/analysis/results";
import { startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { experiments } from "../support/experiments";
import { columnsOf, simulate } from "../support/simulate";
import { coalition, consortium } from "./support/scenarios";

const RUNS = 1500;

it.each([coalition, consortium])("outcomes of $name count up to what the columns say", async (scenario) => {
  const outcomes = await experiments.outcomes(scenario, RUNS);
  const results = await simulate(scenario, RUNS);
  const quarters = results.quarters.length;
  for (let t = 1; t <= quarters; t++) {
    const ended = outcomes.endedAfter.filter((after) => after > 0 && after <= t).length;
    expect((RUNS - ended) / RUNS).toBe(results.together[t]);
  }
  TRIGGERS.forEach((name, index) => {
    expect(outcomes.trigger.filter((trigger) => trigger === index).length / RUNS).toBe(
      results.triggers[name],
    );
  });
  expect(outcomes.trigger.filter((trigger) => trigger === -1).length).toBe(
    outcomes.endedAfter.filter((after) => after === 0).length,
  );
});

it("outcomes are those of the replays of the same runs", async () => {
  const outcomes = await experiments.outcomes(coalition, 40);
  const kernel = await startKernel();
  kernel.load(parametersOf(coalition));
  for (let run = 0; run < 40; run++) {
    const { quarters, ending } = kernel.replay(run);
    expect(outcomes.endedAfter[run]).toBe(ending === null ? 0 : quarters.length);
    let [paid, payers] = [0, 0];
    for (const quarter of quarters) {
      paid += quarter.paidUsdPerYear;
      payers += quarter.payers;
    }
    expect(outcomes.duesUsdPerYear[run]).toBeCloseTo(paid / payers, 4);
  }
});

it("a seat's account is that of its group's founder in the columns", async () => {
  const seat = 2;
  const { seat: account, runs } = await experiments.outcomes(coalition, RUNS, seat);
  const group = (await simulate(coalition, RUNS)).groups[seat];
  const mean = (values: Float64Array | undefined) =>
    [...(values ?? [])].reduce((sum, value) => sum + value, 0) / runs;
  expect(mean(account?.duesPv)).toBeCloseTo(group?.duesPv ?? 0, 0);
  expect(mean(account?.worthPv)).toBeCloseTo(group?.worthPv ?? 0, 0);
  account?.accessPv.forEach((access, run) => {
    expect(access).toBeGreaterThanOrEqual((account.worthPv[run] ?? 0) * (1 - 1e-12));
  });
});

it("experiments leave the columns around them as they are", async () => {
  const kernel = await startKernel();
  kernel.load(parametersOf(coalition));
  kernel.simulate(0, 100);
  kernel.outcomes(0, 10);
  kernel.openings(0, 10);
  kernel.simulate(100, 100);
  expect(kernel.takeColumns()).toEqual(await columnsOf(coalition, 200));
});

it("openings are the first quarters of the replays", async () => {
  const { firstStrata, ...openings } = await experiments.openings(consortium, 20);
  const kernel = await startKernel();
  kernel.load(parametersOf(consortium));
  const strata = firstStrata.at(-1) ?? 0;
  for (let run = 0; run < 20; run++) {
    const trace = kernel.replay(run);
    const [first] = trace.quarters;
    expect(openings.billUsdPerYear[run]).toBeCloseTo(first?.billUsdPerYear ?? 0, 4);
    expect(openings.fromSponsorsUsdPerYear[run]).toBeCloseTo(first?.fromSponsorsUsdPerYear ?? 0, 4);
    expect(openings.owedUsdPerYear[run]).toBeCloseTo(first?.owedUsdPerYear ?? 0, 4);
    expect(openings.frontierCostUsd[run]).toBe(trace.frontierCostUsd);
    const row = (values: Float64Array) => [...values.subarray(run * strata, (run + 1) * strata)];
    const founders = row(openings.founders);
    const together = founders.reduce((sum, count) => sum + count, 0);
    expect(together).toBe(first?.payers);
    const worth = row(openings.worthUsdPerYear).reduce(
      (sum, value, s) => sum + value * (founders[s] ?? 0),
      0,
    );
    expect(worth / together / (first?.worthUsdPerYear ?? 1)).toBeCloseTo(1, 9);
  }
});
