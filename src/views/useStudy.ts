import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { isSame } from "../model/paths";
import { type StudyState, studyOf, type Work } from "../state/study";
import { useSession, useSessionState } from "./PageContext";

/** Lets the session work on `input` once the runs of the scenario on the screen are done, for as long as a view that
 * calls this is open, and tells how that goes, whether what is shown belongs to `input`, and whether it is all of it.
 * @param work  the same function at each call
 * @param input  plain data; compared by content. Null: nothing is asked. */
export function useStudy<I, T>(work: Work<I, T>, input: I | null) {
  const study = studyOf(useSession(), work);
  const isAtRest = useSessionState(({ phase }) => phase === "done" || phase === "stopped");
  useEffect(() => study.watch(), [study]);
  useEffect(() => {
    if (isAtRest && input !== null) study.ask(input);
  }, [study, isAtRest, input]);
  const state: StudyState<I, T> = useStore(study.store);
  const { shown } = state;
  const isCurrent = useMemo(() => shown !== null && isSame(shown.input, input), [shown, input]);
  const isComplete = isCurrent && state.phase === "done";
  return { ...state, isCurrent, isComplete, stop: study.stop, again: study.again };
}
