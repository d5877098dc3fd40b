import { scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { ChartTable } from "./DataTable";
import { NAME_SIZE, RowName } from "./RowName";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredRow } from "./useHoveredRow";

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

interface TornadoChartProps {
  readonly rows: readonly TornadoRow[];
  /** The measure with everything as it is. */
  readonly now: number;
  readonly format: (measure: number) => string;
  /** What a number on the axis reads as; none of these is an estimate. */
  readonly formatTick: (measure: number) => string;
  /** Ends of the axis where the measure has any. */
  readonly limits: readonly [number, number];
  readonly width: number;
}

const HEAD = 38;
const NARROW = 560;
const END_SIZE = 12;
const GAP = 9;
const TICK = 90;
const LEAST_PLOT = 60;
/** Room for half the label of a tick. */
const MARGIN = 22;
const FITTING_STEPS = 8;
/** Places of the points that are no ends. */
const BETWEEN = [1, 2, 3] as const;

const rowHeightOf = (width: number) => (width < NARROW ? 44 : 28);

/** Height of the drawing, px. */
export const tornadoHeight = (rows: number, width: number): number => HEAD + rows * rowHeightOf(width) + 4;

/** The labels of a row: the end that lies further left has its value there, the other at the right. */
function endsOf({ marks }: TornadoRow) {
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

function layoutOf({ rows, now, limits, width }: Omit<TornadoChartProps, "format" | "formatTick">) {
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

type Layout = ReturnType<typeof layoutOf>;

function Row({ row, y, layout }: { row: TornadoRow; y: number; layout: Layout }) {
  const { isNarrow, name, x } = layout;
  const at = isNarrow ? y + 9 : y;
  const places = row.marks.map(({ measure }) => x(measure));
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const [left, right] = endsOf(row) as [TornadoMark, TornadoMark];
  return (
    <g data-row={row.id}>
      <RowName
        name={row.name}
        x={isNarrow ? 0 : name}
        y={isNarrow ? y - 11 : y}
        room={name}
        isAbove={isNarrow}
      />
      <line className="swing" x1={least} x2={most} y1={at} y2={at} />
      {BETWEEN.map((place) => (
        <circle key={place} className="between" cx={places[place]} cy={at} r={2.5} />
      ))}
      <circle className="end low" cx={places[0]} cy={at} r={4.5} />
      <circle className="end high" cx={places.at(-1)} cy={at} r={4.5} />
      <text className="amount" x={least - GAP} y={at} dy="0.35em" textAnchor="end">
        {left.at}
      </text>
      <text className="amount" x={most + GAP} y={at} dy="0.35em">
        {right.at}
      </text>
    </g>
  );
}

function Scale({
  layout: { x, ticks },
  width,
  height,
  now,
  format,
  formatTick,
}: Pick<TornadoChartProps, "width" | "now" | "format" | "formatTick"> & { layout: Layout; height: number }) {
  const label = `now ${format(now)}`;
  return (
    <>
      <g className="axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={HEAD - 4} y2={height} />
            <text x={x(tick)} y={HEAD - 9} textAnchor="middle">
              {formatTick(tick)}
            </text>
          </g>
        ))}
      </g>
      <line className="now" x1={x(now)} x2={x(now)} y1={15} y2={height} />
      <text
        className="now-label"
        x={Math.min(x(now), width - textWidth(label, 11) / 2)}
        y={10}
        textAnchor="middle"
      >
        {label}
      </text>
    </>
  );
}

/** How far a measure moves as each assumption moves over its range, five points each; the ends with their values. */
export const TornadoChart = memo(function TornadoChart({
  rows,
  now,
  format,
  formatTick,
  limits,
  width,
}: TornadoChartProps) {
  const layout = useMemo(() => layoutOf({ rows, now, limits, width }), [rows, now, limits, width]);
  const height = tornadoHeight(rows.length, width);
  const step = rowHeightOf(width);
  const [hovered, handlers] = useHoveredRow(HEAD, step, rows.length);
  const read = hovered === null ? undefined : rows[hovered];
  const summary = rows.map(({ name, marks }) => {
    const [low, high] = [marks[0] as TornadoMark, marks.at(-1) as TornadoMark];
    return `${name}: ${format(low.measure)} at ${low.at}, ${format(high.measure)} at ${high.at}`;
  });
  return (
    <>
      <Surface width={width} height={height} label={`${summary.join("; ")}.`} {...handlers}>
        <Scale
          layout={layout}
          width={width}
          height={height}
          now={now}
          format={format}
          formatTick={formatTick}
        />
        {rows.map((row, index) => (
          <Row key={row.id} row={row} y={HEAD + (index + 0.5) * step} layout={layout} />
        ))}
      </Surface>
      <p className="row-readout">
        {read
          ? `${read.name}: ${read.marks.map(({ at, said }) => `${said} at ${at}`).join("; ")}`
          : "Point at a row for all five of its points."}
      </p>
    </>
  );
});

/** The chart's numbers, a row an assumption. */
export const tornadoTable = (rows: readonly TornadoRow[]): ChartTable => ({
  head: ["Assumption", "Lowest", "Lower", "Middle", "Higher", "Highest"],
  rows: rows.map(({ name, marks }) => [name, ...marks.map(({ at, said }) => `${said} at ${at}`)]),
});
