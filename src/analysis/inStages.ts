import type { Scenario } from "../model/schema";
import type { Experiments, Outcomes } from "./experiments";
import { strataOf } from "./strataOf";

/** What a study works with; `progress` tells the share of the work that is done, and what can be shown already. */
export interface StageTools<T> {
  readonly experiments: Experiments;
  progress(share: number, result?: T): void;
}

interface StagedWork<C, T> {
  readonly scenarios: readonly Scenario[];
  /** Ascending: few runs of all scenarios for a first picture, then more. */
  readonly stages: readonly number[];
  /** What is kept of one scenario's outcomes. */
  readonly measure: (outcomes: Outcomes) => C;
  readonly conclude: (measured: readonly C[], runs: number) => T;
}

/** Simulates many variants of a scenario on common random numbers, over few runs first.
 * @returns what is concluded from the last stage; `progress` has had what was concluded from those before */
export async function inStages<C, T>(
  { scenarios, stages, measure, conclude }: StagedWork<C, T>,
  { experiments, progress }: StageTools<T>,
): Promise<T> {
  const total = stages.reduce((sum, runs) => sum + runs, 0) * scenarios.length;
  let [done, told] = [0, 0];
  const measured = async (scenario: Scenario, runs: number) => {
    const kept = measure(await experiments.outcomes(scenario, runs));
    done += runs;
    if (done / total - told >= 0.01) {
      told = done / total;
      progress(told);
    }
    return kept;
  };
  const stage = async (runs: number) =>
    conclude(await Promise.all(scenarios.map((scenario) => measured(scenario, runs))), runs);
  for (const runs of stages.slice(0, -1)) {
    const part = await stage(runs);
    progress(done / total, part);
  }
  return stage(stages.at(-1) as number);
}

/** A run of more strata takes longer: from here on fewer runs are done, so that a study ends in good time. */
const MANY_STRATA = 40;

/** But no fewer than this part of them. */
const LEAST_PART = 0.2;

/** Runs of a first picture and of the whole study; fewer where the scenario has fewer, or very many unlike members.
 * @example stagesOf(coalition, 250, 5000) // [250, 5000] */
export function stagesOf(scenario: Scenario, first: number, most: number): readonly number[] {
  const part = Math.max(LEAST_PART, Math.min(1, MANY_STRATA / strataOf(scenario)));
  const { runs } = scenario.simulation;
  const [few, all] = [Math.round(first * part), Math.min(runs, Math.round(most * part))];
  return few < all ? [few, all] : [all];
}
