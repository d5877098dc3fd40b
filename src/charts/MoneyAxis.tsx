import type { MoneyTick } from "./moneyScale";
import { textWidth } from "./textWidth";

interface MoneyAxisProps {
  readonly ticks: readonly MoneyTick[];
  readonly x: (usd: number) => number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

const LABEL_SIZE = 11;
const GAP = 4;

/** Where labels begin: below their lines, within the chart, and none where the one before leaves no room. */
function placed({ ticks, x, width }: Pick<MoneyAxisProps, "ticks" | "x" | "width">) {
  let free = 0;
  return ticks.flatMap(({ at, label }) => {
    const wide = textWidth(label, LABEL_SIZE);
    const start = Math.max(0, Math.min(width - wide, x(at) - wide / 2));
    if (start < free) return [];
    free = start + wide + GAP;
    return [{ at, label, middle: start + wide / 2 }];
  });
}

/** Vertical grid lines with their amounts below. */
export function MoneyAxis({ ticks, x, top, bottom, width }: MoneyAxisProps) {
  return (
    <g className="axis">
      {ticks.map(({ at }) => (
        <line key={at} className="grid" x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
      ))}
      {placed({ ticks, x, width }).map(({ at, label, middle }) => (
        <text key={at} x={middle} y={bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  );
}
