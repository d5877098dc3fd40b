import {
  type Columns,
  firstRunOf,
  firstSurvivorOf,
  groupSumsOf,
  type QuarterSums,
  quantilesOf,
  quarterSumsOf,
} from "../engine/columns";
import { type Counted, type Course, type CourseQuarter, coursesOf } from "../engine/courses";
import type { Scenario } from "../model/schema";
import { chanceOf } from "./chanceOf";
import {
  CAUSES,
  type GroupCourse,
  type GroupQuarter,
  type GroupResults,
  type Quantiles,
  type QuarterResults,
  type Results,
  type Spread,
  TRIGGERS,
} from "./results";

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

function quantilesFrom(values: readonly number[]): Quantiles {
  const [p5, p25, p50, p75, p95] = values as [number, number, number, number, number];
  return { p5, p25, p50, p75, p95 };
}

function quarterResults(
  alive: number,
  runs: number,
  sums: QuarterSums,
  dues: readonly number[],
  worth: readonly number[],
  bill: number,
): QuarterResults {
  if (alive === 0) {
    return { alive: 0, dues: null, worth: null, members: null, bill: null, funded: null, lag: null };
  }
  return {
    alive: alive / runs,
    dues: quantilesFrom(dues),
    worth: quantilesFrom(worth),
    members: sums.members / alive,
    bill,
    funded: sums.funded / alive,
    lag: sums.lag / alive,
  };
}

const SPREAD_PROBABILITIES = [0.1, 0.5, 0.9];

function spreadOf({ quantiles }: Counted): Spread | null {
  const [p10, p50, p90] = quantiles;
  return p10 === undefined || p50 === undefined || p90 === undefined ? null : { p10, p50, p90 };
}

function groupQuarter(
  { dues, worth, duesPerWorth, above }: CourseQuarter,
  runs: number,
): GroupQuarter | null {
  const spreads = [spreadOf(dues), spreadOf(worth), spreadOf(duesPerWorth)] as const;
  if (spreads[0] === null || spreads[1] === null || spreads[2] === null) return null;
  return {
    share: dues.runs / runs,
    dues: spreads[0],
    worth: spreads[1],
    duesPerWorth: spreads[2],
    above: above / dues.runs,
  };
}

function groupCourse({ quarters, duesPv, worthPv, netPv, short }: Course, runs: number): GroupCourse {
  return {
    quarters: quarters.map((quarter) => groupQuarter(quarter, runs)),
    duesPv: spreadOf(duesPv),
    worthPv: spreadOf(worthPv),
    netPv: spreadOf(netPv),
    short: netPv.runs > 0 ? short / netPv.runs : null,
  };
}

function groupResults(
  columns: Columns,
  group: number,
  name: string,
  course: GroupCourse | null,
): GroupResults {
  const { founders, left, runs, duesPv, worthPv } = groupSumsOf(columns, group);
  if (runs === 0) return { name, left: null, duesPv: null, worthPv: null, runs, course };
  return { name, left: left / founders, duesPv: duesPv / runs, worthPv: worthPv / runs, runs, course };
}

const record = <K extends string, V>(keys: readonly K[], of: (key: K, index: number) => V) =>
  Object.fromEntries(keys.map((key, index) => [key, of(key, index)])) as Record<K, V>;

/** The results of the runs that the columns hold.
 * @param scenario  the one that was simulated; only its groups' names are read
 * @throws {RangeError} when there are no runs */
export function summarise(columns: Columns, scenario: Scenario): Results {
  const { runs, quarters } = columns;
  if (runs === 0) throw new RangeError("there are no results of no runs");
  const sums = Array.from({ length: quarters }, (_, quarter) => quarterSumsOf(columns, quarter));
  const atEachStart = (countAt: (quarter: number) => number) => {
    const counts = [0];
    for (let t = 0; t < quarters; t++) counts.push((counts[t] as number) + countAt(t));
    return counts;
  };
  const endedByTrigger = record(TRIGGERS, (_, index) =>
    atEachStart((t) => sums[t]?.byTrigger[index] as number),
  );
  const ended = atEachStart((t) => (sums[t]?.byCause ?? []).reduce((total, count) => total + count, 0));
  const dues = quantilesOf(columns, "dues", PROBABILITIES);
  const worth = quantilesOf(columns, "worth", PROBABILITIES);
  const bills = quantilesOf(columns, "bill", [0.5]);
  const courses = coursesOf(columns, SPREAD_PROBABILITIES)?.map((course) => groupCourse(course, runs));
  return {
    runs,
    risk: chanceOf((ended[quarters] as number) / runs, runs),
    together: ended.map((count) => (runs - count) / runs),
    causes: record(
      CAUSES,
      (_, index) => sums.reduce((total, { byCause }) => total + (byCause[index] as number), 0) / runs,
    ),
    triggers: record(TRIGGERS, (trigger) => (endedByTrigger[trigger][quarters] as number) / runs),
    cumulativeIncidence: record(TRIGGERS, (trigger) => endedByTrigger[trigger].map((count) => count / runs)),
    firstRuns: record(TRIGGERS, (_, index) => sums.map((_sums, t) => firstRunOf(columns, t, index))),
    firstSurvivor: firstSurvivorOf(columns),
    quarters: sums.map((quarter, t) =>
      quarterResults(
        runs - (ended[t] as number),
        runs,
        quarter,
        dues[t] as number[],
        worth[t] as number[],
        bills[t]?.[0] as number,
      ),
    ),
    groups: scenario.members.map(({ name }, g) => groupResults(columns, g, name, courses?.[g] ?? null)),
  };
}
