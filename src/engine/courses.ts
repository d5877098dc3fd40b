import * as layout from "../kernel/layout";
import { COARSE, type Columns, type Courses, type Row, rowsOf, totalOf, valuesAt } from "./columns";

/** What one histogram says: over how many runs, and its values at the probabilities asked for. */
export interface Counted {
  readonly runs: number;
  readonly quantiles: readonly number[];
}

/** What the columns say of a group's typical member in one quarter. */
export interface CourseQuarter {
  /** Dollars a year, over the runs in which the group has an active member. */
  readonly dues: Counted;
  readonly worth: Counted;
  readonly duesPerWorth: Counted;
  /** How many of these runs have dues above worth. */
  readonly above: number;
}

/** What the columns say of a group from quarter to quarter. */
export interface Course {
  /** Length T. */
  readonly quarters: readonly CourseQuarter[];
  /** Present values of a founder, dollars, over the runs in which the group had one. */
  readonly duesPv: Counted;
  readonly worthPv: Counted;
  /** Worth less dues. */
  readonly netPv: Counted;
  /** How many of these runs have dues above worth. */
  readonly short: number;
}

function countedOf(courses: Courses, rows: readonly Row[], row: number, probabilities: readonly number[]) {
  const place = rows[row] as Row;
  const runs = totalOf(courses, place);
  if (runs === 0) return { runs, quantiles: [] };
  const ranks = probabilities.map((probability) => probability * (runs - 1));
  return { runs, quantiles: valuesAt(courses, row, place, COARSE, ranks) };
}

/** Quantiles of what is in two histograms, one of gains and one of losses. */
function netOf(courses: Courses, rows: readonly Row[], first: number, probabilities: readonly number[]) {
  const [gain, loss] = [first + layout.FOUNDER_GAIN, first + layout.FOUNDER_LOSS];
  const losses = totalOf(courses, rows[loss] as Row);
  const runs = losses + totalOf(courses, rows[gain] as Row);
  const valueAt = (row: number, rank: number) =>
    valuesAt(courses, row, rows[row] as Row, COARSE, [Math.max(0, rank)])[0] as number;
  const quantiles =
    runs === 0
      ? []
      : probabilities.map((probability) => {
          const rank = probability * (runs - 1);
          return rank < losses ? -valueAt(loss, losses - 1 - rank) : valueAt(gain, rank - losses);
        });
  return { net: { runs, quantiles }, losses };
}

/** The courses of the groups that were followed, in the order of groups; null when nobody asked for them.
 * @param probabilities  ascending, each in 0…1; what no run had has no quantiles */
export function coursesOf({ courses, quarters }: Columns, probabilities: readonly number[]): Course[] | null {
  if (courses === null) return null;
  const rows = rowsOf(courses, COARSE);
  const counted = (row: number) => countedOf(courses, rows, row, probabilities);
  return Array.from({ length: courses.followed }, (_, group) => {
    const first = courses.followed * quarters * layout.COURSE_HISTOGRAMS + group * layout.FOUNDER_HISTOGRAMS;
    const { net, losses } = netOf(courses, rows, first, probabilities);
    return {
      quarters: Array.from({ length: quarters }, (_, quarter) => {
        const place = group * quarters + quarter;
        const row = place * layout.COURSE_HISTOGRAMS;
        return {
          dues: counted(row + layout.COURSE_DUES),
          worth: counted(row + layout.COURSE_WORTH),
          duesPerWorth: counted(row + layout.COURSE_DUES_PER_WORTH),
          above: courses.above[place] as number,
        };
      }),
      duesPv: counted(first + layout.FOUNDER_DUES_PV),
      worthPv: counted(first + layout.FOUNDER_WORTH_PV),
      netPv: net,
      short: losses,
    };
  });
}
