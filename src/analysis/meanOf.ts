import { Z95 } from "./chanceOf";
import type { Estimate } from "./results";

/** The mean of numbers of independent runs with its normal 95 % interval, which is unbounded for a single run.
 * @param values  at least one, no NaN
 * @example meanOf([1, 2, 3]) // { value: 2, low: 0.868, high: 3.132 } */
export function meanOf(values: ArrayLike<number>): Estimate {
  const count = values.length;
  let [mean, squares] = [0, 0];
  for (let nth = 0; nth < count; nth++) {
    const value = values[nth] as number;
    const away = value - mean;
    mean += away / (nth + 1);
    squares += away * (value - mean);
  }
  const half = count < 2 ? Number.POSITIVE_INFINITY : Z95 * Math.sqrt(squares / (count - 1) / count);
  return { value: mean, low: mean - half, high: mean + half };
}
