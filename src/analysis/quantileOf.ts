import type { Quantiles } from "./results";

/** The number that a share `p` of the sorted ones stays below, between two of them by proportion.
 * @param sorted  at least one, ascending
 * @param p  in 0…1 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}

/** Quantiles of at least one number, in any order. */
export function quantilesOf(values: Float64Array): Quantiles {
  const sorted = values.toSorted();
  const at = (p: number) => quantileOf(sorted, p);
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/** The median; the mean of the two in the middle when there are as many below as above.
 * @param values  at least one, no NaN; left as they are
 * @example medianOfValues([3, 1, 2, 10]) // 2.5 */
export const medianOfValues = (values: ArrayLike<number>): number =>
  quantileOf(Float64Array.from(values).sort(), 0.5);
