import type { Openings } from "../engine/openings";
import type { Scenario } from "../model/schema";
import type { Owing } from "./sharedDues";

/** What of a scenario decides on dues and on who would rather leave, by strata. */
export interface Terms {
  /** Group of each stratum. */
  readonly groupOf: readonly number[];
  readonly weights: readonly number[];
  /** Infinite where there is no cap. */
  readonly capUsdPerYear: readonly number[];
  readonly quorum: number;
  readonly freeRiding: number;
  readonly exitFeeYears: number;
  readonly shortfallTolerance: number;
}

/** Founders, what they owe in the first quarter and what of it may stay unpaid; dollars a year. */
export interface FoundersOwing extends Owing {
  readonly tolerableUsdPerYear: number;
}

/** The terms of a scenario, for the strata that its openings have. */
export function termsOf({ members, governance, churn }: Scenario, { firstStrata }: Openings): Terms {
  const groupOf = members.flatMap((_, group) =>
    new Array<number>((firstStrata[group + 1] ?? 0) - (firstStrata[group] ?? 0)).fill(group),
  );
  return {
    groupOf,
    weights: groupOf.map((group) => members[group]?.weight ?? 1),
    capUsdPerYear: groupOf.map((group) => members[group]?.duesCapUsdPerYear ?? Number.POSITIVE_INFINITY),
    quorum: governance.quorum,
    freeRiding: churn.freeRiding,
    exitFeeYears: governance.exitFeeYears,
    shortfallTolerance: governance.shortfallTolerance,
  };
}

/** The founders of a run and what they owe in its first quarter, as a yearly rate. */
export function owingAt(
  { weights, shortfallTolerance }: Terms,
  openings: Openings,
  run: number,
): FoundersOwing {
  const [from, to] = [run * weights.length, (run + 1) * weights.length];
  return {
    owedUsdPerYear: openings.owedUsdPerYear[run] ?? 0,
    worthUsdPerYear: openings.worthUsdPerYear.subarray(from, to),
    payers: openings.founders.subarray(from, to),
    weights,
    tolerableUsdPerYear: shortfallTolerance * (openings.billUsdPerYear[run] ?? 0),
  };
}

/** Whether the members pay for the bill, but for a shortfall that the rules put up with. */
export function isFunded(
  { owedUsdPerYear, tolerableUsdPerYear, payers }: FoundersOwing,
  paid: Float64Array,
): boolean {
  let together = 0;
  for (let stratum = 0; stratum < paid.length; stratum++)
    together += (payers[stratum] ?? 0) * (paid[stratum] ?? 0);
  return together >= owedUsdPerYear * (1 - 1e-9) - tolerableUsdPerYear;
}

/** What is paid of what is owed. */
export const paidOf = ({ capUsdPerYear }: Terms, dues: Float64Array): Float64Array =>
  dues.map((owed, stratum) => Math.min(owed, capUsdPerYear[stratum] ?? owed));

/** Whether a member would rather leave: its dues exceed what staying is worth to it and the exit fee that it would
 * pay; what is rounding does not count.
 * @param members  active members, at least 1 */
export function wouldLeave(terms: Terms, duesUsdPerYear: number, worthUsdPerYear: number, members: number) {
  const needed = Math.min(1, terms.quorum / members);
  const stake = worthUsdPerYear * (1 - terms.freeRiding * (1 - needed));
  return duesUsdPerYear > (stake + terms.exitFeeYears * duesUsdPerYear) * (1 + 1e-9);
}
