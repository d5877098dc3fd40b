import { createStore } from "zustand/vanilla";
import type { NotableRuns } from "../analysis/notableRuns";
import type { SessionState } from "./session";

/** How a run was chosen: as one of the notable ones, or by its number. */
export type ChosenBy = keyof NotableRuns | "number";

/** Which run is looked at. It outlives the view, so that it is still there when one comes back. */
export interface FutureChoice {
  readonly by: ChosenBy;
  /** From 0; null until the results that it is chosen from are complete. */
  readonly run: number | null;
  /** The quarter that the player stands at; null: the end. */
  readonly cursor: number | null;
  /** Which of the scenarios opened one after the other it was chosen for; null at first. */
  readonly origin: number | null;
}

const FIRST: FutureChoice = { by: "typical", run: null, cursor: null, origin: null };

/** Which run is looked at, and where its player stands. */
export function createFutureStore() {
  const store = createStore<FutureChoice>(() => FIRST);
  return {
    store,
    /** Looks at a run from now on, whatever the assumptions become. */
    chooseRun: (by: ChosenBy, run: number) => store.setState({ by, run, cursor: null }),
    moveCursor: (cursor: number | null) => store.setState({ cursor }),
  };
}

export type FutureStore = ReturnType<typeof createFutureStore>;

/** The run to look at: the chosen one, as far as it is among the simulated ones. */
export function runOf({ by, run }: FutureChoice, notable: NotableRuns, runs: number): number {
  const chosen = run ?? (by === "number" ? 0 : notable[by]);
  return Math.min(chosen ?? notable.typical ?? notable.survivor ?? 0, runs - 1);
}

/** What becomes of the choice as the session goes on: another scenario is met with a typical collapse, unless a run
 * was chosen by its number; and once results are complete, the run stays the same while assumptions move.
 * @returns the same object when nothing changes */
export function keptChoice(
  choice: FutureChoice,
  { opened: origin, scenario, shown }: Pick<SessionState, "opened" | "scenario" | "shown">,
  notable: NotableRuns | null,
): FutureChoice {
  if (choice.origin !== origin) {
    return choice.by === "number" ? { ...choice, origin, cursor: null } : { ...FIRST, origin };
  }
  const isComplete = shown !== null && shown.scenario === scenario && shown.fingerprint !== null;
  if (choice.run !== null || !isComplete || notable === null) return choice;
  return { ...choice, run: runOf(choice, notable, shown.runsTotal) };
}
