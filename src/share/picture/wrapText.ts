/** How wide a text is set, px. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const lettersOf = (word: string) => Array.from(graphemes.segment(word), ({ segment }) => segment);

/** A word that is wider than a line, in pieces that are not. */
function piecesOf(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const letter of lettersOf(word)) {
    if (piece !== "" && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** A text in lines at most `width` px wide, broken at spaces and, where a word alone is wider, between letters.
 * @example wrapText("ab cd", 3, (text) => text.length) // ["ab", "cd"] */
export function wrapText(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    for (const [place, piece] of piecesOf(word, width, measure).entries()) {
      const longer = line === "" ? piece : `${line} ${piece}`;
      if (line !== "" && (place > 0 || measure(longer) > width)) {
        lines.push(line);
        line = piece;
      } else line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** A last line shorter than so much of the width looks forlorn. */
const SHORT = 1 / 3;

/** As `wrapText`, in as many lines; where the last one would be short, the others leave it more words. */
export function wrapEvenly(text: string, width: number, measure: Measure): readonly string[] {
  const lines = wrapText(text, width, measure);
  const isShort = (of: readonly string[]) => of.length > 1 && measure(of.at(-1) ?? "") < width * SHORT;
  for (let narrower = width; isShort(lines) && narrower > width / 2; narrower -= width / 50) {
    const evener = wrapText(text, narrower, measure);
    if (evener.length > lines.length) break;
    if (!isShort(evener)) return evener;
  }
  return lines;
}

/** The text, or as much of it as fits followed by an ellipsis. */
export function cutText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const letters = lettersOf(text);
  while (letters.length > 1 && measure(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
