/** Sums of money that differ by less than this share of their size are the same. */
export const ROUNDING = 1e-9;

/** What claims add to, once claims and estate are found to make sense together.
 * @throws {RangeError} when a claim is negative, NaN or infinite, or `estate` is outside 0 … Σ claims by more than
 *   rounding */
export function totalOf(estate: number, claims: readonly number[]): number {
  const wrong = claims.find((claim) => !(claim >= 0 && claim < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) throw new RangeError(`a claim must be a number of at least 0, not ${wrong}`);
  const total = claims.reduce((sum, claim) => sum + claim, 0);
  if (total === Number.POSITIVE_INFINITY)
    throw new RangeError("the claims add to more than a number can hold");
  const slack = total * ROUNDING;
  if (!(estate >= -slack && estate <= total + slack)) {
    throw new RangeError(`the estate must be between 0 and ${total}, what the claims add to, not ${estate}`);
  }
  return total;
}

/** The estate without what rounding put beyond the ends of its range. */
export const withinTotal = (estate: number, total: number): number => Math.min(total, Math.max(0, estate));

/** The places of claims from the smallest to the largest. */
export const ascending = (claims: ArrayLike<number>): number[] =>
  Array.from(claims, (_, index) => index).sort((a, b) => (claims[a] ?? 0) - (claims[b] ?? 0));

/** The level at which claimants who each get min(level, claim) get `estate` together; infinite when that takes all.
 * @param counts  how many claimants have each claim
 * @param order  places of claims from the smallest to the largest */
export function levelOf(
  estate: number,
  claims: ArrayLike<number>,
  counts: ArrayLike<number>,
  order: readonly number[],
): number {
  let rest = estate;
  let claimants = 0;
  for (const index of order) claimants += counts[index] ?? 0;
  for (const index of order) {
    const [claim, count] = [claims[index] ?? 0, counts[index] ?? 0];
    if (count === 0) continue;
    if (rest / claimants <= claim) return rest / claimants;
    rest -= claim * count;
    claimants -= count;
  }
  return Number.POSITIVE_INFINITY;
}
