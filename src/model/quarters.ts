const QUARTERS_PER_YEAR = 4;

/** A duration in whole quarters, ½ upward.
 * @example quartersOf(0.33) // 1 */
export const quartersOf = (years: number): number => Math.floor(years * QUARTERS_PER_YEAR + 0.5);

/** The horizon as it is simulated, in years: whole quarters, at least one. */
export const simulatedYears = (horizonYears: number): number =>
  Math.max(1, quartersOf(horizonYears)) / QUARTERS_PER_YEAR;

/** A quarter of the calendar.
 * @param quarter  from 0, the first of `startYear`
 * @example quarterName(2026, 5) // "2027 Q2" */
export function quarterName(startYear: number, quarter: number): string {
  return `${startYear + Math.floor(quarter / QUARTERS_PER_YEAR)} Q${(quarter % QUARTERS_PER_YEAR) + 1}`;
}

/** The quarters that a table has rows for: the first of each year, and the last.
 * @example tabledQuarters(6) // [0, 4, 5] */
export function tabledQuarters(count: number): readonly number[] {
  return Array.from({ length: count }, (_, quarter) => quarter).filter(
    (quarter) => quarter % QUARTERS_PER_YEAR === 0 || quarter === count - 1,
  );
}
