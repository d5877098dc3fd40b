import { formatNumber } from "../model/format";
import type { Session, SessionState, Shown } from "./session";

const hasCourses = ({ results }: Shown) => results.groups.some(({ course }) => course !== null);

/** Calls back once with complete results that bring the courses of groups, simulating anew where they do not; where
 * that was stopped or fails, with what is there.
 * @returns what gives it up, to be called in any case: then courses are followed as before */
export function followGroups(
  { store, setCourses }: Pick<Session, "store" | "setCourses">,
  onReady: (shown: Shown) => void,
): () => void {
  const { courses, shown } = store.getState();
  if (shown === null || !hasCourses(shown)) setCourses(true);
  let isWaiting = true;
  const look = () => {
    const { phase, shown: newest } = store.getState();
    if (!isWaiting || phase === "running" || newest === null) return;
    isWaiting = false;
    onReady(newest);
  };
  const stop = store.subscribe(look);
  look();
  return () => {
    isWaiting = false;
    stop();
    setCourses(courses);
  };
}

/** Over which runs results are that leave the page now, and what they lack; a sentence. */
export function exportedInWords({ shown, phase }: Pick<SessionState, "shown" | "phase">): string {
  if (shown === null) return "There are no results yet.";
  const done = formatNumber(shown.runsDone);
  if (phase === "running")
    return `Still being refined: ${done} of ${formatNumber(shown.runsTotal)} runs are done.`;
  if (phase !== "stopped") return `Over ${done} runs.`;
  return hasCourses(shown)
    ? `Over the ${done} runs that are done.`
    : `Over the ${done} runs that are done; groups only over all years, for their quarters were not followed.`;
}
