import type { Experiments } from "../../../src/analysis/experiments";
import type { Results } from "../../../src/analysis/results";
import type { Trace } from "../../../src/analysis/trace";
import type { Scenario } from "../../../src/model/schema";
import type { SimulationListener, SimulationOptions, Simulator } from "../../../src/pool/simulator";

export interface Request {
  readonly scenario: Scenario;
  readonly on: SimulationListener;
  readonly options: SimulationOptions;
  isCancelled: boolean;
  /** Sends results of so many of the scenario's runs. */
  answer(results: Results, runsDone?: number): void;
}

/** A replay that somebody asked for, to be answered or failed. */
export interface ReplayRequest {
  readonly scenario: Scenario;
  readonly run: number;
  resolve(trace: Trace): void;
  reject(error: Error): void;
}

const NEVER = new Promise<never>(() => {});

/** Experiments that never come to an end. */
const pending: Experiments = { outcomes: () => NEVER, openings: () => NEVER };

/** A simulator that answers when a test tells it to.
 * @param experiments  for its studies; see also `tests/support/experiments.ts` */
export function fakeSimulator(experiments: Experiments = pending) {
  const requests: Request[] = [];
  const replays: ReplayRequest[] = [];
  const simulator: Simulator & { isDisposed: boolean } = {
    isDisposed: false,
    simulate(scenario, on, options) {
      const request: Request = {
        scenario,
        on,
        options,
        isCancelled: false,
        answer(results, runsDone = scenario.simulation.runs) {
          const runsTotal = scenario.simulation.runs;
          const done = runsDone === runsTotal;
          on.update({ results, runsDone, runsTotal, fingerprint: done ? "fingerprint" : null, done });
        },
      };
      requests.push(request);
    },
    cancelAll() {
      for (const request of requests) request.isCancelled = true;
    },
    replay: (scenario, run) =>
      new Promise((resolve, reject) => {
        replays.push({ scenario, run, resolve, reject });
      }),
    experiments: () => experiments,
    dispose() {
      simulator.isDisposed = true;
    },
  };
  const newest = () => {
    const request = requests.at(-1);
    if (request === undefined) throw new Error("nothing was requested");
    return request;
  };
  return { simulator, requests, replays, newest };
}
