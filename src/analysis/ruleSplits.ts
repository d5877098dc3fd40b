import type { Openings } from "../engine/openings";
import { chanceOf } from "./chanceOf";
import { type FoundersOwing, isFunded, owingAt, paidOf, type Terms, wouldLeave } from "./founding";
import { isCoreSplit } from "./isInCore";
import { setsOf } from "./randomArrival";
import { randomSource } from "./randomSource";
import type { Estimate, Spread } from "./results";
import {
  arrivalDues,
  type Owing,
  SHARING_RULES,
  type SharingRule,
  sharedDues,
  worthTogether,
} from "./sharedDues";
import { inSlices } from "./slices";
import { spreadOf } from "./spreadOf";

/** One founder group under a rule. */
export interface GroupSplit {
  /** Place in the scenario's `members`. */
  readonly group: number;
  /** Of one member in the first quarter, the mean of the group's founders, dollars a year. */
  readonly duesUsdPerYear: Spread;
  /** Pooled: those that would rather leave over all founders of the group. */
  readonly ratherLeave: Estimate;
}

/** How a rule shares the first quarter's bill among founders. */
export interface RuleSplit {
  readonly rule: SharingRule;
  readonly runs: number;
  /** Groups that had a founder in any run, in the scenario's order. */
  readonly groups: readonly GroupSplit[];
  /** That the bill is paid and no founder would rather leave: the stability likelihood. */
  readonly stable: Estimate;
  /** Runs in which membership is worth at least what is owed: only then is there a surplus to split. */
  readonly runsWithSurplus: number;
  /** That the split lies in the core, over the runs with a surplus; null without any. */
  readonly inCore: Estimate | null;
  /** Relative standard error of dues where orders were sampled, on average; 0 where all is exact. */
  readonly samplingError: number;
}

const MOST_SETS_A_RUN = 2 ** 12;
const ALL_SETS = 2 ** 20;
const MOST_EXACT = 20;
const MOST_SAMPLED = 20_000;
/** Members asked in sampled orders, each taken forward and backward, in a run. */
const ASKED_A_RUN = 40_000;
const WORK = 2e7;

const countOf = ({ payers }: Owing) =>
  Array.prototype.reduce.call(payers, (a, b) => (a as number) + (b as number), 0) as number;

interface ArrivalPlan {
  readonly runs: number;
  readonly pairs: number;
  readonly mostSets: number;
}

/** How random arrival is worked out within the time there is, in whichever run takes longest; null where there are
 * too many members in any. */
function planOf(terms: Terms, openings: Openings): ArrivalPlan | null {
  const founders = Array.from({ length: openings.runs }, (_, run) => owingAt(terms, openings, run));
  const members = Math.max(...founders.map(countOf));
  if (members > MOST_SAMPLED) return null;
  const mostSets = members <= MOST_EXACT ? ALL_SETS : MOST_SETS_A_RUN;
  const pairs = Math.max(2, Math.min(100, Math.floor(ASKED_A_RUN / Math.max(1, members))));
  const stepsOf = (owing: Owing) => {
    const sets = setsOf(owing.payers);
    return sets <= mostSets ? sets * owing.payers.length : 4 * pairs * countOf(owing);
  };
  const runs = Math.floor(WORK / Math.max(1, ...founders.map(stepsOf)));
  return { runs: Math.min(openings.runs, Math.max(40, runs)), pairs, mostSets };
}

/** Counts over runs what comes of one rule. */
class Tally {
  runs = 0;
  stable = 0;
  surplus = 0;
  core = 0;
  errors = 0;
  private readonly dues: number[][];
  private readonly leavers: number[];
  private readonly founders: number[];

  constructor(
    private readonly rule: SharingRule,
    private readonly terms: Terms,
    groups: number,
  ) {
    this.dues = Array.from({ length: groups }, () => []);
    this.leavers = new Array<number>(groups).fill(0);
    this.founders = new Array<number>(groups).fill(0);
  }

  add(owing: FoundersOwing, owed: Float64Array): void {
    const paid = paidOf(this.terms, owed);
    const members = countOf(owing);
    const sums = new Map<number, readonly [dues: number, count: number]>();
    let leaving = 0;
    for (const [stratum, group] of this.terms.groupOf.entries()) {
      const [count = 0, dues = 0] = [owing.payers[stratum], paid[stratum]];
      if (count === 0) continue;
      const [sum, before] = sums.get(group) ?? [0, 0];
      sums.set(group, [sum + dues * count, before + count]);
      if (!wouldLeave(this.terms, dues, owing.worthUsdPerYear[stratum] ?? 0, members)) continue;
      leaving += count;
      this.leavers[group] = (this.leavers[group] ?? 0) + count;
    }
    for (const [group, [sum, count]] of sums) {
      this.dues[group]?.push(sum / count);
      this.founders[group] = (this.founders[group] ?? 0) + count;
    }
    this.runs += 1;
    if (leaving === 0 && isFunded(owing, paid)) this.stable += 1;
    this.addSurplus(owing, paid);
  }

  private addSurplus(owing: Owing, paid: Float64Array): void {
    const worth = worthTogether(owing);
    const estate = worth - owing.owedUsdPerYear;
    if (estate < 0) return;
    const gains = paid.map((dues, stratum) => (owing.worthUsdPerYear[stratum] ?? 0) - dues);
    this.surplus += 1;
    if (isCoreSplit(estate, worth, owing.worthUsdPerYear, gains, owing.payers)) this.core += 1;
  }

  result(): RuleSplit {
    const { rule, runs, surplus } = this;
    return {
      rule,
      runs,
      groups: this.dues.flatMap((dues, group) => {
        const spread = spreadOf(Float64Array.from(dues));
        if (spread === null) return [];
        const share = (this.leavers[group] ?? 0) / Math.max(1, this.founders[group] ?? 0);
        // Members of a group are of one mind more often than not: as if there were one in each run.
        return [{ group, duesUsdPerYear: spread, ratherLeave: chanceOf(share, dues.length) }];
      }),
      stable: chanceOf(this.stable / runs, runs),
      runsWithSurplus: surplus,
      inCore: surplus > 0 ? chanceOf(this.core / surplus, surplus) : null,
      samplingError: this.errors / runs,
    };
  }
}

/** Mean of the standard errors over the dues, by members. */
function relativeError({ payers }: Owing, dues: Float64Array, standardErrors: Float64Array): number {
  let [error, paid] = [0, 0];
  for (const [stratum, due] of dues.entries()) {
    error += (payers[stratum] ?? 0) * (standardErrors[stratum] ?? 0);
    paid += (payers[stratum] ?? 0) * due;
  }
  return paid > 0 ? error / paid : 0;
}

/** How each rule shares the first quarter's bill among founders, over the runs of `openings`. Random arrival is left
 * out where there are more than 20,000 founders, and has fewer runs where it takes long.
 * @param groups  how many the scenario has
 * @param progress  told the share that is done, in 0…1 */
export async function ruleSplits(
  terms: Terms,
  openings: Openings,
  groups: number,
  progress?: (share: number) => void,
): Promise<readonly RuleSplit[]> {
  const plan = planOf(terms, openings);
  const tallies = SHARING_RULES.map((rule) => new Tally(rule, terms, groups));
  const random = randomSource("random arrival");
  await inSlices(
    openings.runs,
    (run) => {
      const owing = owingAt(terms, openings, run);
      for (const [index, rule] of SHARING_RULES.entries()) {
        const tally = tallies[index];
        if (rule !== "shapley") tally?.add(owing, sharedDues(rule, owing));
        else if (tally !== undefined && plan !== null && run < plan.runs) {
          const { dues, standardErrors } = arrivalDues(owing, { ...plan, random });
          tally.add(owing, dues);
          if (standardErrors !== null) tally.errors += relativeError(owing, dues, standardErrors);
        }
      }
    },
    progress,
  );
  return tallies.filter(({ runs }) => runs > 0).map((tally) => tally.result());
}
