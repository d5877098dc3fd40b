import { area, line, scaleLinear, scaleLog } from "d3";
import { memo, useMemo } from "react";
import type { Spread } from "../analysis/results";
import { formatRoughly } from "../model/chances";
import { formatUsd } from "../model/format";
import { quarterName, tabledQuarters } from "../model/quarters";
import { TimeAxis, ValueAxis } from "./Axes";
import type { ChartTable } from "./DataTable";
import { type CourseGroup, type CoursePoint, coursePoints } from "./groupPoints";
import { logDomain, logTicks } from "./logAxis";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredQuarter } from "./useHoveredQuarter";
import { yearTicks } from "./yearTicks";

interface GroupChartProps {
  readonly group: CourseGroup;
  readonly startYear: number;
  readonly width: number;
  readonly height: number;
}

const TOP = 10;
const BOTTOM = 24;

type What = "dues" | "worth";

const around = ({ p10, p90 }: Spread) => `8 in 10: ${formatUsd(p10)} – ${formatUsd(p90)}`;

/** Each median with its range right below it, in the colour of its line. */
function labelsOf({ dues, worth }: CoursePoint, y: (usd: number) => number): readonly SideLabel[] {
  return [
    { id: "worth", text: `worth ${formatUsd(worth.p50)}`, className: "label-strong", wish: y(worth.p50) },
    { id: "worth range", text: around(worth), className: "label-ink", wish: y(worth.p50) + 1 },
    { id: "dues", text: `dues ${formatUsd(dues.p50)}`, className: "label-dues", wish: y(dues.p50) },
    { id: "dues range", text: around(dues), className: "label-accent", wish: y(dues.p50) + 1 },
  ];
}

function layoutOf(
  points: readonly CoursePoint[],
  last: CoursePoint,
  quarters: number,
  width: number,
  height: number,
) {
  const amounts = points.flatMap(({ dues, worth }) => [dues.p10, dues.p90, worth.p10, worth.p90]);
  const [least, most] = logDomain(amounts, 4);
  const y = scaleLog([least, most], [height - BOTTOM, TOP + 4]).clamp(true);
  const ticks = logTicks(least, most).map((at) => ({ at, label: formatUsd(at) }));
  const left = Math.max(30, ...ticks.map(({ label }) => textWidth(label, 11))) + 10;
  const labels = labelsOf(last, y);
  const right = endBeside(labels, width);
  return { x: scaleLinear([0, quarters], [left, right]), y, ticks, left, right, labels };
}

interface BandsProps {
  readonly points: readonly CoursePoint[];
  readonly x: (quarter: number) => number;
  readonly y: (usd: number) => number;
}

/** The two bands, and on top of them the two medians. */
const Bands = memo(function Bands({ points, x, y }: BandsProps) {
  const bandOf = (what: What) =>
    area<CoursePoint>(
      ({ at }) => x(at),
      (point) => y(point[what].p10),
      (point) => y(point[what].p90),
    )(points as CoursePoint[]) ?? "";
  const medianOf = (what: What) =>
    line<CoursePoint>(
      ({ at }) => x(at),
      (point) => y(point[what].p50),
    )(points as CoursePoint[]) ?? "";
  return (
    <>
      <path className="course-band worth" d={bandOf("worth")} />
      <path className="course-band dues" d={bandOf("dues")} />
      <path className="fan-median" d={medianOf("dues")} />
      <path className="worth-line" d={medianOf("worth")} />
    </>
  );
});

const range = ({ p10, p50, p90 }: Spread) =>
  `${formatUsd(p50)} (8 in 10: ${formatUsd(p10)} – ${formatUsd(p90)})`;

function Drawing(props: GroupChartProps & { points: readonly CoursePoint[]; last: CoursePoint }) {
  const { group, startYear, width, height, points, last } = props;
  const quarters = group.quarters.length;
  const { x, y, ticks, left, right, labels } = useMemo(
    () => layoutOf(points, last, quarters, width, height),
    [points, last, quarters, width, height],
  );
  const [hovered, handlers] = useHoveredQuarter(x(0.5), x(1) - x(0), quarters - 1);
  const found = hovered === null ? null : group.quarters[hovered];
  const summary = `${group.name}: at the end dues ${range(last.dues)} a year, worth ${range(last.worth)}.`;
  return (
    <Surface width={width} height={height} label={summary} {...handlers}>
      <ValueAxis ticks={ticks} y={y} left={left} right={right} />
      <Bands points={points} x={x} y={y} />
      <TimeAxis ticks={yearTicks(startYear, quarters, right - left)} x={x} y={height - 6} />
      <SideLabels
        labels={labels}
        x={right + LABEL_GAP}
        width={width - right - LABEL_GAP}
        top={TOP + 4}
        bottom={height - BOTTOM - 6}
      />
      {hovered !== null && found && (
        <Readout
          x={x(hovered + 0.5)}
          y={y(found.dues.p50)}
          top={TOP}
          bottom={height - BOTTOM}
          textX={left + 6}
          textY={TOP + 8}
          lines={[
            `${quarterName(startYear, hovered)}, over ${formatRoughly(found.share)} of runs`,
            `dues ${range(found.dues)} a year`,
            `worth ${range(found.worth)}`,
            `dues exceed worth in ${formatRoughly(found.above)} of these runs`,
          ]}
        />
      )}
    </Surface>
  );
}

/** Yearly dues and worth of a group's typical member over time, 8 in 10 runs in each band; log axis. */
export const GroupChart = memo(function GroupChart(props: GroupChartProps) {
  const points = useMemo(() => coursePoints(props.group.quarters), [props.group.quarters]);
  const last = points.at(-1);
  if (last === undefined) return <p className="figure-empty">No run has a member of this group.</p>;
  return <Drawing {...props} points={points} last={last} />;
});

/** The chart's numbers, a row a year and the last quarter. */
export function groupTable({ quarters }: CourseGroup, startYear: number): ChartTable {
  return {
    head: ["Quarter", "Dues", "Worth", "Dues exceed worth", "Share of runs"],
    rows: tabledQuarters(quarters.length).map((quarter) => {
      const found = quarters[quarter];
      return [
        quarterName(startYear, quarter),
        ...(found
          ? [range(found.dues), range(found.worth), formatRoughly(found.above), formatRoughly(found.share)]
          : ["no member", "", "", ""]),
      ];
    }),
  };
}
