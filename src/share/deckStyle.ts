import type { DeckColour } from "./deck";

/** The page's light palette. */
export const COLOURS: Readonly<Record<DeckColour | "paper" | "line" | "grid", string>> = {
  ink: "17202B",
  muted: "566270",
  accent: "1F6FB2",
  changed: "C0441F",
  fanLight: "DBE9F5",
  fanDark: "A9CCE9",
  paper: "FFFFFF",
  sponsor: "C8552B",
  price: "E3A32D",
  split: "3F9C93",
  departures: "8D6BB0",
  cost: "5B6B7C",
  other: "A39A8C",
  together: "CFD8DD",
  line: "E3E6E8",
  grid: "EAECEE",
};

/** The same for letters, which need more contrast. */
export const INKS: Readonly<Record<DeckColour, string>> = {
  ...COLOURS,
  accent: "16578F",
  sponsor: "9C3A17",
  price: "805300",
  split: "1D6B64",
  departures: "6A478E",
  cost: "485666",
  other: "665E52",
};

/** Fonts that come with every presentation program. */
export const FONTS = { title: "Georgia", text: "Calibri" } as const;
