import { scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { Correlation } from "../analysis/rankCorrelation";
import type { ChartTable } from "./DataTable";
import { NAME_SIZE, RowName } from "./RowName";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredRow } from "./useHoveredRow";

/** One uncertain number, and how it goes along with two outcomes. */
export interface CorrelationRow {
  readonly id: string;
  readonly name: string;
  readonly dues: Correlation | null;
  readonly fallingApart: Correlation | null;
}

interface CorrelationChartProps {
  readonly rows: readonly CorrelationRow[];
  readonly width: number;
}

const HEAD = 38;
const NARROW = 480;
const COLUMN = 52;
/** Of a name above its marks, so that the line at −1 does not run through it. */
const INSET = 14;
/** Names may take more than their part of the width as long as this is left for the marks, px. */
const AMPLE_PLOT = 240;

const rowHeightOf = (width: number) => (width < NARROW ? 46 : 30);

/** Height of the drawing, px. */
export const correlationHeight = (rows: number, width: number): number =>
  HEAD + rows * rowHeightOf(width) + 4;

/** A correlation, signed, to two places.
 * @example formatCorrelation({ value: -0.335, low: -0.35, high: -0.32 }) // "−0.34" */
export function formatCorrelation(of: Correlation | null): string {
  if (of === null) return "–";
  const digits = Math.abs(of.value).toFixed(2);
  return Number(digits) === 0 ? digits : `${of.value < 0 ? "−" : "+"}${digits}`;
}

const formatEnd = (end: number) => end.toFixed(2).replace("-", "−");

const saidOf = (of: Correlation | null) =>
  of === null
    ? "never varies"
    : `${formatCorrelation(of)} (95%: ${formatEnd(of.low)} to ${formatEnd(of.high)})`;

function layoutOf(rows: readonly CorrelationRow[], width: number) {
  const isNarrow = width < NARROW;
  const widest = Math.max(0, ...rows.map(({ name }) => textWidth(name, NAME_SIZE)));
  const end = width - 2 * COLUMN - 12;
  const name = isNarrow ? width - INSET : Math.min(widest, Math.max(width * 0.38, end - 20 - AMPLE_PLOT));
  const start = isNarrow ? 8 : name + 20;
  return { isNarrow, name, x: scaleLinear([-1, 1], [start, end]) };
}

type Layout = ReturnType<typeof layoutOf>;

function Mark({
  of,
  kind,
  y,
  layout: { x },
}: {
  of: Correlation | null;
  kind: string;
  y: number;
  layout: Layout;
}) {
  if (of === null) return null;
  return (
    <g className={`correlation ${kind}`}>
      <line x1={x(of.low)} x2={x(of.high)} y1={y} y2={y} />
      <circle cx={x(of.value)} cy={y} r={4.5} />
    </g>
  );
}

function Row({ row, y, width, layout }: { row: CorrelationRow; y: number; width: number; layout: Layout }) {
  const { isNarrow, name, x } = layout;
  const at = isNarrow ? y + 9 : y;
  return (
    <g data-row={row.id}>
      <RowName name={row.name} y={y} room={name} isAbove={isNarrow} inset={INSET} />
      <line className="track" x1={x(-1)} x2={x(1)} y1={at} y2={at} />
      <Mark of={row.dues} kind="dues" y={at - 4} layout={layout} />
      <Mark of={row.fallingApart} kind="falling" y={at + 4} layout={layout} />
      <text className="amount dues" x={width - COLUMN} y={at} dy="0.35em" textAnchor="end">
        {formatCorrelation(row.dues)}
      </text>
      <text className="amount falling" x={width} y={at} dy="0.35em" textAnchor="end">
        {formatCorrelation(row.fallingApart)}
      </text>
    </g>
  );
}

function Head({ width, height, layout: { x } }: { width: number; height: number; layout: Layout }) {
  const ticks = [
    { at: -1, label: "−1", anchor: "start" },
    { at: 0, label: "0", anchor: "middle" },
    { at: 1, label: "+1", anchor: "end" },
  ] as const;
  return (
    <>
      <g className="axis">
        {ticks.map(({ at, label, anchor }) => (
          <g key={at}>
            <line className="grid" x1={x(at)} x2={x(at)} y1={HEAD - 4} y2={height} />
            <text x={x(at)} y={HEAD - 9} textAnchor={anchor}>
              {label}
            </text>
          </g>
        ))}
      </g>
      <text className="column dues" x={width - COLUMN} y={HEAD - 9} textAnchor="end">
        dues
      </text>
      <text className="column falling" x={width} y={HEAD - 23} textAnchor="end">
        falling
      </text>
      <text className="column falling" x={width} y={HEAD - 9} textAnchor="end">
        apart
      </text>
    </>
  );
}

/** Rank correlations of uncertain numbers with dues and with falling apart, with their 95 % intervals. */
export const CorrelationChart = memo(function CorrelationChart({ rows, width }: CorrelationChartProps) {
  const layout = useMemo(() => layoutOf(rows, width), [rows, width]);
  const height = correlationHeight(rows.length, width);
  const step = rowHeightOf(width);
  const [hovered, handlers] = useHoveredRow(HEAD, step, rows.length);
  const read = hovered === null ? undefined : rows[hovered];
  const summary = rows.map(
    ({ name, dues, fallingApart }) =>
      `${name}: dues ${formatCorrelation(dues)}, falling apart ${formatCorrelation(fallingApart)}`,
  );
  return (
    <>
      <Surface
        width={width}
        height={height}
        label={`Rank correlations: ${summary.join("; ")}.`}
        {...handlers}
      >
        <Head width={width} height={height} layout={layout} />
        {rows.map((row, index) => (
          <Row key={row.id} row={row} y={HEAD + (index + 0.5) * step} width={width} layout={layout} />
        ))}
      </Surface>
      <p className="row-readout" data-screen-only>
        {read
          ? `${read.name}: with dues ${saidOf(read.dues)}; with falling apart ${saidOf(read.fallingApart)}`
          : "Point at a row, or open the table, for its intervals."}
      </p>
    </>
  );
});

/** The chart's numbers, a row an uncertain number. */
export const correlationTable = (rows: readonly CorrelationRow[]): ChartTable => ({
  head: ["Uncertain number", "With dues", "With falling apart"],
  rows: rows.map(({ name, dues, fallingApart }) => [name, saidOf(dues), saidOf(fallingApart)]),
});
