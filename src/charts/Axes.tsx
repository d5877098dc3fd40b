import type { Tick } from "./yearTicks";

interface TimeAxisProps {
  readonly ticks: readonly Tick[];
  readonly x: (quarter: number) => number;
  readonly y: number;
}

/** Labels of the time axis, centred under their ticks. */
export function TimeAxis({ ticks, x, y }: TimeAxisProps) {
  return (
    <g className="axis">
      {ticks.map(({ at, label }) => (
        <text key={at} x={x(at)} y={y} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  );
}

interface ValueAxisProps {
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
}

/** Horizontal grid lines with their labels at the left. */
export function ValueAxis({ ticks, y, left, right }: ValueAxisProps) {
  return (
    <g className="axis">
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line className="grid" x1={left} x2={right} y1={y(at)} y2={y(at)} />
          <text x={left - 8} y={y(at)} dy="0.35em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
