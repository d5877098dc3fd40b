import { useMemo } from "react";
import { attributeRisk } from "../../analysis/attribution";
import { isSame } from "../../model/paths";
import { withoutWords } from "../../model/withoutWords";
import { compareSides, comparisonInput, sidesOf } from "../../state/comparing";
import { ruleComparison, withoutRule, withRule } from "../../state/ruleComparison";
import type { SlideMaterial } from "../../state/slides";
import { useLevers } from "../levers/useLevers";
import { useSession, useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";

/** What the slides need of the scenario on the screen; it has the studies done that they show, one after the other,
 * for as long as a view that calls this is open. */
export function useSlideMaterial() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const baseline = useSessionState((state) => state.baseline);
  const shown = useSessionState((state) => state.shown);
  const phase = useSessionState((state) => state.phase);
  const sides = useMemo(
    () =>
      sidesOf({ scenario, baseline }, session.presets, []).filter(
        ({ id }) => id === "now" || id === "baseline",
      ),
    [scenario, baseline, session],
  );
  const differs = useMemo(
    () => !isSame(withoutWords(scenario), withoutWords(baseline)),
    [scenario, baseline],
  );
  const attribution = useStudy(
    attributeRisk,
    useMemo(() => withoutWords(scenario), [scenario]),
  );
  const rules = useStudy(
    ruleComparison,
    useMemo(() => withoutRule(scenario), [scenario]),
  );
  const levers = useLevers();
  const pair = useMemo(
    () => (differs ? [sides[1], sides[0]].flatMap((side) => side ?? []) : null),
    [sides, differs],
  );
  const comparison = useStudy(
    compareSides,
    useMemo(() => pair && comparisonInput(pair), [pair]),
  );
  const material = useMemo((): SlideMaterial | null => {
    if (shown === null) return null;
    return {
      shown,
      baseline,
      attribution: attribution.isCurrent ? (attribution.shown?.result ?? null) : null,
      rules:
        rules.isCurrent && rules.shown ? withRule(rules.shown.result, scenario.governance.costSharing) : null,
      levers: levers.isCurrent && levers.finding !== null ? levers.search : null,
      comparison:
        pair !== null && comparison.isCurrent && comparison.shown
          ? { found: comparison.shown.result, sides: pair }
          : null,
    };
  }, [shown, baseline, scenario, attribution, rules, levers, comparison, pair]);
  const studies = [attribution, rules, levers.study, ...(pair === null ? [] : [comparison])];
  return {
    material,
    /** Whether everything is there that will be: all runs, and every study that neither failed nor was stopped. */
    isComplete:
      phase === "done" && studies.every((study) => study.phase !== "running" && study.phase !== "idle"),
    studies,
  };
}
