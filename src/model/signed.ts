import type { Chance } from "./chances";
import { formatNumber, formatUsd, numberFormat } from "./format";
import { currentLocale } from "./locale";

/** How a difference reads: its number with a sign, and what follows. */
interface Signed {
  readonly format: (value: number, decimals: number) => string;
  /** What one of the unit is multiplied by before it is written. */
  readonly scale: number;
  readonly after: string;
}

const plainly = (value: number, decimals: number) =>
  numberFormat(currentLocale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );

/** The units that differences come in: shares in percentage points, dollars a year, members. */
const SIGNED = {
  points: { format: plainly, scale: 100, after: " points" },
  usdPerYear: { format: (value: number) => formatUsd(value), scale: 1, after: " a year" },
  members: { format: plainly, scale: 1, after: "" },
} satisfies Record<string, Signed>;

export type DifferenceUnit = keyof typeof SIGNED;

/** As many decimals as the width of the interval is worth. */
function decimalsOf({ low, high }: Chance, scale: number): number {
  const half = ((high - low) / 2) * scale;
  return [0.1, 0.01, 0.001].findIndex((least) => half >= least) + 1 || 4;
}

/** With a true minus, and a plus where it is positive; nothing before what rounds to zero. */
function withSign(value: number, text: (value: number) => string): string {
  const size = text(Math.abs(value));
  if (!/[1-9]/.test(size)) return size;
  return `${value < 0 ? "−" : "+"}${size}`;
}

/** A difference with its sign and unit, to the digits that its interval bears out.
 * @example formatDifference({ value: −0.2205, low: −0.2287, high: −0.2125 }, "points") // "−22.1 points" */
export function formatDifference(difference: Chance, unit: DifferenceUnit): string {
  const { format, scale, after } = SIGNED[unit];
  const decimals = decimalsOf(difference, scale);
  return withSign(difference.value * scale, (size) => format(size, decimals)) + after;
}

/** The 95 % interval of a difference; of one that a single run cannot tell, that there is none.
 * @example formatDifferenceInterval({ value: −0.2205, low: −0.2287, high: −0.2125 }, "points") // "−22.9 to −21.2" */
export function formatDifferenceInterval(difference: Chance, unit: DifferenceUnit): string {
  const { low, high } = difference;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "no interval from one run";
  const { format, scale } = SIGNED[unit];
  const decimals = decimalsOf(difference, scale);
  const end = (value: number) => withSign(value * scale, (size) => format(size, decimals));
  return `${end(low)} to ${end(high)}`;
}

/** Half the width of a difference's interval.
 * @example formatMargin({ value: −0.2205, low: −0.2287, high: −0.2125 }, "points") // "±0.8 points" */
export function formatMargin(difference: Chance, unit: DifferenceUnit): string {
  const { low, high } = difference;
  const { format, scale, after } = SIGNED[unit];
  if (!Number.isFinite(high - low)) return `±${formatNumber(Number.POSITIVE_INFINITY)}`;
  return `±${format(((high - low) / 2) * scale, decimalsOf(difference, scale))}${after}`;
}
