import { totalOf, withinTotal } from "./bankruptcy";
import { type Arrivals, exactArrival, sampledArrival, setsOf } from "./randomArrival";
import { randomSource } from "./randomSource";

/** All sets of 20 claimants. */
const MOST_SETS = 2 ** 20;
const ORDERS = 20_000;

/** Claimants with the same claim as one group; those without a claim get nothing and change nothing. */
function grouped(
  estate: number,
  claims: readonly number[],
): Arrivals & { readonly groupOf: Map<number, number> } {
  const groupOf = new Map<number, number>();
  const counts: number[] = [];
  for (const claim of claims) {
    if (claim === 0) continue;
    const group = groupOf.get(claim) ?? groupOf.size;
    groupOf.set(claim, group);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return {
    estate: withinTotal(estate, totalOf(estate, claims)),
    claims: [...groupOf.keys()],
    counts,
    groupOf,
  };
}

/** Shapley value of the bankruptcy game: what a claimant gets on average over all orders in which claimants may come,
 * each being paid in full as long as the estate lasts (random arrival). Exact up to 20 claimants, and beyond where
 * many claims are equal; otherwise from 20,000 orders, the same each time, whose standard errors
 * `sampledShapleyValue` tells.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @returns length n, adds to estate within 1e-9 relative; each in 0 … claim
 * @throws {RangeError} when estate is outside that range or a claim is negative, NaN or infinite
 * @source O'Neill (1982), Math. Soc. Sci. 2
 * @example shapleyValue(300, [100, 200, 300]) // [50, 100, 150] */
export function shapleyValue(estate: number, claims: readonly number[]): number[] {
  const problem = grouped(estate, claims);
  if (setsOf(problem.counts) > MOST_SETS)
    return sampledShapleyValue(estate, claims, ORDERS, "arrival").values;
  const values = exactArrival(problem);
  return claims.map((claim) => values[problem.groupOf.get(claim) ?? -1] ?? 0);
}

/** The Shapley value of the bankruptcy game from random orders of claimants, each taken forward and backward.
 * @param estate  money in the claims' unit, 0 ≤ estate ≤ Σ claims
 * @param claims  length n, each ≥ 0, in member order
 * @param orders  how many, at least 4; an odd number counts as the next
 * @param seed  the same text gives the same orders
 * @returns both of length n; values add to estate within 1e-9 relative
 * @throws {RangeError} when estate is outside that range, a claim is negative, NaN or infinite, or orders are fewer
 * @source Castro, Gómez & Tejada (2009), Comput. Oper. Res. 36 */
export function sampledShapleyValue(
  estate: number,
  claims: readonly number[],
  orders: number,
  seed: string,
): { readonly values: number[]; readonly standardErrors: number[] } {
  if (!(orders >= 4 && orders < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`there must be at least 4 orders, not ${orders}`);
  }
  const problem = grouped(estate, claims);
  const { values, standardErrors } = sampledArrival(problem, Math.ceil(orders / 2), randomSource(seed));
  const placeOf = (claim: number) => problem.groupOf.get(claim) ?? -1;
  return {
    values: claims.map((claim) => values[placeOf(claim)] ?? 0),
    standardErrors: claims.map((claim) => standardErrors[placeOf(claim)] ?? 0),
  };
}
