import { totalOf, withinTotal } from "./bankruptcy";

/** Proportional rule: all get the same share of their claims.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @returns length n, adds to estate within 1e-9 relative; each in 0 … claim
 * @throws {RangeError} when estate is outside that range or a claim is negative, NaN or infinite
 * @source Aristotle, Nicomachean Ethics V; Thomson (2003), Math. Soc. Sci. 45
 * @example proportionalRule(300, [100, 200, 300]) // [50, 100, 150] */
export function proportionalRule(estate: number, claims: readonly number[]): number[] {
  const total = totalOf(estate, claims);
  const share = total > 0 ? withinTotal(estate, total) / total : 0;
  return claims.map((claim) => claim * share);
}
