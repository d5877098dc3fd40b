import { COST_SHARING_RULES, type CostSharingRule } from "../model/schema";
import { ascending, levelOf } from "./bankruptcy";
import { exactArrival, sampledArrival, setsOf } from "./randomArrival";

/** The rules that the engine runs, and random arrival, which is the Shapley value. */
export const SHARING_RULES = [...COST_SHARING_RULES, "shapley"] as const;
export type SharingRule = (typeof SHARING_RULES)[number];

/** Members by strata of like ones, and what they owe together; dollars a year. */
export interface Owing {
  readonly owedUsdPerYear: number;
  /** Worth of membership to one of each stratum. */
  readonly worthUsdPerYear: ArrayLike<number>;
  /** Members of each stratum that pay. */
  readonly payers: ArrayLike<number>;
  /** Fee units of one of each stratum. */
  readonly weights: ArrayLike<number>;
}

function weighed(owing: Owing, weightOf: (stratum: number) => number): Float64Array {
  const { payers } = owing;
  let weights = 0;
  for (let stratum = 0; stratum < payers.length; stratum++)
    weights += (payers[stratum] ?? 0) * weightOf(stratum);
  const rate = weights > 0 ? owing.owedUsdPerYear / weights : 0;
  return Float64Array.from(payers, (_, stratum) => rate * weightOf(stratum));
}

/** What membership is worth to all payers together, dollars a year. */
export function worthTogether({ payers, worthUsdPerYear }: Owing): number {
  let worth = 0;
  for (let stratum = 0; stratum < payers.length; stratum++)
    worth += (payers[stratum] ?? 0) * (worthUsdPerYear[stratum] ?? 0);
  return worth;
}

function sharedByClaims(owing: Owing, part: 0.5 | 1): Float64Array {
  const { payers, worthUsdPerYear } = owing;
  const worth = worthTogether(owing);
  const amount = Math.min(owing.owedUsdPerYear, worth);
  const sharesLoss = part < 1 && amount > worth * part;
  const claims = Float64Array.from(worthUsdPerYear, (claim) => claim * part);
  const level = levelOf(sharesLoss ? worth - amount : amount, claims, payers, ascending(claims));
  return claims.map((claim, stratum) => {
    const share = Math.min(claim, level);
    return sharesLoss ? (worthUsdPerYear[stratum] ?? 0) - share : share;
  });
}

/** What one member of each stratum owes a year under a rule of the engine, before its cap. Without payers all is 0.
 * @param rule  as in the written model, section 3 */
export function sharedDues(rule: CostSharingRule, owing: Owing): Float64Array {
  const { payers, weights, worthUsdPerYear } = owing;
  if (!Array.prototype.some.call(payers, (count: number) => count > 0))
    return new Float64Array(payers.length);
  switch (rule) {
    case "equal":
      return weighed(owing, () => 1);
    case "tiered":
      return weighed(owing, (stratum) => weights[stratum] ?? 0);
    case "proportional":
      return weighed(owing, (stratum) => worthUsdPerYear[stratum] ?? 0);
    case "capped":
      return sharedByClaims(owing, 1);
    case "talmud":
      return sharedByClaims(owing, 0.5);
  }
}

/** How closely random arrival is worked out. */
export interface ArrivalCare {
  /** Beyond so many sets of members that may come before one, orders are sampled. */
  readonly mostSets: number;
  /** How many orders, each taken forward and backward. */
  readonly pairs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** What one member of each stratum owes a year by random arrival: the Shapley value of the game in which worth is the
 * claim. What exceeds all worth stays unpaid.
 * @returns the dues, and their standard errors where orders were sampled */
export function arrivalDues(owing: Owing, { mostSets, pairs, random }: ArrivalCare) {
  const arrivals = {
    estate: Math.min(owing.owedUsdPerYear, worthTogether(owing)),
    claims: owing.worthUsdPerYear,
    counts: owing.payers,
  };
  if (setsOf(owing.payers) <= mostSets) return { dues: exactArrival(arrivals), standardErrors: null };
  const { values, standardErrors } = sampledArrival(arrivals, pairs, random);
  return { dues: values, standardErrors };
}
