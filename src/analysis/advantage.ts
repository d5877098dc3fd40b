import { chanceOf } from "./chanceOf";
import type { Estimate, Quantiles } from "./results";

const Z95 = 1.959963984540054;

/** A mean with its 95 % interval. */
export interface MeanEstimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Counts of numbers in bins of equal width, one edge of which is 0. */
export interface Histogram {
  /** Lower edge of the first bin. */
  readonly low: number;
  readonly width: number;
  /** The first and the last bin also count what lies beyond them. */
  readonly counts: readonly number[];
}

/** By how much one choice beats another, run by run on the same random numbers. */
export interface Advantage extends MeanEstimate {
  readonly median: number;
  /** Share of the runs in which it is better, those in which both are alike counted half, with its Wilson interval. */
  readonly better: Estimate;
  /** Share of the runs in which both come to the same. */
  readonly same: number;
  readonly histogram: Histogram;
}

/** The mean of numbers of independent runs; its interval is the normal one.
 * @param values  at least one */
export function meanOf(values: Float64Array): MeanEstimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = n > 1 ? Z95 * Math.sqrt(squares / (n - 1) / n) : Number.POSITIVE_INFINITY;
  return { mean, low: mean - half, high: mean + half };
}

/** The value that a share `p` of the sorted numbers stays below, between two of them by proportion. */
function quantileOf(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const [low, high] = [sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number];
  return low + (high - low) * (at - below);
}

/** Quantiles of at least one number, in any order. */
export function quantilesOf(values: Float64Array): Quantiles {
  const sorted = values.toSorted();
  const at = (p: number) => quantileOf(sorted, p);
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

const BINS = 40;
/** Share of the numbers that lies beyond either end of a histogram. */
const BEYOND = 0.01;

function histogramOf(sorted: Float64Array): Histogram {
  const low = Math.min(0, quantileOf(sorted, BEYOND));
  const high = Math.max(0, quantileOf(sorted, 1 - BEYOND));
  const width = high > low ? (high - low) / (BINS - 1) : 1;
  // Bins begin at 0 and go both ways, so that none mixes gains with losses.
  const below = Math.ceil(-low / width);
  const counts = new Array<number>(below + Math.max(1, Math.ceil(high / width))).fill(0);
  for (const value of sorted) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) + below));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low: -below * width, width, counts };
}

/** What two numbers that are equal but for rounding may differ by, of the larger. */
const ROUNDING = 1e-9;

/** By how much `one` beats `other`, run by run.
 * @param one  length n ≥ 1
 * @param other  as long: the same runs
 * @throws {RangeError} when the lengths differ or there is no run
 * @example advantageOf(Float64Array.of(3, 1), Float64Array.of(1, 1)).better.value // 0.75 */
export function advantageOf(one: Float64Array, other: Float64Array): Advantage {
  if (one.length !== other.length || one.length === 0) {
    throw new RangeError(`runs to be paired: ${one.length} and ${other.length}`);
  }
  const difference = one.map((value, run) => {
    const versus = other[run] as number;
    const isSame = Math.abs(value - versus) <= ROUNDING * Math.max(Math.abs(value), Math.abs(versus));
    return isSame ? 0 : value - versus;
  });
  const ahead = difference.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / one.length;
  const same = difference.reduce((count, value) => count + (value === 0 ? 1 : 0), 0) / one.length;
  const sorted = difference.toSorted();
  return {
    ...meanOf(difference),
    median: quantileOf(sorted, 0.5),
    better: chanceOf(ahead + same / 2, one.length),
    same,
    histogram: histogramOf(sorted),
  };
}
