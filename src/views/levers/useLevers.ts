import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { isSame } from "../../model/paths";
import { withoutWords } from "../../model/withoutWords";
import { leversFinding, leversQuestion } from "../../state/findings/levers";
import { defaultTarget, leversWork, targetOf } from "../../state/levers";
import { useSession, useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";

/** The search over all levers for the target that the reader has chosen, or for the usual one. */
export function useLevers() {
  const store = targetOf(useSession());
  const scenario = useSessionState((state) => state.scenario);
  const shown = useSessionState((state) => state.shown);
  const opened = useSessionState((state) => state.opened);
  const chosen = useStore(store, ({ target, origin }) => (origin === opened ? target : null));
  const risk = shown?.results.risk.value ?? null;
  const target = chosen ?? (risk === null ? null : defaultTarget(risk));
  const input = useMemo(
    () => (target === null ? null : { scenario: withoutWords(scenario), target }),
    [scenario, target],
  );
  const study = useStudy(leversWork, input);
  const newest = study.shown;
  // What is complete stays until the next is, so that rows do not come and go at every change.
  const [complete, setComplete] = useState(newest);
  const isComplete = newest !== null && newest.result.waiting.length === 0;
  if (isComplete && complete !== newest) setComplete(newest);
  const visible = isComplete ? newest : (complete ?? newest);
  const result = visible?.result ?? null;
  const isCurrent = useMemo(() => visible !== null && isSame(visible.input, input), [visible, input]);
  return {
    study,
    risk,
    target,
    choose: (wish: number) => store.setState({ target: wish, origin: opened }),
    search: result,
    /** The finding, and the question that it answers; null until every lever has been looked at. */
    finding: result !== null && result.waiting.length === 0 ? leversFinding(result) : null,
    question: result === null ? null : leversQuestion(result, scenario),
    /** Whether what is visible answers the scenario and the target at hand. */
    isCurrent,
  };
}
