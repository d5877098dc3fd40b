import { MODEL_VERSION } from "../model/schema";
import { encodeLink, type Linked, type LinkedResult, LONGEST_LINK, type SlideEdits } from "../share/link";
import { homeOf } from "../share/oneFile";
import { isComplete, type SessionState, type Shown } from "./session";
import type { ViewId } from "./views";

/** The way to a scenario. */
export interface ScenarioLink {
  /** Without "#". */
  readonly fragment: string;
  /** The page's own address with the fragment. */
  readonly address: string;
  /** Whether mail and chat programs may cut it: then a file goes instead. */
  readonly isTooLong: boolean;
  /** The address where it is fit to be handed out; null when it is too long, or leads to a file on the reader's own disk,
   * whose path is nobody's business. */
  readonly shareable: string | null;
  /** Whether it leads others to the page, and not only whoever sits at this machine. */
  readonly isOpenToOthers: boolean;
}

/** Of a session, what its link goes by: `shown` only once it is complete. */
export const linkedState = (state: SessionState) => ({
  scenario: state.scenario,
  presetId: state.presetId,
  precision: state.precision,
  shown: isComplete(state) ? state.shown : null,
});

function resultIn({ fingerprint, results, runsDone }: Shown): LinkedResult | null {
  if (fingerprint === null) return null;
  return { fingerprint, risk: results.risk.value, runs: runsDone, modelVersion: MODEL_VERSION };
}

/** What a link says of a session as `linkedState` gives it. */
export function linkedOf(
  { shown, ...work }: ReturnType<typeof linkedState>,
  view: ViewId,
  slides: SlideEdits,
): Linked {
  return { ...work, view, slides, result: shown && resultIn(shown) };
}

/** What a link to the scenario at hand says. The results are in it once they are complete. */
export const linkedNow = (state: SessionState, view: ViewId, slides: SlideEdits): Linked =>
  linkedOf(linkedState(state), view, slides);

/** Whether a page is found by its address, rather than as a file on somebody's disk. */
export const isOnWeb = (page: string): boolean => /^https?:/.test(page);

/** Whether an address leads to the machine that it is opened on. */
export const isOwnMachine = (page: string): boolean =>
  /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(new URL(page).hostname);

/** @param page  the address of the page, as `pageAddress` gives it */
export function linkTo(linked: Linked, page: string): ScenarioLink {
  const fragment = encodeLink(linked);
  const address = `${page}#${fragment}`;
  const isTooLong = address.length > LONGEST_LINK;
  const shareable = isOnWeb(page) && !isTooLong ? address : null;
  return { fragment, address, isTooLong, shareable, isOpenToOthers: isOnWeb(page) && !isOwnMachine(page) };
}

/** Where others find the page, without a fragment: of a file from disk, the page that it was made from. */
export function pageAddress(page: Pick<Window, "location" | "document"> = window): string {
  const home = page.location.protocol === "file:" ? homeOf(page.document) : null;
  return home ?? page.location.href.replace(/[?#].*$/s, "");
}
