/** What makes a spreadsheet take a cell for a formula; apostrophes before it, so that the rule can be undone. */
const FORMULA = /^'*[=+\-@\t\r\n]/;
/** A number as a person reads it: sign, currency, digits, and at most words after them. */
const READ_NUMBER = /^[+-]\p{Sc}?\d[\d.,\s’']*[\p{L}\s%×]*$/u;

/** Text that a spreadsheet shows instead of computing it: an apostrophe before what would be a formula.
 * @example inertCell("=cmd|' /C calc'!A0") // "'=cmd|' /C calc'!A0"
 * @source OWASP, CSV injection */
export const inertCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Rows as spreadsheets take them from the clipboard: tabs between cells, quotes around what would break out of its
 * cell; formulas are text, numbers stay numbers. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const inert = READ_NUMBER.test(text) ? text : inertCell(text);
    return /[\t\r\n]|^"/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
