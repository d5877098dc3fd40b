import { attributeRisk } from "../analysis/attribution";
import { isSame } from "../model/paths";
import { compareSides, sideChoiceOf } from "./comparing";
import { leversWork, targetOf } from "./levers";
import { ruleComparison } from "./ruleComparison";
import type { Session } from "./session";
import { chosenTarget, slideInputs, slideMaterial } from "./slideInputs";
import type { SlideMaterial } from "./slides";
import { studyOf, type Work } from "./study";

/** What slides are made of, of the studies that have come to their end by now; asks for nothing. Null before the first
 * results. */
export function materialNow(session: Session): SlideMaterial | null {
  const state = session.store.getState();
  const { own } = session.library.store.getState();
  const target = chosenTarget(state, targetOf(session).getState());
  const sides = sideChoiceOf(session).getState();
  const inputs = slideInputs({ ...state, target, sides, presets: session.presets, own });
  const found = <I, T>(work: Work<I, T>, input: I | null): T | null => {
    const { shown, phase } = studyOf(session, work).store.getState();
    return phase === "done" && shown !== null && isSame(shown.input, input) ? shown.result : null;
  };
  return slideMaterial(state, inputs, {
    attribution: found(attributeRisk, inputs.attribution),
    rules: found(ruleComparison, inputs.rules),
    levers: found(leversWork, inputs.levers),
    comparison: found(compareSides, inputs.comparison),
  });
}
