import { ROUNDING, totalOf } from "./bankruptcy";

/** Whether no group of claimants S gets less than the estate leaves once all others are paid in full: the core of
 * O'Neill's bankruptcy game v(S) = max(0, estate − Σ of claims outside S), within 1e-9 of the estate. These are the
 * awards that add to the estate, each between nothing and its claim.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @param awards  length n, in the same order
 * @throws {RangeError} when estate is outside that range, a claim is negative, NaN or infinite, an award is NaN, or
 *   there are not as many awards as claims
 * @source O'Neill (1982), Math. Soc. Sci. 2; Curiel, Maschler & Tijs (1987), Z. Oper. Res. 31
 * @example isInCore(200, [100, 200, 300], [50, 75, 75]) // true */
export function isInCore(estate: number, claims: readonly number[], awards: readonly number[]): boolean {
  const total = totalOf(estate, claims);
  if (awards.length !== claims.length) {
    throw new RangeError(`there must be ${claims.length} awards, one for each claim, not ${awards.length}`);
  }
  if (awards.some(Number.isNaN)) throw new RangeError("an award must be a number, not NaN");
  return isCoreSplit(
    estate,
    total,
    claims,
    awards,
    claims.map(() => 1),
  );
}

/** `isInCore` of claims that are known to be sound.
 * @param total  what all claims add to
 * @param counts  how many claimants have each claim, and get each award */
export function isCoreSplit(
  estate: number,
  total: number,
  claims: ArrayLike<number>,
  awards: ArrayLike<number>,
  counts: ArrayLike<number>,
): boolean {
  // What awards are the difference of rounds off by the size of the claims.
  const slack = ROUNDING * Math.abs(estate) + 1e-14 * total;
  let sum = 0;
  for (let index = 0; index < claims.length; index++) {
    const [claim, award, count] = [claims[index] ?? 0, awards[index] ?? 0, counts[index] ?? 0];
    if (count === 0) continue;
    if (award < -slack || award > claim + slack) return false;
    sum += award * count;
  }
  return Math.abs(sum - estate) <= slack;
}
