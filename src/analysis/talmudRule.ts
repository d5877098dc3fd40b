import { totalOf, withinTotal } from "./bankruptcy";
import { constrainedEqualAwards } from "./constrainedEqualAwards";

/** Talmud rule: up to half of the claims, constrained equal awards on the halved claims; beyond, each gets the claim
 * less constrained equal losses on them. It is the nucleolus of the bankruptcy game and its own dual.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @returns length n, adds to estate within 1e-9 relative; each in 0 … claim
 * @throws {RangeError} when estate is outside that range or a claim is negative, NaN or infinite
 * @source Aumann & Maschler (1985), J. Econ. Theory 36
 * @example talmudRule(200, [100, 200, 300]) // [50, 75, 75] */
export function talmudRule(estate: number, claims: readonly number[]): number[] {
  const total = totalOf(estate, claims);
  const amount = withinTotal(estate, total);
  const halves = claims.map((claim) => claim / 2);
  if (amount * 2 <= total) return constrainedEqualAwards(amount, halves);
  const losses = constrainedEqualAwards(total - amount, halves);
  return claims.map((claim, index) => claim - (losses[index] ?? 0));
}
