import type { Motive } from "../../analysis/motive";
import type { Departure, TraceEvent } from "../../analysis/trace";
import { formatNumber } from "../../model/format";
import { isolated } from "../../model/isolated";
import { quarterName, quartersOf } from "../../model/quarters";
import type { Scenario } from "../../model/schema";
import { capitalized, listed, numberInWords } from "./words";

type SplitOff = Extract<TraceEvent, { kind: "splitsOff" }>;
type OfMembers = Extract<TraceEvent, { group: number }>;

/** Whether a group stands for one company, which then goes by its name. */
const isCompany = (scenario: Scenario, group: number) => scenario.members[group]?.count === 1;

const nameOf = (scenario: Scenario, group: number) => isolated(scenario.members[group]?.name ?? "");

/** So many of a group, as the subject of a sentence.
 * @example someOf(scenario, 8, 2) // "two members (Applicants)" */
function someOf(scenario: Scenario, group: number, count: number): string {
  if (isCompany(scenario, group)) return nameOf(scenario, group);
  return `${numberInWords(count)} ${count === 1 ? "member" : "members"} (${nameOf(scenario, group)})`;
}

const total = (events: readonly { readonly count: number }[]) =>
  events.reduce((sum, { count }) => sum + count, 0);

/** More groups than this in one event go by their number alone. */
const MOST_NAMES = 3;

interface Who {
  readonly text: string;
  /** Whether its verb is that of one. */
  readonly isOne: boolean;
}

/** All that events concern: by name when they are few, else by number.
 * @example whoOf(scenario, events) // { text: "Cursor, Sarvam and two members (Applicants)", isOne: false } */
function whoOf(scenario: Scenario, events: readonly OfMembers[]): Who {
  const counts = new Map<number, number>();
  for (const { group, count } of events) counts.set(group, (counts.get(group) ?? 0) + count);
  const all = total(events);
  if (counts.size > MOST_NAMES) return { text: `${numberInWords(all)} members`, isOne: false };
  const names = [...counts].map(([group, count]) => someOf(scenario, group, count));
  return { text: listed(names), isOne: all === 1 };
}

/** The same at the start of a sentence; a company stays spelt as it spells itself. */
export function subjectOf(scenario: Scenario, events: readonly OfMembers[]): Who {
  const who = whoOf(scenario, events);
  const isName = scenario.members.some(({ count, name }) => count === 1 && who.text.startsWith(name));
  return isName ? who : { ...who, text: capitalized(who.text) };
}

/** Dues ÷ what leaving forfeits; at most 50, as in the model. */
export const priceRatioOf = ({ duesUsdPerYear: dues, stakeUsdPerYear: stake }: Departure) =>
  dues > 0 ? Math.min(50, dues / stake) : 0;

const timesOf = (ratio: number) =>
  ratio >= 49.95 ? "50 times or more" : `${formatNumber(Number(ratio.toPrecision(2)))} times`;

/** How dues stood to what they are weighed against, from the lowest ratio to the highest. */
function duesInWords(events: readonly Departure[], scenario: Scenario): string {
  const ratios = events.map(priceRatioOf);
  const [low, high] = [timesOf(Math.min(...ratios)), timesOf(Math.max(...ratios))];
  const range = low === high ? high : `${low.replace(" times", "")} to ${high}`;
  return `${range} what ${scenario.governance.exitFeeYears > 0 ? "leaving would cost" : "staying was worth"}`;
}

function reasonOf(motive: Motive, events: readonly Departure[], isOne: boolean, scenario: Scenario): string {
  const [its, own] = isOne ? ["its", "its own"] : ["their", "their own"];
  if (motive === "own") return ` for reasons of ${own}`;
  const dues = duesInWords(events, scenario);
  // Near 1 the number would say nothing.
  if (motive === "price") return `: ${its} dues were ${dues}`;
  return `, for reasons of ${own} more than for ${its} dues, ${dues}`;
}

/** Smaller factors are not worth a word. */
const NOTABLE = 1.15;

/** What made all hazards higher than usual in the quarter; empty when nothing did. */
function pressureOf({ contagionFactor, shockFactor, sponsorLossFactor }: Departure): string {
  const reasons = [
    [contagionFactor, "departures of the past year"] as const,
    [sponsorLossFactor, "the loss of the sponsor"] as const,
    [shockFactor, "shocks"] as const,
  ].filter(([factor]) => factor >= NOTABLE);
  if (reasons.length === 0) return "";
  const factor = reasons.reduce((product, [each]) => product * each, 1);
  const causes = listed(reasons.map(([, cause]) => cause));
  const verb = reasons.length === 1 && reasons[0]?.[1] === "the loss of the sponsor" ? "makes" : "make";
  const often = factor >= 99.5 ? "over a hundred" : formatNumber(Number(factor.toPrecision(2)));
  return `. ${capitalized(causes)} ${verb} it ${often} times as likely as usual`;
}

/** How long those who leave in a quarter still pay; empty where no notice is due, and when all is over with it. */
function noticeInWords(quarter: number, isOne: boolean, scenario: Scenario, endsAt: number | null): string {
  const notice = quartersOf(scenario.governance.noticeYears);
  if (notice === 0 || quarter === endsAt) return "";
  return ` (${isOne ? "pays" : "pay"} until ${quarterName(scenario.startYear, quarter + 1 + notice)})`;
}

/** Members that leave in one quarter with the same motive, in one sentence.
 * @param events  at least one
 * @param endsAt  the quarter that the run ends with, or null
 * @example leavesInWords("price", events, scenario, null)
 * // "Sarvam leaves (pays until 2029 Q1): its dues were 1.6 times what staying was worth." */
export function leavesInWords(
  motive: Motive,
  events: readonly Departure[],
  scenario: Scenario,
  endsAt: number | null,
): string {
  const { text: who, isOne } = subjectOf(scenario, events);
  const reason = reasonOf(motive, events, isOne, scenario);
  const notice = noticeInWords(events[0]?.quarter ?? 0, isOne, scenario, endsAt);
  return `${who} ${isOne ? "leaves" : "leave"}${notice}${reason}${pressureOf(events[0] as Departure)}.`;
}

/** Members that go with one split. */
export function splitInWords(events: readonly SplitOff[], scenario: Scenario, endsAt: number | null): string {
  const { text: who, isOne } = whoOf(scenario, events);
  return `The group splits: ${who} ${isOne ? "goes" : "go"} away${isOne ? "" : " together"}${noticeInWords(events[0]?.quarter ?? 0, isOne, scenario, endsAt)}.`;
}
