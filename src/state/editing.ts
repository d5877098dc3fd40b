import type { StoreApi } from "zustand/vanilla";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import { type History, redo, Steps, undo } from "./history";
import type { Keeping } from "./keeping";
import { type Problem, problemOf } from "./problem";
import type { SessionState, Work } from "./session";
import type { Simulation } from "./simulation";

/** Changes what is open, in steps that can be undone; each is kept, and simulated where it matters.
 * @param first  what is open in the store */
export function startEditing(
  store: StoreApi<SessionState>,
  simulation: Simulation,
  keeping: Keeping,
  first: Work,
) {
  let steps = new Steps(first);
  const settle = () => {
    const { scenario: before } = store.getState();
    const ownId = keeping.keepSoon(steps.present);
    store.setState({ ...steps.present, ...steps.reach, ownId });
    const { scenario } = steps.present;
    if (scenario === before) return;
    if (!isSame(withoutWords(scenario), withoutWords(before))) simulation.simulateSoon();
    else
      store.setState(({ shown }) => ({ shown: shown?.scenario === before ? { ...shown, scenario } : shown }));
  };
  const place = (work: Work): Problem => {
    if (isSame(work, steps.present)) return null;
    const problem = problemOf(work.scenario);
    if (problem !== null) return problem;
    steps.add(work);
    settle();
    return null;
  };
  const move = (step: (history: History<Work>) => History<Work>) => {
    if (steps.move(step)) settle();
  };
  return {
    edit(transform: (scenario: Scenario, baseline: Scenario) => Scenario): Problem {
      const { scenario, baseline } = steps.present;
      return place({ scenario: transform(scenario, baseline), baseline });
    },
    setBaseline: () => void place({ ...steps.present, baseline: steps.present.scenario }),
    undo: () => move(undo),
    redo: () => move(redo),
    hold: () => steps.hold(),
    release() {
      if (steps.release(isSame)) store.setState(steps.reach);
    },
    /** To be called when something else is open: there is nothing to undo.
     * @returns that, for the store */
    begin(work: Work): { readonly canUndo: boolean; readonly canRedo: boolean } {
      steps = new Steps(work);
      return steps.reach;
    },
  };
}

export type Editing = ReturnType<typeof startEditing>;
