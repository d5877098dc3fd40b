import { textWidth } from "./textWidth";

interface ReadoutProps {
  readonly x: number;
  /** Of the point on the line, px. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the first line of words begins; they cover what they cross. */
  readonly textX: number;
  readonly textY: number;
  readonly lines: readonly string[];
}

const SIZE = 12;
const LINE = 16;
const PAD = 4;

/** What the chart says at the pointer: a line through time, the point on the curve, and its numbers. */
export function Readout({ x, y, top, bottom, textX, textY, lines }: ReadoutProps) {
  const widest = Math.max(...lines.map((text) => textWidth(text, SIZE)));
  return (
    <g className="readout">
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <circle cx={x} cy={y} r={3.5} />
      <rect
        x={textX - PAD}
        y={textY - SIZE - PAD / 2}
        width={widest + 2 * PAD}
        height={lines.length * LINE + PAD / 2}
        rx={3}
      />
      {lines.map((text, index) => (
        <text key={text} x={textX} y={textY + index * LINE}>
          {text}
        </text>
      ))}
    </g>
  );
}
