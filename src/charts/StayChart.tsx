import { area, line, scaleLinear } from "d3";
import { memo, useMemo } from "react";
import type { StayCurve, StayPoint } from "../analysis/stayCurves";
import { formatRoughly } from "../model/chances";
import { formatPercent } from "../model/format";
import { TimeAxis, ValueAxis } from "./Axes";
import type { ChartTable } from "./DataTable";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";
import { useHoveredQuarter } from "./useHoveredQuarter";

/** A curve with its name. */
export interface NamedCurve {
  readonly name: string;
  readonly curve: StayCurve;
}

interface StayChartProps {
  readonly curves: readonly NamedCurve[];
  /** Place in `curves` of the rule in force. */
  readonly current: number;
  /** Members that are marked; null for none. */
  readonly founders: number | null;
  /** Members without which it ends. */
  readonly quorum: number;
  readonly width: number;
  readonly height: number;
}

const TOP = 22;
const BOTTOM = 38;

const xTicks = (most: number, width: number) => {
  const every = width < 420 ? 15 : 10;
  const ticks = Array.from({ length: Math.floor(most / every) }, (_, index) => (index + 1) * every);
  return [1, ...ticks].map((at) => ({ at, label: String(at) }));
};

function layoutOf({ curves, current, width, height }: StayChartProps) {
  const y = scaleLinear([0, 1], [height - BOTTOM, TOP]);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: formatPercent(at, 0) }));
  const left = Math.max(...ticks.map(({ label }) => textWidth(label, 11))) + 10;
  const labels: readonly SideLabel[] = curves.map(({ name, curve }, index) => ({
    id: name,
    text: index === current ? `${name}, in use` : name,
    className: index === current ? "label-dues" : "label-quiet",
    wish: y(curve.points.at(-1)?.mean ?? 0),
  }));
  const right = endBeside(labels, width);
  const most = curves[current]?.curve.points.length ?? 1;
  return { x: scaleLinear([1, most], [left, right]), y, ticks, left, right, labels, most };
}

interface MarkProps {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  readonly className: string;
}

function Mark({ x, top, bottom, label, className }: MarkProps) {
  return (
    <g className={className}>
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <text x={x} y={top - 8} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

function linesOf(point: StayPoint, name: string): readonly string[] {
  const { members, mean, p10, p90, stable } = point;
  return [
    `${members} ${members === 1 ? "member" : "members"}, ${name}`,
    `${formatRoughly(mean)} would stay (8 in 10 runs: ${formatPercent(p10, 0)} – ${formatPercent(p90, 0)})`,
    `nobody would rather leave in ${formatRoughly(stable)} of runs`,
  ];
}

/** Share of members to whom staying is worth its dues at each size of coalition: the rule in force with its band of 8 in
 * 10 runs, the others as thin lines. */
export const StayChart = memo(function StayChart(props: StayChartProps) {
  const { curves, current, founders, quorum, width, height } = props;
  const { x, y, ticks, left, right, labels, most } = useMemo(() => layoutOf(props), [props]);
  const [hovered, handlers] = useHoveredQuarter(x(1), x(2) - x(1), most - 1);
  const shown = curves[current];
  const pathOf = line<StayPoint>(
    ({ members }) => x(members),
    ({ mean }) => y(mean),
  );
  const bandOf = area<StayPoint>(
    ({ members }) => x(members),
    ({ p10 }) => y(p10),
    ({ p90 }) => y(p90),
  );
  if (shown === undefined) return <p className="figure-empty">No run has founders.</p>;
  const { points } = shown.curve;
  const point = hovered === null ? undefined : points[hovered];
  const bottom = height - BOTTOM;
  const isFar = founders !== null && Math.abs(x(founders) - x(quorum)) > textWidth("quorum founders", 11);
  return (
    <Surface
      width={width}
      height={height}
      label={`Share of members that would stay, by size of coalition, ${shown.name}: ${[points[0], points[7], points.at(-1)].map((at) => (at ? `${at.members}: ${formatRoughly(at.mean)}` : "")).join(", ")}.`}
      {...handlers}
    >
      <ValueAxis ticks={ticks} y={y} left={left} right={right} />
      <path className="stay-band" d={bandOf(points as StayPoint[]) ?? ""} />
      {curves.map(({ name, curve }) => (
        <path key={name} className="stay-other" d={pathOf(curve.points as StayPoint[]) ?? ""} />
      ))}
      <path className="fan-median" d={pathOf(points as StayPoint[]) ?? ""} />
      {quorum > 1 && quorum <= most && (isFar || founders === null) && (
        <Mark x={x(quorum)} top={TOP} bottom={bottom} label="quorum" className="stay-mark" />
      )}
      {founders !== null && founders >= 1 && founders <= most && (
        <Mark x={x(founders)} top={TOP} bottom={bottom} label="founders" className="stay-mark" />
      )}
      <TimeAxis ticks={xTicks(most, right - left)} x={x} y={bottom + 16} />
      <text className="axis-title" x={(left + right) / 2} y={height - 4} textAnchor="middle">
        members
      </text>
      <SideLabels
        labels={labels}
        x={right + LABEL_GAP}
        width={width - right - LABEL_GAP}
        top={TOP}
        bottom={bottom - 6}
      />
      {point && (
        <Readout
          x={x(point.members)}
          y={y(point.mean)}
          top={TOP}
          bottom={bottom}
          textX={left + 6}
          textY={bottom - 44}
          lines={linesOf(point, shown.name)}
        />
      )}
    </Surface>
  );
});

/** The chart's numbers: every size up to ten, then every fifth. */
export function stayTable(curves: readonly NamedCurve[]): ChartTable {
  const sizes = curves[0]?.curve.points.map(({ members }) => members) ?? [];
  return {
    head: ["Members", ...curves.map(({ name }) => name)],
    rows: sizes
      .filter((size) => size <= 10 || size % 5 === 0)
      .map((size) => [
        String(size),
        ...curves.map(({ curve }) => {
          const { mean = 0, stable = 0 } = curve.points[size - 1] ?? {};
          return `${formatRoughly(mean)} would stay; all in ${formatRoughly(stable)} of runs`;
        }),
      ]),
  };
}
