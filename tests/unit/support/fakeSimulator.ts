import type { Results } from "../../../src/analysis/results";
import type { Scenario } from "../../../src/model/schema";
import type { SimulationListener, Simulator } from "../../../src/pool/simulator";

export interface Request {
  readonly scenario: Scenario;
  readonly extras: Parameters<Simulator["simulate"]>[2];
  readonly on: SimulationListener;
  isCancelled: boolean;
  /** Sends results of so many of the scenario's runs. */
  answer(results: Results, runsDone?: number): void;
}

/** A simulator that answers when a test tells it to. */
export function fakeSimulator() {
  const requests: Request[] = [];
  const simulator: Simulator & { isDisposed: boolean } = {
    isDisposed: false,
    simulate(scenario, on, extras) {
      const request: Request = {
        scenario,
        extras,
        on,
        isCancelled: false,
        answer(results, runsDone = scenario.simulation.runs) {
          const runsTotal = scenario.simulation.runs;
          const done = runsDone === runsTotal;
          on.update({ results, runsDone, runsTotal, fingerprint: done ? "fingerprint" : null, done });
        },
      };
      requests.push(request);
      return () => {
        request.isCancelled = true;
      };
    },
    dispose() {
      simulator.isDisposed = true;
    },
  };
  const newest = () => {
    const request = requests.at(-1);
    if (request === undefined) throw new Error("nothing was requested");
    return request;
  };
  return { simulator, requests, newest };
}
