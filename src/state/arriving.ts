import type { Preset } from "../model/presets";
import { decodeLink, type Linked, type LinkReading, readLinked, type SlideEdits } from "../share/link";
import { EMBEDDED_ID } from "../share/oneFile";
import type { Carrier } from "./findings/reproduction";
import { entryOf, type HistoryEntry } from "./historyEntry";
import { lastWork } from "./keeping";
import type { Library } from "./library";
import { workOf } from "./opening";
import type { Work } from "./session";
import type { Opened } from "./storedScenarios";
import { type ViewId, viewNamed } from "./views";

/** Where the page begins. */
export interface Arrival {
  readonly start: Work & Opened;
  readonly view: ViewId;
  readonly edits: SlideEdits;
  /** What the history remembers of this place; null when somebody comes here anew. */
  readonly entry: HistoryEntry | null;
  /** The scenario that somebody has been sent. */
  readonly received: { readonly linked: Linked; readonly carrier: Carrier; readonly isNew: boolean } | null;
  /** Why the link could not be read. */
  readonly problem: string | null;
}

/** Whether a fragment was meant as a link, intact or not, rather than as the name of a place. */
export const isMeantAsLink = (fragment: string): boolean => /^\d/.test(fragment) || fragment.length > 40;

function embeddedIn(page: Document): LinkReading | null {
  const text = page.getElementById(EMBEDDED_ID)?.textContent ?? "";
  if (text.trim() === "") return null;
  try {
    return readLinked(JSON.parse(text));
  } catch {
    return { linked: null, problem: "This file is damaged: the scenario in it is not whole" };
  }
}

/** What was open at a place in the history, as it is now; null when it is gone. */
function rememberedWork(
  { ownId, presetId }: HistoryEntry,
  presets: readonly Preset[],
  library: Library,
): (Work & Opened) | null {
  const precision = library.lastOpened()?.precision ?? null;
  if (ownId !== null) {
    const own = library.open(ownId);
    return own && { ...own, ownId, precision };
  }
  const scenario = presets.find(({ id }) => id === presetId)?.scenario;
  return scenario === undefined ? null : { scenario, baseline: scenario, presetId, ownId, precision };
}

/** Finds out where to begin: where the history left off, with the link in the address, with the scenario that a page
 * in one file holds, or else with what was open last. */
export function arrive(presets: readonly Preset[], library: Library, page: Window = window): Arrival {
  const entry = entryOf(page.history.state);
  const fragment = page.location.hash.slice(1);
  const isLink = isMeantAsLink(fragment);
  const reading = isLink ? decodeLink(fragment) : entry === null ? embeddedIn(page.document) : null;
  const linked = reading?.linked ?? null;
  const { own } = library.store.getState();
  const remembered = entry && rememberedWork(entry, presets, library);
  const found = remembered ?? (linked && workOf(linked, presets, library));
  if (found !== null) library.setOpened(found);
  return {
    start: found ?? lastWork(presets, library),
    view: entry?.view ?? viewNamed(fragment) ?? viewNamed(linked?.view) ?? "overview",
    edits: entry?.slides ?? linked?.slides ?? {},
    entry,
    received:
      entry === null && linked !== null
        ? {
            linked,
            carrier: isLink ? "link" : "file",
            isNew: library.store.getState().own.length > own.length,
          }
        : null,
    problem: entry === null ? (reading?.problem ?? null) : null,
  };
}
