/** Measures of a slide, in inches: sixteen by nine, as presentation programs make it. */
export const SLIDE = { width: 13.333, height: 7.5, margin: 0.667, foot: 6.72 } as const;

/** A rectangle on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const POINTS_PER_INCH = 72;

/** Advance widths in ems, on the wide side for the fonts of the deck; the first pattern that fits counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u061c\u200b-\u200f\u2066-\u2069\p{M}]/u, 0],
  [/[ijlI.,:;'’|! ]/, 0.31],
  [/[tfrs()[\]/-]/, 0.43],
  [/[mMwW%@—…]/, 0.93],
  [/[A-Z\d$&]/, 0.68],
  [/[\u2e80-\uffff]|\p{Extended_Pictographic}/u, 1.05],
];
const OTHER = 0.56;

/** About how wide a text is, in inches. */
export function textInches(text: string, points: number): number {
  const ems = [...text].reduce(
    (sum, letter) => sum + (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER),
    0,
  );
  return (ems * points) / POINTS_PER_INCH;
}

/** About how many lines a text takes, with words that are too long for one broken.
 * @param inches  width of the lines */
export function linesOf(text: string, points: number, inches: number): number {
  const space = textInches(" ", points);
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s+/)) {
    const width = textInches(word, points);
    if (used > 0 && used + space + width > inches) [lines, used] = [lines + 1, 0];
    else if (used > 0) used += space;
    used += width;
    if (used > inches) [lines, used] = [lines + Math.floor(used / inches), used % inches];
  }
  return lines;
}

/** Bold serifs are wider, most of all those that stand in where the deck's own font is missing. */
const TITLE_WIDTH = 1.25;

const TITLE_SIZES = [28, 26, 24, 22, 20, 18, 16, 14, 12, 10] as const;

/** The largest size at which a title takes at most two lines, in points, and the lines that it takes. */
export function titleSize(
  title: string,
  inches: number,
): { readonly points: number; readonly lines: number } {
  const linesAt = (points: number) => linesOf(title, points * TITLE_WIDTH, inches);
  const points = TITLE_SIZES.find((size) => linesAt(size) <= 2) ?? 10;
  return { points, lines: Math.min(2, linesAt(points)) };
}

/** The first of some sizes at which a text takes at most so many lines, in points; else the last. */
export function fittingSize(text: string, sizes: readonly number[], lines: number, inches: number): number {
  return sizes.find((points) => linesOf(text, points, inches) <= lines) ?? sizes.at(-1) ?? 10;
}

/** Moves labels apart that would overlap; they keep their order and stay between `low` and `high` as far as they can.
 * @param wishes  wished centres
 * @returns centres in the order of `wishes`
 * @example placedApart([1, 1.1, 3], 0.3, 0, 4) // [1, 1.3, 3] */
export function placedApart(wishes: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const centres = new Array<number>(wishes.length).fill(0);
  let least = low;
  for (const index of order) {
    centres[index] = Math.max(least, wishes[index] ?? 0);
    least = (centres[index] ?? 0) + gap;
  }
  let most = high;
  for (const index of order.toReversed()) {
    centres[index] = Math.min(most, centres[index] ?? 0);
    most = (centres[index] ?? 0) - gap;
  }
  return centres;
}
