import type { ChartTable } from "./DataTable";
import type { ChartAxis } from "./sweptAxis";

/** A map's numbers, from the highest value of `y` down, as the map has them.
 * @param y  with its values as they read
 * @param texts  rows of `y` from its lowest value on × columns of `x`, row-major */
export function mapTable(x: ChartAxis, y: ChartAxis, texts: readonly string[]): ChartTable {
  const columns = x.values.length;
  return {
    head: [`${y.label} ↓ · ${x.label} →`, ...x.values.map(x.format)],
    rows: y.values
      .map((value, row) => [y.format(value), ...texts.slice(row * columns, (row + 1) * columns)])
      .toReversed(),
  };
}

/** A line's numbers, a row a value.
 * @param title  of what is measured */
export const lineTable = (x: ChartAxis, title: string, texts: readonly string[]): ChartTable => ({
  head: [x.label, title],
  rows: x.values.map((value, index) => [x.format(value), texts[index] ?? ""]),
});
