import type { HistoryEntry } from "./historyEntry";

const REST_MILLISECONDS = 400;
/** Browsers object to more than a hundred writes in half a minute, and pause at each: at most three a second. */
const APART_MILLISECONDS = 350;

/** Writes the page's place in the browser's history, never more than three times a second.
 * @param place  where the page is now: asked for when it is written */
export function startWriting(
  page: Window,
  place: () => { readonly state: HistoryEntry; readonly url: string },
) {
  let wroteAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wroteUrl: string | null = null;
  let isStep = false;
  const record = (method: "pushState" | "replaceState", state: HistoryEntry, url?: string) => {
    wroteAt = performance.now();
    try {
      page.history[method](state, "", url);
    } catch {
      // Some browsers refuse when there is too much of it; the address is a little behind until the next time.
    }
  };
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { state, url } = place();
    record(isStep ? "pushState" : "replaceState", state, url);
    wroteUrl = url;
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
      if (!isStep) within(Math.max(REST_MILLISECONDS, untilAllowed()));
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
      if (untilAllowed() === 0) record("replaceState", state);
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
