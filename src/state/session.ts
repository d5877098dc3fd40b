import { createStore, type StoreApi } from "zustand/vanilla";
import type { Experiments } from "../analysis/experiments";
import type { Results } from "../analysis/results";
import type { Trace } from "../analysis/trace";
import { valueAt, withValue } from "../model/paths";
import type { Preset } from "../model/presets";
import type { Scenario } from "../model/schema";
import type { Simulator } from "../pool/simulator";
import { startEditing } from "./editing";
import { lastWork, startKeeping } from "./keeping";
import { createLibrary, type Library } from "./library";
import { openings, type Received } from "./opening";
import type { Problem } from "./problem";
import { type Schedule, startSimulating } from "./simulation";
import type { Opened } from "./storedScenarios";

/** Results on the screen, with the scenario that they belong to; it may be a little behind the newest. */
export interface Shown {
  readonly scenario: Scenario;
  readonly results: Results;
  readonly runsDone: number;
  readonly runsTotal: number;
  readonly fingerprint: string | null;
}

/** What undo and redo go back and forth over. */
export interface Work {
  readonly scenario: Scenario;
  /** What marks and resets refer to: the preset as it came, or what the reader has made the baseline. */
  readonly baseline: Scenario;
}

export interface SessionState extends Work {
  /** The preset that the scenario began as; null when it did not. */
  readonly presetId: string | null;
  /** Under which it is kept as one of the reader's own; null for a preset as it came. */
  readonly ownId: string | null;
  /** How many scenarios have been opened before this one. */
  readonly opened: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Half the width of the risk's interval at which to stop, in 0…1; null to do the scenario's number of runs. */
  readonly precision: number | null;
  /** Whether results bring the courses of groups. */
  readonly courses: boolean;
  readonly shown: Shown | null;
  /** "running" until the last update of the newest scenario. */
  readonly phase: "running" | "done" | "stopped" | "failed";
  readonly error: Error | null;
}

/** Whether all runs of the scenario as it is are done. */
export const isComplete = ({ phase, shown, scenario }: Pick<SessionState, "phase" | "shown" | "scenario">) =>
  phase === "done" && shown?.scenario === scenario;

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly presets: readonly Preset[];
  readonly library: Library;
  /** @throws {RangeError} when there is no such preset */
  openPreset(id: string): void;
  /** Opens one of the reader's own scenarios; false when it is gone. */
  openOwn(id: string): boolean;
  /** Opens a scenario that came from elsewhere as one of the reader's own; where the same one is open, kept or a
   * preset already, that one.
   * @param from  what else came with it; without, it is its own baseline and the precision stays
   * @returns whether the reader had it already */
  openScenario(scenario: Scenario, from?: Partial<Omit<Received, "scenario">>): "new" | "known";
  /** Keeps a copy of what is open as one of the reader's own, and opens it. */
  duplicate(): void;
  /** Names one of the reader's own anew. */
  rename(id: string, name: string): Problem;
  /** Deletes one of the reader's own; when it is open, its preset takes its place. */
  deleteOwn(id: string): void;
  /** Sets one field; an invalid value changes nothing and comes back as a problem. */
  change(path: string, value: unknown): Problem;
  /** Changes several fields at once, on the same terms. */
  edit(transform: (scenario: Scenario, baseline: Scenario) => Scenario): Problem;
  reset(path: string): void;
  /** Back to the baseline, but for the name. */
  resetAll(): void;
  /** From now on marks and resets refer to the scenario as it is. */
  setBaseline(): void;
  undo(): void;
  redo(): void;
  /** From here to `release` all changes are one step for undo. */
  hold(): void;
  release(): void;
  setPrecision(halfWidth: number | null): void;
  /** Whether results are to bring the courses of groups, which take a little longer. */
  setCourses(courses: boolean): void;
  /** Leaves it at the runs that are done. */
  stop(): void;
  /** Simulates again after a failure or a stop. */
  retry(): void;
  /** What happens in one run of a scenario, from 0; rejects when it cannot be simulated. */
  replay(scenario: Scenario, run: number): Promise<Trace>;
  /** Simulates the variants that a study asks for, after everything else, until `signal` gives it up. */
  experiments(signal: AbortSignal): Experiments;
  dispose(): void;
}

/** A session with one scenario being worked on: it simulates every change, at most once a frame, and keeps what
 * differs from the presets in the library soon after.
 * @param start  what to begin with; by default what was open last */
export function createSession(
  simulator: Simulator,
  presets: readonly Preset[],
  schedule: Schedule = requestAnimationFrame,
  library: Library = createLibrary(),
  start: Work & Opened = lastWork(presets, library),
): Session {
  const { presetId, ownId, scenario, baseline, precision } = start;
  const store = createStore<SessionState>(() => ({
    presetId,
    ownId,
    scenario,
    baseline,
    precision,
    opened: 0,
    canUndo: false,
    canRedo: false,
    courses: false,
    shown: null,
    phase: "running",
    error: null,
  }));
  const simulation = startSimulating(store, simulator, schedule);
  const keeping = startKeeping(store, library, presets);
  const editing = startEditing(store, simulation, keeping, { scenario, baseline });
  const { edit, setBaseline, undo, redo, hold, release } = editing;
  return {
    store,
    presets,
    library,
    ...openings(store, presets, library, { simulation, keeping, editing }),
    change: (path, value) => edit((before) => withValue(before, path, value)),
    edit,
    reset: (path) => void edit((before, base) => withValue(before, path, valueAt(base, path))),
    resetAll: () => void edit(({ name }, base) => (name === base.name ? base : { ...base, name })),
    setBaseline,
    undo,
    redo,
    hold,
    release,
    setPrecision(precision) {
      store.setState({ precision });
      keeping.noteOpened();
      simulation.simulateSoon();
    },
    setCourses(courses) {
      const { courses: before, phase } = store.getState();
      store.setState({ courses });
      if (courses && !before && phase !== "stopped") simulation.simulateSoon();
    },
    replay: (replayed, run) => simulator.replay(replayed, run),
    experiments: (signal) => simulator.experiments(signal),
    stop: simulation.stop,
    retry: simulation.simulateSoon,
    dispose() {
      keeping.dispose();
      simulation.dispose();
    },
  };
}
