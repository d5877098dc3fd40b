import { area, line, type ScaleLogarithmic, scaleLinear } from "d3";
import { memo, useId, useMemo } from "react";
import { formatRoughly } from "../model/chances";
import { type CourseGroup, type CoursePoint, coursePoints, logTicks } from "./groupPoints";
import { quarterAt } from "./useHoveredQuarter";
import { quarterName } from "./yearTicks";

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

const HEIGHT = 92;
const LEFT = 34;
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

function tickLabel(ratio: number, [low, high]: readonly [number, number]): string {
  if (ratio <= 0.0101 && low <= 0.01) return "≤0.01";
  if (ratio >= 99.9 && high >= 100) return "≥100";
  return String(Number(ratio.toPrecision(1)));
}

function Axis({ scale, y, width }: { scale: StrainPanelProps["scale"]; y: Scale; width: number }) {
  const domain = scale.domain() as [number, number];
  const all = logTicks(domain[0], domain[1]);
  // 1 is drawn anyway; of the others as many as have room.
  const ticks = all.filter((ratio) => ratio !== 1 && Math.abs(y(ratio) - y(1)) >= 11);
  return (
    <g className="axis">
      {(ticks.length > 4 ? ticks.filter((ratio) => /^1?0*\.?0*1?0*$/.test(String(ratio))) : ticks).map(
        (ratio) => (
          <g key={ratio}>
            <line className="grid" x1={LEFT} x2={width} y1={y(ratio)} y2={y(ratio)} />
            <text x={LEFT - 5} y={y(ratio)} dy="0.35em" textAnchor="end">
              {tickLabel(ratio, domain)}
            </text>
          </g>
        ),
      )}
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
      <span className="panel-value">{value}</span>
      <span className="panel-over">{over}</span>
      <svg
        width={width}
        height={HEIGHT}
        aria-hidden="true"
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
      </svg>
    </button>
  );
});
