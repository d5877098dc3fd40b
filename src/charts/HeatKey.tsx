import { memo } from "react";
import { heatFill } from "./heatColours";
import { textWidth } from "./textWidth";

interface HeatKeyProps {
  /** What the first and the last colour stand for. */
  readonly ends: readonly [string, string];
  readonly left: number;
  /** Where the words stand, px. */
  readonly y: number;
}

const SIZE = 11;
const GAP = 8;
const STEP = 5;
const STEPS = Array.from({ length: 17 }, (_, step) => step);

/** Which way the colours of a map go: words at both ends of the ramp. */
export const HeatKey = memo(function HeatKey({ ends: [low, high], left, y }: HeatKeyProps) {
  const start = left + textWidth(low, SIZE) + GAP;
  const end = start + STEPS.length * STEP;
  return (
    <g className="axis heat-key">
      <text x={left} y={y}>
        {low}
      </text>
      <rect className="heat-key-frame" x={start - 1} y={y - 10} width={end - start + 2} height={12} />
      {STEPS.map((step) => (
        <rect
          key={step}
          x={start + step * STEP}
          y={y - 9}
          width={STEP + 0.5}
          height={10}
          style={{ fill: heatFill(step / (STEPS.length - 1)) }}
        />
      ))}
      <text x={end + GAP} y={y}>
        {high}
      </text>
    </g>
  );
});
