import { createStore, type StoreApi } from "zustand/vanilla";
import type { SlideEdits } from "../share/link";

/** A presentation: whether it is on, and the presenter's own words, which travel with the link. */
export interface Presenting {
  readonly isOn: boolean;
  readonly edits: SlideEdits;
}

export type PresentingStore = StoreApi<Presenting>;

export const createPresentingStore = (edits: SlideEdits = {}): PresentingStore =>
  createStore<Presenting>(() => ({ isOn: false, edits }));
