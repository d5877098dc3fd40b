import { area, line, type ScaleLogarithmic, scaleLinear } from "d3";
import { memo, useId, useMemo } from "react";
import { formatRoughly } from "../model/chances";
import { quarterName } from "../model/quarters";
import { type CourseGroup, type CoursePoint, coursePoints } from "./groupPoints";
import { Surface } from "./Surface";
import { quarterAt } from "./useHoveredQuarter";

interface StrainPanelProps {
  readonly group: CourseGroup;
  readonly quarters: number;
  readonly startYear: number;
  readonly width: number;
  /** From dues ÷ worth to 0 at the foot … 1 at the head. */
  readonly scale: ScaleLogarithmic<number, number>;
  readonly isChosen: boolean;
  readonly hovered: number | null;
  readonly onHover: (quarter: number | null) => void;
  readonly onChoose: (index: number) => void;
  readonly format: (ratio: number) => string;
}

const HEIGHT = 102;
const LEFT = 42;
const TOP = 8;
const BOTTOM = 16;

type Scale = (value: number) => number;

/** The band and the median, in one colour below 1 and in another above. */
function Course({
  points,
  x,
  y,
  width,
  id,
}: {
  points: readonly CoursePoint[];
  x: Scale;
  y: Scale;
  width: number;
  id: string;
}) {
  const band =
    area<CoursePoint>(
      ({ at }) => x(at),
      ({ duesPerWorth }) => y(duesPerWorth.p10),
      ({ duesPerWorth }) => y(duesPerWorth.p90),
    )(points as CoursePoint[]) ?? "";
  const median =
    line<CoursePoint>(
      ({ at }) => x(at),
      ({ duesPerWorth }) => y(duesPerWorth.p50),
    )(points as CoursePoint[]) ?? "";
  return (
    <>
      <clipPath id={`${id}above`}>
        <rect x={LEFT} y={-2} width={width - LEFT} height={y(1) + 2} />
      </clipPath>
      <clipPath id={`${id}below`}>
        <rect x={LEFT} y={y(1)} width={width - LEFT} height={HEIGHT - y(1)} />
      </clipPath>
      {["below", "above"].map((side) => (
        <g key={side} className={`strain-${side}`} clipPath={`url(#${id}${side})`}>
          <path className="strain-band" d={band} />
          <path className="strain-median" d={median} />
        </g>
      ))}
    </>
  );
}

/** Ratios worth a grid line, those that matter most first. */
const RATIOS = [0.1, 10, 0.5, 2, 0.2, 5, 0.05, 20];
/** Labels nearer to each other would touch, px. */
const NEAREST = 11;

interface RatioTick {
  readonly ratio: number;
  readonly label: string;
}

/** Grid lines of the axis besides 1. An end that takes in all that lies beyond says so. */
export function ratioTicks([low, high]: readonly [number, number], y: Scale): readonly RatioTick[] {
  const ends = [...(low <= 0.05 ? [low] : []), ...(high >= 20 ? [high] : [])];
  const label = (ratio: number) => (ratio <= 0.05 ? `≤${ratio}` : ratio >= 20 ? `≥${ratio}` : String(ratio));
  const ticks: RatioTick[] = [];
  for (const ratio of [...ends, ...RATIOS]) {
    const taken = [1, ...ticks.map((tick) => tick.ratio)];
    const isFree = taken.every((other) => Math.abs(y(other) - y(ratio)) >= NEAREST);
    if (isFree && ratio >= low && ratio <= high) ticks.push({ ratio, label: label(ratio) });
  }
  return ticks;
}

function Axis({ scale, y, width }: { scale: StrainPanelProps["scale"]; y: Scale; width: number }) {
  return (
    <g className="axis">
      {ratioTicks(scale.domain() as [number, number], y).map(({ ratio, label }) => (
        <g key={ratio}>
          <line className="grid" x1={LEFT} x2={width} y1={y(ratio)} y2={y(ratio)} />
          <text x={LEFT - 5} y={y(ratio)} dy="0.35em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <line className="strain-equal" x1={LEFT} x2={width} y1={y(1)} y2={y(1)} />
      <text className="strain-one" x={LEFT - 5} y={y(1)} dy="0.35em" textAnchor="end">
        1
      </text>
    </g>
  );
}

function wordsOf(props: StrainPanelProps): readonly [string, string] {
  const { group, hovered, startYear, format } = props;
  const last = group.quarters.findLastIndex((found) => found !== null);
  const quarter = hovered ?? last;
  const found = group.quarters[quarter];
  if (quarter < 0) return ["…", ""];
  if (!found) return ["no member", quarterName(startYear, quarter)];
  const { p10, p50, p90 } = found.duesPerWorth;
  return [
    `${format(p50)} (${format(p10)} – ${format(p90)})`,
    `${quarterName(startYear, quarter)}, ${formatRoughly(found.share)} of runs`,
  ];
}

/** Dues ÷ worth of one group over time; a button that chooses it. */
export const StrainPanel = memo(function StrainPanel(props: StrainPanelProps) {
  const { group, quarters, startYear, width, scale, isChosen, hovered, onHover, onChoose } = props;
  const id = useId();
  const points = useMemo(() => coursePoints(group.quarters), [group.quarters]);
  const x = scaleLinear([0, quarters], [LEFT, width]);
  const y = (ratio: number) => HEIGHT - BOTTOM - scale(ratio) * (HEIGHT - BOTTOM - TOP);
  const [value, over] = wordsOf(props);
  const found = hovered === null ? null : group.quarters[hovered];
  return (
    <button type="button" className="panel" aria-pressed={isChosen} onClick={() => onChoose(group.index)}>
      <span className="panel-name" dir="auto" title={group.name}>
        {group.name}
      </span>
      <span className="visually-hidden">: dues ÷ worth </span>
      <span className="panel-value">{value}</span>
      <span className="visually-hidden">, </span>
      <span className="panel-over">{over}</span>
      <Surface
        width={width}
        height={HEIGHT}
        label={null}
        onPointerMove={(event) => onHover(quarterAt(event, x(0.5), x(1) - x(0), quarters - 1))}
        onPointerLeave={() => onHover(null)}
      >
        <Axis scale={scale} y={y} width={width} />
        <Course points={points} x={x} y={y} width={width} id={id} />
        <g className="axis">
          <text x={LEFT} y={HEIGHT - 2}>
            {startYear}
          </text>
          <text x={width} y={HEIGHT - 2} textAnchor="end">
            {Math.floor(startYear + quarters / 4)}
          </text>
        </g>
        {hovered !== null && (
          <g className="readout">
            <line x1={x(hovered + 0.5)} x2={x(hovered + 0.5)} y1={0} y2={HEIGHT - BOTTOM} />
            {found && <circle cx={x(hovered + 0.5)} cy={y(found.duesPerWorth.p50)} r={3} />}
          </g>
        )}
      </Surface>
    </button>
  );
});
