/** The cells of a CSV text, by the letter of RFC 4180 and no other code of ours.
 * @throws {Error} where the text breaks its rules */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null)
      throw new Error(`no cell begins at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? (match[2] as string));
    if (match[3] === "\r\n") {
      rows.push(row);
      row = [];
    }
    at = pattern.lastIndex;
  }
  return rows;
}

/** A text as it was before it was made inert for spreadsheets. */
export const unapostrophed = (cell: string): string => (/^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell);
