import { line, scaleLinear } from "d3";
import { memo, useId, useMemo } from "react";
import type { Trace, TraceQuarter } from "../analysis/trace";
import { formatUsd } from "../model/format";
import { quarterName } from "../model/quarters";
import type { ChartTable } from "./DataTable";
import type { SideLabel } from "./SideLabels";
import { TraceSurface } from "./TraceSurface";
import { BOTTOM, type TimeFrame, TOP, type TraceChartProps, timeFrame } from "./timeFrame";

/** What is drawn, from front to back; the same words in labels and table. */
const LINES = [
  { id: "dues", label: "dues", of: (quarter: TraceQuarter) => quarter.duesUsdPerYear },
  { id: "stake", label: "staying", of: (quarter: TraceQuarter) => quarter.stakeUsdPerYear },
  { id: "worth", label: "worth", of: (quarter: TraceQuarter) => quarter.worthUsdPerYear },
] as const;

/** Worth beyond so many times the highest dues or stake would press their lines flat. */
const FAR = 2;

function axisTop(quarters: readonly TraceQuarter[]): number {
  const most = (of: (quarter: TraceQuarter) => number | null) =>
    Math.max(0, ...quarters.map((q) => of(q) ?? 0));
  const [dues, stake, worth] = LINES.map(({ of }) => most(of)) as [number, number, number];
  const near = dues > 0 ? Math.max(dues, Math.min(stake, FAR * dues)) : stake;
  return Math.max(near, Math.min(worth, FAR * near)) || 1;
}

interface CurvesProps {
  readonly quarters: readonly TraceQuarter[];
  readonly frame: TimeFrame;
  readonly y: (usd: number) => number;
  readonly bottom: number;
}

const Curves = memo(function Curves({ quarters, frame: { x, left, right }, y, bottom }: CurvesProps) {
  const clip = useId();
  const pathOf = (of: (quarter: TraceQuarter) => number | null) =>
    line<TraceQuarter>(
      (_, quarter) => x(quarter + 0.5),
      (quarter) => y(of(quarter) ?? 0),
    ).defined((quarter) => of(quarter) !== null)(quarters as TraceQuarter[]) ?? "";
  return (
    <g clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect x={left} y={0} width={right - left} height={bottom} />
      </clipPath>
      {LINES.toReversed().map(({ id, of }) => (
        <path key={id} className={`trace-${id}`} d={pathOf(of)} />
      ))}
    </g>
  );
});

function labelsOf(now: TraceQuarter, y: (usd: number) => number): readonly SideLabel[] {
  return LINES.flatMap(({ id, label, of }) => {
    const usd = of(now);
    if (usd === null) return [];
    const text = `${label} ${formatUsd(usd)}`;
    return [{ id, text, className: `label-${id}`, wish: Math.max(TOP, y(usd)) }];
  });
}

/** Mean dues of a payer in one run, against what staying and what membership is worth to it, over time. */
export const TraceLines = memo(function TraceLines(props: TraceChartProps) {
  const { trace, startYear, quarters, cursor, width, height } = props;
  const frame = useMemo(() => timeFrame(width, quarters), [width, quarters]);
  const y = useMemo(
    () => scaleLinear([0, axisTop(trace.quarters)], [height - BOTTOM, TOP]).nice(3),
    [trace, height],
  );
  return (
    <TraceSurface
      chart={props}
      frame={frame}
      y={y}
      ticks={3}
      label={summaryOf(trace, cursor, startYear)}
      labelsOf={(now) => labelsOf(now, y)}
    >
      <Curves quarters={trace.quarters} frame={frame} y={y} bottom={height - BOTTOM} />
    </TraceSurface>
  );
});

const amount = (usd: number | null | undefined) => (typeof usd === "number" ? formatUsd(usd) : "no payer");

function summaryOf({ quarters }: Trace, cursor: number, startYear: number): string {
  const now = quarters[cursor];
  return (
    `In ${quarterName(startYear, cursor)} a payer’s mean dues are ${amount(now?.duesUsdPerYear)} a year, ` +
    `staying is worth ${amount(now?.stakeUsdPerYear)}, membership ${amount(now?.worthUsdPerYear)}.`
  );
}

/** The chart's numbers and the bill behind them, a row a quarter; dollars a year. */
export function traceLinesTable({ quarters }: Trace, startYear: number): ChartTable {
  return {
    head: [
      "Quarter",
      "Bill",
      "Sponsors pay",
      "Members owe",
      "Members pay",
      "Payers",
      "Dues",
      "Staying is worth",
      "Worth",
    ],
    rows: quarters.map((quarter, t) => [
      quarterName(startYear, t),
      formatUsd(quarter.billUsdPerYear),
      formatUsd(quarter.fromSponsorsUsdPerYear),
      formatUsd(quarter.owedUsdPerYear),
      formatUsd(quarter.paidUsdPerYear),
      String(quarter.payers),
      amount(quarter.duesUsdPerYear),
      amount(quarter.stakeUsdPerYear),
      amount(quarter.worthUsdPerYear),
    ]),
  };
}
