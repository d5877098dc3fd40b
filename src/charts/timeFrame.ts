import { scaleLinear } from "d3";
import type { Trace } from "../analysis/trace";

/** How a quarter stands to the player: where the pictures of one run are read off. */
export interface TimeFrame {
  readonly left: number;
  readonly right: number;
  /** Where a quarter begins, px. */
  readonly x: (quarter: number) => number;
  readonly step: number;
}

const NARROW = 520;

/** The time axis that all pictures of one run share, so that they stand under one another.
 * @param quarters  to the horizon, at least 1 */
export function timeFrame(width: number, quarters: number): TimeFrame {
  const left = width < NARROW ? 96 : 172;
  const right = Math.max(left + 60, width - 106);
  const x = scaleLinear([0, quarters], [left, right]);
  return { left, right, x, step: x(1) - x(0) };
}

/** What a chart of one run's numbers needs. */
export interface TraceChartProps {
  readonly trace: Trace;
  readonly startYear: number;
  /** To the horizon. */
  readonly quarters: number;
  readonly cursor: number;
  readonly width: number;
  readonly height: number;
  readonly onPick: (quarter: number) => void;
}

/** Above and below what is drawn, px. */
export const TOP = 10;
export const BOTTOM = 24;
