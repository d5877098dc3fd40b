import { formatNumber, formatPercent, formatPercentRange } from "./format";
import { currentLocale } from "./locale";

/** A simulated probability between the ends of its interval; all in 0…1. */
export interface Chance {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Enough decimals that a chance near 0 or 1 does not read as 0% or 100%. */
function decimalsOf(chance: number): number {
  const edge = Math.min(chance, 1 - chance);
  if (edge >= 0.01 || edge <= 0) return 1;
  return Math.min(6, 1 + Math.ceil(-Math.log10(edge * 100)));
}

/** Rounded to two significant digits, never up. */
function roundDown(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.floor((value / unit) * (1 + 1e-9)) * unit;
}

/** A simulated probability in per cent; what never or always happened shows its interval's end instead.
 * @example formatChance({ value: 0, low: 0, high: 0.00038 }) // "<0.038%" */
export function formatChance({ value, low, high }: Chance, locale = currentLocale()): string {
  if (value <= 0) return `<${formatPercent(high, Math.max(1, decimalsOf(high)), locale)}`;
  if (value >= 1) return `>${formatPercent(low, Math.max(1, decimalsOf(low)), locale)}`;
  return formatPercent(value, decimalsOf(value), locale);
}

/** The 95 % interval of a simulated probability.
 * @example formatInterval({ value: 0.352, low: 0.342, high: 0.361 }) // "34.2 – 36.1%" */
export function formatInterval({ value, low, high }: Chance, locale = currentLocale()): string {
  if (value <= 0) return `below ${formatPercent(high, decimalsOf(high), locale)}`;
  if (value >= 1) return `above ${formatPercent(low, decimalsOf(low), locale)}`;
  const decimals = Math.max(decimalsOf(value), decimalsOf(low), decimalsOf(high));
  return formatPercentRange(low, high, decimals, locale);
}

/** How many of 100 futures end; every picture and sentence that counts in hundreds goes by this.
 * @param risk  in 0…1
 * @example endedOf100(0.352) // 35 */
export const endedOf100 = (risk: number): number => Math.round(risk * 100);

/** A share of the futures as a count that one can picture.
 * @example formatFrequency({ value: 0.352, low: 0.342, high: 0.361 }) // "35 of 100"
 * @example formatFrequency({ value: 0, low: 0, high: 0.00038 }) // "fewer than 1 in 2,600" */
export function formatFrequency({ value, low, high }: Chance, locale = currentLocale()): string {
  const oneIn = (share: number) => `1 in ${formatNumber(roundDown(1 / share), 3, locale)}`;
  // So few runs that they say nothing.
  if ((value <= 0 && high > 0.5) || (value >= 1 && low < 0.5)) return "an unknown share of";
  if (value <= 0) return `fewer than ${oneIn(high)}`;
  if (value >= 1) return `all but at most ${oneIn(1 - low)}`;
  if (value < 0.0095) return `about ${oneIn(value)}`;
  if (value > 0.9905) return `all but about ${oneIn(1 - value)}`;
  return `${endedOf100(value)} of 100`;
}

/** A share in whole per cent for a label, at its edges without claiming none or all.
 * @example formatRoughly(0.003) // "<1%" */
export function formatRoughly(share: number, locale = currentLocale()): string {
  if (share < 0.005) return `<${formatPercent(0.01, 0, locale)}`;
  if (share > 0.995) return `>${formatPercent(0.99, 0, locale)}`;
  return formatPercent(share, 0, locale);
}
