import { memo, type PointerEvent, useMemo, useState } from "react";
import { chanceOf } from "../analysis/chanceOf";
import type { Quantiles } from "../analysis/results";
import { formatFrequency } from "../model/chances";
import type { ChartTable } from "./DataTable";
import { MoneyAxis } from "./MoneyAxis";
import { moneyScale, signed } from "./moneyScale";
import { Surface } from "./Surface";
import { fitText, textWidth } from "./textWidth";

/** One distribution of the chart. */
export interface SeatRow {
  readonly id: string;
  readonly name: string;
  readonly quantiles: Quantiles;
  /** Dollars at present value, one a run. */
  readonly values: Float64Array;
  /** Whether the axis reaches for it; one that does not may run off the chart. */
  readonly isMain: boolean;
}

interface SeatChartProps {
  readonly rows: readonly SeatRow[];
  readonly width: number;
}

const ROW = 62;
const BAND_TOP = 26;
const BAND = 20;
const AXIS = 26;
const NAME_SIZE = 13;
const TEXT_SIZE = 12;

/** Height of the drawing, px. */
export const seatHeight = (rows: number): number => rows * ROW + AXIS;

/** The axis holds what is mainly compared and nothing; what lies far from that only as far as half as much again. */
function endsOf(rows: readonly SeatRow[]): readonly [number, number] {
  const of = (some: readonly SeatRow[]) => [
    Math.min(0, ...some.map(({ quantiles }) => quantiles.p5)),
    Math.max(0, ...some.map(({ quantiles }) => quantiles.p95)),
  ];
  const [low = 0, high = 0] = of(rows.filter(({ isMain }) => isMain));
  const [least = 0, most = 0] = of(rows);
  const span = high - low;
  if (span === 0) return least < most ? [least, most] : [-1, 1];
  return [Math.max(least, low - span / 2), Math.min(most, high + span / 2)];
}

function spreadInWords({ p5, p50, p95 }: Quantiles): string {
  if (p5 === p95) return `${signed(p50)} in every future`;
  return `median ${signed(p50)}; 9 in 10: ${signed(p5)} to ${signed(p95)}`;
}

interface RowProps {
  readonly row: SeatRow;
  readonly y: number;
  readonly x: (usd: number) => number;
  readonly width: number;
  /** What stands beside the name: the first of these for which there is room. */
  readonly words: readonly string[];
}

function Row({ row: { id, name, quantiles }, y, x, width, words }: RowProps) {
  const { p5, p25, p50, p75, p95 } = quantiles;
  const at = (usd: number) => Math.min(width, Math.max(0, x(usd)));
  const top = y + BAND_TOP;
  const start = textWidth(name, NAME_SIZE) + 10;
  const said = words.find((text) => textWidth(text, TEXT_SIZE) <= width - start) ?? words.at(-1) ?? "";
  const isOff = x(p50) < 0 || x(p50) > width;
  const tip = x(p50) < 0 ? 1 : width - 1;
  const back = x(p50) < 0 ? 9 : width - 9;
  return (
    <g className={`seat-row ${id}`}>
      <text className="seat-name" y={y + 17}>
        {name}
      </text>
      <text className="seat-words" x={start} y={y + 17}>
        {fitText(said, width - start, TEXT_SIZE)}
      </text>
      <rect
        className="seat-outer"
        x={at(p5)}
        y={top + 5}
        width={Math.max(1, at(p95) - at(p5))}
        height={BAND - 10}
      />
      <rect className="seat-inner" x={at(p25)} y={top} width={Math.max(1, at(p75) - at(p25))} height={BAND} />
      <line className="money-zero" x1={x(0)} x2={x(0)} y1={top - 4} y2={top + BAND + 4} />
      {isOff ? (
        <path className="seat-off" d={`M${tip},${top + BAND / 2}L${back},${top + 3}V${top + BAND - 3}Z`} />
      ) : (
        <line className="seat-median" x1={x(p50)} x2={x(p50)} y1={top - 3} y2={top + BAND + 3} />
      )}
    </g>
  );
}

function wordsOf({ quantiles, values }: SeatRow, usd: number | null): readonly string[] {
  const isCertain = quantiles.p5 === quantiles.p95;
  if (usd === null || isCertain) return [spreadInWords(quantiles), `median ${signed(quantiles.p50)}`];
  const least = values.reduce((count, value) => count + (value >= usd ? 1 : 0), 0) / values.length;
  const often = formatFrequency(chanceOf(least, values.length));
  return [`at least ${signed(usd)} in ${often} futures`, `≥ ${signed(usd)}: ${often}`];
}

/** What each choice is worth, one row each on a common axis of money: the median, half of the futures in the dark
 * band and nine in ten in the light one. The pointer asks how often a choice is worth at least so much. */
export const SeatChart = memo(function SeatChart({ rows, width }: SeatChartProps) {
  const { x, ticks } = useMemo(() => moneyScale(endsOf(rows), width), [rows, width]);
  const [usd, setUsd] = useState<number | null>(null);
  const height = seatHeight(rows.length);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setUsd(at >= 0 && at <= width ? Number(x.invert(at).toPrecision(3)) : null);
  };
  const label = rows.map(({ name, quantiles }) => `${name}: ${spreadInWords(quantiles)}.`).join(" ");
  return (
    <Surface
      width={width}
      height={height}
      label={label}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setUsd(null)}
    >
      <MoneyAxis ticks={ticks} x={x} top={0} bottom={height - AXIS} width={width} />
      {rows.map((row, index) => (
        <Row key={row.id} row={row} y={index * ROW} x={x} width={width} words={wordsOf(row, usd)} />
      ))}
      {usd !== null && <line className="seat-pointer" x1={x(usd)} x2={x(usd)} y1={0} y2={height - AXIS} />}
    </Surface>
  );
});

/** The chart's numbers, a row a choice. */
export function seatTable(rows: readonly SeatRow[]): ChartTable {
  return {
    head: ["Choice", "5th percentile", "25th", "Median", "75th", "95th"],
    rows: rows.map(({ name, quantiles: { p5, p25, p50, p75, p95 } }) => [
      name,
      ...[p5, p25, p50, p75, p95].map(signed),
    ]),
  };
}
