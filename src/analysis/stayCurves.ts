import type { Openings } from "../engine/openings";
import { isFunded, owingAt, paidOf, type Terms, wouldLeave } from "./founding";
import { randomSource } from "./randomSource";
import { arrivalDues, SHARING_RULES, type SharingRule, sharedDues } from "./sharedDues";
import { inSlices } from "./slices";
import { spreadOf } from "./spreadOf";

/** Sizes of coalition that are looked at: 1 to this. */
export const MOST_MEMBERS = 60;

/** A coalition of one size. */
export interface StayPoint {
  readonly members: number;
  /** Share of its members to whom staying is worth its dues, none where the bill stays unpaid: mean over runs, and
   * 8 in 10 runs. */
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  /** Share of runs in which the bill is paid and nobody would rather leave. */
  readonly stable: number;
}

export interface StayCurve {
  readonly rule: SharingRule;
  readonly runs: number;
  /** A point for each size, from 1 on. */
  readonly points: readonly StayPoint[];
  /** The smallest size, not below the quorum, at which in at least half of the runs the bill is paid and nobody would
   * rather leave; null when there is none up to `MOST_MEMBERS`. */
  readonly smallestStableSize: number | null;
}

const CARE = { mostSets: 2 ** 9, pairs: 20 } as const;

/** The strata of the first `size` members when one goes round the founders in their proportions: the next member is
 * always of the stratum that is furthest behind its share; between equals, the turn begins at `start`.
 * @param founders  of each stratum, one at least */
export function goingRound(founders: ArrayLike<number>, size: number, start: number): Int32Array {
  const strata = founders.length;
  const all = Array.prototype.reduce.call(founders, (a, b) => (a as number) + (b as number), 0) as number;
  const have = new Int32Array(strata);
  const line = new Int32Array(size);
  for (let next = 0; next < size; next++) {
    let [chosen, most] = [0, Number.NEGATIVE_INFINITY];
    for (let turn = 0; turn < strata; turn++) {
      const stratum = (start + turn) % strata;
      if ((founders[stratum] ?? 0) === 0) continue;
      const behind = ((next + 1) * (founders[stratum] ?? 0)) / all - (have[stratum] ?? 0);
      if (behind > most + 1e-9) [chosen, most] = [stratum, behind];
    }
    have[chosen] = (have[chosen] ?? 0) + 1;
    line[next] = chosen;
  }
  return line;
}

/** Shares that stay, for one run: rules × sizes, row-major. */
function sharesOf(terms: Terms, openings: Openings, run: number, random: () => number): Float64Array | null {
  const founders = owingAt(terms, openings, run);
  if (!Array.prototype.some.call(founders.payers, (count: number) => count > 0)) return null;
  const line = goingRound(founders.payers, MOST_MEMBERS, run % terms.groupOf.length);
  // Only strata that anybody comes from.
  const strata = [...new Set(line)];
  const pick = (values: ArrayLike<number>) => Float64Array.from(strata, (stratum) => values[stratum] ?? 0);
  const payers = new Float64Array(strata.length);
  const owing = {
    ...founders,
    worthUsdPerYear: pick(founders.worthUsdPerYear),
    weights: pick(founders.weights),
    payers,
  };
  const own = { ...terms, capUsdPerYear: [...pick(terms.capUsdPerYear)] };
  const shares = new Float64Array(SHARING_RULES.length * MOST_MEMBERS);
  for (const [index, stratum] of line.entries()) {
    const place = strata.indexOf(stratum);
    payers[place] = (payers[place] ?? 0) + 1;
    for (const [row, rule] of SHARING_RULES.entries()) {
      const owed =
        rule === "shapley" ? arrivalDues(owing, { ...CARE, random }).dues : sharedDues(rule, owing);
      const paid = paidOf(own, owed);
      let staying = 0;
      if (!isFunded(owing, paid)) continue;
      for (const [s, count] of payers.entries())
        if (!wouldLeave(terms, paid[s] ?? 0, owing.worthUsdPerYear[s] ?? 0, index + 1)) staying += count;
      shares[row * MOST_MEMBERS + index] = staying / (index + 1);
    }
  }
  return shares;
}

function pointOf(shares: Float64Array, members: number): StayPoint {
  const { p10 = 0, p90 = 0 } = spreadOf(shares) ?? {};
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { members, mean, p10, p90, stable: shares.filter((share) => share === 1).length / shares.length };
}

/** Who would stay at each size of coalition under each rule, in the first quarter: members go round the founders in
 * their proportions, beginning with another one in each run, and share the bill of that run.
 * @param runs  how many of those of `openings`
 * @param progress  told the share that is done, in 0…1 */
export async function stayCurves(
  terms: Terms,
  openings: Openings,
  runs: number,
  progress?: (share: number) => void,
): Promise<readonly StayCurve[]> {
  const random = randomSource("random arrival");
  const all: Float64Array[] = [];
  await inSlices(
    Math.min(runs, openings.runs),
    (run) => {
      const shares = sharesOf(terms, openings, run, random);
      if (shares !== null) all.push(shares);
    },
    progress,
  );
  if (all.length === 0) return [];
  return SHARING_RULES.map((rule, row) => {
    const points = Array.from({ length: MOST_MEMBERS }, (_, index) =>
      pointOf(
        Float64Array.from(all, (shares) => shares[row * MOST_MEMBERS + index] ?? 0),
        index + 1,
      ),
    );
    const first = points.find(({ members, stable }) => members >= terms.quorum && stable >= 0.5);
    return { rule, runs: all.length, points, smallestStableSize: first?.members ?? null };
  });
}
