import { line, type ScaleLogarithmic, scaleLinear, scaleLog } from "d3";
import { memo, type PointerEvent, useMemo, useState } from "react";
import type { StayPoint } from "../analysis/stayCurves";
import { formatRoughly } from "../model/chances";
import { formatPercent } from "../model/format";
import { TimeAxis, ValueAxis } from "./Axes";
import { type LineLabel, placeLabels } from "./lineLabels";
import { Readout } from "./Readout";
import { LABEL_SIZE } from "./SideLabels";
import { Surface } from "./Surface";
import { linesOf, type NamedCurve } from "./stayLabels";
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

/** Names of marks closer than this would touch, px. */
const CLOSE_MARKS = textWidth("quorum founders", 11) / 2 + 8;

const TICKS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60];
const TICKS_NARROW = [1, 2, 3, 5, 10, 20, 60];

const xTicks = (width: number) =>
  (width < 420 ? TICKS_NARROW : TICKS).map((at) => ({ at, label: String(at) }));

function layoutOf({ curves, current, founders, quorum, width, height }: StayChartProps) {
  const y = scaleLinear([0, 1], [height - BOTTOM, TOP]);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: formatPercent(at, 0) }));
  const left = Math.max(...ticks.map(({ label }) => textWidth(label, 11))) + 10;
  const right = width - 12;
  const most = curves[current]?.curve.points.length ?? 1;
  const x = scaleLog([1, most], [left, right]);
  const bottom = height - BOTTOM;
  const uprights = marksOf({ founders, quorum, most }).map(({ size }) => x(size));
  const room = { left: left + 4, right: width, top: TOP - 2, bottom, fontSize: LABEL_SIZE, uprights };
  const labels = placeLabels(linesOf(curves, current, x, y), room);
  return { x, y, ticks, left, right, labels, most, bottom };
}

function readoutOf(curves: readonly NamedCurve[], current: number, index: number): readonly string[] {
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

/** The sizes that are marked, the smaller first. */
function marksOf({ founders, quorum, most }: Omit<MarksProps, "x" | "bottom">) {
  const isSame = founders === quorum;
  return [
    { size: quorum, label: isSame ? "quorum, founders" : "quorum", isShown: quorum > 1 },
    { size: founders ?? 0, label: "founders", isShown: quorum <= 1 || !isSame },
  ]
    .filter(({ size, isShown }) => isShown && size >= 1 && size <= most)
    .toSorted((a, b) => a.size - b.size);
}

/** Where the founders are, and the quorum; their names turn away from each other where they are close. */
function Marks({ x, bottom, ...sizes }: MarksProps) {
  const marks = marksOf(sizes);
  const [first, second] = marks.map(({ size }) => x(size));
  const isClose = first !== undefined && second !== undefined && second - first < CLOSE_MARKS;
  return marks.map(({ size, label }, index) => (
    <g key={label} className="stay-mark">
      <line x1={x(size)} x2={x(size)} y1={TOP} y2={bottom} />
      <text
        x={x(size) + (isClose ? (index === 0 ? 6 : -6) : 0)}
        y={TOP - 8}
        textAnchor={isClose ? (index === 0 ? "end" : "start") : "middle"}
      >
        {label}
      </text>
    </g>
  ));
}

function StayLabels({ labels, current }: { labels: readonly LineLabel[]; current: string }) {
  return (
    <g className="labels stay-labels">
      {labels.map(({ id, text, x, y, from }) => (
        <g key={id}>
          {from && <path d={`M${from[0]},${from[1]}L${x - 4},${y}`} />}
          <text className={id === current ? "label-dues" : `rule-${id}`} x={x} y={y} dy="0.35em">
            {text}
          </text>
        </g>
      ))}
    </g>
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

/** Share of members to whom staying is worth its dues at each size of coalition: the rule in force as the thick line, the
 * others as thin ones. */
export const StayChart = memo(function StayChart(props: StayChartProps) {
  const { curves, current, founders, quorum, width, height } = props;
  const { x, y, ticks, left, right, labels, most, bottom } = useMemo(() => layoutOf(props), [props]);
  const [hovered, handlers] = useHoveredSize(x, most);
  const shown = curves[current];
  const pathOf = line<StayPoint>(
    ({ members }) => x(members),
    ({ mean }) => y(mean),
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
      {/* The last one looks like one before it more often than not, whose colour then shows. */}
      {[...curves.slice(-1), ...curves.slice(0, -1)].map(({ name, curve }) => (
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
      <StayLabels labels={labels} current={shown.curve.rule} />
      {point && (
        <Readout
          x={x(point.members)}
          y={y(point.mean)}
          top={TOP}
          bottom={bottom}
          textX={readoutX(x(point.members), left, right)}
          textY={bottom - 10 - 16 * (curves.length + 1)}
          lines={readoutOf(curves, current, point.members - 1)}
        />
      )}
    </Surface>
  );
});
