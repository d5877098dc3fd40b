import { endsOf } from "./format";
import type { Quantity } from "./schema";

/** The value that half of the draws exceed. */
export function medianOf(value: Quantity): number {
  const [low, high] = endsOf(value);
  if (typeof value === "number" || value.dist === "uniform" || value.dist === "normal")
    return (low + high) / 2;
  if (value.dist === "lognormal") return Math.sqrt(low) * Math.sqrt(high);
  const { min, mode, max } = value;
  return mode >= (min + max) / 2
    ? min + Math.sqrt(((max - min) * (mode - min)) / 2)
    : max - Math.sqrt(((max - min) * (max - mode)) / 2);
}

/** The value that a share `p` of the draws stays below, for `p` 0.05 and 0.95.
 * Square roots are the same everywhere, so a scenario made from it is too. */
function endOf(value: Exclude<Quantity, number>, p: 0.05 | 0.95): number {
  const [low, high] = endsOf(value);
  if (value.dist === "normal" || value.dist === "lognormal") return p < 0.5 ? low : high;
  if (value.dist === "uniform") return low + (high - low) * p;
  const { min, mode, max } = value;
  return p < (mode - min) / (max - min)
    ? min + Math.sqrt(p * (max - min) * (mode - min))
    : max - Math.sqrt((1 - p) * (max - min) * (max - mode));
}

/** The 5th percentile, the median and the 95th percentile of an uncertain number. */
export const middleAndEndsOf = (value: Exclude<Quantity, number>): readonly [number, number, number] => [
  endOf(value, 0.05),
  medianOf(value),
  endOf(value, 0.95),
];

/** Every parameter of a quantity times the same factor. */
export function scaledQuantity(value: Quantity, factor: number): Quantity {
  if (typeof value === "number") return value * factor;
  const parameters = Object.entries(value).map(([key, part]) => [
    key,
    typeof part === "number" ? part * factor : part,
  ]);
  return Object.fromEntries(parameters) as Quantity;
}
