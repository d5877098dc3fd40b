const QUARTERS_PER_YEAR = 4;

/** A duration in whole quarters, ½ upward.
 * @example quartersOf(0.33) // 1 */
export const quartersOf = (years: number): number => Math.floor(years * QUARTERS_PER_YEAR + 0.5);

/** The horizon as it is simulated, in years: whole quarters, at least one. */
export const simulatedYears = (horizonYears: number): number =>
  Math.max(1, quartersOf(horizonYears)) / QUARTERS_PER_YEAR;
