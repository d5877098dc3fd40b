import { chanceOf } from "../analysis/chanceOf";
import {
  type Cause,
  type Estimate,
  type GroupCourse,
  type GroupQuarter,
  type GroupResults,
  type Results,
  TRIGGERS,
  type Trigger,
} from "../analysis/results";
import { MODEL_VERSION, type Scenario } from "../model/schema";
import type { ResultsOf } from "./resultsTable";
import { filedScenario } from "./scenarioFile";

type With<T, Changes> = Omit<T, keyof Changes> & Changes;

type SavedQuarter = With<GroupQuarter, { readonly share: Estimate; readonly above: Estimate }>;

type SavedCourse = With<
  GroupCourse,
  { readonly quarters: readonly (SavedQuarter | null)[]; readonly short: Estimate | null }
>;

type SavedGroup = With<GroupResults, { readonly left: Estimate | null; readonly course: SavedCourse | null }>;

type SavedResults = With<
  Omit<Results, "runs">,
  {
    /** At the start of each quarter, and at the horizon. */
    readonly together: readonly Estimate[];
    readonly causes: Readonly<Record<Cause, Estimate>>;
    readonly triggers: Readonly<Record<Trigger, Estimate>>;
    /** Fallen apart by the start of each quarter, and by the horizon. */
    readonly cumulativeIncidence: Readonly<Record<Trigger, readonly Estimate[]>>;
    readonly groups: readonly SavedGroup[];
  }
>;

/** Results that stand for themselves: what they follow from, and every chance with its 95 % interval. Money is in
 * dollars, shares are in 0…1, lists by quarter begin with the scenario's first year, groups stand in its order. */
export interface ResultsDocument {
  /** Of the written model: another one gives other numbers. */
  readonly model: string;
  /** Such as "2026-11-22". */
  readonly savedOn: string;
  readonly runs: number;
  readonly seed: string;
  /** Tells whether results are the same to the last bit; null when not all runs were done. */
  readonly fingerprint: string | null;
  /** As in a scenario file. */
  readonly scenario: Scenario;
  readonly results: SavedResults;
}

const orNull = <T, U>(value: T | null, of: (value: T) => U): U | null => (value === null ? null : of(value));

const savedQuarter = (at: GroupQuarter, runs: number): SavedQuarter => ({
  ...at,
  share: chanceOf(at.share, runs),
  above: chanceOf(at.above, Math.round(at.share * runs)),
});

/** @param runs  of all, and those in which the group had a founder */
function savedCourse(course: GroupCourse, runs: { readonly all: number; readonly own: number }): SavedCourse {
  return {
    ...course,
    quarters: course.quarters.map((at) => orNull(at, (quarter) => savedQuarter(quarter, runs.all))),
    short: orNull(course.short, (short) => chanceOf(short, runs.own)),
  };
}

const byTrigger = <T>(of: (trigger: Trigger) => T) =>
  Object.fromEntries(TRIGGERS.map((trigger) => [trigger, of(trigger)])) as Record<Trigger, T>;

function savedResults({ runs, ...results }: Results): SavedResults {
  const { quorum, funds, obsolete } = results.causes;
  const chance = (share: number) => chanceOf(share, runs);
  return {
    ...results,
    together: results.together.map(chance),
    causes: { quorum: chance(quorum), funds: chance(funds), obsolete: chance(obsolete) },
    triggers: byTrigger((trigger) => chance(results.triggers[trigger])),
    cumulativeIncidence: byTrigger((trigger) => results.cumulativeIncidence[trigger].map(chance)),
    groups: results.groups.map((group) => ({
      ...group,
      left: orNull(group.left, (left) => chanceOf(left, group.runs)),
      course: orNull(group.course, (course) => savedCourse(course, { all: runs, own: group.runs })),
    })),
  };
}

/** Results as one object for a JSON file.
 * @param savedOn  the day, such as "2026-11-22" */
export function resultsDocument(
  { scenario, results, fingerprint }: ResultsOf,
  savedOn: string,
): ResultsDocument {
  return {
    model: MODEL_VERSION,
    savedOn,
    runs: results.runs,
    seed: scenario.simulation.seed,
    fingerprint,
    scenario: filedScenario(scenario),
    results: savedResults(results),
  };
}
