import { chanceOf } from "./chanceOf";
import type { Estimate } from "./results";

/** How far the farther end of an interval lies from the value itself. */
export const halfWidthOf = ({ value, low, high }: Estimate): number => Math.max(high - value, value - low);

const STEP = 1000;

/** The least number of runs, in whole thousands, over which a share is known to within `halfWidth` at 95 %.
 * @param share  in 0…1, as seen so far
 * @param halfWidth  above 0
 * @param most  more runs than this are never asked for
 * @example runsForPrecision(0.35, 0.005, 1e6) // 36_000 */
export function runsForPrecision(share: number, halfWidth: number, most: number): number {
  const isEnough = (steps: number) => halfWidthOf(chanceOf(share, steps * STEP)) <= halfWidth;
  let [few, enough] = [0, Math.ceil(most / STEP)];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return Math.min(most, enough * STEP);
}
