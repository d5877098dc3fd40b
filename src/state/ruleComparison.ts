import { compareRules, type RulesCompared } from "../analysis/compareRules";
import type { CostSharingRule, Scenario } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import type { Work } from "./study";

/** Compares the rules of sharing; ends after the slice at hand when the study is given up. */
export const ruleComparison: Work<Scenario, RulesCompared> = (scenario, { experiments, signal, progress }) =>
  compareRules(scenario, experiments, (share, known) => {
    signal.throwIfAborted();
    progress(share, known);
  });

/** What the comparison depends on: neither words nor the rule in use. */
export const withoutRule = (scenario: Scenario): Scenario => ({
  ...withoutWords(scenario),
  governance: { ...scenario.governance, costSharing: "equal" },
});

/** What was found, for a scenario that uses this rule. */
export function withRule(compared: RulesCompared, costSharing: CostSharingRule): RulesCompared {
  const { scenario } = compared;
  return { ...compared, scenario: { ...scenario, governance: { ...scenario.governance, costSharing } } };
}
