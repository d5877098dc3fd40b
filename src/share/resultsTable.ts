import { chanceOf } from "../analysis/chanceOf";
import {
  CAUSES,
  type Cause,
  type Estimate,
  type GroupQuarter,
  type GroupResults,
  type Results,
  type Spread,
  TRIGGERS,
} from "../analysis/results";
import { quarterName } from "../model/quarters";
import type { Scenario } from "../model/schema";
import type { Cell } from "./csv";

/** Results, the scenario that they belong to, and what tells them from others. */
export interface ResultsOf {
  readonly scenario: Scenario;
  readonly results: Results;
  /** As `fingerprintOf` gives it; null when not all runs were done. */
  readonly fingerprint: string | null;
}

/** One number of the table: what it is, of whom, and in which unit. */
interface Entry {
  /** From 0; null for the horizon as a whole. */
  readonly quarter: number | null;
  readonly measure: string;
  /** Name of a group; null for the consortium. */
  readonly group?: string;
  readonly trigger?: string;
  readonly statistic: string;
  readonly value: number | null;
  readonly unit: string;
}

type Subject = Pick<Entry, "quarter" | "measure" | "group" | "trigger" | "unit">;

const SHARE = "share of runs";
const USD_PER_YEAR = "USD a year";

const CAUSE_MEASURES: Readonly<Record<Cause, string>> = {
  quorum: "falls apart, too few members",
  funds: "falls apart, bills unpaid",
  obsolete: "falls apart, behind the frontier",
};

const HEAD = [
  ...["scenario", "quarter", "year", "measure", "group", "trigger", "statistic", "value", "unit"],
  ...["runs", "fingerprint"],
];

const statistics = (subject: Subject, values: Readonly<Record<string, number>>): Entry[] =>
  Object.entries(values).map(([statistic, value]) => ({ ...subject, statistic, value }));

const chance = (subject: Subject, { value, low, high }: Estimate): Entry[] =>
  statistics(subject, { share: value, "95% low": low, "95% high": high });

const single = (subject: Subject, statistic: string, value: number | null | undefined): Entry[] =>
  value == null ? [] : [{ ...subject, statistic, value }];

function* endings({ together, cumulativeIncidence, runs }: Results): Generator<Entry> {
  for (const [quarter, share] of together.entries()) {
    yield* chance({ quarter, measure: "together", unit: SHARE }, chanceOf(share, runs));
    for (const trigger of TRIGGERS) {
      const ended = cumulativeIncidence[trigger][quarter] as number;
      yield* chance({ quarter, measure: "fallen apart", trigger, unit: SHARE }, chanceOf(ended, runs));
    }
  }
}

function* money({ quarters }: Results): Generator<Entry> {
  for (const [quarter, { dues, worth, bill, funded, members, lag }] of quarters.entries()) {
    if (dues) yield* statistics({ quarter, measure: "dues", unit: USD_PER_YEAR }, { ...dues });
    if (worth) yield* statistics({ quarter, measure: "worth", unit: USD_PER_YEAR }, { ...worth });
    yield* single({ quarter, measure: "bill", unit: USD_PER_YEAR }, "p50", bill);
    yield* single({ quarter, measure: "bill paid", unit: "share of the bill" }, "mean", funded);
    yield* single({ quarter, measure: "members", unit: "members" }, "mean", members);
    yield* single({ quarter, measure: "behind the frontier", unit: "years" }, "mean", lag);
  }
}

/** Names of groups; those that are called alike are numbered. */
function namesOf(groups: readonly GroupResults[]): readonly string[] {
  const taken = new Set<string>();
  return groups.map(({ name }) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}

const presentValues = (group: string, measure: string, spread: Spread | null | undefined): Entry[] =>
  spread ? statistics({ quarter: null, measure, group, unit: "USD" }, { ...spread }) : [];

function* wholeHorizon(group: string, results: GroupResults): Generator<Entry> {
  const { left, duesPv, worthPv, course, runs } = results;
  const quarter = null;
  if (left !== null)
    yield* chance({ quarter, measure: "leaves", group, unit: "share of founders" }, chanceOf(left, runs));
  yield* single({ quarter, measure: "dues, present value", group, unit: "USD" }, "mean", duesPv);
  yield* single({ quarter, measure: "worth, present value", group, unit: "USD" }, "mean", worthPv);
  yield* presentValues(group, "dues, present value", course?.duesPv);
  yield* presentValues(group, "worth, present value", course?.worthPv);
  yield* presentValues(group, "worth less dues, present value", course?.netPv);
  if (course?.short != null) {
    const subject = { quarter, measure: "dues above worth, present value", group };
    yield* chance(
      { ...subject, unit: "share of runs in which it has founders" },
      chanceOf(course.short, runs),
    );
  }
}

function* groupQuarter(group: string, quarter: number, at: GroupQuarter, runs: number): Generator<Entry> {
  const followed = Math.round(at.share * runs);
  yield* chance({ quarter, measure: "has members", group, unit: SHARE }, chanceOf(at.share, runs));
  yield* statistics({ quarter, measure: "dues", group, unit: USD_PER_YEAR }, { ...at.dues });
  yield* statistics({ quarter, measure: "worth", group, unit: USD_PER_YEAR }, { ...at.worth });
  yield* statistics({ quarter, measure: "dues per worth", group, unit: "ratio" }, { ...at.duesPerWorth });
  yield* chance(
    { quarter, measure: "dues above worth", group, unit: "share of runs in which it has members" },
    chanceOf(at.above, followed),
  );
}

function* entries(results: Results): Generator<Entry> {
  const { risk, groups, runs } = results;
  yield* chance({ quarter: null, measure: "falls apart", unit: SHARE }, risk);
  for (const cause of CAUSES) {
    const measure = CAUSE_MEASURES[cause];
    yield* chance({ quarter: null, measure, unit: SHARE }, chanceOf(results.causes[cause], runs));
  }
  yield* endings(results);
  yield* money(results);
  const names = namesOf(groups);
  for (const [index, group] of groups.entries()) yield* wholeHorizon(names[index] as string, group);
  for (const [index, { course }] of groups.entries()) {
    for (const [quarter, at] of course?.quarters.entries() ?? []) {
      if (at !== null) yield* groupQuarter(names[index] as string, quarter, at, runs);
    }
  }
}

/** Results as a tidy table, its head first: one row for each number, with all that is needed to filter, pivot and
 * stack it. A quarter's rows are of its start, over the runs that are alive then unless the unit says otherwise; rows
 * without a quarter are of the whole horizon. Rows with a group are of its typical member, and there quarter by
 * quarter, and with more than means, only where results bring the courses of groups. Only the JSON document numbers
 * the first runs to end. Shares come with the ends of their 95 % interval. */
export function resultsTable({ scenario, results, fingerprint }: ResultsOf): readonly (readonly Cell[])[] {
  const { name, startYear } = scenario;
  const rows = Array.from(entries(results), (entry): readonly Cell[] => {
    const { quarter, measure, group = null, trigger = null, statistic, value, unit } = entry;
    const year = quarter === null ? null : startYear + Math.floor(quarter / 4);
    const when = quarter === null ? null : quarterName(startYear, quarter);
    return [name, when, year, measure, group, trigger, statistic, value, unit, results.runs, fingerprint];
  });
  return [HEAD, ...rows];
}
