import type PptxGenJS from "pptxgenjs";
import type { TablePart } from "./deck";
import { type Box, linesOf } from "./deckLayout";
import { COLOURS, FONTS } from "./deckStyle";

const POINTS = 11;
const HEAD_POINTS = 10;
const LINE = 0.185;
const PADDING = 0.11;
const SIDE = 0.06;

/** An address in running text, with or without its scheme. */
const ADDRESS =
  /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|ai|eu|io|news)(?:\/[^\s,;:()<>"]*[^\s,;:()<>".])?/i;

type Border = PptxGenJS.BorderProps;

interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly marked: readonly number[];
  readonly box: Box;
  /** Inches. */
  readonly rowHeight: number | readonly number[];
  readonly headHeight: number;
}

/** A text with the first address in it as a link. */
function linked(text: string): string | PptxGenJS.TableCell[] {
  const found = ADDRESS.exec(text);
  if (found === null) return text;
  const [address] = found;
  const url = /^https?:/i.test(address) ? address : `https://${address}`;
  return [
    { text: text.slice(0, found.index) },
    { text: address, options: { hyperlink: { url } } },
    { text: text.slice(found.index + address.length) },
  ].filter(({ text: piece }) => piece !== "");
}

/** Draws a table whose rows are as high as they are told to be. */
export function addTable(slide: PptxGenJS.Slide, grid: Grid): void {
  const { head, rows, widths, box, rowHeight, headHeight, marked } = grid;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const rule = (color: string): [Border, Border, Border, Border] => [
    { type: "none" },
    { type: "none" },
    { type: "solid", pt: 0.75, color },
    { type: "none" },
  ];
  const cell = (text: string, options: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text: linked(text),
    options: { valign: "middle", margin: [0.02, SIDE, 0.02, SIDE], ...options },
  });
  const heads = head.map((text) =>
    cell(text, { color: COLOURS.muted, fontSize: HEAD_POINTS, border: rule(COLOURS.together) }),
  );
  const body = rows.map((texts, index) =>
    texts.map((text) =>
      cell(text, {
        color: marked.includes(index) ? COLOURS.changed : COLOURS.ink,
        bold: marked.includes(index),
        fontSize: POINTS,
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

/** Draws as many rows of a table as fit, and says how many more there are. */
export function addWholeTable(slide: PptxGenJS.Slide, part: TablePart, box: Box): void {
  const { head, rows, widths, marked } = part;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const heightOf = (texts: readonly string[]) =>
    PADDING +
    LINE *
      Math.max(
        ...texts.map((text, column) =>
          linesOf(text, POINTS, ((widths[column] ?? 0) / all) * box.w - 2 * SIDE),
        ),
      );
  const headHeight = 0.3;
  const heights = rows.map(heightOf);
  const fitsUp = (room: number) => {
    let used = headHeight;
    const over = heights.findIndex((height) => {
      used += height;
      return used > room;
    });
    return over < 0 ? rows.length : over;
  };
  const isAll = fitsUp(box.h) === rows.length;
  const count = isAll ? rows.length : Math.max(1, fitsUp(box.h - 0.3));
  addTable(slide, {
    head,
    rows: rows.slice(0, count),
    widths,
    marked,
    box,
    rowHeight: heights.slice(0, count),
    headHeight,
  });
  if (isAll) return;
  slide.addText(`and ${rows.length - count} more: see the notes`, {
    x: box.x,
    y: box.y + box.h - 0.28,
    w: box.w,
    h: 0.28,
    margin: [0, 0, 0, SIDE * 72],
    fontFace: FONTS.text,
    fontSize: POINTS,
    color: COLOURS.muted,
    valign: "middle",
  });
}
