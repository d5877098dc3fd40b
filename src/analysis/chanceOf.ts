import type { Estimate } from "./results";

/** How many standard errors a 95 % interval reaches to either side. */
export const Z95 = 1.959963984540054;

/** A share of runs with its Wilson 95 % interval.
 * @param share  in 0…1
 * @param runs  how many runs it was counted over, at least 1
 * @source Wilson (1927), J. Am. Stat. Assoc. 22 */
export function chanceOf(share: number, runs: number): Estimate {
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * runs)) / (1 + z2 / runs);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / runs + z2 / (4 * runs * runs))) / (1 + z2 / runs);
  // The ends are at most and at least the share itself; rounding must not say otherwise.
  return {
    value: share,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
}
