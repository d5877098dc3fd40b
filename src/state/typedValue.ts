import { endsOf, exactText, parseValue } from "../model/format";
import type { Distribution, Quantity, Unit } from "../model/schema";
import { isSame } from "./paths";

/** A bare number before a range takes the unit of the second where that leaves it below: "0.5 to 2B". */
function lowOf(text: string, high: number, suffix: string, unit: Unit | null): number | null {
  if (!/\d$/.test(text)) return parseValue(text, unit);
  const low = parseValue(`${text}${suffix}`, unit);
  return low !== null && low <= high ? low : parseValue(text, unit);
}

/** What a person typed as a number, or as two with "to" or a dash between for an uncertain one.
 * @param value  what it replaces, which says the kind
 * @returns null when it is none */
export function typedValue(text: string, value: Quantity, unit: Unit | null): Quantity | null {
  const parts = text.split(/\s*(?:\bto\b|–)\s*|\s+-\s+/);
  if (typeof value === "number") return parts.length === 1 ? parseValue(text, unit) : null;
  const [first = "", second = "", ...rest] = parts.map((part) => part.trim());
  const high = parseValue(second, unit);
  if (high === null || rest.length > 0) return null;
  const low = lowOf(first, high, /[a-z%×]+$/i.exec(second)?.[0] ?? "", unit);
  if (low === null) return null;
  return { ...value, ...("p5" in value ? { p5: low, p95: high } : { min: low, max: high }) } as Distribution;
}

/** A number or range as short as `typedValue` still reads back exactly.
 * @example textToType({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd") // "$400M to $1.6B" */
export function textToType(value: Quantity, unit: Unit | null): string {
  if (typeof value === "number") return exactText(value, unit);
  const text = endsOf(value)
    .map((end) => exactText(end, unit))
    .join(" to ");
  return isSame(typedValue(text, value, unit), value) ? text : endsOf(value).join(" to ");
}
