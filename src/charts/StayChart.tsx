import { area, line, type ScaleLogarithmic, scaleLinear, scaleLog } from "d3";
import { memo, type PointerEvent, useMemo, useState } from "react";
import type { StayPoint } from "../analysis/stayCurves";
import { formatRoughly } from "../model/chances";
import { formatPercent } from "../model/format";
import { TimeAxis, ValueAxis } from "./Axes";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { labelsOf, type NamedCurve } from "./stayLabels";
import { textWidth } from "./textWidth";

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

const TICKS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60];
const TICKS_NARROW = [1, 2, 3, 5, 10, 20, 60];

const xTicks = (width: number) =>
  (width < 420 ? TICKS_NARROW : TICKS).map((at) => ({ at, label: String(at) }));

function layoutOf({ curves, current, width, height }: StayChartProps) {
  const y = scaleLinear([0, 1], [height - BOTTOM, TOP]);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: formatPercent(at, 0) }));
  const left = Math.max(...ticks.map(({ label }) => textWidth(label, 11))) + 10;
  const labels = labelsOf(curves, current, y);
  const right = endBeside(labels, width);
  const most = curves[current]?.curve.points.length ?? 1;
  return {
    x: scaleLog([1, most], [left, right]),
    y,
    ticks,
    left,
    right,
    labels,
    most,
    bottom: height - BOTTOM,
  };
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

function linesOf(curves: readonly NamedCurve[], current: number, index: number): readonly string[] {
  const point = curves[current]?.curve.points[index];
  if (point === undefined) return [];
  const { members, p10, p90, stable } = point;
  return [
    `${members} ${members === 1 ? "member" : "members"}: share that would stay`,
    ...curves.map(({ name, curve }, place) => {
      const share = formatRoughly(curve.points[index]?.mean ?? 0);
      const band = ` (8 in 10 runs: ${formatPercent(p10, 0)} – ${formatPercent(p90, 0)})`;
      return `${name} ${share}${place === current ? band : ""}`;
    }),
    `in use: all would stay in ${formatRoughly(stable)} of runs`,
  ];
}

interface MarksProps extends Pick<StayChartProps, "founders" | "quorum"> {
  readonly x: (members: number) => number;
  readonly most: number;
  readonly bottom: number;
}

/** Where the founders are, and the quorum where there is room for its name. */
function Marks({ founders, quorum, x, most, bottom }: MarksProps) {
  const room = textWidth("quorum founders", 11) / 2 + 8;
  const isFar = founders === null || Math.abs(x(founders) - x(quorum)) > room;
  const shared = { top: TOP, bottom, className: "stay-mark" };
  return (
    <>
      {quorum > 1 && quorum <= most && isFar && <Mark x={x(quorum)} label="quorum" {...shared} />}
      {founders !== null && founders >= 1 && founders <= most && (
        <Mark x={x(founders)} label="founders" {...shared} />
      )}
    </>
  );
}

const READOUT_WIDTH = 270;

/** Beside the pointer rather than under it, where there is room. */
const readoutX = (x: number, left: number, right: number) =>
  x < (left + right) / 2 ? Math.max(left + 6, Math.min(x + 12, right - READOUT_WIDTH)) : left + 6;

/** The size that the pointer is nearest to, as a place among the points, and the handlers that tell. */
function useHoveredSize(x: ScaleLogarithmic<number, number>, most: number) {
  const [hovered, setHovered] = useState<number | null>(null);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const size = Math.round(x.invert(at));
    setHovered(size >= 1 && size <= most ? size - 1 : null);
  };
  return [hovered, { onPointerMove, onPointerLeave: () => setHovered(null) }] as const;
}

/** Share of members to whom staying is worth its dues at each size of coalition: the rule in force with its band of 8 in
 * 10 runs, the others as thin lines. */
export const StayChart = memo(function StayChart(props: StayChartProps) {
  const { curves, current, founders, quorum, width, height } = props;
  const { x, y, ticks, left, right, labels, most, bottom } = useMemo(() => layoutOf(props), [props]);
  const [hovered, handlers] = useHoveredSize(x, most);
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
        <path
          key={name}
          className={`stay-other rule-${curve.rule}`}
          d={pathOf(curve.points as StayPoint[]) ?? ""}
        />
      ))}
      <path className="fan-median" d={pathOf(points as StayPoint[]) ?? ""} />
      <Marks founders={founders} quorum={quorum} x={x} most={most} bottom={bottom} />
      <TimeAxis ticks={xTicks(right - left)} x={x} y={bottom + 16} />
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
          textX={readoutX(x(point.members), left, right)}
          textY={bottom - 10 - 16 * (curves.length + 1)}
          lines={linesOf(curves, current, point.members - 1)}
        />
      )}
    </Surface>
  );
});
