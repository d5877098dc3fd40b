import type { StoreApi } from "zustand/vanilla";
import type { SimulationUpdate, Simulator } from "../pool/simulator";
import type { SessionState } from "./session";

/** Calls back before the next frame is drawn. */
export type Schedule = (callback: () => void) => void;

/** Simulates the store's scenario now, and again soon after each call of `simulateSoon`. */
export function startSimulating(store: StoreApi<SessionState>, simulator: Simulator, schedule: Schedule) {
  let requests = 0;
  /** How often it was stopped: whoever was asked before is not heard any more. */
  let stops = 0;
  let isScheduled = false;
  let isDisposed = false;
  const simulate = () => {
    isScheduled = false;
    if (isDisposed) return;
    const { scenario, precision, courses } = store.getState();
    const number = ++requests;
    const stopsBefore = stops;
    // A newer scenario may be waiting for its frame.
    const isNewest = () => number === requests && !isScheduled;
    // The request before is not cancelled: the simulator lets it show its draft, so that pictures come even
    // while changes rain.
    const listener = {
      update: ({ results, runsDone, runsTotal, fingerprint, done }: SimulationUpdate) => {
        if (stops > stopsBefore) return;
        store.setState({
          shown: { scenario, results, runsDone, runsTotal, fingerprint },
          phase: done && isNewest() ? "done" : "running",
          error: null,
        });
      },
      fail: (error: Error) => {
        if (isNewest()) store.setState({ phase: "failed", error });
      },
    };
    simulator.simulate(scenario, listener, { precision, courses });
  };
  simulate();
  return {
    simulateSoon() {
      store.setState({ phase: "running", error: null });
      if (isScheduled) return;
      isScheduled = true;
      schedule(simulate);
    },
    /** Leaves it at the runs that are done; nothing when none are under way. */
    stop() {
      if (store.getState().phase !== "running" || isScheduled) return;
      stops++;
      simulator.cancelAll();
      store.setState({ phase: "stopped" });
    },
    dispose() {
      isDisposed = true;
      simulator.dispose();
    },
  };
}

export type Simulation = ReturnType<typeof startSimulating>;
