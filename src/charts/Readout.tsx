interface ReadoutProps {
  readonly x: number;
  /** Of the point on the line, px. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the words stand, out of the line's way. */
  readonly textX: number;
  readonly textY: number;
  readonly text: string;
}

/** What the chart says at the pointer: a line through time, the point on the curve, and its numbers. */
export function Readout({ x, y, top, bottom, textX, textY, text }: ReadoutProps) {
  return (
    <g className="readout">
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <circle cx={x} cy={y} r={3.5} />
      <text x={textX} y={textY}>
        {text}
      </text>
    </g>
  );
}
