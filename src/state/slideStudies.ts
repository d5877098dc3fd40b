import { listed } from "./findings/words";
import type { SlideId } from "./slides";

/** A study that slides wait for. */
export interface SlideStudy {
  readonly id: SlideId;
  /** What it works out, as it follows "Working out". */
  readonly what: string;
  /** The slide that shows it. */
  readonly slide: string;
}

/** The studies of slides, the last only where there is something to compare. */
export const SLIDE_STUDIES: readonly SlideStudy[] = [
  { id: "drivers", what: "what each driver adds", slide: "drivers" },
  { id: "rules", what: "what each rule of sharing does", slide: "rules" },
  { id: "levers", what: "what each lever can do", slide: "levers" },
  { id: "comparison", what: "what the differences do", slide: "the comparison" },
];

/** How far slides are.
 * @param missing  studies that failed or were stopped
 * @example readinessInWords(true, [drivers]) // "Ready, but the slide on drivers is left out: it could not be worked out." */
export function readinessInWords(isReady: boolean, missing: readonly SlideStudy[]): string {
  if (!isReady) return "Preparing the slides…";
  if (missing.length === 0) return "All slides are ready.";
  const which = listed(missing.map(({ slide }) => slide));
  return missing.length === 1
    ? `Ready, but the slide on ${which} is left out: it could not be worked out.`
    : `Ready, but the slides on ${which} are left out: they could not be worked out.`;
}
