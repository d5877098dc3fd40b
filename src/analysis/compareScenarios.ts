import { quartersOf } from "../model/quarters";
import type { Scenario } from "../model/schema";
import type { Experiments } from "./experiments";
import { type Account, accountOf, type PairedComparison, pairedComparison } from "./pairedComparison";

/** What scenarios have to have in common to be compared run by run. */
export interface CommonGround {
  readonly seed: string;
  readonly runs: number;
  readonly horizonYears: number;
}

/** Beyond this, intervals are narrower than anybody can use. */
const MOST_RUNS = 100_000;

/** The seed of the first scenario, the least number of runs, at most 100,000, and the shortest horizon.
 * @param scenarios  at least one */
export function commonGround(scenarios: readonly Scenario[]): CommonGround {
  return {
    seed: scenarios[0]?.simulation.seed ?? "",
    runs: Math.min(MOST_RUNS, ...scenarios.map(({ simulation }) => simulation.runs)),
    horizonYears: Math.min(...scenarios.map(({ horizonYears }) => horizonYears)),
  };
}

/** Several scenarios on the same random numbers. */
export interface Comparison extends CommonGround {
  /** In the order of the scenarios. */
  readonly accounts: readonly Account[];
  /** Of each scenario but the first with the first. */
  readonly againstFirst: readonly PairedComparison[];
  /** The two with the lowest risk: their places, and how the second of them differs from the first. */
  readonly lowest: { readonly places: readonly [number, number]; readonly comparison: PairedComparison };
}

/** Simulates scenarios on common ground and compares each with the first, run by run. Draws are addressed by run, so
 * with a shorter horizon a scenario's runs are the beginnings of the same runs.
 * @param scenarios  at least two
 * @param progress  told the share of scenarios that are done */
export async function compareScenarios(
  scenarios: readonly Scenario[],
  experiments: Experiments,
  progress: (share: number) => void,
): Promise<Comparison> {
  const ground = commonGround(scenarios);
  const { seed, runs, horizonYears } = ground;
  let done = 0;
  const outcomes = await Promise.all(
    scenarios.map(async (scenario) => {
      const simulation = { ...scenario.simulation, seed, runs };
      const found = await experiments.outcomes({ ...scenario, horizonYears, simulation }, runs);
      done += 1;
      progress(done / scenarios.length);
      return found;
    }),
  );
  const quarters = Math.max(1, quartersOf(horizonYears));
  const accounts = outcomes.map((found) => accountOf(found, quarters));
  const compare = (a: number, b: number) => {
    const [first, second] = [outcomes[a], outcomes[b]];
    if (first === undefined || second === undefined) throw new RangeError("it takes two to compare");
    return pairedComparison(first, second, quarters);
  };
  const riskAt = (place: number) => accounts[place]?.risk.value ?? 1;
  const [best = 0, next = 1] = [...accounts.keys()].toSorted((a, b) => riskAt(a) - riskAt(b));
  return {
    ...ground,
    accounts,
    againstFirst: outcomes.slice(1).map((_, index) => compare(0, index + 1)),
    lowest: { places: [best, next], comparison: compare(best, next) },
  };
}
