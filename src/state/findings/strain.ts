import { chanceOf } from "../../analysis/chanceOf";
import type { FounderResults, GroupQuarter, GroupResults, Results } from "../../analysis/results";
import { formatFrequency, formatRoughly } from "../../model/chances";
import { endsOf, formatNumber, formatPercent, formatRange, formatUsd, formatValue } from "../../model/format";
import { isolated } from "../../model/isolated";
import type { Scenario } from "../../model/schema";
import { areCompanies, CLOSE, foundersWithResults, membersFinding } from "./members";
import { yearOf } from "./words";

/** A quarter in which fewer runs than this still have the member says nothing of the typical one. */
const FEWEST = 0.01;

/** A quarter of a group that enough runs speak for. */
export interface JudgedQuarter extends GroupQuarter {
  readonly quarter: number;
}

/** The quarters of a group in which it has a member in at least one run of a hundred. */
export function judgedQuarters({ course }: GroupResults): readonly JudgedQuarter[] {
  return (course?.quarters ?? []).flatMap((found, quarter) =>
    found !== null && found.share >= FEWEST ? [{ ...found, quarter }] : [],
  );
}

/** How often dues exceed worth over the whole horizon, for whom that can be told. */
function shortInWords(founders: readonly FounderResults[], noun: string): string {
  const known = founders.flatMap(({ name, runs, course }) =>
    course?.short == null ? [] : [{ name, often: chanceOf(course.short, runs) }],
  );
  const ranked = known.toSorted((a, b) => b.often.value - a.often.value);
  const [most, least] = [ranked[0], ranked.at(-1)];
  if (most === undefined || least === undefined) return "";
  const futures = `${formatFrequency(most.often)} futures`;
  if (founders.length === 1) return `; it pays more than it gets in ${futures}`;
  if (most.often.value - least.often.value > CLOSE) {
    return `; ${isolated(most.name)} comes closest to paying more than it gets, in ${futures}`;
  }
  const mean = known.reduce((sum, { often }) => sum + often.value, 0) / known.length;
  const runs = Math.min(...founders.map((founder) => founder.runs));
  // A mean over many groups may be finer than the runs of each can tell.
  const seen = mean * runs < 1 ? 0 : mean;
  return `; each ${noun} pays more than it gets in ${formatFrequency(chanceOf(seen, runs))} futures`;
}

/** For whom membership pays, at present value and on average. */
function paysInWords(founders: readonly FounderResults[], scenario: Scenario): string {
  const noun = areCompanies(founders, scenario) ? "founder" : "group";
  const short = founders
    .filter(({ worthPv, duesPv }) => worthPv < duesPv)
    .toSorted((a, b) => a.worthPv - a.duesPv - (b.worthPv - b.duesPv));
  const [worst] = short;
  if (worst === undefined) {
    const whom = founders.length === 1 ? isolated(founders[0]?.name ?? "") : `every ${noun}`;
    return `Membership pays on average for ${whom}${shortInWords(founders, noun)}`;
  }
  const lost = formatUsd(worst.duesPv - worst.worthPv);
  if (short.length === 1) {
    return `Membership does not pay for ${isolated(worst.name)}: it loses ${lost} on average`;
  }
  const whom =
    short.length === founders.length ? `any ${noun}` : `${short.length} of ${founders.length} ${noun}s`;
  return `Membership does not pay for ${whom}, least of all for ${isolated(worst.name)}, which loses ${lost} on average`;
}

/** The members view in two sentences: for whom membership pays, and who is likeliest to leave. */
export function membersLead(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  if (founders.length === 0) return "There are no founders to follow.";
  return `${paysInWords(founders, scenario)}. ${membersFinding(results, scenario)}.`;
}

/** That all groups face one ratio, where the rules make it so; else nothing. */
export function sameForAll({ governance, members }: Scenario): string {
  const isSame =
    governance.costSharing === "proportional" &&
    members.length > 1 &&
    members.every(({ duesCapUsdPerYear }) => duesCapUsdPerYear === null);
  return isSame ? "The same for all but for who is still there, since dues follow worth. " : "";
}

/** Why founders leave although membership pays; empty where it does not, or where nobody leaves.
 * @example leavingReasons(results, scenario)
 * // "Founders leave even so: 4 – 7% a year for reasons of their own, and more when dues pass what staying is worth, …" */
export function leavingReasons(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  const pays = founders.every(({ worthPv, duesPv }) => worthPv >= duesPv);
  if (!pays || !founders.some(({ left }) => left > 0)) return "";
  const { churn, members } = scenario;
  const hazards = members
    .filter(({ joinsPerYear }) => joinsPerYear === 0)
    .map(({ exitHazardPerYear }) => endsOf(exitHazardPerYear));
  const [low, high] = [
    Math.min(...hazards.map(([least]) => least)),
    Math.max(...hazards.map(([, most]) => most)),
  ];
  const own = low === high ? formatValue(low, "sharePerYear") : formatRange(low, high, "sharePerYear");
  const parts = high > 0 ? [`${own} for reasons of their own`] : [];
  if (churn.priceSensitivityPerYear > 0) {
    const kept =
      churn.freeRiding > 0
        ? ` (a leaver keeps up to ${formatPercent(churn.freeRiding, 0)} of the worth)`
        : "";
    const above = Math.max(
      0,
      ...founders.flatMap((founder) => judgedQuarters(founder).map((quarter) => quarter.above)),
    );
    const often =
      above > 0 ? `; at worst, a quarter’s dues exceed all of it in ${formatRoughly(above)} of runs` : "";
    parts.push(`more where dues pass what staying is worth${kept}${often}`);
  }
  return parts.length === 0 ? "" : `Founders leave even so: ${parts.join(", and ")}.`;
}

interface Peak {
  readonly name: string;
  /** The highest median of dues ÷ worth, and when it is. */
  readonly ratio: number;
  readonly at: number;
  /** The first quarter in which the median passes 1. */
  readonly passes: number | null;
}

function peakOf(group: GroupResults): Peak | null {
  const quarters = judgedQuarters(group);
  const first = quarters[0];
  if (first === undefined) return null;
  const highest = quarters.reduce((a, b) => (b.duesPerWorth.p50 > a.duesPerWorth.p50 ? b : a), first);
  const passes = quarters.find(({ duesPerWorth }) => duesPerWorth.p50 > 1)?.quarter ?? null;
  return { name: group.name, ratio: highest.duesPerWorth.p50, at: highest.quarter, passes };
}

/** One that is not so many times as near as the next deserves no name in a title. */
const APART = 1.05;

const ofWorth = (ratio: number) =>
  `${ratio > 0 && ratio < 0.01 ? "under 1%" : formatPercent(ratio, 0)} of worth`;

/** Title of the chart of dues ÷ worth; medians over the runs in which the group still has a member. */
export function strainFinding(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  const peaks = founders.flatMap((founder) => peakOf(founder) ?? []);
  const noun = areCompanies(founders, scenario) ? "founder" : "group";
  const [closest, next] = peaks.toSorted((a, b) => b.ratio - a.ratio);
  if (closest === undefined) return `Dues against worth, ${noun} by ${noun}`;
  if (closest.ratio === 0) return `At the median, no ${noun} pays dues`;
  const passing = peaks
    .filter(({ passes }) => passes !== null)
    .toSorted((a, b) => (a.passes ?? 0) - (b.passes ?? 0));
  const [first] = passing;
  if (first === undefined) {
    const near = `${ofWorth(closest.ratio)} in ${yearOf(scenario, closest.at)}`;
    if (peaks.length === 1)
      return `At the median, ${isolated(closest.name)}’s dues stay below its worth, at most ${near}`;
    const isApart = closest.ratio > (next?.ratio ?? 0) * APART;
    const who = isApart
      ? `${isolated(closest.name)} comes closest, at ${near}`
      : `they come closest at ${near}`;
    return `At the median, dues stay below worth for every ${noun}; ${who}`;
  }
  const when = first.passes === 0 ? "from the start" : `from ${yearOf(scenario, first.passes ?? 0)}`;
  if (passing.length === 1) return `At the median, ${isolated(first.name)}’s dues exceed its worth ${when}`;
  const whom =
    passing.length === peaks.length ? `every ${noun}` : `${passing.length} of ${peaks.length} ${noun}s`;
  return `At the median, dues come to exceed worth for ${whom}, first for ${isolated(first.name)}, ${when}`;
}

/** Title of the chart of one group. */
export function groupFinding(group: GroupResults, scenario: Scenario): string {
  if (group.course === null) return `Dues and worth of ${isolated(group.name)}`;
  const quarters = judgedQuarters(group);
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return `${isolated(group.name)} is hardly ever a member`;
  const say = ({ dues, worth }: GroupQuarter) =>
    `${formatUsd(dues.p50)} a year for ${formatUsd(worth.p50)} of worth`;
  const start = first.quarter === 0 ? "at the start" : `in ${yearOf(scenario, first.quarter)}`;
  if (first === last) return `${isolated(group.name)} pays ${say(first)} ${start}`;
  return `${isolated(group.name)} pays ${say(first)} ${start}, and if still a member ${say(last)} in ${yearOf(scenario, last.quarter)}`;
}

/** A ratio of dues to worth as the page shows it.
 * @example formatRatio(0.3142) // "0.31" */
export function formatRatio(ratio: number): string {
  return formatNumber(Number(ratio.toPrecision(2)));
}
