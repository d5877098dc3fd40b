import { memo } from "react";
import type { Results } from "../analysis/results";
import type { ChartTable } from "./Figure";
import { LABEL_SIZE, type SideLabel, SideLabels } from "./SideLabels";
import { textWidth } from "./textWidth";
import { outcomesOf, triggerBands } from "./triggerBands";

interface FuturesChartProps {
  readonly results: Results;
  readonly width: number;
  readonly height: number;
}

interface DotRun {
  readonly id: string;
  readonly label: string;
  readonly count: number;
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

const PLACES = Array.from({ length: GRID * GRID }, (_, index) => ({
  name: `dot ${index}`,
  column: (index % GRID) + 0.5,
  row: Math.floor(index / GRID) + 0.5,
}));

/** A hundred dots, each for one in a hundred runs; redrawn only when a dot changes its colour. */
const Dots = memo(function Dots({ ids, step }: { ids: string; step: number }) {
  const endings = ids.split(" ");
  return (
    <g>
      {PLACES.map(({ name, column, row }, index) => (
        <circle
          key={name}
          className={`fill-${endings[index]}`}
          cx={column * step}
          cy={row * step}
          r={step * 0.37}
        />
      ))}
    </g>
  );
});

/** Labels stand beside the dots or, where that would leave the dots too small, below them. */
function layoutOf(runs: readonly DotRun[], width: number, height: number) {
  const widest = Math.max(...runs.map(({ text }) => textWidth(text, LABEL_SIZE)));
  const beside = Math.min(height, width - Math.ceil(widest) - LABEL_GAP - 1);
  if (beside >= SMALLEST_GRID) return { isBelow: false, side: beside, total: height };
  const side = Math.min(height, width);
  return { isBelow: true, side, total: side + LABEL_GAP + runs.length * LINE };
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
    <svg width={width} height={total} role="img" aria-label={summary}>
      <Dots ids={runs.flatMap(({ id, count }) => new Array<string>(count).fill(id)).join(" ")} step={step} />
      <SideLabels
        labels={labels}
        x={x}
        width={width - x}
        top={8}
        bottom={isBelow ? total - LINE / 2 : side - 8}
      />
    </svg>
  );
});

/** The chart's numbers, a row an ending. */
export function futuresTable(results: Results): ChartTable {
  return {
    head: ["Ending", "Of 100 futures"],
    rows: dotsOf(results).map(({ label, count }) => [label, count === 100 ? "over 99" : String(count)]),
  };
}
