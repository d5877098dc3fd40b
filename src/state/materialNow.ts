import { attributeRisk } from "../analysis/attribution";
import { isSame } from "../model/paths";
import { withoutWords } from "../model/withoutWords";
import { compareSides, sidesOf } from "./comparing";
import { defaultTarget, leversWork, targetOf } from "./levers";
import { ruleComparison, withoutRule, withRule } from "./ruleComparison";
import type { Session } from "./session";
import type { SlideMaterial } from "./slides";
import { studyOf, type Work } from "./study";

/** What slides are made of, as far as it has been worked out by now; asks for nothing. Null before the first results. */
export function materialNow(session: Session): SlideMaterial | null {
  const { scenario, baseline, shown, opened } = session.store.getState();
  if (shown === null) return null;
  const found = <I, T>(work: Work<I, T>, input: I): T | null => {
    const known = studyOf(session, work).store.getState().shown;
    return known !== null && isSame(known.input, input) ? known.result : null;
  };
  const choice = targetOf(session).getState();
  const chosen = choice.origin === opened ? choice.target : null;
  const target = chosen ?? defaultTarget(shown.results.risk.value);
  const rules = found(ruleComparison, withoutRule(scenario));
  const levers = found(leversWork, { scenario: withoutWords(scenario), target });
  const [now, before] = sidesOf({ scenario, baseline }, [], []);
  const sides = [before, now].flatMap((side) => side ?? []);
  const differs = !isSame(withoutWords(scenario), withoutWords(baseline));
  const comparison = differs ? found(compareSides, { sides }) : null;
  return {
    shown,
    baseline,
    attribution: found(attributeRisk, withoutWords(scenario)),
    rules: rules && withRule(rules, scenario.governance.costSharing),
    levers: levers !== null && levers.waiting.length === 0 ? levers : null,
    comparison: comparison && { found: comparison, sides },
  };
}
