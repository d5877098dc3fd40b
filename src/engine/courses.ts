import * as layout from "../kernel/layout";
import { COARSE, type Columns, type Courses, type Row, rowsOf, totalOf, valuesAt } from "./columns";

/** Values at the probabilities asked for; none where no run was counted. */
export type CourseQuantiles = readonly number[];

/** What the columns say of a group's typical member in one quarter. */
export interface CourseQuarter {
  /** Runs in which the group has an active member. */
  readonly runs: number;
  /** Dollars a year, over these runs. */
  readonly dues: CourseQuantiles;
  readonly worth: CourseQuantiles;
  readonly duesPerWorth: CourseQuantiles;
  /** How many of these runs have dues above worth. */
  readonly above: number;
}

/** What the columns say of a group from quarter to quarter. */
export interface Course {
  /** Length T. */
  readonly quarters: readonly CourseQuarter[];
  /** Runs in which the group had a founder. */
  readonly runs: number;
  /** Present values of a founder, dollars, over these runs. */
  readonly duesPv: CourseQuantiles;
  readonly worthPv: CourseQuantiles;
  /** Worth less dues. */
  readonly netPv: CourseQuantiles;
  /** How many of these runs have dues above worth. */
  readonly short: number;
}

/** Quantiles of what is in two histograms, one of gains and one of losses, `losses` and `gains` runs. */
function netOf(
  courses: Courses,
  rows: readonly Row[],
  first: number,
  [losses, gains]: readonly [number, number],
  probabilities: readonly number[],
): CourseQuantiles {
  const runs = losses + gains;
  const valueAt = (row: number, rank: number) =>
    valuesAt(courses, row, rows[row] as Row, COARSE, [Math.max(0, rank)])[0] as number;
  if (runs === 0) return [];
  return probabilities.map((probability) => {
    const rank = probability * (runs - 1);
    return rank < losses
      ? -valueAt(first + layout.FOUNDER_LOSS, losses - 1 - rank)
      : valueAt(first + layout.FOUNDER_GAIN, rank - losses);
  });
}

/** The courses of the groups that were followed, in the order of groups; null when nobody asked for them.
 * @param probabilities  ascending, each in 0…1 */
export function coursesOf({ courses, quarters }: Columns, probabilities: readonly number[]): Course[] | null {
  if (courses === null) return null;
  const rows = rowsOf(courses, COARSE);
  const totalAt = (row: number) => totalOf(courses, rows[row] as Row);
  const quantilesAt = (row: number, runs: number): CourseQuantiles => {
    if (runs === 0) return [];
    const ranks = probabilities.map((probability) => probability * (runs - 1));
    return valuesAt(courses, row, rows[row] as Row, COARSE, ranks);
  };
  const quarterOf = (place: number): CourseQuarter => {
    const row = place * layout.COURSE_HISTOGRAMS;
    // Each of the three has counted every run once.
    const runs = totalAt(row + layout.COURSE_DUES);
    return {
      runs,
      dues: quantilesAt(row + layout.COURSE_DUES, runs),
      worth: quantilesAt(row + layout.COURSE_WORTH, runs),
      duesPerWorth: quantilesAt(row + layout.COURSE_DUES_PER_WORTH, runs),
      above: courses.above[place] as number,
    };
  };
  const ofFounders = courses.followed * quarters * layout.COURSE_HISTOGRAMS;
  return Array.from({ length: courses.followed }, (_, group) => {
    const first = ofFounders + group * layout.FOUNDER_HISTOGRAMS;
    const [losses, gains] = [totalAt(first + layout.FOUNDER_LOSS), totalAt(first + layout.FOUNDER_GAIN)];
    const runs = losses + gains;
    return {
      quarters: Array.from({ length: quarters }, (_, quarter) => quarterOf(group * quarters + quarter)),
      runs,
      duesPv: quantilesAt(first + layout.FOUNDER_DUES_PV, runs),
      worthPv: quantilesAt(first + layout.FOUNDER_WORTH_PV, runs),
      netPv: netOf(courses, rows, first, [losses, gains], probabilities),
      short: losses,
    };
  });
}
