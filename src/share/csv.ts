import { inertCell } from "../model/inertCell";

/** What a cell holds; null for nothing. */
export type Cell = string | number | null;

/** What no reader sees and some programs choke on; tabs and line breaks stay. */
const CONTROL = /[^\P{Cc}\t\r\n]/gu;

const BYTE_ORDER_MARK = "\uFEFF";

const quoted = (text: string) => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return quoted(inertCell(cell.replace(CONTROL, "")));
}

/** A table as a CSV file that spreadsheets open as it is meant: in UTF-8 with a byte order mark, by which Excel knows
 * it. Numbers are written to the last digit, with a point and no separators; text is never a formula.
 * @source RFC 4180 */
export function csvText(rows: Iterable<readonly Cell[]>): string {
  const lines = Array.from(rows, (row) => `${row.map(written).join(",")}\r\n`);
  return BYTE_ORDER_MARK + lines.join("");
}
