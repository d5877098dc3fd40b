import type { MoneyTick } from "./moneyScale";

interface MoneyAxisProps {
  readonly ticks: readonly MoneyTick[];
  readonly x: (usd: number) => number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** Vertical grid lines with their amounts below. */
export function MoneyAxis({ ticks, x, top, bottom, width }: MoneyAxisProps) {
  return (
    <g className="axis">
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line className="grid" x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
          <text
            x={Math.min(width - 2, Math.max(2, x(at)))}
            y={bottom + 16}
            textAnchor={x(at) > width - 20 ? "end" : x(at) < 20 ? "start" : "middle"}
          >
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
