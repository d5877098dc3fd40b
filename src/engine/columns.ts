import * as layout from "../kernel/layout";

/**
 * What a number of runs left behind. Every cell is an exact count, an exact sum or an extreme, so columns of
 * two sets of runs merge into those of both, whatever the order; their size does not grow with runs.
 */
export interface Columns {
  readonly quarters: number;
  readonly groups: number;
  runs: number;
  /** `histograms × quarters × layout.BINS`, row-major. */
  readonly histograms: Uint32Array<ArrayBuffer>;
  /** `histograms × quarters`, row-major. */
  readonly least: Float64Array<ArrayBuffer>;
  readonly most: Float64Array<ArrayBuffer>;
  /** `quarters × layout.QUARTER_SUMS`, row-major. */
  readonly quarterSums: Float64Array<ArrayBuffer>;
  /** `groups × layout.GROUP_SUMS`, row-major. */
  readonly groupSums: Float64Array<ArrayBuffer>;
}

/** Columns of no runs at all. */
export function emptyColumns({ quarters, groups }: { quarters: number; groups: number }): Columns {
  const rows = layout.HISTOGRAM_COUNT * quarters;
  return {
    quarters,
    groups,
    runs: 0,
    histograms: new Uint32Array(rows * layout.BINS),
    least: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    quarterSums: new Float64Array(quarters * layout.QUARTER_SUMS),
    groupSums: new Float64Array(groups * layout.GROUP_SUMS),
  };
}

function addTo(total: Float64Array, part: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (part[i] as number);
}

/** The bin that holds a value of at least 0; kernel and page agree on it by `kernel/layout.ts`. */
export function binOf(value: number): number {
  const bits = (new Uint32Array(new Float32Array([value]).buffer)[0] as number) >>> 16;
  return Math.max(0, Math.min(layout.BINS - 1, bits - layout.BIN_OFFSET));
}

/** The least value that falls into a bin. */
export function binStart(bin: number): number {
  if (bin <= 0) return 0;
  return new Float32Array(new Uint32Array([(bin + layout.BIN_OFFSET) << 16]).buffer)[0] as number;
}

/** Bins of a row that can hold a count: from its least value's to its most's, half open. */
export function occupiedBins(columns: Columns, row: number): [number, number] {
  const least = columns.least[row] as number;
  const most = columns.most[row] as number;
  if (least > most) return [row * layout.BINS, row * layout.BINS];
  return [row * layout.BINS + binOf(least), row * layout.BINS + binOf(most) + 1];
}

/** Adds `part` to `total`, which is mutated.
 * @throws {RangeError} when they have not the same quarters and groups */
export function mergeColumns(total: Columns, part: Columns): void {
  if (total.quarters !== part.quarters || total.groups !== part.groups) {
    throw new RangeError("columns of different scenarios cannot be merged");
  }
  total.runs += part.runs;
  for (let row = 0; row < part.least.length; row++) {
    const [first, end] = occupiedBins(part, row);
    for (let i = first; i < end; i++) {
      total.histograms[i] = (total.histograms[i] as number) + (part.histograms[i] as number);
    }
    total.least[row] = Math.min(total.least[row] as number, part.least[row] as number);
    total.most[row] = Math.max(total.most[row] as number, part.most[row] as number);
  }
  addTo(total.quarterSums, part.quarterSums);
  addTo(total.groupSums, part.groupSums);
}

/** What the columns say of one quarter: counts and exact sums over the runs alive at its start. */
export interface QuarterSums {
  readonly members: number;
  readonly funded: number;
  readonly lag: number;
  /** Runs that ended with the quarter, in the order of `layout.CAUSE_…` and `layout.TRIGGER_…`. */
  readonly byCause: readonly number[];
  readonly byTrigger: readonly number[];
}

export function quarterSumsOf({ quarterSums }: Columns, quarter: number): QuarterSums {
  const row = quarterSums.subarray(quarter * layout.QUARTER_SUMS, (quarter + 1) * layout.QUARTER_SUMS);
  return {
    members: row[layout.SUM_MEMBERS] as number,
    funded: (row[layout.SUM_FUNDED] as number) / layout.FIXED_POINT,
    lag: (row[layout.SUM_LAG] as number) / layout.FIXED_POINT,
    byCause: [...row.subarray(layout.SUM_CAUSE, layout.SUM_CAUSE + layout.CAUSE_COUNT)],
    byTrigger: [...row.subarray(layout.SUM_TRIGGER, layout.SUM_TRIGGER + layout.TRIGGER_COUNT)],
  };
}

/** What the columns say of one group of members, summed over runs. */
export interface GroupSums {
  readonly founders: number;
  /** Founders that decided to leave. */
  readonly left: number;
  /** Runs in which the group had a founder. */
  readonly runs: number;
  /** Sums over these runs of the mean present value of a founder, dollars. */
  readonly duesPv: number;
  readonly worthPv: number;
}

export function groupSumsOf({ groupSums }: Columns, group: number): GroupSums {
  const row = groupSums.subarray(group * layout.GROUP_SUMS, (group + 1) * layout.GROUP_SUMS);
  const money = (at: number) => (row[at] as number) + (row[at + 1] as number) + (row[at + 2] as number);
  return {
    founders: row[layout.SUM_FOUNDERS] as number,
    left: row[layout.SUM_LEFT] as number,
    runs: row[layout.SUM_RUNS] as number,
    duesPv: money(layout.SUM_DUES_PV),
    worthPv: money(layout.SUM_WORTH_PV),
  };
}

const HISTOGRAMS = { dues: layout.HISTOGRAM_DUES, bill: layout.HISTOGRAM_BILL };
export type Histogram = keyof typeof HISTOGRAMS;

/** Quantiles of a quarter's dues or bill in dollars a year, over the runs alive at its start.
 * Within a bin, which is at most 1/128 wide, its counts are taken to lie evenly; R-7 ranks. Amounts below an
 * eighth of a dollar share a bin and all read as the least.
 * @param probabilities  ascending, each in 0…1
 * @returns as many, NaN when no run was alive */
export function quantilesOf(
  columns: Columns,
  histogram: Histogram,
  quarter: number,
  probabilities: readonly number[],
): number[] {
  const row = HISTOGRAMS[histogram] * columns.quarters + quarter;
  const [first, end] = occupiedBins(columns, row);
  const [least, most] = [columns.least[row] as number, columns.most[row] as number];
  let total = 0;
  for (let i = first; i < end; i++) total += columns.histograms[i] as number;
  let at = first;
  let before = 0;
  return probabilities.map((probability) => {
    if (total === 0) return Number.NaN;
    const rank = probability * (total - 1);
    while (at < end - 1 && before + (columns.histograms[at] as number) <= rank) {
      before += columns.histograms[at] as number;
      at++;
    }
    const bin = at - row * layout.BINS;
    if (bin === 0) return least;
    const inside = (rank - before + 0.5) / (columns.histograms[at] as number);
    const start = binStart(bin);
    return Math.min(most, Math.max(least, start + (binStart(bin + 1) - start) * inside));
  });
}
