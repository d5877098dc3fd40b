import { memo } from "react";
import { chanceOf } from "../analysis/chanceOf";
import type { Results } from "../analysis/results";
import { type Outcome, outcomesOf, triggerBands } from "../analysis/triggerBands";
import { formatChance, formatInterval } from "../model/chances";
import { formatNumber } from "../model/format";
import type { ChartTable } from "./DataTable";
import { LABEL_SIZE, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { textWidth } from "./textWidth";

interface FuturesChartProps {
  readonly results: Results;
  readonly width: number;
  readonly height: number;
}

interface DotRun extends Outcome {
  /** Its label; a hundred dots do not mean all of the runs. */
  readonly text: string;
}

/** How many of 100 dots each ending has, what still holds last. */
export function dotsOf(results: Results): readonly DotRun[] {
  return outcomesOf(results, triggerBands(results))
    .filter(({ count }) => count > 0)
    .map((run) => ({ ...run, text: `${run.count === 100 ? "over 99" : run.count} ${run.label}` }));
}

const GRID = 10;
const LABEL_GAP = 14;
const LINE = 18;
/** Below this the dots would be hard to see, px. */
const SMALLEST_GRID = 130;

interface DotsProps {
  readonly id: string;
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

/** The dots of one ending, from the dot `first` of a hundred on. */
const Dots = memo(function Dots({ id, first, count, step }: DotsProps) {
  return Array.from({ length: count }, (_, index) => first + index).map((place) => (
    <circle
      key={place}
      className={`fill-${id}`}
      cx={((place % GRID) + 0.5) * step}
      cy={(Math.floor(place / GRID) + 0.5) * step}
      r={step * 0.37}
    />
  ));
});

/** @example "17 of 100 futures: after the sponsor left. 17.2% of 10,000 runs, 95%: 16.5 – 17.9%" */
function tipOf({ text, share, label }: DotRun, runs: number): string {
  const chance = chanceOf(share, runs);
  const count = text.slice(0, text.length - label.length);
  return `${count}of 100 futures: ${label}. ${formatChance(chance)} of ${formatNumber(runs)} runs, 95%: ${formatInterval(chance)}`;
}

/** Labels stand beside the dots or, where that would leave the dots too small or there is room enough, below them. */
function layoutOf(runs: readonly DotRun[], width: number, height: number) {
  const widest = Math.max(...runs.map(({ text }) => textWidth(text, LABEL_SIZE)));
  const beside = Math.min(height, width - Math.ceil(widest) - LABEL_GAP - 1);
  const labels = LABEL_GAP + runs.length * LINE;
  const below = Math.min(width, height - labels);
  if (below >= Math.max(beside, SMALLEST_GRID)) return { isBelow: true, side: below, total: below + labels };
  if (beside >= SMALLEST_GRID) return { isBelow: false, side: beside, total: height };
  const side = Math.min(height, width);
  return { isBelow: true, side, total: side + labels };
}

function labelsOf(runs: readonly DotRun[], step: number, top: number | null): readonly SideLabel[] {
  let before = 0;
  return runs.map(({ id, text, count }, index) => {
    const middle = ((before + count / 2) / GRID) * step;
    before += count;
    const className = id === "together" ? "label-strong" : `label-${id}`;
    return { id, text, className, wish: top === null ? middle : top + (index + 0.5) * LINE };
  });
}

/** One hundred futures: how many end, and of what. */
export const FuturesChart = memo(function FuturesChart({ results, width, height }: FuturesChartProps) {
  const runs = dotsOf(results);
  const { isBelow, side, total } = layoutOf(runs, width, height);
  const step = side / GRID;
  const labels = labelsOf(runs, step, isBelow ? side + LABEL_GAP : null);
  const x = isBelow ? 2 : side + LABEL_GAP;
  const summary = `Of 100 futures: ${runs.map(({ text }) => text).join(", ")}.`;
  return (
    <Surface width={width} height={total} label={summary}>
      {runs.map((run, index) => (
        <g key={run.id}>
          <title>{tipOf(run, results.runs)}</title>
          <Dots
            id={run.id}
            first={runs.slice(0, index).reduce((sum, { count }) => sum + count, 0)}
            count={run.count}
            step={step}
          />
        </g>
      ))}
      <SideLabels
        labels={labels}
        x={x}
        width={width - x}
        top={8}
        bottom={isBelow ? total - LINE / 2 : side - 8}
      />
    </Surface>
  );
});

/** The chart's numbers, a row an ending. */
export function futuresTable(results: Results): ChartTable {
  return {
    head: ["Ending", "Of 100 futures"],
    rows: dotsOf(results).map(({ label, count }) => [label, count === 100 ? "over 99" : String(count)]),
  };
}
