import { type SlideEdits, slidesOf } from "../share/link";
import { type ViewId, viewNamed } from "./views";

/** What the browser's history remembers of the page with each of its entries. */
export interface HistoryEntry {
  /** The same for all entries of one scenario being worked on, from its opening to that of another. */
  readonly work: string;
  readonly presetId: string | null;
  readonly ownId: string | null;
  readonly view: ViewId;
  /** The presenter's words: the link in the address may be too long to hold them. */
  readonly slides: SlideEdits;
}

/** A name for work that has just been opened. */
export const newWork = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join("");

const textOrNull = (value: unknown) => (typeof value === "string" ? value : null);

/** @param state  `history.state`, whoever wrote it
 * @returns null when this page did not */
export function entryOf(state: unknown): HistoryEntry | null {
  const { work, presetId, ownId, view, slides } = (state ?? {}) as Record<string, unknown>;
  const known = viewNamed(view);
  if (typeof work !== "string" || known === null) return null;
  return {
    work,
    presetId: textOrNull(presetId),
    ownId: textOrNull(ownId),
    view: known,
    slides: slidesOf(slides),
  };
}
