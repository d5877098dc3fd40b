import { simulatedYears } from "../model/quarters";
import { COST_SHARING_RULES, type CostSharingRule, type Scenario } from "../model/schema";
import { type Advantage, advantageOf } from "./advantage";
import type { Experiments, Outcomes, SeatOutcomes } from "./experiments";
import { meanOf } from "./meanOf";
import { pairedShareDifference } from "./pairedShareDifference";
import { quantilesOf } from "./quantileOf";
import type { Estimate, Quantiles } from "./results";
import { riskOf } from "./riskOf";
import { foundersWith, type SeatVariants, withOtherFounders, witnessOf } from "./seat";

/** One thing that a company may do: present values in dollars over the same runs. */
export interface Choice {
  /** One a run. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly quantiles: Quantiles;
}

/** Something of the scenario with the company against the same without it. */
export interface WithAndWithout<T> {
  readonly joined: T;
  readonly without: T;
  /** Of the first less the second, run by run. */
  readonly change: Estimate;
}

/** What the company's joining does to everybody else. */
export interface OthersEffect {
  readonly risk: WithAndWithout<Estimate>;
  /** Runs that fall apart only without it, and only with it. */
  readonly saved: number;
  readonly lost: number;
  /** The founder that stands for the others: what membership leaves it, worth less dues, at present value. */
  readonly witness: (WithAndWithout<number> & { readonly name: string; readonly isOneOf: boolean }) | null;
}

/** What each choice is worth to one company. */
export interface SeatResults {
  readonly runs: number;
  readonly joining: Choice;
  /** Null when nobody else would found anything. */
  readonly stayingOut: Choice | null;
  readonly alone: Choice;
  /** Of joining; null where the choice is. */
  readonly overStayingOut: Advantage | null;
  readonly overAlone: Advantage;
  /** Mean present value of its dues as a member, and the same spread evenly over the horizon. */
  readonly duesPv: number;
  readonly duesUsdPerYear: number;
  /** How many times its dues it could pay until staying out is as good on average, all else the same. Null when it
   * cannot stay out or pays no dues; below 0 when it would have to be paid. */
  readonly breakEven: number | null;
  readonly others: OthersEffect | null;
}

/** Present value of a dollar a year over the horizon, paid at the starts of quarters as everything in a run is. */
export function annuityOf({ horizonYears, simulation }: Scenario): number {
  // A root of a root: powers differ between browsers in their last digits.
  const step = 1 / Math.sqrt(Math.sqrt(1 + simulation.discountRatePerYear));
  let [sum, discount] = [0, 1];
  for (let quarter = 0; quarter < simulatedYears(horizonYears) * 4; quarter++) {
    sum += discount / 4;
    discount *= step;
  }
  return sum;
}

function choiceOf(values: Float64Array): Choice {
  return { values, mean: meanOf(values).value, quantiles: quantilesOf(values) };
}

/** A choice that costs the same in every run. */
export const certainChoice = (usd: number, runs: number): Choice =>
  choiceOf(new Float64Array(runs).fill(usd));

/** What each choice is worth, closed models among them. */
export interface AllChoices extends SeatResults {
  readonly closed: Choice;
  readonly overClosed: Advantage;
}

/** Adds what staying with closed models comes to.
 * @param closedUsdPerYear  what they cost, at least 0, dollars a year */
export function withClosed(results: SeatResults, scenario: Scenario, closedUsdPerYear: number): AllChoices {
  const closed = certainChoice(-closedUsdPerYear * annuityOf(scenario), results.runs);
  return { ...results, closed, overClosed: advantageOf(results.joining.values, closed.values) };
}

const accountOf = ({ seat }: Outcomes): SeatOutcomes => {
  if (seat === null) throw new Error("outcomes without the seat that was asked for");
  return seat;
};

/** Worth less dues of each run. */
function netOf(outcomes: Outcomes): Float64Array {
  const { worthPv, duesPv } = accountOf(outcomes);
  return worthPv.map((worth, run) => worth - (duesPv[run] as number));
}

/** What access is worth to it while the others last, as far as it has it without paying. */
const outsideOf = (outcomes: Outcomes, { churn }: Scenario): Float64Array =>
  accountOf(outcomes).accessPv.map((access) => churn.freeRiding * access);

const minus = (a: Float64Array, b: Float64Array) => a.map((value, index) => value - (b[index] as number));

function riskEffect(joined: Outcomes, without: Outcomes): Omit<OthersEffect, "witness"> {
  let [saved, lost] = [0, 0];
  joined.endedAfter.forEach((after, run) => {
    const holdsWithout = without.endedAfter[run] === 0;
    if (after === 0 && !holdsWithout) saved++;
    if (after > 0 && holdsWithout) lost++;
  });
  const change = pairedShareDifference(saved, lost, joined.runs);
  return { risk: { joined: riskOf(joined), without: riskOf(without), change }, saved, lost };
}

async function witnessEffect(variants: SeatVariants, runs: number, experiments: Experiments) {
  const witness = witnessOf(variants);
  if (witness === null) return null;
  const { name, isOneOf, seat } = witness;
  const [joined, without] = await Promise.all(
    [witness.joined, witness.without].map(async (scenario) =>
      netOf(await experiments.outcomes(scenario, runs, seat)),
    ),
  );
  if (joined === undefined || without === undefined) return null;
  const change = meanOf(minus(joined, without));
  return { name, isOneOf, joined: meanOf(joined).value, without: meanOf(without).value, change };
}

/** What joining, staying out and going alone are worth to a company, on the same random numbers. */
export async function seatResults(
  variants: SeatVariants,
  runs: number,
  experiments: Experiments,
): Promise<SeatResults> {
  const { joined, without, alone, seat } = variants;
  const [inside, outside, single, witness] = await Promise.all([
    experiments.outcomes(joined, runs, seat),
    without === null ? null : experiments.outcomes(without, runs, seat),
    experiments.outcomes(alone, runs, seat),
    witnessEffect(variants, runs, experiments),
  ]);
  const joining = choiceOf(netOf(inside));
  const stayingOut = outside === null ? null : choiceOf(outsideOf(outside, joined));
  const going = choiceOf(netOf(single));
  const duesPv = meanOf(accountOf(inside).duesPv).value;
  const canPay = joining.mean + duesPv - (stayingOut?.mean ?? 0);
  return {
    runs,
    joining,
    stayingOut,
    alone: going,
    overStayingOut: stayingOut && advantageOf(joining.values, stayingOut.values),
    overAlone: advantageOf(joining.values, going.values),
    duesPv,
    duesUsdPerYear: duesPv / annuityOf(joined),
    breakEven: stayingOut === null || duesPv === 0 ? null : canPay / duesPv,
    others: outside && { ...riskEffect(inside, outside), witness },
  };
}

/** How joining does against staying out on average under one setting. */
export interface TipPoint<T> extends Estimate {
  readonly at: T;
  readonly isNow: boolean;
}

/** The same along three settings, each moved alone. */
export interface SeatTips {
  readonly runs: number;
  /** Founders, the company included; empty when there are no others to go by. */
  readonly sizes: readonly TipPoint<number>[];
  readonly quorums: readonly TipPoint<number>[];
  readonly rules: readonly TipPoint<CostSharingRule>[];
}

/** Whole numbers from `low` to about `high`, closer together where they are small, and `now`. */
function steps(low: number, high: number, now: number): readonly number[] {
  const found = new Set([now]);
  for (let step = low; step <= high; step = Math.max(step + 1, Math.round(step * 1.12))) found.add(step);
  return [...found].sort((a, b) => a - b);
}

const FEWEST_AT_MOST = 60;

/** Where joining and staying out change places as size, quorum or rule changes.
 * @param runs  of each setting
 * @param onDone  told after each setting the share that is done
 * @returns null when nobody else would found anything */
export async function seatTips(
  { joined, without, seat }: SeatVariants,
  runs: number,
  experiments: Experiments,
  onDone: (share: number) => void = () => {},
): Promise<SeatTips | null> {
  if (without === null) return null;
  let [done, total] = [0, 0];
  const along = <T>(values: readonly T[], now: T, change: (scenario: Scenario, value: T) => Scenario) => {
    total += values.length;
    return Promise.all(
      values.map(async (at): Promise<TipPoint<T>> => {
        const [inside, outside] = await Promise.all([
          experiments.outcomes(change(joined, at), runs, seat),
          experiments.outcomes(change(without, at), runs, seat),
        ]);
        done += 1;
        onDone(done / total);
        return { at, isNow: at === now, ...meanOf(minus(netOf(inside), outsideOf(outside, joined))) };
      }),
    );
  };
  const founders = foundersWith(joined, seat);
  const sizes = founders > 1 ? steps(2, Math.max(FEWEST_AT_MOST, 2 * founders), founders) : [];
  const { quorum, costSharing } = joined.governance;
  const under = (scenario: Scenario, change: Partial<Scenario["governance"]>) => ({
    ...scenario,
    governance: { ...scenario.governance, ...change },
  });
  const [bySize, byQuorum, byRule] = await Promise.all([
    along(sizes, founders, (scenario, size) =>
      // As many as now are the scenario as it is, uncertain counts and all.
      size === founders ? scenario : withOtherFounders(scenario, seat, size - 1),
    ),
    along(steps(1, Math.max(2, founders, quorum), quorum), quorum, (scenario, at) =>
      under(scenario, { quorum: at }),
    ),
    along(COST_SHARING_RULES, costSharing, (scenario, at) => under(scenario, { costSharing: at })),
  ]);
  return { runs, sizes: bySize, quorums: byQuorum, rules: byRule };
}
