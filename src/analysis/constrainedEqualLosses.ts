import { totalOf, withinTotal } from "./bankruptcy";
import { constrainedEqualAwards } from "./constrainedEqualAwards";

/** Constrained equal losses: all fall short of the claim by the same, but nobody gets less than nothing. The dual of
 * constrained equal awards.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @returns length n, adds to estate within 1e-9 relative; each in 0 … claim
 * @throws {RangeError} when estate is outside that range or a claim is negative, NaN or infinite
 * @source Maimonides (12th century); Thomson (2003), Math. Soc. Sci. 45
 * @example constrainedEqualLosses(300, [100, 200, 300]) // [0, 100, 200] */
export function constrainedEqualLosses(estate: number, claims: readonly number[]): number[] {
  const total = totalOf(estate, claims);
  const amount = withinTotal(estate, total);
  // Above the half, losses are the smaller part; below it, awards are, and would drown in what the losses round off.
  if (amount * 2 >= total) {
    const losses = constrainedEqualAwards(total - amount, claims);
    return claims.map((claim, index) => claim - (losses[index] ?? 0));
  }
  const cut = cutOf(amount, claims);
  return claims.map((claim) => Math.max(0, claim - cut));
}

/** What everybody loses, or all of a smaller claim, when `amount` is left. */
function cutOf(amount: number, claims: readonly number[]): number {
  const descending = claims.toSorted((a, b) => b - a);
  let above = 0;
  for (const [index, claim] of descending.entries()) {
    above += claim;
    const next = descending[index + 1] ?? 0;
    if (above - (index + 1) * next >= amount) return (above - amount) / (index + 1);
  }
  return 0;
}
