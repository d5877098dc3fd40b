import type { Quantity, Unit } from "./schema";

/** Until the page speaks other languages. */
export const LOCALE = "en-US";

const formats = new Map<string, Intl.NumberFormat>();

/** Building an `Intl.NumberFormat` costs more than using it a thousand times, and charts format while dragged. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** Money in at most `digits` significant digits.
 * @example formatUsd(13_240_000) // "$13.2M" */
export function formatUsd(usd: number, digits = 3, locale = LOCALE): string {
  const style = { style: "currency", currency: "USD", notation: "compact" } as const;
  return numberFormat(locale, { ...style, maximumSignificantDigits: digits }).format(usd);
}

/** A number in at most `digits` significant digits, thousands separated.
 * @example formatNumber(10_000) // "10,000" */
export function formatNumber(value: number, digits = 3, locale = LOCALE): string {
  const whole = Number.isInteger(value);
  return numberFormat(locale, whole ? {} : { maximumSignificantDigits: digits }).format(value);
}

/** A share in per cent, to `decimals` places, or in at most three significant digits.
 * @example formatPercent(0.125) // "12.5%" */
export function formatPercent(share: number, decimals?: number, locale = LOCALE): string {
  const digits =
    decimals === undefined
      ? { maximumSignificantDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numberFormat(locale, { style: "percent", ...digits }).format(share);
}

/** How many times as much, in at most three significant digits.
 * @example formatFactor(2.4) // "2.4×" */
export function formatFactor(factor: number, locale = LOCALE): string {
  return `${formatNumber(factor, 3, locale)}×`;
}

const QUARTERS = ["", "¼", "½", "¾"];

/** A duration; zero is "none".
 * @example formatYears(1.5) // "1½ years" */
export function formatYears(years: number, locale = LOCALE): string {
  if (years === 0) return "none";
  const quarters = years * 4;
  if (!Number.isInteger(quarters)) return `${formatNumber(years, 3, locale)} years`;
  const whole = Math.floor(years);
  const part = QUARTERS[quarters % 4];
  return `${whole > 0 ? formatNumber(whole, 3, locale) : ""}${part} ${years > 1 ? "years" : "year"}`;
}

interface Pattern {
  readonly scale: number;
  readonly after: string;
}

const PATTERNS: Partial<Record<Unit, Pattern>> = {
  share: { scale: 100, after: "%" },
  perYear: { scale: 100, after: "% a year" },
  timesPerYear: { scale: 1, after: " a year" },
  sharePerYear: { scale: 100, after: "% a year" },
  factor: { scale: 1, after: "×" },
  factorPerYear: { scale: 1, after: "× a year" },
  months: { scale: 1, after: " months" },
  members: { scale: 1, after: "" },
  count: { scale: 1, after: "" },
};

function decimalsOf(value: number): number {
  const [, fraction = ""] = String(Number(value.toPrecision(3))).split(".");
  return fraction.includes("e") ? 3 : fraction.length;
}

/** A number of a scenario as the page shows it.
 * @example formatValue(0.1, "perYear") // "10% a year" */
export function formatValue(value: number, unit: Unit | null, locale = LOCALE): string {
  if (unit === "usd") return formatUsd(value, 3, locale);
  if (unit === "usdPerYear") return `${formatUsd(value, 3, locale)} a year`;
  if (unit === "years") return formatYears(value, locale);
  if (unit === "year") return String(value);
  const { scale, after } = PATTERNS[unit ?? "count"] ?? { scale: 1, after: "" };
  return `${formatNumber(Number((value * scale).toPrecision(12)), 3, locale)}${after}`;
}

/** A range with its unit said once where it reads well; both ends to the same decimals.
 * @example formatRange(2, 2.9, "factorPerYear") // "2.0 – 2.9× a year" */
export function formatRange(low: number, high: number, unit: Unit | null, locale = LOCALE): string {
  const dash = " – ";
  if (unit === "usd") return formatUsd(low, 3, locale) + dash + formatUsd(high, 3, locale);
  if (unit === "usdPerYear") return `${formatUsd(low, 3, locale)}${dash}${formatUsd(high, 3, locale)} a year`;
  if (unit === "years" || unit === "year") return formatValue(low, unit) + dash + formatValue(high, unit);
  const { scale, after } = PATTERNS[unit ?? "count"] ?? { scale: 1, after: "" };
  const decimals = Math.max(decimalsOf(low * scale), decimalsOf(high * scale));
  const format = numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${format.format(low * scale)}${dash}${format.format(high * scale)}${after}`;
}

/** The ends between which a quantity (mostly) lies: its limits, or its 5th and 95th percentile. */
export function endsOf(quantity: Quantity): readonly [number, number] {
  if (typeof quantity === "number") return [quantity, quantity];
  return "p5" in quantity ? [quantity.p5, quantity.p95] : [quantity.min, quantity.max];
}

/** A certain or uncertain number of a scenario as the page shows it.
 * @example formatQuantity({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd") // "$400M – $1.6B" */
export function formatQuantity(quantity: Quantity, unit: Unit | null, locale = LOCALE): string {
  if (typeof quantity === "number") return formatValue(quantity, unit, locale);
  const [low, high] = endsOf(quantity);
  return formatRange(low, high, unit, locale);
}

/** The same for ears: no signs that a screen reader may skip.
 * @example spokenValue(1.6e9, "usd") // "1.6 billion US dollars" */
export function spokenValue(value: number, unit: Unit | null, locale = LOCALE): string {
  if (unit === "usd" || unit === "usdPerYear") {
    const money = numberFormat(locale, {
      style: "currency",
      currency: "USD",
      currencyDisplay: "name",
      notation: "compact",
      compactDisplay: "long",
      maximumSignificantDigits: 3,
    }).format(value);
    return unit === "usd" ? money : `${money} a year`;
  }
  return spokenText(formatValue(value, unit, locale));
}

/** A text of the page for ears.
 * @example spokenText("4 – 7% a year") // "4 to 7 percent a year" */
export function spokenText(text: string): string {
  return text.replaceAll(" – ", " to ").replaceAll("%", " percent").replaceAll("×", " times");
}

const EXPONENTS: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9, bn: 9, t: 12 };

/** The number that a person typed into a field of that unit, or null when it is none. Per cent are per cent
 * with or without the sign.
 * @example parseValue("$1.6B", "usd") // 1_600_000_000
 * @example parseValue("25", "share") // 0.25 */
export function parseValue(text: string, unit: Unit | null): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[$,\s]/g, "");
  if (plain === "none") return 0;
  const match = /^(-?\d*\.?\d+(?:e[+-]?\d+)?)(k|m|bn?|t)?(%|×|x)?(?:ayear|\/yr|years?|months?)?$/.exec(plain);
  if (match === null) return null;
  const [digits = "", exponent = "0"] = (match[1] ?? "").split("e");
  const isPercent = match[3] === "%" || isInPercent(unit);
  // Moving the point in the text rather than multiplying keeps every digit as it was typed.
  return Number(`${digits}e${Number(exponent) + (EXPONENTS[match[2] ?? ""] ?? 0) - (isPercent ? 2 : 0)}`);
}

const isInPercent = (unit: Unit | null) => PATTERNS[unit ?? "count"]?.scale === 100;

/** A number as a person would type it, with as many digits as it takes for `parseValue` to read it back.
 * @example exactText(1_600_000_000, "usd") // "$1.6B"
 * @example exactText(0.12345, "share") // "12.345%" */
export function exactText(value: number, unit: Unit | null, locale = LOCALE): string {
  const isMoney = unit === "usd" || unit === "usdPerYear";
  if (!isMoney && !isInPercent(unit)) return String(value);
  for (let digits = 3; digits <= 17; digits += 1) {
    const text = isMoney
      ? formatUsd(value, digits, locale)
      : numberFormat(locale, { style: "percent", maximumSignificantDigits: digits }).format(value);
    if (parseValue(text, unit) === value) return text;
  }
  return String(isMoney ? value : value * 100);
}
