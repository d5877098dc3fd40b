import type { Attribution } from "../analysis/attribution";
import type { RulesCompared } from "../analysis/compareRules";
import type { Comparison } from "../analysis/compareScenarios";
import type { GoalSearch } from "../analysis/goalSeek";
import type { Preset } from "../model/presets";
import type { Scenario } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import {
  type ComparisonInput,
  chosenSides,
  comparisonInput,
  type Side,
  type SideChoice,
  sidesOf,
} from "./comparing";
import { differencesOf } from "./differences";
import { defaultTarget, type Goal, type TargetChoice } from "./levers";
import { withoutRule, withRule } from "./ruleComparison";
import type { SessionState, Work } from "./session";
import type { SlideMaterial } from "./slides";
import type { OwnScenario } from "./storedScenarios";

/** What slides depend on besides the scenario: what the reader has chosen in other views. */
export interface SlideChoices extends Pick<Work, "scenario" | "baseline"> {
  /** Risk that levers are to reach, in 0…1; null before the first results. */
  readonly target: number | null;
  readonly sides: SideChoice;
  readonly presets: readonly Preset[];
  readonly own: readonly OwnScenario[];
}

/** What each study of slides works on. */
export interface SlideInputs {
  readonly attribution: Scenario;
  readonly rules: Scenario;
  readonly levers: Goal | null;
  /** Null where nothing differs. */
  readonly comparison: ComparisonInput | null;
  /** What is compared, by name. */
  readonly sides: readonly Side[];
}

/** The risk to be reached: the reader's choice for the scenario that is open, or the usual one. */
export function chosenTarget(
  { shown, opened }: Pick<SessionState, "shown" | "opened">,
  { target, origin }: TargetChoice,
): number | null {
  if (target !== null && origin === opened) return target;
  return shown && defaultTarget(shown.results.risk.value);
}

/** What the studies of slides are to work on. The comparison is of the scenarios chosen in Compare; of baseline and
 * present scenario where none were. */
export function slideInputs({ scenario, baseline, target, sides, presets, own }: SlideChoices): SlideInputs {
  const plain = withoutWords(scenario);
  const chosen = chosenSides(sides, sidesOf({ scenario, baseline }, presets, own));
  const differs = differencesOf(chosen.map((side) => side.scenario)).length > 0;
  return {
    attribution: plain,
    rules: withoutRule(scenario),
    levers: target === null ? null : { scenario: plain, target },
    comparison: differs ? comparisonInput(chosen) : null,
    sides: chosen,
  };
}

/** What the studies have found for their inputs; null where that is not known yet. */
export interface SlideFindings {
  readonly attribution: Attribution | null;
  readonly rules: RulesCompared | null;
  readonly levers: GoalSearch | null;
  readonly comparison: Comparison | null;
}

/** What slides are made of, of what was found for these inputs. Null before the first results. */
export function slideMaterial(
  { shown, baseline, scenario }: Pick<SessionState, "shown" | "baseline" | "scenario">,
  { sides }: SlideInputs,
  { attribution, rules, levers, comparison }: SlideFindings,
): SlideMaterial | null {
  if (shown === null) return null;
  return {
    shown,
    baseline,
    attribution,
    rules: rules && withRule(rules, scenario.governance.costSharing),
    levers: levers !== null && levers.waiting.length === 0 ? levers : null,
    comparison: comparison && { found: comparison, sides },
  };
}
