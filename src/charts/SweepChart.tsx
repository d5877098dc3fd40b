import { area, line, scaleLinear } from "d3";
import { placeOn } from "../analysis/placeOn";
import type { Estimate } from "../analysis/results";
import { ValueAxis } from "./Axes";
import { Surface } from "./Surface";
import { type SweptProps, ticksOf } from "./sweptAxis";
import { fitText, textWidth } from "./textWidth";
import { useSweepCursor } from "./useSweepCursor";

interface SweepChartProps extends SweptProps {
  /** One for each value of `x`; null where there is none to tell. */
  readonly points: readonly (Estimate | null)[];
}

const TOP = 14;
const BOTTOM = 42;
const SIZE = 12;
const TICK_SIZE = 11;
const RING = 6;

type Placed = readonly [place: number, point: Estimate | null];

function layoutOf({ x, points, now, format, width, height }: SweepChartProps) {
  const highest = Math.max(now ?? 0, ...points.map((point) => point?.high ?? 0));
  const y = scaleLinear([0, highest > 0 ? highest : 1], [height - BOTTOM, TOP]);
  const yTicks = y.ticks(5).map((at) => ({ at, label: at === 0 ? "0" : format(at) }));
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, TICK_SIZE)))) + 14;
  const right = width - 14;
  const last = x.values.length - 1;
  const across = (place: number) =>
    last === 0 ? (left + right) / 2 : left + (place / last) * (right - left);
  const widest = Math.max(...ticksOf(x, 0).map(({ label }) => textWidth(label, TICK_SIZE)));
  const xTicks = ticksOf(x, ((widest + 14) / (right - left)) * last);
  return { y, yTicks, left, right, across, xTicks, place: placeOn(x.values, x.now, x.scale) };
}

/** The line and its band, where there is a value. */
function curves(
  points: readonly (Estimate | null)[],
  across: (place: number) => number,
  y: (v: number) => number,
) {
  const placed = points.map((point, place): Placed => [place, point]);
  const isKnown = ([, point]: Placed) => point !== null;
  const at = ([place]: Placed) => across(place);
  const band = area<Placed>(
    at,
    ([, point]) => y(point?.low ?? 0),
    ([, point]) => y(point?.high ?? 0),
  ).defined(isKnown);
  const curve = line<Placed>(at, ([, point]) => y(point?.value ?? 0)).defined(isKnown);
  return { band: band(placed) ?? "", curve: curve(placed) ?? "" };
}

/** A measure over one assumption with its 95 % band, and the place of the scenario; places count from the lowest
 * value. */
export function SweepChart(props: SweepChartProps) {
  const { x, points, now, format, label, width, height, cursor, onCursor, onChoose } = props;
  const { y, yTicks, left, right, across, xTicks, place } = layoutOf(props);
  const { band, curve } = curves(points, across, y);
  const columns = x.values.length;
  const step = columns > 1 ? across(1) - across(0) : right - left;
  const placeAt = (px: number) => {
    const nearest = Math.round((px - across(0)) / step);
    return nearest >= 0 && nearest < columns ? nearest : null;
  };
  const start = Math.round(place);
  const handlers = useSweepCursor({ columns, rows: 1, cursor, start, placeAt, onCursor, onChoose });
  const found = cursor === null ? null : points[cursor];
  const text = now === null ? "now" : `now, ${format(now)}`;
  const isLeft = across(place) + textWidth(text, SIZE) + 14 > right;
  return (
    <div className="swept">
      <Surface width={width} height={height} label={null}>
        <ValueAxis ticks={yTicks} y={y} left={left} right={right} />
        <path className="interval" d={band} />
        <path className="curve" d={curve} />
        <g className="axis">
          {xTicks.map((tick) => (
            <text
              key={tick.at}
              x={Math.min(across(tick.at), width - textWidth(tick.label, TICK_SIZE) / 2)}
              y={height - BOTTOM + 16}
              textAnchor="middle"
            >
              {tick.label}
            </text>
          ))}
          <text className="axis-title" x={right} y={height - 6} textAnchor="end">
            {fitText(x.label, right - left - 20, SIZE)} →
          </text>
        </g>
        {cursor !== null && (
          <g className="readout">
            <line x1={across(cursor)} x2={across(cursor)} y1={TOP} y2={height - BOTTOM} />
            {found && <circle cx={across(cursor)} cy={y(found.value)} r={3.5} />}
          </g>
        )}
        {now !== null && (
          <g className="heat-now">
            <circle className="heat-halo" cx={across(place)} cy={y(now)} r={RING} />
            <circle cx={across(place)} cy={y(now)} r={RING} />
            <text
              x={across(place) + (isLeft ? -RING - 6 : RING + 6)}
              y={y(now)}
              dy="0.35em"
              textAnchor={isLeft ? "end" : "start"}
            >
              {text}
            </text>
          </g>
        )}
      </Surface>
      <button type="button" aria-label={label} {...handlers} />
    </div>
  );
}
