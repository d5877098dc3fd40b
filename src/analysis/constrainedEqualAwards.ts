import { ascending, levelOf, totalOf, withinTotal } from "./bankruptcy";

/** Constrained equal awards: all get the same, but nobody more than the claim.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @returns length n, adds to estate within 1e-9 relative; each in 0 … claim
 * @throws {RangeError} when estate is outside that range or a claim is negative, NaN or infinite
 * @source Maimonides (12th century); Thomson (2003), Math. Soc. Sci. 45
 * @example constrainedEqualAwards(300, [100, 200, 300]) // [100, 100, 100] */
export function constrainedEqualAwards(estate: number, claims: readonly number[]): number[] {
  const total = totalOf(estate, claims);
  const amount = withinTotal(estate, total);
  if (amount === total) return [...claims];
  const level = levelOf(
    amount,
    claims,
    claims.map(() => 1),
    ascending(claims),
  );
  return claims.map((claim) => Math.min(claim, level));
}
