import { compareRules, type RulesCompared } from "../../analysis/compareRules";
import type { Scenario } from "../../model/schema";
import type { Work } from "../../state/study";

/** Compares the rules of sharing; ends after the slice at hand when the study is given up. */
export const ruleComparison: Work<Scenario, RulesCompared> = (scenario, { experiments, signal, progress }) =>
  compareRules(scenario, experiments, (share, known) => {
    signal.throwIfAborted();
    progress(share, known);
  });
