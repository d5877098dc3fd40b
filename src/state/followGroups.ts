import type { Session, Shown } from "./session";

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
