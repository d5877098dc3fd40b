import { startPagePort } from "./pagePort";
import { createSimulator, type SimulationUpdate, type Simulator } from "./simulator";

const MOST_WORKERS = 8;

/** The page's simulator, with a worker for each core but one, which draws the page and helps with experiments while
 * nothing else is simulated. Updates come in a
 * task of their own, the newest only: taking in results and drawing them are two short tasks, not a long one. */
export function createPageSimulator(): Simulator {
  const cores = navigator.hardwareConcurrency || 2;
  const workers = Math.max(1, Math.min(MOST_WORKERS, cores - 1));
  const simulator = createSimulator(
    startPagePort,
    workers,
    Math.max(0, Math.min(MOST_WORKERS, cores) - workers),
  );
  return {
    simulate(scenario, on, options) {
      let newest: SimulationUpdate | null = null;
      let timer: number | null = null;
      const show = () => {
        timer = null;
        if (newest !== null) on.update(newest);
      };
      const listener = {
        update: (update: SimulationUpdate) => {
          newest = update;
          timer ??= window.setTimeout(show);
        },
        fail: (error: Error) => {
          if (timer !== null) {
            clearTimeout(timer);
            show();
          }
          on.fail(error);
        },
      };
      simulator.simulate(scenario, listener, options);
    },
    cancelAll: () => simulator.cancelAll(),
    replay: (scenario, run) => simulator.replay(scenario, run),
    experiments: (signal) => simulator.experiments(signal),
    dispose: () => simulator.dispose(),
  };
}
