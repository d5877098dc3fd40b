import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

type Files = Record<string, Uint8Array<ArrayBuffer>>;

/** Changes the text of those files of an archive whose names match. */
function mend(files: Files, names: RegExp, change: (text: string) => string): void {
  for (const [name, bytes] of Object.entries(files)) {
    if (names.test(name)) files[name] = strToU8(change(strFromU8(bytes)));
  }
}

/** The library leaves the cell of a 0 empty; nothing else of ours is empty. */
function mendedWorkbook(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = unzipSync(bytes);
  mend(files, /sheet1\.xml$/, (text) => text.replaceAll("<v></v>", "<v>0</v>"));
  mend(files, /docProps\/core\.xml$/, (text) => text.replaceAll("PptxGenJS", "Quorum"));
  return zipSync(files as Zippable);
}

/** Names every so manieth category only, as the axis does: some programs do not know how to skip. The workbook has all. */
function withNamesSkipped(text: string): string {
  const every = Number(/<c:tickLblSkip val="(\d+)"\/>/.exec(text)?.[1] ?? 1);
  return text.replace(/<c:cat>.*?<\/c:cat>/gs, (names) =>
    names.replace(/(<c:pt idx="(\d+)"><c:v>)[^<]*/g, (name, start: string, index: string) =>
      Number(index) % every === 0 ? name : start,
    ),
  );
}

/** Time begins at the value axis, and the skipping of labels stands where the schema has it. */
function mendedChart(text: string): string {
  const inOrder = text.replace(
    /(<c:noMultiLvlLbl val="\d"\/>)\s*(<c:tickLblSkip val="(\d+)"\/>)/g,
    '$2<c:tickMarkSkip val="$3"/>$1',
  );
  return inOrder.includes("<c:lineChart>")
    ? withNamesSkipped(inOrder).replace('<c:crossBetween val="between"/>', '<c:crossBetween val="midCat"/>')
    : inOrder;
}

/** A line break within notes begins a paragraph. */
function mendedNotes(text: string): string {
  const paragraph = '</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>';
  return text.replace(/<a:t>[^<]*<\/a:t>/g, (notes) => notes.replace(/\r?\n/g, paragraph));
}

/** Puts right what the library that writes decks gets wrong.
 * @param written  a PPTX archive as pptxgenjs writes it */
export function mendedDeck(written: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = unzipSync(written);
  for (const [name, bytes] of Object.entries(files)) {
    if (/^ppt\/embeddings\/.*\.xlsx$/.test(name)) files[name] = mendedWorkbook(bytes);
  }
  mend(files, /^ppt\/charts\/chart\d+\.xml$/, mendedChart);
  mend(files, /^ppt\/notesSlides\/notesSlide\d+\.xml$/, mendedNotes);
  return zipSync(files as Zippable);
}
