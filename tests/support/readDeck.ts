import { strFromU8, unzipSync } from "fflate";

/** A file of an archive as text. */
export type Texts = ReadonlyMap<string, string>;

/** The XML files of an archive. */
export function textsOf(archive: Uint8Array): Texts {
  const files = Object.entries(unzipSync(archive)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The workbooks behind the charts of a deck, by number. */
export const workbooksOf = (deck: Uint8Array): ReadonlyMap<number, Texts> =>
  new Map(
    Object.entries(unzipSync(deck)).flatMap(([name, bytes]) => {
      const number = /^ppt\/embeddings\/\D+(\d+)\.xlsx$/.exec(name)?.[1];
      return number === undefined ? [] : [[Number(number), textsOf(bytes)] as const];
    }),
  );

const plain = (xml: string) =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? "");

/** A series of a chart as the file has it. */
export interface ReadSeries {
  readonly name: string;
  readonly values: readonly number[];
}

/** The series of a chart's XML. */
export function seriesOf(chart: string): readonly ReadSeries[] {
  return all(chart, /<c:ser>(.*?)<\/c:ser>/gs).map((series) => {
    const [name = "", values = ""] = [/<c:tx>(.*?)<\/c:tx>/s, /<c:val>(.*?)<\/c:val>/s].map(
      (part) => part.exec(series)?.[1],
    );
    return {
      name: plain(all(name, /<c:v>(.*?)<\/c:v>/gs)[0] ?? ""),
      values: all(values, /<c:v>(.*?)<\/c:v>/gs).map(Number),
    };
  });
}

/** The rows of a workbook's only sheet: texts and numbers. */
export function rowsOf(workbook: Texts): readonly (readonly (string | number)[])[] {
  const strings = all(workbook.get("xl/sharedStrings.xml") ?? "", /<t[^>]*?(?:\/>|>(.*?)<\/t>)/gs).map(plain);
  const sheet = workbook.get("xl/worksheets/sheet1.xml") ?? "";
  return all(sheet, /<row [^>]*>(.*?)<\/row>/gs).map((row) =>
    [...row.matchAll(/<c r="\w+"( t="s")?>\s*<v>(.*?)<\/v>/gs)].map(([, isText, value = ""]) =>
      isText ? (strings[Number(value)] ?? "") : value === "" ? Number.NaN : Number(value),
    ),
  );
}

/** The words of a slide or of its notes, a paragraph each. */
export const wordsOf = (xml: string): readonly string[] =>
  all(xml, /<a:p>(.*?)<\/a:p>/gs).map((paragraph) => plain(all(paragraph, /<a:t>(.*?)<\/a:t>/gs).join("")));
