import type { GroupQuarter } from "../analysis/results";

/** A group as the charts of its course draw it. */
export interface CourseGroup {
  /** Its place in the scenario. */
  readonly index: number;
  readonly name: string;
  /** Length T; null where no run has a member of it, or while nothing is known. */
  readonly quarters: readonly (GroupQuarter | null)[];
}

export interface CoursePoint extends GroupQuarter {
  /** In quarters from the start. */
  readonly at: number;
}

/** One point in the middle of each quarter, drawn out flat to the ends of the first and the last. */
export function coursePoints(quarters: CourseGroup["quarters"]): readonly CoursePoint[] {
  const middles = quarters.flatMap((found, quarter) => (found ? [{ ...found, at: quarter + 0.5 }] : []));
  const [first, last] = [middles[0], middles.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ ...first, at: first.at - 0.5 }, ...middles, { ...last, at: last.at + 0.5 }];
}
