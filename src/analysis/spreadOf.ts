import { quantileOf } from "./quantileOf";
import type { Spread } from "./results";

/** The 10th, 50th and 90th percentiles by R-7; null when there are no values.
 * @param values  in any order; left as they are */
export function spreadOf(values: Float64Array): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted();
  return { p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}
