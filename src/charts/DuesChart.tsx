import { area, line, scaleLinear } from "d3";
import { memo, useId, useMemo } from "react";
import { axisTop } from "../analysis/axisTop";
import type { Quantiles, Results } from "../analysis/results";
import { formatUsd } from "../model/format";
import { quarterName, tabledQuarters } from "../model/quarters";
import { TimeAxis, ValueAxis } from "./Axes";
import type { ChartTable } from "./DataTable";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredQuarter } from "./useHoveredQuarter";
import { WorthLine, type WorthPoint } from "./WorthLine";
import { yearTicks } from "./yearTicks";

interface DuesChartProps {
  readonly results: Results;
  readonly startYear: number;
  readonly width: number;
  readonly height: number;
}

const TOP = 10;
const BOTTOM = 24;
const READOUT_HEIGHT = 32;

/** Dues, with the median worth. */
interface Point extends Quantiles, WorthPoint {}

/** One point in the middle of each quarter, drawn out flat to the ends of the first and the last. */
function pointsOf({ quarters }: Results): readonly Point[] {
  const middles = quarters.flatMap(({ dues, worth }, quarter) =>
    dues && worth ? [{ ...dues, worth: worth.p50, at: quarter + 0.5 }] : [],
  );
  const [first, last] = [middles[0], middles.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ ...first, at: first.at - 0.5 }, ...middles, { ...last, at: last.at + 0.5 }];
}

/** Worded so that they hold too where a cap on dues piles many runs up at one value. */
function labelsOf(last: Point, y: (usd: number) => number): readonly SideLabel[] {
  return [
    { id: "p95", text: `19 in 20 up to ${formatUsd(last.p95)}`, className: "label-quiet", wish: y(last.p95) },
    { id: "p50", text: `median ${formatUsd(last.p50)}`, className: "label-dues", wish: y(last.p50) },
    { id: "p5", text: `19 in 20 from ${formatUsd(last.p5)}`, className: "label-quiet", wish: y(last.p5) },
  ];
}

function layoutOf(points: readonly Point[], last: Point, quarters: number, width: number, height: number) {
  const most = axisTop(
    Math.max(...points.map(({ p95 }) => p95)),
    Math.max(...points.map(({ worth }) => worth)),
  );
  const y = scaleLinear([0, most], [height - BOTTOM, TOP + 4]).nice(4);
  const ticks = y.ticks(4).map((at) => ({ at, label: formatUsd(at) }));
  const left = Math.max(...ticks.map(({ label }) => textWidth(label, 11))) + 10;
  const labels = labelsOf(last, y);
  const right = endBeside(labels, width);
  return { x: scaleLinear([0, quarters], [left, right]), y, ticks, left, right, labels };
}

interface FanProps {
  readonly points: readonly Point[];
  readonly x: (quarter: number) => number;
  readonly y: (usd: number) => number;
}

const Fan = memo(function Fan({ points, x, y }: FanProps) {
  const band = (low: keyof Quantiles, high: keyof Quantiles) =>
    area<Point>(
      (point) => x(point.at),
      (point) => y(point[low]),
      (point) => y(point[high]),
    )(points as Point[]) ?? "";
  const median = line<Point>(
    (point) => x(point.at),
    (point) => y(point.p50),
  );
  return (
    <>
      <path className="fan-light" d={band("p5", "p95")} />
      <path className="fan-dark" d={band("p25", "p75")} />
      <path className="fan-median" d={median(points as Point[]) ?? ""} />
    </>
  );
});

function readoutOf({ p5, p50, p95 }: Quantiles, worth: number, startYear: number, quarter: number) {
  const range = `${formatUsd(p5)} – ${formatUsd(p95)}`;
  return [
    `${quarterName(startYear, quarter)}: ${formatUsd(p50)} a year (9 in 10: ${range})`,
    `worth ${formatUsd(worth)}; medians of runs still together`,
  ];
}

function Drawing({ results, startYear, width, height, points, last }: DuesChartProps & DrawingProps) {
  const quarters = results.quarters.length;
  const { x, y, ticks, left, right, labels } = useMemo(
    () => layoutOf(points, last, quarters, width, height),
    [points, last, quarters, width, height],
  );
  const [hovered, handlers] = useHoveredQuarter(x(0.5), x(1) - x(0), quarters - 1);
  const { dues, worth } = (hovered === null ? null : results.quarters[hovered]) ?? {};
  const id = useId();
  const labelX = x(last.at) + LABEL_GAP;
  return (
    <Surface width={width} height={height} label={summaryOf(points)} {...handlers}>
      <ValueAxis ticks={ticks} y={y} left={left} right={right} />
      <Fan points={points} x={x} y={y} />
      <WorthLine
        points={points}
        x={x}
        y={y}
        frame={{ left, right, top: TOP + 4, bottom: height - BOTTOM }}
        id={id}
        clear={hovered === null ? 0 : TOP + READOUT_HEIGHT}
      />
      <TimeAxis ticks={yearTicks(startYear, quarters, right - left)} x={x} y={height - 6} />
      <SideLabels
        labels={labels}
        x={labelX}
        width={width - labelX}
        top={TOP + 4}
        bottom={height - BOTTOM - 6}
      />
      {hovered !== null && dues && worth && (
        <Readout
          x={x(hovered + 0.5)}
          y={y(dues.p50)}
          top={TOP}
          bottom={height - BOTTOM}
          textX={left + 6}
          textY={TOP + 8}
          lines={readoutOf(dues, worth.p50, startYear, hovered)}
        />
      )}
    </Surface>
  );
}

interface DrawingProps {
  readonly points: readonly Point[];
  readonly last: Point;
}

/** Yearly dues of a member over time as a fan: 9 in 10 runs in the outer band, half in the inner one. */
export const DuesChart = memo(function DuesChart(props: DuesChartProps) {
  const points = useMemo(() => pointsOf(props.results), [props.results]);
  const last = points.at(-1);
  if (last === undefined) return <p className="figure-empty">No run has a member who pays.</p>;
  return <Drawing {...props} points={points} last={last} />;
});

function summaryOf(points: readonly Point[]): string {
  const say = (point: Point | undefined) =>
    point
      ? `${formatUsd(point.p50)}, 9 in 10 runs between ${formatUsd(point.p5)} and ${formatUsd(point.p95)}`
      : "";
  const worth = `Its median worth is ${formatUsd(points[0]?.worth ?? 0)}, then ${formatUsd(points.at(-1)?.worth ?? 0)}.`;
  return `Yearly dues of a member. At the start the median is ${say(points[0])}; at the end ${say(points.at(-1))}. ${worth}`;
}

/** The chart's numbers, a row a year and the last quarter. */
export function duesTable({ quarters }: Results, startYear: number): ChartTable {
  return {
    head: ["Quarter", "Median", "Half of runs", "9 in 10 runs", "Worth, median"],
    rows: tabledQuarters(quarters.length).map((quarter) => {
      const { dues = null, worth = null } = quarters[quarter] ?? {};
      return [
        quarterName(startYear, quarter),
        dues ? formatUsd(dues.p50) : "no run left",
        dues ? `${formatUsd(dues.p25)} – ${formatUsd(dues.p75)}` : "",
        dues ? `${formatUsd(dues.p5)} – ${formatUsd(dues.p95)}` : "",
        worth ? formatUsd(worth.p50) : "",
      ];
    }),
  };
}
