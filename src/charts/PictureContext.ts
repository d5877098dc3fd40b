import { createContext, type ReactNode } from "react";

/** What a chart follows from, a line each, on a day. */
export type SmallPrintOf = (date: Date) => readonly string[];

/** A chart that is to become a picture. */
export interface Drawn {
  readonly title: string;
  readonly subtitle: string;
  /** Draws it for a width, px. */
  readonly draw: (width: number) => ReactNode;
  /** Lines of small print where it follows from something else than all runs of the scenario at hand. */
  readonly smallPrint?: SmallPrintOf | undefined;
  /** The figure on the page: what its styles go by. */
  readonly place: HTMLElement;
}

export type PictureFormat = "png" | "svg";

/** Charts as pictures that leave the page; each tells what came of it in a sentence, empty when that shows itself. */
export interface Pictures {
  /** Whether what is drawn belongs to other assumptions than those at hand. */
  readonly isOld: boolean;
  save(drawn: Drawn, format: PictureFormat): Promise<string>;
  copy(drawn: Drawn): Promise<string>;
}

/** Null where charts are not to be saved. */
export const PictureContext = createContext<Pictures | null>(null);
