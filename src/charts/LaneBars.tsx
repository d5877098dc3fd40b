import { area, curveStepAfter } from "d3";
import type { Lane } from "./futureLanes";

/** Height of a lane's bar, px. */
export const BAR = 14;

interface BarProps {
  readonly lane: Lane;
  readonly y: number;
  readonly x: (quarter: number) => number;
}

const COUNTS = ["committed", "free", "onNotice"] as const;

/** Counts one on the other, as a share of the most that there ever are. */
export function CohortBar({ lane, y, x }: BarProps) {
  if ("segments" in lane) return null;
  const { counts, most } = lane;
  const quarters = [...counts.committed.keys()];
  const edges = [...quarters, quarters.length];
  const below = (upTo: number, quarter: number) =>
    COUNTS.slice(0, upTo).reduce(
      (sum, key) => sum + (counts[key][Math.min(quarter, quarters.length - 1)] ?? 0),
      0,
    );
  const height = (upTo: number, quarter: number) => y + BAR - (below(upTo, quarter) / most) * BAR;
  return COUNTS.map((key, index) => {
    const layer = area<number>(
      x,
      (t) => height(index, t),
      (t) => height(index + 1, t),
    ).curve(curveStepAfter);
    return <path key={key} className={`lane-${key}`} d={layer(edges) ?? ""} />;
  });
}

/** One state after the other; nothing where there is none. */
export function StateBar({ lane, y, x }: BarProps) {
  if (!("segments" in lane)) return null;
  return lane.segments
    .filter(({ state }) => state !== "gone" && state !== "blank")
    .map(({ state, from, to }) => (
      <rect
        key={from}
        className={lane.part === "sponsors" && state === "pays" ? "lane-pays" : `lane-${state}`}
        x={x(from)}
        y={y}
        width={x(to) - x(from)}
        height={BAR}
        rx={1.5}
      />
    ));
}
