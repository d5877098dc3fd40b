/** Advance widths of Inter in ems, measured at weight 500 and rounded up; the first pattern that fits counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u061c\u200b-\u200f\u2066-\u2069]/, 0],
  [/[ijlI.,:;'’|! \u00a0\u202f٫٬]/, 0.3],
  [/[tfr()[\]/-]/, 0.39],
  [/[mM%W@—…]/, 0.97],
  [/[wOQ]/, 0.82],
  [/[A-Z]/, 0.74],
  [/[\d$&]/, 0.66],
  [/[scvxyzkaJ–]/, 0.58],
  [/[\u2e80-\uffff]/, 1],
];
const OTHER = 0.62;

/** About how wide Inter sets a text, px; a little too wide rather than too narrow, and without touching the page. */
export function textWidth(text: string, fontSize: number): number {
  const ems = [...text].reduce(
    (sum, letter) => sum + (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER),
    0,
  );
  return ems * fontSize;
}

/** The text, or as much of it as fits followed by an ellipsis.
 * @example fitText("Thinking Machines Lab", 80, 12) // "Thinking M…" */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, fontSize) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
