import { useMemo } from "react";
import { useStore } from "zustand";
import { attributeRisk } from "../../analysis/attribution";
import { compareSides, sideChoiceOf } from "../../state/comparing";
import { leversWork, targetOf } from "../../state/levers";
import { ruleComparison } from "../../state/ruleComparison";
import { chosenTarget, slideInputs, slideMaterial } from "../../state/slideInputs";
import type { SlideMaterial } from "../../state/slides";
import { useLibraryState, useSession, useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";

function useSlideInputs() {
  const session = useSession();
  const { presets } = session;
  const scenario = useSessionState((state) => state.scenario);
  const baseline = useSessionState((state) => state.baseline);
  const own = useLibraryState((state) => state.own);
  const sides = useStore(sideChoiceOf(session));
  const choice = useStore(targetOf(session));
  const target = useSessionState((state) => chosenTarget(state, choice));
  return useMemo(
    () => slideInputs({ scenario, baseline, target, sides, presets, own }),
    [scenario, baseline, target, sides, presets, own],
  );
}

type Found<T> = { readonly isCurrent: boolean; readonly shown: { readonly result: T } | null };

const foundNow = <T>({ isCurrent, shown }: Found<T>): T | null => (isCurrent && shown ? shown.result : null);

/** What the slides need of the scenario on the screen; it has the studies done that they show, one after the other,
 * for as long as a view that calls this is open. */
export function useSlideMaterial() {
  const scenario = useSessionState((state) => state.scenario);
  const baseline = useSessionState((state) => state.baseline);
  const shown = useSessionState((state) => state.shown);
  const phase = useSessionState((state) => state.phase);
  const inputs = useSlideInputs();
  const attribution = useStudy(attributeRisk, inputs.attribution);
  const rules = useStudy(ruleComparison, inputs.rules);
  const levers = useStudy(leversWork, inputs.levers);
  const comparison = useStudy(compareSides, inputs.comparison);
  const material = useMemo((): SlideMaterial | null => {
    const found = {
      attribution: foundNow(attribution),
      rules: foundNow(rules),
      levers: foundNow(levers),
      comparison: foundNow(comparison),
    };
    return slideMaterial({ shown, baseline, scenario }, inputs, found);
  }, [shown, baseline, scenario, inputs, attribution, rules, levers, comparison]);
  const studies = [
    { id: "drivers" as const, ...attribution },
    { id: "rules" as const, ...rules },
    { id: "levers" as const, ...levers },
    ...(inputs.comparison === null ? [] : [{ id: "comparison" as const, ...comparison }]),
  ];
  const isComplete =
    phase === "done" && studies.every((study) => study.phase !== "running" && study.phase !== "idle");
  return {
    material,
    /** Whether everything is there that will be: all runs, and every study that neither failed nor was stopped. */
    isComplete,
    /** Whether it is complete, and of the scenario on the screen rather than of one before it. */
    isReady: isComplete && studies.every((study) => study.phase !== "done" || study.isCurrent),
    /** Whether not all runs will be done unless they are asked for again. */
    isHalted: phase === "stopped" || phase === "failed",
    /** In the order of `SLIDE_STUDIES`. */
    studies,
  };
}
