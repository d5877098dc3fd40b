import { memo, useMemo } from "react";
import type { ChartTable } from "./DataTable";
import { RowName } from "./RowName";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { endsOf, GAP, NARROW, type TornadoMark, type TornadoRow, tornadoLayout } from "./tornadoLayout";
import { useHoveredRow } from "./useHoveredRow";

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
/** Places of the points that are no ends. */
const BETWEEN = [1, 2, 3] as const;

const rowHeightOf = (width: number) => (width < NARROW ? 44 : 28);

/** Height of the drawing, px. */
export const tornadoHeight = (rows: number, width: number): number => HEAD + rows * rowHeightOf(width) + 4;

type Layout = ReturnType<typeof tornadoLayout>;

function Row({ row, y, layout }: { row: TornadoRow; y: number; layout: Layout }) {
  const { isNarrow, name, x } = layout;
  const at = isNarrow ? y + 9 : y;
  const places = row.marks.map(({ measure }) => x(measure));
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const [left, right] = endsOf(row) as [TornadoMark, TornadoMark];
  return (
    <g data-row={row.id}>
      <RowName name={row.name} y={y} room={name} isAbove={isNarrow} />
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
  const layout = useMemo(() => tornadoLayout({ rows, now, limits, width }), [rows, now, limits, width]);
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
      <p className="row-readout" data-screen-only>
        {read
          ? `${read.name}: ${read.marks.map(({ at, said }) => `${said} at ${at}`).join("; ")}`
          : "Point at a row, or open the table, for all five of its points."}
      </p>
    </>
  );
});

/** The chart's numbers, a row an assumption. */
export const tornadoTable = (rows: readonly TornadoRow[]): ChartTable => ({
  head: ["Assumption", "Lowest", "Lower", "Middle", "Higher", "Highest"],
  rows: rows.map(({ name, marks }) => [name, ...marks.map(({ at, said }) => `${said} at ${at}`)]),
});
