import * as layout from "../kernel/layout";

/**
 * What a number of runs left behind. Every cell is an exact count, an exact sum or an extreme, so columns of
 * two sets of runs merge into those of both, whatever the order; their size does not grow with runs.
 */
export interface Columns {
  readonly quarters: number;
  readonly groups: number;
  readonly runs: number;
  /** Counts of the bins of each row of `histograms × quarters`, row after row; of a row, the bins from that of
   * its least value to that of its most. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** `histograms × quarters`, row-major; ∞ and −∞ where nothing was counted. */
  readonly least: Float64Array<ArrayBuffer>;
  readonly most: Float64Array<ArrayBuffer>;
  /** `quarters × layout.QUARTER_SUMS`, row-major. */
  readonly quarterSums: Float64Array<ArrayBuffer>;
  /** The lowest run that ended, `quarters × triggers`, row-major; then the lowest that did not. ∞ for none. */
  readonly firstRuns: Float64Array<ArrayBuffer>;
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
    counts: new Uint32Array(0),
    least: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    quarterSums: new Float64Array(quarters * layout.QUARTER_SUMS),
    firstRuns: new Float64Array(quarters * layout.TRIGGER_COUNT + 1).fill(Number.POSITIVE_INFINITY),
    groupSums: new Float64Array(groups * layout.GROUP_SUMS),
  };
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The bin that holds a value of at least 0; kernel and page agree on it by `kernel/layout.ts`. */
export function binOf(value: number): number {
  float[0] = value;
  return Math.max(0, Math.min(layout.BINS - 1, ((bits[0] as number) >>> 16) - layout.BIN_OFFSET));
}

/** The least value that falls into a bin. */
export function binStart(bin: number): number {
  if (bin <= 0) return 0;
  bits[0] = (bin + layout.BIN_OFFSET) << 16;
  return float[0] as number;
}

/** A row of a histogram: its first bin, and where its counts lie in `counts`. */
interface Row {
  readonly firstBin: number;
  readonly start: number;
  readonly end: number;
}

/** Where the rows of histograms with these extremes lie, one after another. */
export function rowsOf(least: Float64Array, most: Float64Array): Row[] {
  let end = 0;
  return Array.from(least, (low, row) => {
    const high = most[row] as number;
    const start = end;
    if (low > high) return { firstBin: 0, start, end };
    const firstBin = binOf(low);
    end += binOf(high) + 1 - firstBin;
    return { firstBin, start, end };
  });
}

const combine = (
  a: Float64Array<ArrayBuffer>,
  b: Float64Array<ArrayBuffer>,
  by: (x: number, y: number) => number,
): Float64Array<ArrayBuffer> => a.map((value, i) => by(value, b[i] as number));

const add = (x: number, y: number) => x + y;

/** The columns of the runs of `a` and of `b`, which are left as they are.
 * @throws {RangeError} when they have not the same quarters and groups */
export function mergeColumns(a: Columns, b: Columns): Columns {
  if (a.quarters !== b.quarters || a.groups !== b.groups) {
    throw new RangeError("columns of different scenarios cannot be merged");
  }
  const least = combine(a.least, b.least, Math.min);
  const most = combine(a.most, b.most, Math.max);
  const rows = rowsOf(least, most);
  const counts = new Uint32Array(rows.at(-1)?.end ?? 0);
  for (const part of [a, b]) {
    rowsOf(part.least, part.most).forEach(({ firstBin, start, end }, row) => {
      const target = rows[row] as Row;
      const shift = target.start + firstBin - target.firstBin - start;
      for (let i = start; i < end; i++) {
        counts[i + shift] = (counts[i + shift] as number) + (part.counts[i] as number);
      }
    });
  }
  return {
    quarters: a.quarters,
    groups: a.groups,
    runs: a.runs + b.runs,
    counts,
    least,
    most,
    quarterSums: combine(a.quarterSums, b.quarterSums, add),
    firstRuns: combine(a.firstRuns, b.firstRuns, Math.min),
    groupSums: combine(a.groupSums, b.groupSums, add),
  };
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
  const money = (at: number) => row.subarray(at, at + layout.MONEY_CELLS).reduce(add, 0);
  return {
    founders: row[layout.SUM_FOUNDERS] as number,
    left: row[layout.SUM_LEFT] as number,
    runs: row[layout.SUM_RUNS] as number,
    duesPv: money(layout.SUM_DUES_PV),
    worthPv: money(layout.SUM_WORTH_PV),
  };
}

/** The lowest number of a run that ended with a quarter by a trigger, in the order of `layout.TRIGGER_…`; null when
 * none did. */
export function firstRunOf({ firstRuns }: Columns, quarter: number, trigger: number): number | null {
  const run = firstRuns[quarter * layout.TRIGGER_COUNT + trigger] as number;
  return Number.isFinite(run) ? run : null;
}

/** The lowest number of a run that did not end; null when all did. */
export function firstSurvivorOf(columns: Columns): number | null {
  return firstRunOf(columns, columns.quarters, 0);
}

const HISTOGRAMS = {
  dues: layout.HISTOGRAM_DUES,
  bill: layout.HISTOGRAM_BILL,
  worth: layout.HISTOGRAM_WORTH,
};
export type Histogram = keyof typeof HISTOGRAMS;

/** Quantiles of one row's values; within a bin, which is at most 1/128 wide, counts are taken to lie evenly. */
function quantilesOfRow(
  columns: Columns,
  row: number,
  rows: readonly Row[],
  probabilities: readonly number[],
) {
  const { counts } = columns;
  const { firstBin, start, end } = rows[row] as Row;
  const [least, most] = [columns.least[row] as number, columns.most[row] as number];
  let total = 0;
  for (let i = start; i < end; i++) total += counts[i] as number;
  let at = start;
  let before = 0;
  return probabilities.map((probability) => {
    if (total === 0) return Number.NaN;
    const rank = probability * (total - 1);
    while (at < end - 1 && before + (counts[at] as number) <= rank) {
      before += counts[at] as number;
      at++;
    }
    const bin = firstBin + at - start;
    if (bin === 0) return least;
    const inside = (rank - before + 0.5) / (counts[at] as number);
    const value = binStart(bin) + (binStart(bin + 1) - binStart(bin)) * inside;
    return Math.min(most, Math.max(least, value));
  });
}

/** Quantiles of the dues, the bill or the worth in dollars a year, over the runs alive at a quarter's start; R-7 ranks.
 * Amounts below an eighth of a dollar share a bin and all read as the least.
 * @param probabilities  ascending, each in 0…1
 * @returns `quarters × probabilities`; NaN where no run was alive */
export function quantilesOf(
  columns: Columns,
  histogram: Histogram,
  probabilities: readonly number[],
): number[][] {
  const rows = rowsOf(columns.least, columns.most);
  const first = HISTOGRAMS[histogram] * columns.quarters;
  return Array.from({ length: columns.quarters }, (_, quarter) =>
    quantilesOfRow(columns, first + quarter, rows, probabilities),
  );
}
