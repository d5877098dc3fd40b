import { useEffect } from "react";
import { useStore } from "zustand";
import { type StudyState, studyOf, type Work } from "../state/study";
import { useSession, useSessionState } from "./PageContext";

/** Lets the session work on `input` once the runs of the scenario on the screen are done, and tells how that goes.
 * @param work  the same function at each call
 * @param input  plain data; compared by content. Null: nothing is asked. */
export function useStudy<I, T>(work: Work<I, T>, input: I | null) {
  const study = studyOf(useSession(), work);
  const isAtRest = useSessionState(({ phase }) => phase === "done" || phase === "stopped");
  useEffect(() => {
    if (isAtRest && input !== null) study.ask(input);
  }, [study, isAtRest, input]);
  const state: StudyState<I, T> = useStore(study.store);
  return { ...state, stop: study.stop, again: study.again };
}
