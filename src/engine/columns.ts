import * as layout from "../kernel/layout";

/** Histograms, one a row. */
export interface Histograms {
  /** Counts of the bins of each row, row after row; of a row, the bins from that of its least value to that of its
   * most. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Of each row; ∞ and −∞ where nothing was counted. */
  readonly least: Float64Array<ArrayBuffer>;
  readonly most: Float64Array<ArrayBuffer>;
}

/** What was counted of the first groups from quarter to quarter; the rows are in the order of `layout.COURSE_…`. */
export interface Courses extends Histograms {
  /** How many groups were followed. */
  readonly followed: number;
  /** `followed × quarters`, row-major: runs in which dues of the typical member exceed its worth. */
  readonly above: Float64Array<ArrayBuffer>;
}

/**
 * What a number of runs left behind. Every cell is an exact count, an exact sum or an extreme, so columns of
 * two sets of runs merge into those of both, whatever the order; their size does not grow with runs. The rows of their own histograms are `histograms × quarters`.
 */
export interface Columns extends Histograms {
  readonly quarters: number;
  readonly groups: number;
  readonly runs: number;
  /** `quarters × layout.QUARTER_SUMS`, row-major. */
  readonly quarterSums: Float64Array<ArrayBuffer>;
  /** The lowest run that ended, `quarters × triggers`, row-major; then the lowest that did not. ∞ for none. */
  readonly firstRuns: Float64Array<ArrayBuffer>;
  /** `groups × layout.GROUP_SUMS`, row-major. */
  readonly groupSums: Float64Array<ArrayBuffer>;
  /** Null unless they were asked for. */
  readonly courses: Courses | null;
}

function emptyHistograms(rows: number): Histograms {
  return {
    counts: new Uint32Array(0),
    least: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
  };
}

/** How many rows the histograms of courses have. */
export const courseRowsOf = (followed: number, quarters: number): number =>
  followed * (quarters * layout.COURSE_HISTOGRAMS + layout.FOUNDER_HISTOGRAMS);

/** Columns of no runs at all.
 * @param size  as `sizeOf` gives it */
export function emptyColumns(size: { quarters: number; groups: number; followed: number }): Columns {
  const { quarters, groups, followed } = size;
  return {
    quarters,
    groups,
    runs: 0,
    ...emptyHistograms(layout.HISTOGRAM_COUNT * quarters),
    quarterSums: new Float64Array(quarters * layout.QUARTER_SUMS),
    firstRuns: new Float64Array(quarters * layout.TRIGGER_COUNT + 1).fill(Number.POSITIVE_INFINITY),
    groupSums: new Float64Array(groups * layout.GROUP_SUMS),
    courses:
      followed === 0
        ? null
        : {
            followed,
            ...emptyHistograms(courseRowsOf(followed, quarters)),
            above: new Float64Array(followed * quarters),
          },
  };
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Bins that follow the bits of a 32-bit float; kernel and page agree on them by `kernel/layout.ts`. */
export interface Binning {
  /** The bin that holds a value of at least 0. */
  binOf(value: number): number;
  /** The least value that falls into a bin. */
  startOf(bin: number): number;
}

/** @param dropped  bits of the float that do not matter */
function floatBinning(dropped: number, offset: number, bins: number): Binning {
  return {
    binOf(value) {
      float[0] = value;
      return Math.max(0, Math.min(bins - 1, ((bits[0] as number) >>> dropped) - offset));
    },
    startOf(bin) {
      if (bin <= 0) return 0;
      bits[0] = (bin + offset) << dropped;
      return float[0] as number;
    },
  };
}

/** Of the histograms of quarters. */
export const FINE = floatBinning(16, layout.BIN_OFFSET, layout.BINS);
/** Of the histograms of courses. */
export const COARSE = floatBinning(17, layout.COURSE_BIN_OFFSET, layout.COURSE_BINS);

/** A row of a histogram: its first bin, and where its counts lie in `counts`. */
export interface Row {
  readonly firstBin: number;
  readonly start: number;
  readonly end: number;
}

/** Where the rows of histograms with these extremes lie, one after another. */
export function rowsOf({ least, most }: Pick<Histograms, "least" | "most">, { binOf }: Binning): Row[] {
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

function mergeHistograms(a: Histograms, b: Histograms, binning: Binning): Histograms {
  const least = combine(a.least, b.least, Math.min);
  const most = combine(a.most, b.most, Math.max);
  const rows = rowsOf({ least, most }, binning);
  const counts = new Uint32Array(rows.at(-1)?.end ?? 0);
  for (const part of [a, b]) {
    rowsOf(part, binning).forEach(({ firstBin, start, end }, row) => {
      const target = rows[row] as Row;
      const shift = target.start + firstBin - target.firstBin - start;
      for (let i = start; i < end; i++) {
        counts[i + shift] = (counts[i + shift] as number) + (part.counts[i] as number);
      }
    });
  }
  return { counts, least, most };
}

function mergeCourses(a: Courses | null, b: Courses | null): Courses | null {
  if (a === null || b === null) return null;
  return { followed: a.followed, ...mergeHistograms(a, b, COARSE), above: combine(a.above, b.above, add) };
}

/** The columns of the runs of `a` and of `b`, which are left as they are.
 * @throws {RangeError} when they have not the same quarters, groups and groups followed */
export function mergeColumns(a: Columns, b: Columns): Columns {
  const isAlike =
    a.quarters === b.quarters && a.groups === b.groups && a.courses?.followed === b.courses?.followed;
  if (!isAlike) throw new RangeError("columns of different scenarios cannot be merged");
  return {
    quarters: a.quarters,
    groups: a.groups,
    runs: a.runs + b.runs,
    ...mergeHistograms(a, b, FINE),
    quarterSums: combine(a.quarterSums, b.quarterSums, add),
    firstRuns: combine(a.firstRuns, b.firstRuns, Math.min),
    groupSums: combine(a.groupSums, b.groupSums, add),
    courses: mergeCourses(a.courses, b.courses),
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

/** How many were counted in a row. */
export const totalOf = ({ counts }: Histograms, { start, end }: Row): number => {
  let total = 0;
  for (let i = start; i < end; i++) total += counts[i] as number;
  return total;
};

/** The values of one row at these ranks; within a bin, counts are taken to lie evenly.
 * @param ranks  ascending, from 0 to below the row's total, which is above 0 */
export function valuesAt(
  histograms: Histograms,
  row: number,
  { firstBin, start, end }: Row,
  { startOf }: Binning,
  ranks: readonly number[],
): number[] {
  const { counts } = histograms;
  const [least, most] = [histograms.least[row] as number, histograms.most[row] as number];
  let at = start;
  let before = 0;
  return ranks.map((rank) => {
    while (at < end - 1 && before + (counts[at] as number) <= rank) {
      before += counts[at] as number;
      at++;
    }
    const bin = firstBin + at - start;
    if (bin === 0) return least;
    const inside = (rank - before + 0.5) / (counts[at] as number);
    const value = startOf(bin) + (startOf(bin + 1) - startOf(bin)) * inside;
    return Math.min(most, Math.max(least, value));
  });
}

/** Quantiles of the dues, the bill or the worth in dollars a year, over the runs alive at a quarter's start; R-7
 * ranks. Amounts below an eighth of a dollar share a bin and all read as the least.
 * @param probabilities  ascending, each in 0…1
 * @returns `quarters × probabilities`; NaN where no run was alive */
export function quantilesOf(
  columns: Columns,
  histogram: Histogram,
  probabilities: readonly number[],
): number[][] {
  const rows = rowsOf(columns, FINE);
  const first = HISTOGRAMS[histogram] * columns.quarters;
  return Array.from({ length: columns.quarters }, (_, quarter) => {
    const row = rows[first + quarter] as Row;
    const total = totalOf(columns, row);
    if (total === 0) return probabilities.map(() => Number.NaN);
    const ranks = probabilities.map((probability) => probability * (total - 1));
    return valuesAt(columns, first + quarter, row, FINE, ranks);
  });
}
