import { currentLocale } from "./locale";
import { MAGNITUDES, numeralsOf, withoutSpaces } from "./numerals";
import type { Quantity, Unit } from "./schema";

const formats = new Map<string, Intl.NumberFormat>();

/** A kept formatter. Building an `Intl.NumberFormat` costs more than using it a thousand times, and charts format while dragged. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** Money in at most `digits` significant digits.
 * @example formatUsd(13_240_000) // "$13.2M" */
export function formatUsd(usd: number, digits = 3, locale = currentLocale()): string {
  return compactUsd(usd, { maximumSignificantDigits: digits }, locale);
}

/** Money in so many significant digits, final zeros included: for columns of numbers that are compared.
 * @example formatUsdEvenly(14_000_000) // "$14.0M" */
export function formatUsdEvenly(usd: number, digits = 3, locale = currentLocale()): string {
  const least = usd === 0 ? 1 : digits;
  return compactUsd(usd, { minimumSignificantDigits: least, maximumSignificantDigits: digits }, locale);
}

function compactUsd(usd: number, digits: Intl.NumberFormatOptions, locale: string): string {
  const style = { style: "currency", currency: "USD", notation: "compact" } as const;
  const format = numberFormat(locale, { ...style, ...digits });
  if (locale.startsWith("en")) return format.format(usd);
  return format
    .formatToParts(usd)
    .map(({ type, value }) => (type === "compact" ? plainMagnitude(value, locale) : value))
    .join("");
}

/** The locale's word for a large number, unless an English reader would take it for another: a French "Bn" is 10¹². */
function plainMagnitude(word: string, locale: string): string {
  const spoken = withoutSpaces(word).toLowerCase();
  const [english, meant] = [MAGNITUDES.get(spoken), numeralsOf(locale).magnitudes.get(spoken)];
  if (english === undefined || english === meant) return word;
  const letter = [...MAGNITUDES].find(([, magnitude]) => magnitude === meant)?.[0];
  return letter?.toUpperCase() ?? word;
}

/** Money to the dollar, or to the cent where there are any.
 * @example formatUsdInFull(0.4) // "$0.40" */
export function formatUsdInFull(usd: number, locale = currentLocale()): string {
  const digits = Number.isInteger(usd) ? { maximumFractionDigits: 0 } : {};
  return numberFormat(locale, { style: "currency", currency: "USD", ...digits }).format(usd);
}

/** A number in at most `digits` significant digits, thousands separated.
 * @example formatNumber(10_000) // "10,000" */
export function formatNumber(value: number, digits = 3, locale = currentLocale()): string {
  const whole = Number.isInteger(value);
  return numberFormat(locale, whole ? {} : { maximumSignificantDigits: digits }).format(value);
}

/** A share in per cent, to `decimals` places, or in at most three significant digits.
 * @example formatPercent(0.125) // "12.5%" */
export function formatPercent(share: number, decimals?: number, locale = currentLocale()): string {
  const digits =
    decimals === undefined
      ? { maximumSignificantDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numberFormat(locale, { style: "percent", ...digits }).format(share);
}

/** How many times as much, in at most three significant digits.
 * @example formatFactor(2.4) // "2.4×" */
export function formatFactor(factor: number, locale = currentLocale()): string {
  return `${formatNumber(factor, 3, locale)}×`;
}

const QUARTERS = ["", "¼", "½", "¾"];

/** A duration; zero is "none".
 * @example formatYears(1.5) // "1½ years" */
export function formatYears(years: number, locale = currentLocale()): string {
  if (years === 0) return "none";
  const quarters = years * 4;
  if (!Number.isInteger(quarters)) return `${formatNumber(years, 3, locale)} years`;
  const whole = Math.floor(years);
  const part = QUARTERS[quarters % 4];
  return `${whole > 0 ? formatNumber(whole, 3, locale) : ""}${part} ${years > 1 ? "years" : "year"}`;
}

/** What follows a number or a percentage of a unit. */
const AFTER: Partial<Record<Unit, string>> = {
  perYear: " a year",
  timesPerYear: " a year",
  sharePerYear: " a year",
  factor: "×",
  factorPerYear: "× a year",
  months: " months",
};

/** Whether numbers of a unit read as percentages. */
export const isInPercent = (unit: Unit | null): boolean =>
  unit === "share" || unit === "perYear" || unit === "sharePerYear";

/** Whether numbers of a unit read as dollars. */
export const isMoney = (unit: Unit | null): boolean => unit === "usd" || unit === "usdPerYear";

function decimalsOf(value: number): number {
  const [, fraction = ""] = String(Number(value.toPrecision(3))).split(".");
  return fraction.includes("e") ? 3 : fraction.length;
}

/** A number of a scenario as the page shows it.
 * @example formatValue(0.1, "perYear") // "10% a year" */
export function formatValue(value: number, unit: Unit | null, locale = currentLocale()): string {
  if (unit === "usd") return formatUsd(value, 3, locale);
  if (unit === "usdPerYear") return `${formatUsd(value, 3, locale)} a year`;
  if (unit === "years") return formatYears(value, locale);
  if (unit === "year") return String(value);
  const after = AFTER[unit ?? "count"] ?? "";
  if (!isInPercent(unit)) return formatNumber(value, 3, locale) + after;
  const isWhole = Number.isInteger(Number((value * 100).toPrecision(12)));
  return formatPercent(value, isWhole ? 0 : undefined, locale) + after;
}

/** A left-to-right mark keeps Arabic digits on both sides of a dash from changing places in English text. */
const dashOf = (locale: string) => (numeralsOf(locale).digits[0] === "٠" ? " \u200e– " : " – ");

/** Two percentages with the sign said once, where the locale puts it. */
function joinPercents(low: number, high: number, format: Intl.NumberFormat, dash: string): string {
  const parts = format.formatToParts(high);
  const isSignFirst = parts.findIndex(({ type }) => type === "percentSign") === 0;
  const [kept, bare] = isSignFirst ? [low, high] : [high, low];
  const numerals = format
    .formatToParts(bare)
    .filter(({ type }) => type !== "percentSign" && type !== "literal");
  const number = numerals.map(({ value }) => value).join("");
  return isSignFirst ? format.format(kept) + dash + number : number + dash + format.format(kept);
}

/** A range of shares in per cent, both to `decimals` places.
 * @example formatPercentRange(0.342, 0.361, 1) // "34.2 – 36.1%" */
export function formatPercentRange(
  low: number,
  high: number,
  decimals: number,
  locale = currentLocale(),
): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return joinPercents(low, high, numberFormat(locale, { style: "percent", ...digits }), dashOf(locale));
}

/** A range with its unit said once where it reads well; both ends to the same decimals.
 * @example formatRange(2, 2.9, "factorPerYear") // "2.0 – 2.9× a year" */
export function formatRange(low: number, high: number, unit: Unit | null, locale = currentLocale()): string {
  const dash = dashOf(locale);
  if (unit === "usd") return formatUsd(low, 3, locale) + dash + formatUsd(high, 3, locale);
  if (unit === "usdPerYear") return `${formatRange(low, high, "usd", locale)} a year`;
  if (unit === "years" || unit === "year") {
    return formatValue(low, unit, locale) + dash + formatValue(high, unit, locale);
  }
  const after = AFTER[unit ?? "count"] ?? "";
  const scale = isInPercent(unit) ? 100 : 1;
  const decimals = Math.max(decimalsOf(low * scale), decimalsOf(high * scale));
  if (isInPercent(unit)) return formatPercentRange(low, high, decimals, locale) + after;
  const format = numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(low) + dash + format.format(high) + after;
}

/** The ends between which a quantity (mostly) lies: its limits, or its 5th and 95th percentile. */
export function endsOf(quantity: Quantity): readonly [number, number] {
  if (typeof quantity === "number") return [quantity, quantity];
  return "p5" in quantity ? [quantity.p5, quantity.p95] : [quantity.min, quantity.max];
}

/** A certain or uncertain number of a scenario as the page shows it.
 * @example formatQuantity({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd") // "$400M – $1.6B" */
export function formatQuantity(quantity: Quantity, unit: Unit | null, locale = currentLocale()): string {
  if (typeof quantity === "number") return formatValue(quantity, unit, locale);
  const [low, high] = endsOf(quantity);
  return formatRange(low, high, unit, locale);
}

/** The same for ears: no signs that a screen reader may skip.
 * @example spokenValue(1.6e9, "usd") // "1.6 billion US dollars" */
export function spokenValue(value: number, unit: Unit | null, locale = currentLocale()): string {
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
  return text
    .replace(/ \u200e?– /g, " to ")
    .replace(/\s*[%٪]\u061c?/g, " percent")
    .replaceAll("×", " times");
}
