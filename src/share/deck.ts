/** A colour of the page's light palette. */
export type DeckColour =
  | "ink"
  | "muted"
  | "accent"
  | "changed"
  | "fanLight"
  | "fanDark"
  | "sponsor"
  | "price"
  | "split"
  | "departures"
  | "cost"
  | "other"
  | "together";

/** One row of numbers of a chart, as many as the chart has categories; all finite. */
export interface DeckSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** Null: it takes its place but is not drawn. */
  readonly colour: DeckColour | null;
  readonly isDashed?: boolean;
  readonly isThin?: boolean;
}

/** A label beside the end of what it names. */
export interface DeckLabel {
  readonly text: string;
  /** Where its middle would like to be, on the chart's value axis. */
  readonly at: number;
  readonly colour: DeckColour;
  readonly isStrong?: boolean;
}

/** A chart over time: areas, and lines over them. */
export interface TimePart {
  readonly kind: "time";
  /** Points in time, as the workbook of the chart names them. */
  readonly categories: readonly string[];
  /** Of every so many points one is named below the axis, from the first. */
  readonly named: number;
  /** One on another. */
  readonly areas: readonly DeckSeries[];
  readonly lines: readonly DeckSeries[];
  /** Top of the value axis, which begins at 0. */
  readonly top: number;
  readonly step: number;
  /** How the axis writes its numbers, as spreadsheets say it. */
  readonly format: string;
  readonly labels: readonly DeckLabel[];
}

/** Bars from left to right, and what stands beside each in words. */
export interface BarsPart {
  readonly kind: "bars";
  readonly rows: readonly string[];
  /** A bar of each in every row. */
  readonly series: readonly DeckSeries[];
  readonly format: string;
  readonly columns: readonly { readonly head: string; readonly cells: readonly string[] }[];
}

/** A table; what does not fit is left out and counted. */
export interface TablePart {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of the columns; any unit. */
  readonly widths: readonly number[];
  /** Rows that stand out. */
  readonly marked: readonly number[];
  /** The column whose addresses are links; without one, none is: a name may look like an address. */
  readonly linked?: number;
}

/** Single figures side by side. */
export interface FiguresPart {
  readonly kind: "figures";
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[];
  /** Below them. */
  readonly paragraphs: readonly string[];
}

export type DeckPart = TimePart | BarsPart | TablePart | FiguresPart;

/** One slide. */
export interface DeckSlide {
  readonly id: string;
  /** The finding. */
  readonly title: string;
  /** What is drawn. */
  readonly subtitle: string;
  /** For the presenter: paragraphs parted by line breaks. */
  readonly notes: string;
  /** From left to right; `share` of the width. */
  readonly parts: readonly { readonly share: number; readonly part: DeckPart }[];
}

/** What a presentation program is to show, whichever it is. */
export interface Deck {
  readonly title: string;
  readonly slides: readonly DeckSlide[];
  /** Lines of small print under every slide. */
  readonly smallPrint: readonly string[];
  /** Address that opens the scenario; null when there is none that others can use. */
  readonly address: string | null;
}
