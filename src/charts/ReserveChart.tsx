import { area, curveStepAfter, scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { Trace, TraceQuarter } from "../analysis/trace";
import { formatNumber, formatPercent, formatUsd } from "../model/format";
import { quarterName } from "../model/quarters";
import type { ChartTable } from "./DataTable";
import type { SideLabel } from "./SideLabels";
import { TraceSurface } from "./TraceSurface";
import { BOTTOM, type TimeFrame, TOP, type TraceChartProps, timeFrame } from "./timeFrame";

/** What stays unpaid of a quarter's bill, dollars. */
const unpaidOf = ({ billUsdPerYear, funded }: TraceQuarter) => ((1 - funded) * billUsdPerYear) / 4;

interface UnpaidBarsProps {
  readonly quarters: readonly TraceQuarter[];
  readonly frame: TimeFrame;
  readonly y: (usd: number) => number;
  readonly startYear: number;
}

const UnpaidBars = memo(function UnpaidBars({ quarters, frame: { x, step }, y, startYear }: UnpaidBarsProps) {
  return quarters.map((quarter, t) => {
    const usd = unpaidOf(quarter);
    if (usd === 0) return null;
    const height = y(0) - y(usd);
    const key = quarterName(startYear, t);
    return (
      <rect key={key} className="trace-unpaid" x={x(t + 0.2)} y={y(usd)} width={step * 0.6} height={height} />
    );
  });
});

function labelsOf(now: TraceQuarter, y: (usd: number) => number): readonly SideLabel[] {
  const reserve = {
    id: "reserve",
    text: `reserve ${formatUsd(now.reserveUsd)}`,
    className: "label-quiet",
    wish: y(now.reserveUsd),
  };
  const usd = unpaidOf(now);
  if (usd === 0) return [reserve];
  return [
    reserve,
    { id: "unpaid", text: `unpaid ${formatUsd(usd)}`, className: "label-sponsor", wish: y(usd) },
  ];
}

/** The reserve of one run after each bill, and what stays unpaid of the bill when it is not enough. */
export const ReserveChart = memo(function ReserveChart(props: TraceChartProps) {
  const { trace, startYear, quarters, cursor, width, height } = props;
  const frame = useMemo(() => timeFrame(width, quarters), [width, quarters]);
  const y = useMemo(() => {
    const most = Math.max(
      0,
      ...trace.quarters.map((quarter) => Math.max(quarter.reserveUsd, unpaidOf(quarter))),
    );
    return scaleLinear([0, most || 1], [height - BOTTOM, TOP]).nice(2);
  }, [trace, height]);
  const reserve = useMemo(() => {
    const last = trace.quarters.at(-1);
    const points = last === undefined ? [] : [...trace.quarters, last];
    const draw = area<TraceQuarter>(
      (_, t) => frame.x(t),
      y(0),
      ({ reserveUsd }) => y(reserveUsd),
    );
    return draw.curve(curveStepAfter)(points) ?? "";
  }, [trace, frame, y]);
  return (
    <TraceSurface
      chart={props}
      frame={frame}
      y={y}
      ticks={2}
      label={summaryOf(trace, cursor, startYear)}
      labelsOf={(now) => labelsOf(now, y)}
    >
      <path className="trace-reserve" d={reserve} />
      <UnpaidBars quarters={trace.quarters} frame={frame} y={y} startYear={startYear} />
    </TraceSurface>
  );
});

function summaryOf({ quarters }: Trace, cursor: number, startYear: number): string {
  const now = quarters[cursor];
  if (now === undefined) return "";
  const unpaid = now.funded < 1 ? `${formatUsd(unpaidOf(now))} of its bill stays unpaid` : "its bill is paid";
  return `After ${quarterName(startYear, cursor)} the reserve holds ${formatUsd(now.reserveUsd)}; ${unpaid}.`;
}

/** The chart's numbers and how far the model lags, a row a quarter. */
export function reserveTable({ quarters }: Trace, startYear: number): ChartTable {
  return {
    head: [
      "Quarter",
      "Reserve after the bill",
      "Share of the bill paid",
      "Unpaid",
      "Years behind the frontier",
    ],
    rows: quarters.map((quarter, t) => [
      quarterName(startYear, t),
      formatUsd(quarter.reserveUsd),
      formatPercent(quarter.funded),
      formatUsd(unpaidOf(quarter)),
      formatNumber(quarter.lagYears),
    ]),
  };
}
