import type { Trace, TraceEvent } from "../../analysis/trace";
import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { total } from "./departures";
import { membersAfter } from "./events";
import { capitalized, endOf, numberInWords, quarterLabel, seasonOf } from "./words";

/** Runs are numbered from 1 for readers.
 * @example runName(16) // "Run 17" */
export const runName = (run: number) => `Run ${formatNumber(run + 1)}`;

const membersInWords = (count: number) => `${numberInWords(count)} ${count === 1 ? "member" : "members"}`;

function sponsorClause({ events }: Trace, scenario: Scenario): string | null {
  const ceased = events.filter((event) => event.kind === "sponsorCeases");
  const [first] = ceased;
  if (first === undefined) return null;
  const when = seasonOf(scenario, first.quarter);
  const sponsors = new Set(ceased.map(({ sponsor }) => sponsor));
  if (sponsors.size > 1) return `${numberInWords(sponsors.size)} sponsors walk, the first in ${when}`;
  const name = scenario.sponsors[first.sponsor]?.name ?? "";
  const isReplaced = events.some(
    (event) => event.kind === "replacementBegins" && event.sponsor === first.sponsor,
  );
  return `${name} walks in ${when}${isReplaced ? " and is replaced" : ""}`;
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

const isDeparture = (event: TraceEvent) => event.kind === "leaves" || event.kind === "splitsOff";

function membersClause({ events }: Trace): string {
  const left = total(events.filter(isDeparture) as readonly { count: number }[]);
  const joined = total(events.filter((event) => event.kind === "joins"));
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
export function lanesFinding({ events, quarters }: Trace, scenario: Scenario): string {
  const leaving = events.filter(isDeparture) as readonly { count: number; quarter: number }[];
  const [first] = leaving;
  const members = quarters[0]?.activeMembers ?? 0;
  if (first === undefined) return members === 1 ? "The only member stays" : "Every member stays";
  const left = total(leaving);
  const when = quarterLabel(scenario, first.quarter);
  if (left === 1) return `One member leaves, in ${when}`;
  const last = leaving.at(-1) as { quarter: number };
  const who = `${capitalized(numberInWords(left))} members leave`;
  if (last.quarter === first.quarter) return `${who}, all in ${when}`;
  return `${who}, the first in ${when}, the last in ${quarterLabel(scenario, last.quarter)}`;
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
  const when = first === 0 ? "from the start" : `in ${quarterLabel(scenario, first)}`;
  const isLasting = isAbove.slice(first).every(Boolean);
  if (isLasting) return `Mean dues pass what staying is worth ${when}`;
  return `Mean dues are above what staying is worth in ${numberInWords(count)} of ${numberInWords(quarters.length)} quarters, first ${when}`;
}

/** Title of the chart of the reserve: whether bills were paid. */
export function reserveFinding({ quarters, events }: Trace, scenario: Scenario): string {
  const unpaid = events.filter((event) => event.kind === "billUnpaid");
  const [first] = unpaid;
  if (first === undefined) {
    const hasReserve = quarters.some(({ reserveUsd }) => reserveUsd > 0);
    return hasReserve ? "Every bill is paid, if need be from the reserve" : "Every bill is paid";
  }
  const count = unpaid.length;
  if (count === quarters.length) return "A part of every bill stays unpaid";
  const bills = count === 1 ? "One bill is" : `${capitalized(numberInWords(count))} bills are`;
  return `${bills} not paid in full, ${count === 1 ? "that of" : "the first in"} ${quarterLabel(scenario, first.quarter)}`;
}
