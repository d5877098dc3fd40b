import type { Quantiles, Results } from "../../analysis/results";
import { formatNumber, formatPercent, formatUsd } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { areCompanies, foundersWithResults } from "./members";
import { yearOf } from "./words";

/** Dues of a payer at the first and the last quarter that any run reached. */
export interface DuesCourse {
  readonly first: Quantiles;
  readonly last: Quantiles;
  readonly lastQuarter: number;
}

/** Null when no quarter has dues, which needs that nobody ever paid. */
export function duesCourseOf({ quarters }: Results): DuesCourse | null {
  const lastQuarter = quarters.findLastIndex((quarter) => quarter.dues !== null);
  const first = quarters.find((quarter) => quarter.dues !== null)?.dues;
  const last = quarters[lastQuarter]?.dues;
  return first && last ? { first, last, lastQuarter } : null;
}

/** Changes smaller than this are noise to someone who budgets. */
const STEADY = 0.1;

const isSteady = (ratio: number) => Math.abs(ratio - 1) < STEADY;

/** What happens to a member's dues, as the rest of the headline; empty when nobody pays at any time. */
export function duesSentence(results: Results): string {
  const course = duesCourseOf(results);
  if (course === null) return "";
  const [from, to] = [course.first.p50, course.last.p50];
  if (from === 0 && to === 0) return "The typical member pays no dues.";
  const subject =
    course.lastQuarter > 0 && results.risk.value > 0 && results.risk.value < 1
      ? "For the rest, a member’s"
      : "A member’s";
  if (results.risk.value >= 1 || course.lastQuarter === 0)
    return `${subject} dues start at ${formatUsd(from)} a year.`;
  if (from === 0) return `${subject} dues rise from nothing to ${formatUsd(to)} a year.`;
  if (isSteady(to / from)) return `${subject} dues stay near ${formatUsd(to)} a year.`;
  return `${subject} dues ${to > from ? "climb" : "fall"} from ${formatUsd(from)} to ${formatUsd(to)} a year.`;
}

function changeInWords(ratio: number): string {
  if (ratio >= 3.85) {
    const times = ratio < 100 ? Math.round(ratio) : Number(ratio.toPrecision(2));
    return `rise to about ${formatNumber(times)} times the start`;
  }
  if (ratio >= 3.1) return "more than triple";
  if (ratio >= 2.85) return "about triple";
  if (ratio >= 2.1) return "more than double";
  if (ratio >= 1.9) return "about double";
  if (isSteady(ratio)) return "hold about steady";
  if (ratio > 1) return `rise by ${formatPercent(ratio - 1, 0)}`;
  return ratio < 0.45 ? "fall by more than half" : `fall by ${formatPercent(1 - ratio, 0)}`;
}

/** Whether membership pays: present value of worth against dues, founder group by founder group. */
function worthInWords(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  const worthIt = founders.filter(({ worthPv, duesPv }) => worthPv > duesPv).length;
  if (founders.length === 0) return "";
  if (founders.length === 1) {
    return worthIt === 1
      ? ", for more worth than cost on average"
      : ", and on average cost more than membership is worth";
  }
  const noun = areCompanies(founders, scenario) ? "founder" : "group";
  if (worthIt === founders.length) return `, yet on average every ${noun} gets more than it pays`;
  if (worthIt === 0) return `, and on average no ${noun} gets back what it pays`;
  const short = founders.length - worthIt;
  return `, and on average ${short} of ${founders.length} ${noun}s ${short === 1 ? "pays more than it gets" : "pay more than they get"}`;
}

/** Title of the dues chart. */
export function duesFinding(results: Results, scenario: Scenario): string {
  const course = duesCourseOf(results);
  if (course === null) return "Nobody pays dues";
  const [from, to] = [course.first.p50, course.last.p50];
  if (from === 0 && to === 0) return "The typical member pays no dues";
  const span = course.lastQuarter < 4 ? "" : ` by ${yearOf(scenario, course.lastQuarter)}`;
  const change =
    from === 0
      ? "start from nothing"
      : course.lastQuarter === 0
        ? `start at ${formatUsd(to)} a year`
        : changeInWords(to / from);
  const worth = worthInWords(results, scenario);
  const isGoodNews = to <= from * (1 + STEADY);
  return `Dues ${change}${span}${isGoodNews ? worth.replace(", yet", ", and") : worth}`;
}
