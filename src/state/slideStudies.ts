import { formatNumber } from "../model/format";
import { listed } from "./findings/words";
import type { SlideId, SlideMaterial } from "./slides";

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

/** What is provisional or left out of what is printed before all is there; empty when it is.
 * @example unfinishedInWords(material) // "Not finished: the first 250 of 10,000 runs." */
export function unfinishedInWords({ shown, attribution, rules, levers }: SlideMaterial): string {
  const { runsDone, runsTotal, fingerprint } = shown;
  const found: Partial<Record<SlideId, unknown>> = { drivers: attribution, rules, levers };
  const missing = SLIDE_STUDIES.filter(({ id }) => found[id] === null).map(({ slide }) => slide);
  return [
    ...(fingerprint === null
      ? [`Not finished: the first ${formatNumber(runsDone)} of ${formatNumber(runsTotal)} runs.`]
      : []),
    ...(missing.length > 0 ? [`Not worked out yet, so left out: ${listed(missing)}.`] : []),
  ].join(" ");
}

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
