import { Z95 } from "./chanceOf";

/** Ranks from 1, equals sharing the mean of theirs.
 * @param values  at least one, no NaN
 * @example ranksOf([10, 30, 10]) // [1.5, 3, 1.5] */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  return Float64Array.from(values, (value) => {
    const below = placeOf(sorted, value, false);
    const upTo = sorted[below + 1] === value ? placeOf(sorted, value, true) : below + 1;
    return (below + upTo + 1) / 2;
  });
}

/** How many of the sorted values lie below `value`, or, with `orEqual`, not above it. */
function placeOf(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] as number;
    if (at < value || (orEqual && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A rank correlation with its 95 % interval; all in −1…1. */
export interface Correlation {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** tanh of x ≥ 0 by Lambert's continued fraction: the same digits in every browser. */
function tanh(x: number): number {
  let rest = 1;
  for (let odd = 41; odd >= 1; odd -= 2) rest = odd + (x * x) / rest;
  return x / rest;
}

function pearson(a: Float64Array, b: Float64Array): number | null {
  const mean = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - mean, (b[i] as number) - mean];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  if (aa === 0 || bb === 0) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/** Spearman's rank correlation of ranked pairs; null when one side never varies or there are fewer than four.
 * @param a  as `ranksOf` gives them
 * @param b  as `ranksOf` gives them, as many
 * @source interval: Fisher's z with the variance of Bonett & Wright (2000), Psychometrika 65
 * @example rankCorrelation(ranksOf([1, 2, 3, 4, 5]), ranksOf([5, 6, 7, 8, 7]))?.value // 0.8207826816681233 */
export function rankCorrelation(a: Float64Array, b: Float64Array): Correlation | null {
  const value = pearson(a, b);
  if (value === null || a.length < 4) return null;
  // tanh(atanh(value) ± reach), without a logarithm.
  const t = tanh(Z95 * Math.sqrt((1 + (value * value) / 2) / (a.length - 3)));
  return { value, low: (value - t) / (1 - value * t), high: (value + t) / (1 + value * t) };
}
