import { chanceOf } from "./chanceOf";
import { meanOf } from "./meanOf";
import { quantileOf } from "./quantileOf";
import type { Estimate } from "./results";

/** Counts of numbers in bins of equal width, one edge of which is 0. */
export interface Histogram {
  /** Lower edge of the first bin. */
  readonly low: number;
  readonly width: number;
  /** The first and the last bin also count what lies beyond them. */
  readonly counts: readonly number[];
}

/** By how much one choice beats another on average, run by run on the same random numbers. */
export interface Advantage extends Estimate {
  readonly median: number;
  /** Share of the runs in which it is better, those in which both are alike counted half, with its Wilson interval. */
  readonly better: Estimate;
  /** Share of the runs in which both come to the same. */
  readonly same: number;
  readonly histogram: Histogram;
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
