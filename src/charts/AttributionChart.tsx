import { scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { ChartTable } from "./DataTable";
import { NAME_SIZE, RowName } from "./RowName";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredRow } from "./useHoveredRow";

/** What one driver, or what is left, contributes; a bar. */
export interface AttributionRow {
  readonly id: string;
  readonly name: string;
  readonly kind: "leading" | "other" | "rest" | "absent";
  /** Share of all runs, in −1…1, and its 95 % interval; not finite where it cannot be told. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** In percentage points. */
  readonly amount: string;
  readonly interval: string;
  /** The risk with it alone switched off; empty for what cannot be. */
  readonly without: string;
  /** What switching it off means; empty for what cannot be. */
  readonly off: string;
  /** What the chart says at the pointer. */
  readonly explanation: string;
}

interface AttributionChartProps {
  readonly rows: readonly AttributionRow[];
  readonly width: number;
  /** Height that there is, px: rows come closer together for it, as far as they can be read. */
  readonly room?: number;
}

const HEAD = 24;
const BAR = 18;
const NARROW = 480;
const AMOUNT_SIZE = 12;
const GAP = 8;
/** Of a name above its bar, so that the line at 0 does not run through it. */
const INSET = 6;
/** Share of runs below which bars are not stretched to the full width. */
const LEAST_DOMAIN = 0.01;
const ABSENT = "not in this scenario";
const WITHOUT = "risk with it alone off";

const LEAST_ROW = 18;

const rowHeightOf = (rows: number, width: number, room: number) =>
  width < NARROW ? 42 : Math.max(LEAST_ROW, Math.min(29, (room - HEAD) / rows));

/** Height of the drawing, px. */
export const attributionHeight = (rows: number, width: number, room = Infinity): number =>
  HEAD + rows * rowHeightOf(rows, width, room);

function layoutOf(rows: readonly AttributionRow[], width: number) {
  const isNarrow = width < NARROW;
  const widest = Math.max(...rows.map(({ name }) => textWidth(name, NAME_SIZE)));
  const start = isNarrow ? 0 : Math.min(widest, width * 0.36) + GAP + 4;
  const amount = Math.max(...rows.map((row) => textWidth(row.amount, AMOUNT_SIZE))) + GAP + 4;
  const without = isNarrow ? 64 : 76;
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high]).filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...ends), Math.max(LEAST_DOMAIN, ...ends)];
  const left = start + (least < 0 ? amount : 0);
  return {
    isNarrow,
    name: isNarrow ? width - without - INSET : start - GAP - 4,
    x: scaleLinear([least, most], [left, Math.max(left + 40, width - without - amount)]),
  };
}

interface RowProps {
  readonly row: AttributionRow;
  readonly y: number;
  readonly width: number;
  readonly layout: ReturnType<typeof layoutOf>;
  /** Of its bar, px. */
  readonly bar: number;
  readonly isHovered: boolean;
}

function Bar({ row, y, bar, layout: { x } }: Omit<RowProps, "isHovered">) {
  const { kind, value, low, high, amount } = row;
  if (kind === "absent") {
    return (
      <text className="amount" x={x(0) + GAP} y={y} dy="0.35em">
        {ABSENT}
      </text>
    );
  }
  const [from, to] = [Math.min(0, value), Math.max(0, value)];
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const isLess = value < 0;
  const end = isLess
    ? Math.min(x(value), isKnown ? x(low) : x(0))
    : Math.max(x(value), isKnown ? x(high) : x(0));
  return (
    <>
      <rect
        className={`bar ${isLess ? "less" : kind}`}
        x={x(from)}
        y={y - bar / 2}
        width={Math.max(1, x(to) - x(from))}
        height={bar}
        rx={1.5}
      />
      {isKnown && <line className="bar-interval" x1={x(low)} x2={x(high)} y1={y} y2={y} />}
      <text
        className="amount"
        x={end + (isLess ? -GAP : GAP)}
        y={y}
        dy="0.35em"
        textAnchor={isLess ? "end" : "start"}
      >
        {amount}
      </text>
    </>
  );
}

function Row(props: RowProps) {
  const { row, y, width, layout, bar, isHovered } = props;
  const { isNarrow, name } = layout;
  const barY = isNarrow ? y + 9 : y;
  return (
    <g data-row={row.id} className={isHovered ? "is-hovered" : undefined}>
      <RowName name={row.name} y={y} room={name} isAbove={isNarrow} inset={INSET} />
      <Bar row={row} y={barY} width={width} layout={layout} bar={bar} />
      <text className="amount without" x={width} y={barY} dy="0.35em" textAnchor="end">
        {row.without}
      </text>
    </g>
  );
}

/** What the risk is made of: a bar for each driver, and for what is left when all are off. */
export const AttributionChart = memo(function AttributionChart(props: AttributionChartProps) {
  const { rows, width, room = Infinity } = props;
  const layout = useMemo(() => layoutOf(rows, width), [rows, width]);
  const height = attributionHeight(rows.length, width, room);
  const step = rowHeightOf(rows.length, width, room);
  const [hovered, handlers] = useHoveredRow(HEAD, step, rows.length);
  const summary = rows.map(({ name, kind, amount }) => `${name} ${kind === "absent" ? ABSENT : amount}`);
  return (
    <>
      <Surface
        width={width}
        height={height}
        label={`Percentage points of risk: ${summary.join(", ")}.`}
        {...handlers}
      >
        <text className="column" x={layout.isNarrow ? 0 : layout.x(0)} y={9}>
          points of risk
        </text>
        <text className="column" x={width} y={9} textAnchor="end">
          {WITHOUT}
        </text>
        <line className="bar-zero" x1={layout.x(0)} x2={layout.x(0)} y1={HEAD - 6} y2={height} />
        {rows.map((row, index) => (
          <Row
            key={row.id}
            row={row}
            y={HEAD + (index + 0.5) * step}
            width={width}
            layout={layout}
            bar={Math.min(BAR, step - 4)}
            isHovered={index === hovered}
          />
        ))}
      </Surface>
      <p className="row-readout" data-screen-only>
        {hovered === null
          ? "Point at a row, or open the table, for its interval and what “off” means."
          : rows[hovered]?.explanation}
      </p>
    </>
  );
});

/** The chart's numbers, a row a driver. */
export const attributionTable = (rows: readonly AttributionRow[]): ChartTable => ({
  head: ["Driver", "Points of risk", "95% interval", "Risk with it alone off", "Off means"],
  rows: rows.map(({ name, kind, amount, interval, without, off }) =>
    kind === "absent" ? [name, ABSENT, "", without, off] : [name, amount, interval, without, off],
  ),
});
