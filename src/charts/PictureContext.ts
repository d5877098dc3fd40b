import { createContext, type ReactNode } from "react";

/** A chart that is to become a picture. */
export interface Drawn {
  readonly title: string;
  readonly subtitle: string;
  /** Draws it for a width, px. */
  readonly draw: (width: number) => ReactNode;
  /** The figure on the page: what its styles go by. */
  readonly place: HTMLElement;
}

export type PictureFormat = "png" | "svg";

/** Charts as pictures that leave the page; each tells what came of it in a sentence, empty when that shows itself. */
export interface Pictures {
  save(drawn: Drawn, format: PictureFormat): Promise<string>;
  copy(drawn: Drawn): Promise<string>;
}

/** Null where charts are not to be saved. */
export const PictureContext = createContext<Pictures | null>(null);
