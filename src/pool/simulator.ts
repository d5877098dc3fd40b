import type { Experiments } from "../analysis/experiments";
import { runsForPrecision } from "../analysis/precision";
import type { Results } from "../analysis/results";
import { summarise } from "../analysis/summarise";
import type { Trace } from "../analysis/trace";
import type { Columns } from "../engine/columns";
import { fingerprintOf } from "../engine/fingerprint";
import { parametersOf } from "../engine/parameters";
import { LIMITS, type Scenario } from "../model/schema";
import { createExperiments } from "./experiments";
import { Pool } from "./pool";
import type { StartPort } from "./protocol";

/** What is known of a scenario so far: a draft from the first runs, refined until `done`. */
export interface SimulationUpdate {
  readonly results: Results;
  readonly runsDone: number;
  readonly runsTotal: number;
  /** Only with the last update. */
  readonly fingerprint: string | null;
  readonly done: boolean;
}

export interface SimulationListener {
  update(update: SimulationUpdate): void;
  fail(error: Error): void;
}

export interface SimulationOptions {
  readonly courses: boolean;
  /** Half the width of the risk's 95 % interval at which to stop, in 0…1; null for the scenario's number of runs. */
  readonly precision: number | null;
}

/** Whoever runs the scenarios: the pool of workers in the page, something simpler in tests. */
export interface Simulator {
  /** First a draft, then refined, then done. A newer request takes over once this one has shown its draft. */
  simulate(scenario: Scenario, on: SimulationListener, options: SimulationOptions): void;
  /** Simulates no more of what was asked for so far. */
  cancelAll(): void;
  /** What happens in one run of a scenario, the same run that `simulate` counts.
   * @param run  its number, from 0 */
  replay(scenario: Scenario, run: number): Promise<Trace>;
  /** Simulates the variants that a study asks for, whenever nothing else is to do, until `signal` gives it up. */
  experiments(signal: AbortSignal): Experiments;
  dispose(): void;
}

const DRAFT_RUNS = 2000;
const UPDATE_MILLISECONDS = 80;

/** A simulator on a pool of workers.
 * @param size  how many workers, at least 1
 * @param helpers  how many more for experiments alone, while nothing else is simulated */
export function createSimulator(startPort: StartPort, size: number, helpers = 0): Simulator {
  const pool = new Pool(startPort, size, helpers);
  return {
    simulate(scenario, on, { precision, courses }) {
      let runs = precision === null ? scenario.simulation.runs : DRAFT_RUNS;
      let shownAt = Number.NEGATIVE_INFINITY;
      const show = (columns: Columns, done: boolean) => {
        const results = summarise(columns, scenario);
        const fingerprint = done ? fingerprintOf(columns) : null;
        on.update({ results, runsDone: columns.runs, runsTotal: runs, fingerprint, done });
        shownAt = performance.now();
      };
      const runsAfter = (columns: Columns) => {
        if (precision !== null) {
          const { risk } = summarise(columns, scenario);
          runs = Math.max(runs, runsForPrecision(risk.value, precision, LIMITS.runs));
        }
        return runs;
      };
      const draftRuns = Math.min(runs, DRAFT_RUNS);
      const request = { parameters: parametersOf(scenario, { courses }), runs, draftRuns, runsAfter };
      pool.simulate(request, {
        progress: (columns) => {
          if (performance.now() - shownAt >= UPDATE_MILLISECONDS) show(columns, false);
        },
        done: (columns) => show(columns, true),
        fail: on.fail,
      });
    },
    cancelAll: () => pool.cancelAll(),
    replay: (scenario, run) => pool.errand(parametersOf(scenario), { kind: "replay", run }),
    experiments: (signal) => createExperiments(pool, signal),
    dispose: () => pool.dispose(),
  };
}
