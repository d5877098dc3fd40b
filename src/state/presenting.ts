import { createStore, type StoreApi } from "zustand/vanilla";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { LONGEST_SLIDE_TEXT, type SlideEdits } from "../share/link";
import type { Tried } from "./changeLog";
import type { Session } from "./session";
import type { SlideId } from "./slides";

/** What can be put on paper as a document of its own. */
export type Paper = "slides" | "brief";

/** A presentation: whether it is on, the presenter's own words, which travel with the link, and what was tried. */
export interface Presenting {
  readonly isOn: boolean;
  readonly edits: SlideEdits;
  /** By slide, the finding that stood there when a title of the presenter's own took its place; not known of titles
   * that came with a link. */
  readonly replaced: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly tried: readonly Tried[];
  /** What the next print is to be; null for what is on the screen. */
  readonly paper: Paper | null;
}

export type PresentingStore = StoreApi<Presenting>;

export const createPresentingStore = (edits: SlideEdits = {}): PresentingStore =>
  createStore<Presenting>(() => ({ isOn: false, edits, replaced: {}, tried: [], paper: null }));

/** Letters that a slide bears of the presenter's own. */
export const LONGEST_WORDS = { title: 200, notes: LONGEST_SLIDE_TEXT } as const;

/** Puts the presenter's words on a slide; empty ones, or those of the finding, give it back to the results.
 * @param finding  the slide's own words */
export function editSlide(
  { edits, replaced }: Pick<Presenting, "edits" | "replaced">,
  id: SlideId,
  part: "title" | "notes",
  words: string,
  finding: { readonly title: string; readonly notes: string },
): Pick<Presenting, "edits" | "replaced"> {
  const { [part]: before, ...others } = edits[id] ?? {};
  const text = words.slice(0, LONGEST_WORDS[part]);
  const isOwn = text.trim() !== "" && text !== finding[part];
  const own = isOwn ? { ...others, [part]: text } : others;
  const { [id]: _, ...otherSlides } = edits;
  const { [id]: stood, ...otherFindings } = replaced;
  const after = Object.keys(own).length > 0 ? { ...otherSlides, [id]: own } : otherSlides;
  if (part === "notes") return { edits: after, replaced };
  const known = before === undefined ? finding.title : stood;
  return {
    edits: after,
    replaced: isOwn && known !== undefined ? { ...otherFindings, [id]: known } : otherFindings,
  };
}

/** What was left for the baseline, and in which scenario: by how many had been opened before it. */
export interface LeftBehind {
  readonly scenario: Scenario;
  readonly opened: number;
}

/** Goes to the baseline, or when there already, back to what was left for it in the scenario that is open.
 * @param left  what the last call returned
 * @returns what to come back to; null when there is nothing */
export function toBaselineOrBack(
  { store, resetAll, edit }: Pick<Session, "store" | "resetAll" | "edit">,
  left: LeftBehind | null,
): LeftBehind | null {
  const { scenario, baseline, opened } = store.getState();
  if (!isSame({ ...scenario, name: baseline.name }, baseline)) {
    resetAll();
    return { scenario, opened };
  }
  if (left?.opened !== opened) return null;
  edit(() => left.scenario);
  return left;
}

/** Forgets what was tried on a scenario when another one is opened. Its words are kept with its address. */
export function forgetOnOpening({ store }: Pick<Session, "store">, presenting: PresentingStore): () => void {
  return store.subscribe(({ opened }, before) => {
    if (opened !== before.opened) presenting.setState({ replaced: {}, tried: [] });
  });
}
