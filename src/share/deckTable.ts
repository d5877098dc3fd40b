import type PptxGenJS from "pptxgenjs";
import type { TablePart } from "./deck";
import { type Box, linesOf } from "./deckLayout";
import { COLOURS, FONTS } from "./deckStyle";

/** Sizes of a table, in points: the first at which all of it fits, else the middle one. */
const SIZES = [14, 13, 12, 11];
const USUAL = 12;
/** Height of a line, inches a point. */
const LINE = 1.22 / 72;
const PADDING = 0.09;
const SIDE = 0.06;

/** An address in running text, with or without its scheme; none whose host goes on with other letters. */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w.@/-]))(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|ai|eu|io|news)(?![\w-]|\.\w)(?:\/[^\s,;:()<>"]*[^\s,;:()<>".])?/gi;

type Border = PptxGenJS.BorderProps;

interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly marked: readonly number[];
  readonly linked?: number | undefined;
  readonly box: Box;
  readonly points: number;
  /** Inches. */
  readonly rowHeight: number | readonly number[];
  readonly headHeight: number;
}

type TableText = string | PptxGenJS.TableCell[];

/** A text with the addresses in it as links. */
function linked(text: string): TableText {
  const addresses = text.match(ADDRESS) ?? [];
  if (addresses.length === 0) return text;
  return text.split(ADDRESS).flatMap((between, index) => {
    const address = addresses[index];
    const before = between === "" ? [] : [{ text: between }];
    if (address === undefined) return before;
    const url = /^https?:/i.test(address) ? address : `https://${address}`;
    return [...before, { text: address, options: { hyperlink: { url } } }];
  });
}

/** Draws a table whose rows are as high as they are told to be. */
export function addTable(slide: PptxGenJS.Slide, grid: Grid): void {
  const { head, rows, widths, box, rowHeight, headHeight, marked, points, linked: column } = grid;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const rule = (color: string): [Border, Border, Border, Border] => [
    { type: "none" },
    { type: "none" },
    { type: "solid", pt: 0.75, color },
    { type: "none" },
  ];
  const cell = (text: TableText, options: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text,
    options: { valign: "middle", margin: [0.02, SIDE, 0.02, SIDE], ...options },
  });
  const heads = head.map((text) =>
    cell(text, { color: COLOURS.muted, fontSize: points - 1, border: rule(COLOURS.together) }),
  );
  const body = rows.map((texts, index) =>
    texts.map((text, place) =>
      cell(place === column ? linked(text) : text, {
        color: marked.includes(index) ? COLOURS.changed : COLOURS.ink,
        bold: marked.includes(index),
        fontSize: points,
        border: rule(COLOURS.line),
      }),
    ),
  );
  const heights = typeof rowHeight === "number" ? rows.map(() => rowHeight) : rowHeight;
  slide.addTable([heads, ...body], {
    x: box.x,
    y: box.y,
    w: box.w,
    colW: widths.map((width) => (width / all) * box.w),
    rowH: [headHeight, ...heights],
    fontFace: FONTS.text,
    autoPage: false,
  });
}

/** How high the rows of a table are at a size, and how many of them fit. */
function rowsAt(points: number, { head, rows, widths }: TablePart, box: Box) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const heightOf = (texts: readonly string[]) => {
    const lines = texts.map((text, column) =>
      linesOf(text, points, ((widths[column] ?? 0) / all) * box.w - 2 * SIDE),
    );
    return PADDING + LINE * points * Math.max(...lines);
  };
  const [headHeight, ...heights] = [head, ...rows].map(heightOf) as [number, ...number[]];
  const fitting = (room: number) => {
    let used = headHeight;
    const over = heights.findIndex((height) => {
      used += height;
      return used > room;
    });
    return over < 0 ? rows.length : over;
  };
  const isAll = fitting(box.h) === rows.length;
  const count = isAll ? rows.length : Math.max(1, fitting(box.h - MORE));
  return { points, headHeight, heights: heights.slice(0, count), count, isAll };
}

const MORE = 0.3;
/** Most that a row is higher than its words where there is room, inches. */
const MOST_SPARE = 0.25;

/** Draws as many rows of a table as fit, and says how many more there are. */
export function addWholeTable(slide: PptxGenJS.Slide, part: TablePart, box: Box): void {
  const { head, rows, widths, marked, linked } = part;
  const tried = SIZES.map((points) => rowsAt(points, part, box));
  const { points, headHeight, heights, count, isAll } =
    tried.find((attempt) => attempt.isAll) ?? rowsAt(USUAL, part, box);
  const used = headHeight + heights.reduce((sum, height) => sum + height, 0);
  const spare = isAll ? Math.min(MOST_SPARE, (box.h - used) / rows.length) : 0;
  addTable(slide, {
    head,
    rows: rows.slice(0, count),
    widths,
    marked,
    linked,
    box,
    points,
    rowHeight: heights.map((height) => height + spare),
    headHeight,
  });
  if (isAll) return;
  slide.addText(`and ${rows.length - count} more: see the notes`, {
    x: box.x + SIDE,
    y: Math.min(box.y + used, box.y + box.h - MORE),
    w: box.w,
    h: MORE,
    margin: 0,
    fontFace: FONTS.text,
    fontSize: USUAL,
    color: COLOURS.muted,
    valign: "middle",
  });
}
