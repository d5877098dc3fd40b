import { scaleLinear } from "d3";
import { NAME_SIZE } from "./RowName";
import { textWidth } from "./textWidth";

/** An assumption at one of its five points. */
export interface TornadoMark {
  /** Of the assumption, as the page shows it. */
  readonly at: string;
  readonly measure: number;
  /** The measure with its interval, in words. */
  readonly said: string;
}

/** One assumption, moved over its range. */
export interface TornadoRow {
  readonly id: string;
  readonly name: string;
  /** From the lowest value to the highest. */
  readonly marks: readonly TornadoMark[];
}

interface TornadoSpace {
  readonly rows: readonly TornadoRow[];
  /** The measure with everything as it is. */
  readonly now: number;
  /** Ends of the axis where the measure has any. */
  readonly limits: readonly [number, number];
  /** Px. */
  readonly width: number;
}

/** Narrower charts have a row's name above its marks, px. */
export const NARROW = 560;
/** From a mark to its label, px. */
export const GAP = 9;
const END_SIZE = 12;
const TICK = 90;
const LEAST_PLOT = 60;
/** Room for half the label of a tick. */
const MARGIN = 22;
const FITTING_STEPS = 8;

/** The labels of a row: the end that lies further left has its value there, the other at the right. */
export function endsOf({ marks }: TornadoRow) {
  const [low, high] = [marks[0] as TornadoMark, marks.at(-1) as TornadoMark];
  return low.measure <= high.measure ? [low, high] : [high, low];
}

/** A scale on which no label of an end lies outside of `start` … `width`.
 * Labels need room only beside their own marks, so the ends are moved in until all fit. */
function scaleOf(
  rows: readonly TornadoRow[],
  domain: readonly [number, number],
  start: number,
  width: number,
) {
  const needs = rows.map((row) => {
    const measures = row.marks.map(({ measure }) => measure);
    const [before, after] = endsOf(row).map((end) => textWidth(end?.at ?? "", END_SIZE) + GAP + 4);
    return {
      least: Math.min(...measures),
      most: Math.max(...measures),
      before: before ?? 0,
      after: after ?? 0,
    };
  });
  let [from, to] = [start + MARGIN, width - MARGIN];
  const x = () => scaleLinear(domain, [from, to]);
  for (let step = 0; step < FITTING_STEPS; step++) {
    from += Math.max(0, ...needs.map(({ least, before }) => start + before - x()(least)));
    to -= Math.max(0, ...needs.map(({ most, after }) => x()(most) + after - width));
    to = Math.max(to, from + LEAST_PLOT);
  }
  return x();
}

/** Where a tornado's names end, its scale and the ticks on it. */
export function tornadoLayout({ rows, now, limits, width }: TornadoSpace) {
  const isNarrow = width < NARROW;
  const names = Math.max(0, ...rows.map(({ name }) => textWidth(name, NAME_SIZE)));
  const name = isNarrow ? width : Math.min(names, width * 0.34);
  const values = [now, ...rows.flatMap(({ marks }) => marks.map(({ measure }) => measure))];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pad = least === most ? Math.abs(most) * 0.1 + 0.01 : 0;
  const domain = [Math.max(limits[0], least - pad), Math.min(limits[1], most + pad)] as const;
  const x = scaleOf(rows, domain, isNarrow ? 0 : name + 12, width);
  const [from = 0, to = width] = x.range();
  return { isNarrow, name, x, ticks: x.ticks(Math.max(2, Math.floor((to - from) / TICK))) };
}
