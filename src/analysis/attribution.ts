import type { Scenario } from "../model/schema";
import { chanceOf } from "./chanceOf";
import { DRIVERS, type Driver, driversOf, withoutDriver } from "./drivers";
import type { Outcomes } from "./experiments";
import { inStages, type StageTools, stagesOf } from "./inStages";
import type { Estimate } from "./results";
import { shapleyOfGame } from "./shapleyOfGame";

/** What one driver contributes to the risk. */
export interface Contribution {
  readonly driver: Driver;
  /** Whether the scenario has it; if not, the contribution is 0. */
  readonly isPresent: boolean;
  /** Share of all runs, in −1…1, with its 95 % interval; infinite ends over too few runs to tell. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The risk when this driver alone is switched off. */
  readonly without: Estimate;
}

/** What the risk is made of: contributions and rest add to it. */
export interface Attribution {
  readonly runs: number;
  readonly risk: Estimate;
  /** The risk that is left when every driver is off. */
  readonly rest: Estimate;
  /** In the order of `DRIVERS`. */
  readonly contributions: readonly Contribution[];
}

const FIRST_RUNS = 250;
const RUNS = 5000;
const BATCHES = 20;
/** 0.975-quantile of Student's t with 19 degrees of freedom. */
const T_975 = 2.093024054408263;

/** Runs that fell apart, batch by batch; batches are alike in size to within a run. */
function fallsOf({ endedAfter, runs }: Outcomes): readonly number[] {
  const falls = new Array<number>(BATCHES).fill(0);
  endedAfter.forEach((after, run) => {
    if (after > 0) falls[batchOf(run, runs)] = (falls[batchOf(run, runs)] ?? 0) + 1;
  });
  return falls;
}

const batchOf = (run: number, runs: number) => Math.floor((run * BATCHES) / runs);

const sizeOf = (batch: number, runs: number) =>
  Math.ceil(((batch + 1) * runs) / BATCHES) - Math.ceil((batch * runs) / BATCHES);

/** Half the width of the 95 % interval of a player's value, from its values in each batch. */
function halfWidthOf(values: readonly number[], runs: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / BATCHES;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = T_975 * Math.sqrt(squares / (BATCHES - 1) / BATCHES);
  // It changed no run: then it may still change as many as one may miss.
  return half > 0 ? half : chanceOf(0, runs).high;
}

/** Shapley values of the drivers that a scenario has, from the falls of all its models.
 * @param falls  by model, whose bits say which of `present` are on; each by batch */
function conclude(present: readonly Driver[], falls: readonly (readonly number[])[], runs: number) {
  const totals = falls.map((ofModel) => ofModel.reduce((sum, count) => sum + count, 0));
  const all = totals.length - 1;
  const riskOf = (model: number) => chanceOf((totals[model] ?? 0) / runs, runs);
  const values = shapleyOfGame(totals.map((count) => count / runs));
  const canTell = runs >= BATCHES;
  const byBatch = Array.from({ length: canTell ? BATCHES : 0 }, (_, batch) =>
    shapleyOfGame(falls.map((ofModel) => (ofModel[batch] ?? 0) / sizeOf(batch, runs))),
  );
  const contributions = DRIVERS.map((driver): Contribution => {
    const player = present.indexOf(driver);
    if (player === -1) return { driver, isPresent: false, value: 0, low: 0, high: 0, without: riskOf(all) };
    const value = values[player] ?? 0;
    const half = canTell
      ? halfWidthOf(
          byBatch.map((ofBatch) => ofBatch[player] ?? 0),
          runs,
        )
      : Infinity;
    const without = riskOf(all & ~(1 << player));
    return { driver, isPresent: true, value, low: value - half, high: value + half, without };
  });
  return { runs, risk: riskOf(all), rest: riskOf(0), contributions };
}

/** Departures can breed departures only where one of these brings any. */
const LEAVING: readonly Driver[] = ["duesAboveWorth", "ownDepartures", "splits"];

/** The models that differ, each told by which drivers are on, and each model's place among them. */
function distinctModels(present: readonly Driver[]) {
  const bitOf = (driver: Driver) => (present.includes(driver) ? 1 << present.indexOf(driver) : 0);
  const leaving = LEAVING.reduce((bits, driver) => bits | bitOf(driver), 0);
  const all = Array.from({ length: 1 << present.length }, (_, model) => model);
  const sameAs = all.map((model) => ((model & leaving) === 0 ? model & ~bitOf("contagion") : model));
  const distinct = [...new Set(sameAs)];
  return { distinct, places: sameAs.map((model) => distinct.indexOf(model)) };
}

/** What each driver contributes to the risk: its Shapley value in the game whose coalitions are the drivers that are
 * on and whose worth is the risk, from all on/off models on common random numbers. */
export function attributeRisk(scenario: Scenario, tools: StageTools<Attribution>): Promise<Attribution> {
  const present = driversOf(scenario);
  const { distinct, places } = distinctModels(present);
  const scenarios = distinct.map((model) =>
    present
      .filter((_, player) => (model & (1 << player)) === 0)
      .reduce((variant, driver) => withoutDriver(variant, driver), scenario),
  );
  return inStages<readonly number[], Attribution>(
    {
      scenarios,
      stages: stagesOf(scenario, FIRST_RUNS, RUNS),
      measure: fallsOf,
      conclude: (falls, runs) =>
        conclude(
          present,
          places.map((place) => falls[place] ?? []),
          runs,
        ),
    },
    tools,
  );
}
