import type { HistoryEntry } from "./historyEntry";

const REST_MILLISECONDS = 400;
/** Browsers object to more than a hundred writes in half a minute, and pause at each: at most three a second. */
const APART_MILLISECONDS = 350;

interface Place {
  readonly state: HistoryEntry;
  readonly url?: string;
}

/** @returns whether the browser took it: some refuse when there is too much of it */
function record(page: Window, method: "pushState" | "replaceState", { state, url }: Place): boolean {
  try {
    page.history[method](state, "", url);
    return true;
  } catch {
    return false;
  }
}

/** Writes the page's place in the browser's history, never more than three times a second. What the browser refuses is
 * written the next time.
 * @param place  where the page is now: asked for when it is written */
export function startWriting(page: Window, place: () => Required<Place>) {
  let wroteAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wroteUrl: string | null = null;
  let isStep = false;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    wroteAt = performance.now();
    const now = place();
    if (!record(page, isStep ? "pushState" : "replaceState", now)) return;
    wroteUrl = now.url;
    isStep = false;
  };
  const untilAllowed = () => Math.max(0, wroteAt + APART_MILLISECONDS - performance.now());
  const within = (milliseconds: number) => {
    clearTimeout(timer);
    if (milliseconds <= 0) write();
    else timer = setTimeout(write, milliseconds);
  };
  const flush = () => {
    if (timer !== undefined) write();
  };
  page.addEventListener("pagehide", flush);
  return {
    /** In the place of the entry that is there, after a while without changes. */
    atRest(): void {
      const isUnderWay = isStep && timer !== undefined;
      if (!isUnderWay) within(Math.max(REST_MILLISECONDS, untilAllowed()));
    },
    /** In the place of the entry that is there. */
    soon: () => within(untilAllowed()),
    /** As an entry of its own, which one can go back from. */
    step(): void {
      isStep = true;
      within(untilAllowed());
    },
    /** What is to be remembered of the place with the address as it is, if it is not too soon. */
    note(state: HistoryEntry): void {
      if (isStep || untilAllowed() > 0) return;
      wroteAt = performance.now();
      record(page, "replaceState", { state });
    },
    /** The browser has moved on: what is not written yet is no step any more. */
    forgetSteps(): void {
      isStep = false;
    },
    /** Whether this is what was written last. */
    wrote: (url: string): boolean => url === wroteUrl,
    dispose(): void {
      clearTimeout(timer);
      page.removeEventListener("pagehide", flush);
    },
  };
}

export type Writing = ReturnType<typeof startWriting>;
