import { area, line, scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { Estimate } from "../analysis/results";
import { formatChance, formatInterval, formatRoughly } from "../model/chances";
import { formatPercent } from "../model/format";
import { quarterName, tabledQuarters } from "../model/quarters";
import { formatDifference, formatDifferenceInterval } from "../model/signed";
import { TimeAxis, ValueAxis } from "./Axes";
import type { ChartTable } from "./DataTable";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { fitText } from "./textWidth";
import { useHoveredQuarter } from "./useHoveredQuarter";
import { yearTicks } from "./yearTicks";

/** One scenario's way through time. */
export interface ComparedCourse {
  /** Unlike that of every other. */
  readonly label: string;
  /** Length T + 1: share of runs still together at the start of quarter 0…T. */
  readonly together: readonly Estimate[];
  /** The same less that of the first, run by run; null for the first. */
  readonly difference: readonly Estimate[] | null;
}

interface CompareChartProps {
  readonly courses: readonly ComparedCourse[];
  readonly startYear: number;
  readonly width: number;
  readonly height: number;
}

const LEFT = 44;
const TOP = 10;
const BOTTOM = 24;
/** Below this width, px, the readout leaves out intervals. */
const NARROW = 480;

/** Where the axis may begin: at nothing, unless hardly any run ends. */
const BOTTOMS = [0.999, 0.99, 0.95, 0.9, 0.8, 0.5, 0];

/** The least share that the axis shows. */
export function lowestShown(courses: readonly ComparedCourse[]): number {
  const least = Math.min(...courses.flatMap(({ together }) => together.map(({ low }) => low)));
  return BOTTOMS.find((bottom) => bottom < least) ?? 0;
}

/** Names in either direction keep to themselves. */
const isolated = (label: string) => `\u2068${label}\u2069`;

function labelsOf(courses: readonly ComparedCourse[], y: (share: number) => number): readonly SideLabel[] {
  return courses.map(({ label, together }, index) => {
    const end = together.at(-1)?.value ?? 1;
    return {
      id: label,
      text: `${formatRoughly(end)} ${isolated(label)}`,
      className: `label-compared-${index}`,
      wish: y(end),
    };
  });
}

function layoutOf(courses: readonly ComparedCourse[], quarters: number, width: number, height: number) {
  const y = scaleLinear([lowestShown(courses), 1], [height - BOTTOM, TOP]);
  const ticks = y.ticks(4).map((at) => ({ at, label: formatPercent(at) }));
  const labels = labelsOf(courses, y);
  const right = endBeside(labels, width);
  return { x: scaleLinear([0, quarters], [LEFT, right]), y, ticks, right, labels };
}

interface CurvesProps {
  readonly courses: readonly ComparedCourse[];
  readonly x: (quarter: number) => number;
  readonly y: (share: number) => number;
}

/** All bands, and on top of them all curves; the first scenario's last, so that it is seen where they coincide. */
const Curves = memo(function Curves({ courses, x, y }: CurvesProps) {
  const band = area<Estimate>(
    (_, quarter) => x(quarter),
    ({ low }) => y(low),
    ({ high }) => y(high),
  );
  const curve = line<Estimate>(
    (_, quarter) => x(quarter),
    ({ value }) => y(value),
  );
  const drawn = courses.map((course, index) => ({ ...course, index })).reverse();
  return (
    <>
      {drawn.map(({ label, together, index }) => (
        <path
          key={label}
          className={`compared-band compared-${index}`}
          d={band(together as Estimate[]) ?? ""}
        />
      ))}
      {drawn.map(({ label, together, index }) => (
        <path
          key={label}
          className={`compared-curve compared-${index}`}
          d={curve(together as Estimate[]) ?? ""}
        />
      ))}
    </>
  );
});

const NONE: Estimate = { value: 1, low: 1, high: 1 };

const togetherInWords = (share: Estimate) => `${formatChance(share)} (${formatInterval(share)})`;

const differenceInWords = (difference: Estimate) =>
  `${formatDifference(difference, "points")} (${formatDifferenceInterval(difference, "points")})`;

/** What the chart says at the start of a quarter, a line a scenario. */
function readoutOf(
  courses: readonly ComparedCourse[],
  startYear: number,
  quarter: number,
  isNarrow: boolean,
): string[] {
  const when = `Start of ${quarterName(startYear, quarter)}`;
  if (quarter === 0) return [`${when}: all together`];
  const lines = courses.map(({ label, together, difference }) => {
    const [share, less] = [together[quarter] ?? NONE, difference?.[quarter] ?? null];
    if (isNarrow) {
      const apart = less === null ? "" : `, ${formatDifference(less, "points")}`;
      return `${formatChance(share)}${apart}: ${isolated(label)}`;
    }
    const apart = less === null ? "" : `, ${differenceInWords(less)}`;
    return `${togetherInWords(share)}${apart}: ${isolated(label)}`;
  });
  return [`${when}, still together${isNarrow ? "" : " (95%)"}`, ...lines];
}

const summaryOf = (courses: readonly ComparedCourse[]) =>
  `Share of runs still together at the horizon. ${courses
    .map(({ label, together }) => `${label}: ${togetherInWords(together.at(-1) ?? NONE)}`)
    .join("; ")}.`;

/** Share of runs still together over time, a curve a scenario with its 95 % band. */
export const CompareChart = memo(function CompareChart(props: CompareChartProps) {
  const { courses, startYear, width, height } = props;
  const quarters = (courses[0]?.together.length ?? 2) - 1;
  const { x, y, ticks, right, labels } = useMemo(
    () => layoutOf(courses, quarters, width, height),
    [courses, quarters, width, height],
  );
  const [hovered, handlers] = useHoveredQuarter(LEFT, x(1) - x(0), quarters);
  const lines = hovered === null ? [] : readoutOf(courses, startYear, hovered, width < NARROW);
  return (
    <Surface width={width} height={height} label={summaryOf(courses)} {...handlers}>
      <ValueAxis ticks={ticks} y={y} left={LEFT} right={right} />
      <Curves courses={courses} x={x} y={y} />
      <TimeAxis ticks={yearTicks(startYear, quarters, right - LEFT)} x={x} y={height - 6} />
      <SideLabels
        labels={labels}
        x={right + LABEL_GAP}
        width={width - right - LABEL_GAP}
        top={TOP + 6}
        bottom={height - BOTTOM - 6}
      />
      {hovered !== null && (
        <Readout
          x={x(hovered)}
          y={y(courses[0]?.together[hovered]?.value ?? 1)}
          top={TOP}
          bottom={height - BOTTOM}
          textX={LEFT + 6}
          textY={height - BOTTOM + 8 - 16 * lines.length}
          lines={lines.map((text) => fitText(text, width - LEFT - 12, 12))}
        />
      )}
    </Surface>
  );
});

/** The chart's numbers, a row a year and the horizon. */
export function compareTable(courses: readonly ComparedCourse[], startYear: number): ChartTable {
  const quarters = tabledQuarters(courses[0]?.together.length ?? 0);
  const [first, ...others] = courses;
  return {
    head: [
      "Start of",
      ...(first ? [first.label] : []),
      ...others.flatMap(({ label }) => [label, `${label} less ${first?.label}`]),
    ],
    rows: quarters.map((quarter) => [
      quarter % 4 === 0 ? String(startYear + quarter / 4) : quarterName(startYear, quarter),
      ...courses.flatMap(({ together, difference }) => {
        if (quarter === 0) return difference ? ["all", "none"] : ["all"];
        const cell = togetherInWords(together[quarter] ?? NONE);
        return difference ? [cell, differenceInWords(difference[quarter] ?? NONE)] : [cell];
      }),
    ]),
  };
}
