import { createStore, type StoreApi } from "zustand/vanilla";
import type { Results } from "../analysis/results";
import type { Preset } from "../model/presets";
import type { Scenario } from "../model/schema";
import type { Simulator } from "../pool/simulator";
import { valueAt, withValue } from "./paths";
import { type Problem, problemOf } from "./problem";

/** Results on the screen, with the scenario that they belong to; it may be a little behind the newest. */
export interface Shown {
  readonly scenario: Scenario;
  readonly results: Results;
  readonly runsDone: number;
  readonly runsTotal: number;
  readonly fingerprint: string | null;
}

export interface SessionState {
  readonly presetId: string;
  /** The preset as it came; marks and resets refer to it. */
  readonly baseline: Scenario;
  readonly scenario: Scenario;
  readonly shown: Shown | null;
  /** "running" until the last update of the newest scenario. */
  readonly phase: "running" | "done" | "failed";
  readonly error: Error | null;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** @throws {RangeError} when there is no such preset */
  choosePreset(id: string): void;
  /** Sets one field; an invalid value changes nothing and comes back as a problem. */
  change(path: string, value: unknown): Problem;
  /** Changes several fields at once, on the same terms. */
  edit(transform: (scenario: Scenario, baseline: Scenario) => Scenario): Problem;
  /** Until `release`, changes belong together: to one drag of a slider. */
  hold(): void;
  release(): void;
  reset(path: string): void;
  resetAll(): void;
  /** Simulates again after a failure. */
  retry(): void;
  dispose(): void;
}

/** Calls back before the next frame is drawn. */
export type Schedule = (callback: () => void) => void;

/** Simulates the store's scenario now, and again soon after each call of what it returns. */
function startSimulating(store: StoreApi<SessionState>, simulator: Simulator, schedule: Schedule) {
  let cancel = () => {};
  let requests = 0;
  let isScheduled = false;
  let isStopped = false;
  const simulate = () => {
    isScheduled = false;
    if (isStopped) return;
    const { scenario } = store.getState();
    const number = ++requests;
    // A newer scenario may be waiting for its frame.
    const isNewest = () => number === requests && !isScheduled;
    // The request before is not cancelled: the simulator lets it show its draft, so that pictures come even
    // while changes rain.
    cancel = simulator.simulate(scenario, {
      update: ({ results, runsDone, runsTotal, fingerprint, done }) =>
        store.setState({
          shown: { scenario, results, runsDone, runsTotal, fingerprint },
          phase: done && isNewest() ? "done" : "running",
          error: null,
        }),
      fail: (error) => {
        if (isNewest()) store.setState({ phase: "failed", error });
      },
    });
  };
  simulate();
  return {
    simulateSoon() {
      store.setState({ phase: "running", error: null });
      if (isScheduled) return;
      isScheduled = true;
      schedule(simulate);
    },
    stop() {
      isStopped = true;
      cancel();
      simulator.dispose();
    },
  };
}

/** A session with one scenario being worked on: it simulates every change, at most once a frame. */
export function createSession(
  simulator: Simulator,
  presets: readonly Preset[],
  schedule: Schedule = requestAnimationFrame,
): Session {
  const presetOf = (id: string | undefined) => {
    const preset = presets.find((candidate) => candidate.id === id);
    if (preset === undefined) throw new RangeError(`there is no preset "${id}"`);
    return preset;
  };
  const { id: presetId, scenario: first } = presetOf(presets[0]?.id);
  const store = createStore<SessionState>(() => ({
    presetId,
    baseline: first,
    scenario: first,
    shown: null,
    phase: "running",
    error: null,
  }));
  const { simulateSoon, stop } = startSimulating(store, simulator, schedule);
  const replace = (scenario: Scenario): Problem => {
    if (scenario === store.getState().scenario) return null;
    const problem = problemOf(scenario);
    if (problem !== null) return problem;
    store.setState({ scenario });
    simulateSoon();
    return null;
  };
  return {
    store,
    choosePreset(id) {
      const { scenario } = presetOf(id);
      store.setState({ presetId: id, baseline: scenario, scenario });
      simulateSoon();
    },
    change: (path, value) => replace(withValue(store.getState().scenario, path, value)),
    edit: (transform) => replace(transform(store.getState().scenario, store.getState().baseline)),
    hold() {},
    release() {},
    reset(path) {
      const { scenario, baseline } = store.getState();
      replace(withValue(scenario, path, valueAt(baseline, path)));
    },
    resetAll: () => void replace(store.getState().baseline),
    retry: simulateSoon,
    dispose: stop,
  };
}
