import type { Scenario } from "../model/schema";
import { Z95 } from "./chanceOf";
import type { Experiments, Outcomes } from "./experiments";
import { inLanes } from "./inLanes";
import { inputAt, withMiddle } from "./inputs";
import { meanOf } from "./meanOf";
import { quantileOf } from "./quantileOf";
import type { Estimate } from "./results";
import { riskOf } from "./riskOf";

/** What a sweep measures of a scenario. */
export const MEASURES = ["risk", "dues", "members"] as const;
export type Measure = (typeof MEASURES)[number];

/** One assumption and the middles that it takes. */
export interface SweepAxis {
  readonly path: string;
  /** Ascending, at least one; each within the assumption's limits. */
  readonly values: readonly number[];
}

export interface SweepInput {
  readonly scenario: Scenario;
  readonly x: SweepAxis;
  /** Of another path than `x`; null to move one assumption only. */
  readonly y: SweepAxis | null;
}

/** What becomes of a scenario, with 95 % intervals. */
export interface SweepPoint {
  /** Share of runs that fall apart by the horizon. */
  readonly risk: Estimate;
  /** Median over all runs of what a payer pays on average over the run's life, dollars a year. */
  readonly dues: Estimate;
  /** Mean of active members at the horizon over the runs still together; null when fewer than two are. */
  readonly members: Estimate | null;
  readonly runs: number;
}

export interface SweepCell extends SweepPoint {
  /** Whether it was measured here; otherwise it is that of a coarser grid's nearest point. */
  readonly isOwn: boolean;
}

/** Rows of `y` from its lowest value on × columns of `x`, row-major. */
export type Sweep = readonly SweepCell[];

interface Tools {
  readonly experiments: Experiments;
  progress(share: number, sweep?: Sweep): void;
}

/** Columns, rows and runs of the coarse grid. */
const COARSE = { columns: 6, rows: 4, runs: 500 } as const;
const MAP_RUNS = 2000;
const LINE_RUNS = 10_000;
/** Groups × quarters up to which there are so many runs; larger scenarios have fewer, but never fewer than a coarse
 * grid, so that a map takes about as long. */
const LIGHT = 1000;
/** So many are under way at once: workers are never idle, and what the reader does next need not wait for all. */
const LANES = 8;
/** Parts of a sweep that are shown one after the other. */
const PARTS = 12;

/** The median with the order statistics between which it lies in 95 of 100 samples.
 * @param sample  at least one number; is left sorted
 * @source Conover (1999), Practical Nonparametric Statistics, §3.2 */
function medianWithin(sample: Float64Array): Estimate {
  sample.sort();
  const last = sample.length - 1;
  const at = (index: number) => sample[Math.min(last, Math.max(0, index))] as number;
  const reach = (Z95 * Math.sqrt(sample.length)) / 2;
  return {
    value: quantileOf(sample, 0.5),
    low: at(Math.floor(last / 2 - reach)),
    high: at(Math.ceil(last / 2 + reach)),
  };
}

/** The mean of numbers none of which is below 0. */
function meanWithin(sample: readonly number[]): Estimate | null {
  if (sample.length < 2) return null;
  const mean = meanOf(sample);
  return { ...mean, low: Math.max(0, mean.low) };
}

/** What a sweep measures, out of what became of each run.
 * @param outcomes  of at least one run */
export function pointOf(outcomes: Outcomes): SweepPoint {
  const { runs, endedAfter, duesUsdPerYear, members } = outcomes;
  const together: number[] = [];
  for (const [run, left] of members.entries()) if (endedAfter[run] === 0) together.push(left);
  return {
    risk: riskOf(outcomes),
    dues: medianWithin(duesUsdPerYear.slice()),
    members: meanWithin(together),
    runs,
  };
}

/** The scenario at one place of a sweep.
 * @param y  ignored when the sweep has no second assumption */
export function scenarioAt({ scenario, ...axes }: SweepInput, x: number, y: number | null): Scenario {
  const moved = (base: Scenario, axis: SweepAxis, value: number) => {
    const input = inputAt(base, axis.path);
    return input === null ? base : withMiddle(base, input, value);
  };
  const along = moved(scenario, axes.x, x);
  return axes.y === null || y === null ? along : moved(along, axes.y, y);
}

interface Block {
  /** Places in the sweep that the coarse point stands for. */
  readonly cells: readonly number[];
  readonly centre: number;
  readonly column: number;
  readonly row: number;
}

const span = (length: number, parts: number, part: number) =>
  Array.from({ length }, (_, index) => index).filter(
    (index) => Math.floor((index * parts) / length) === part,
  );

function blocksOf(width: number, height: number): readonly Block[] {
  const [columns, rows] = [Math.min(COARSE.columns, width), Math.min(COARSE.rows, height)];
  return Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const cells = span(height, rows, row).flatMap((y) =>
      span(width, columns, column).map((x) => y * width + x),
    );
    const middle = (all: readonly number[]) => all[all.length >> 1] as number;
    const centre = middle(span(height, rows, row)) * width + middle(span(width, columns, column));
    return { cells, centre, column, row };
  });
}

/** Blocks whose risk differs most from a neighbour's come first: there the map has most to tell. */
function mostTelling(blocks: readonly Block[], riskOf: (block: Block) => number): readonly Block[] {
  const isBeside = (a: Block, b: Block) => Math.abs(a.column - b.column) + Math.abs(a.row - b.row) === 1;
  const steepest = (block: Block) =>
    Math.max(
      0,
      ...blocks
        .filter((other) => isBeside(block, other))
        .map((other) => Math.abs(riskOf(other) - riskOf(block))),
    );
  return blocks
    .map((block) => ({ block, slope: steepest(block) }))
    .toSorted((a, b) => b.slope - a.slope)
    .map(({ block }) => block);
}

function runsOf({ scenario: { members, horizonYears }, y }: SweepInput): number {
  const most = y === null ? LINE_RUNS : MAP_RUNS;
  const weight = members.length * horizonYears * 4;
  return weight <= LIGHT ? most : Math.max(COARSE.runs, Math.round((most * LIGHT) / weight));
}

/** Moves one or two assumptions through a grid and measures the scenario at each place, on the same random numbers
 * everywhere. A coarse grid comes first; then each place is measured by itself, the most telling parts before others.
 * @param input  an uncertain assumption keeps its relative spread as its middle moves
 * @param tools  `progress` is given the grid, complete from the first time on */
export async function sweep(input: SweepInput, { experiments, progress }: Tools): Promise<Sweep> {
  const [width, height] = [input.x.values.length, input.y?.values.length ?? 1];
  const runs = runsOf(input);
  const measure = async (place: number, count: number) => {
    const y = input.y?.values[Math.floor(place / width)] ?? null;
    const at = scenarioAt(input, input.x.values[place % width] as number, y);
    return pointOf(await experiments.outcomes(at, count));
  };
  const blocks = blocksOf(width, height);
  const cells: SweepCell[] = new Array(width * height);
  await inLanes(LANES, blocks, async (block) => {
    const point = await measure(block.centre, COARSE.runs);
    for (const place of block.cells) cells[place] = { ...point, isOwn: false };
  });
  progress(0, cells.slice());
  const order = mostTelling(blocks, ({ centre }) => (cells[centre] as SweepCell).risk.value);
  const places = order.flatMap((block) => block.cells);
  const every = Math.ceil(places.length / PARTS);
  let done = 0;
  await inLanes(LANES, places, async (place) => {
    cells[place] = { ...(await measure(place, runs)), isOwn: true };
    done += 1;
    if (done % every === 0) progress(done / places.length, cells.slice());
  });
  return cells;
}

const MOST_RUNS = 10_000;

/** Measures one scenario over as many runs as it has itself, up to 10,000. */
export async function measureNow(
  scenario: Scenario,
  { experiments }: Pick<Tools, "experiments">,
): Promise<SweepPoint> {
  return pointOf(await experiments.outcomes(scenario, Math.min(MOST_RUNS, scenario.simulation.runs)));
}
