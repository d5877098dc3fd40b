import { spreadLabels } from "./spreadLabels";
import { fitText, textWidth } from "./textWidth";

export interface SideLabel {
  readonly id: string;
  readonly text: string;
  readonly className: string;
  /** Where the label would like its middle to be, px. */
  readonly wish: number;
}

interface SideLabelsProps {
  readonly labels: readonly SideLabel[];
  readonly x: number;
  /** Room to the right of `x`, px. */
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 17;
export const LABEL_SIZE = 12;

/** Direct labels beside what they name, moved apart where they would overlap. */
export function SideLabels({ labels, x, width, top, bottom }: SideLabelsProps) {
  const centres = spreadLabels(
    labels.map(({ wish }) => wish),
    GAP,
    top,
    bottom,
  );
  return (
    <g className="labels">
      {labels.map(({ id, text, className }, index) => (
        <text key={id} className={className} x={x} y={centres[index]} dy="0.35em">
          {fitText(text, width, LABEL_SIZE)}
        </text>
      ))}
    </g>
  );
}

/** Between a chart and its labels, px. */
export const LABEL_GAP = 10;

/** Where a chart `width` px wide ends so that the labels have room beside it; never before its middle. */
export function endBeside(labels: readonly SideLabel[], width: number): number {
  const widest = Math.max(...labels.map(({ text }) => textWidth(text, LABEL_SIZE)));
  return width - Math.min(Math.ceil(widest) + LABEL_GAP + 1, width * 0.5);
}
