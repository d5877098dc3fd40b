import type { Trace, TraceQuarter } from "../../analysis/trace";
import { formatNumber, formatUsd } from "../../model/format";
import { isolated } from "../../model/isolated";
import { quarterName } from "../../model/quarters";
import type { Scenario } from "../../model/schema";
import { changesIn, membersAfter } from "./events";
import { capitalized, endOf, numberInWords, seasonOf } from "./words";

/** Runs are numbered from 1 for readers.
 * @example runName(16) // "Run 17" */
export const runName = (run: number) => `Run ${formatNumber(run + 1)}`;

const membersInWords = (count: number) => `${numberInWords(count)} ${count === 1 ? "member" : "members"}`;

/** The first quarter in which a sponsor is gone, and whether it is there again later; null when it never goes. */
function absenceOf(states: Trace["sponsors"][number]) {
  const quarter = states.indexOf("gone");
  if (quarter < 0) return null;
  return { quarter, isReplaced: states.slice(quarter).some((state) => state !== "gone") };
}

function sponsorClause({ sponsors }: Trace, scenario: Scenario): string | null {
  const absences = sponsors
    .flatMap((states, sponsor) => {
      const absence = absenceOf(states);
      return absence === null ? [] : [{ ...absence, name: isolated(scenario.sponsors[sponsor]?.name ?? "") }];
    })
    .toSorted((a, b) => a.quarter - b.quarter);
  const [first] = absences;
  if (first === undefined) return null;
  const when = seasonOf(scenario, first.quarter);
  if (absences.length > 1) return `${numberInWords(absences.length)} sponsors walk, the first in ${when}`;
  return `${first.name} walks in ${when}${first.isReplaced ? " and is replaced" : ""}`;
}

function changeOfDues(ratio: number): string {
  if (ratio >= 9.5) return "grow tenfold or more";
  if (ratio >= 3.5) return `grow to ${numberInWords(Math.round(ratio))} times the start`;
  if (ratio >= 2.5) return "triple";
  if (ratio >= 1.75) return "double";
  if (ratio >= 1.1) return "rise";
  if (ratio > 0.9) return "hold steady";
  return ratio <= 0.5 ? "fall by half or more" : "fall";
}

function duesClause({ quarters }: Trace): string | null {
  const dues = quarters.flatMap(({ duesUsdPerYear }) => duesUsdPerYear ?? []);
  const [from, to] = [dues[0], dues.at(-1)];
  if (from === undefined || to === undefined || dues.length < 2) return null;
  if (from === 0) return to === 0 ? "nobody pays dues" : "dues rise from nothing";
  return `dues ${changeOfDues(to / from)}`;
}

const changesOf = (trace: Trace) => trace.quarters.map((_, quarter) => changesIn(trace, quarter));

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

function membersClause(trace: Trace): string {
  const changes = changesOf(trace);
  const [left, joined] = [
    sum(changes.map((change) => change.left)),
    sum(changes.map((change) => change.joined)),
  ];
  const joining = joined === 0 ? "" : `${numberInWords(joined)} ${joined === 1 ? "joins" : "join"}`;
  if (left === 0) return joining === "" ? "nobody leaves" : `nobody leaves and ${joining}`;
  const leaving = `${membersInWords(left)} ${left === 1 ? "leaves" : "leave"}`;
  return joining === "" ? leaving : `${leaving} and ${joining}`;
}

function endClause(trace: Trace, scenario: Scenario): string {
  const { ending, quarters } = trace;
  if (ending === null) {
    const left = membersAfter(trace, quarters.length - 1);
    return `still together in ${endOf(scenario)} with ${membersInWords(left)}`;
  }
  const when = `over in ${seasonOf(scenario, ending.quarter)}`;
  if (ending.cause === "obsolete") return `${when}, too far behind the frontier`;
  return ending.cause === "funds" ? `${when}, with bills unpaid` : when;
}

/** A run in a sentence.
 * @param trace  of the scenario
 * @example futureStory(trace, scenario)
 * // "Run 17: NVIDIA walks in early 2028, dues triple, four members leave; over in mid-2029." */
export function futureStory(trace: Trace, scenario: Scenario): string {
  const clauses = [sponsorClause(trace, scenario), duesClause(trace), membersClause(trace)];
  const told = clauses.filter((clause) => clause !== null).join(", ");
  return `${runName(trace.run)}: ${told}; ${endClause(trace, scenario)}.`;
}

/** Title of the lanes: who leaves, and when it begins. */
export function lanesFinding(trace: Trace, { startYear }: Scenario): string {
  const leaving = changesOf(trace).map(({ left }) => left);
  const [first, last] = [leaving.findIndex((left) => left > 0), leaving.findLastIndex((left) => left > 0)];
  const members = trace.quarters[0]?.activeMembers ?? 0;
  if (first < 0) return members === 1 ? "The only member stays" : "Every member stays";
  const left = sum(leaving);
  const when = quarterName(startYear, first);
  if (left === 1) return `One member leaves, in ${when}`;
  const who = `${capitalized(numberInWords(left))} members leave`;
  if (last === first) return `${who}, all in ${when}`;
  return `${who}, the first in ${when}, the last in ${quarterName(startYear, last)}`;
}

/** Title of the chart of dues: whether and when they pass what staying is worth, on average. */
export function duesAgainstStake({ quarters }: Trace, scenario: Scenario): string {
  const isAbove = quarters.map(
    ({ duesUsdPerYear: dues, stakeUsdPerYear: stake }) => dues !== null && stake !== null && dues > stake,
  );
  const first = isAbove.indexOf(true);
  if (quarters.every(({ duesUsdPerYear }) => (duesUsdPerYear ?? 0) === 0)) return "Nobody pays dues";
  if (first < 0) return "Mean dues stay below what staying is worth";
  const count = isAbove.filter(Boolean).length;
  if (count === quarters.length) return "Mean dues are above what staying is worth throughout";
  const when = first === 0 ? "from the start" : `in ${quarterName(scenario.startYear, first)}`;
  const isLasting = isAbove.slice(first).every(Boolean);
  if (isLasting) return `Mean dues pass what staying is worth ${when}`;
  return `Mean dues are above what staying is worth in ${numberInWords(count)} of ${numberInWords(quarters.length)} quarters, first ${when}`;
}

/** Money that differs by less than this share of a bill is alike. */
const ALIKE = 1e-9;

const drawsOnReserve = (quarter: TraceQuarter) =>
  quarter.fromSponsorsUsdPerYear + quarter.paidUsdPerYear < quarter.billUsdPerYear * (1 - ALIKE);

function paidInWords({ quarters }: Trace): string {
  const who = quarters.some(({ fromSponsorsUsdPerYear }) => fromSponsorsUsdPerYear > 0)
    ? quarters.some(({ paidUsdPerYear }) => paidUsdPerYear > 0)
      ? "Dues and sponsors cover"
      : "Sponsors cover"
    : "Dues cover";
  const drawn = quarters.filter(drawsOnReserve).length;
  if (drawn > 0) {
    const bills = drawn === quarters.length ? "all" : numberInWords(drawn);
    return `Every bill is paid, ${bills} with money from the reserve`;
  }
  const reserve = quarters.at(-1)?.reserveUsd ?? 0;
  const untouched = reserve > 0 ? `; the reserve of ${formatUsd(reserve)} is never touched` : "";
  return `${who} every bill${untouched}`;
}

/** Title of the chart of the reserve: whether bills were paid, and from what. */
export function reserveFinding(trace: Trace, { startYear }: Scenario): string {
  const { quarters } = trace;
  const first = quarters.findIndex(({ funded }) => funded < 1);
  if (first < 0) return paidInWords(trace);
  const count = quarters.filter(({ funded }) => funded < 1).length;
  if (count === quarters.length) return "A part of every bill stays unpaid";
  const bills = count === 1 ? "One bill is" : `${capitalized(numberInWords(count))} bills are`;
  return `${bills} not paid in full, ${count === 1 ? "that of" : "the first in"} ${quarterName(startYear, first)}`;
}
