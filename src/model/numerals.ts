/** How a locale writes numbers, for reading them back. */
export interface Numerals {
  readonly decimal: string;
  readonly group: string;
  /** The ten digits, zero first. */
  readonly digits: readonly string[];
  /** What a short word for a large number stands for, such as 1e6 for "mio."; lower case, without spaces. */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Signs and names of the dollar, longest first. */
  readonly currencies: readonly string[];
}

/** Letters for large numbers that are understood everywhere, because the page's text is English. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ...["k", "thousand", "thousands"].map((word) => [word, 1e3] as const),
  ...["m", "mn", "mm", "mio", "million", "millions"].map((word) => [word, 1e6] as const),
  ...["b", "bn", "billion", "billions"].map((word) => [word, 1e9] as const),
  ...["t", "tn", "trillion", "trillions"].map((word) => [word, 1e12] as const),
]);

const HIGHEST_POWER = 15;

/** A count for each form of the plural that languages have: Arabic has three thousands. */
const EACH_PLURAL = [1, 2, 3, 11, 100];

/** Marks of writing direction, and spaces of every width. */
export const withoutSpaces = (text: string): string =>
  text.replace(/[\s\u061c\u200b-\u200f\u202a-\u202e]/g, "");

const COMPACT = {
  style: "currency",
  currency: "USD",
  notation: "compact",
  maximumSignificantDigits: 3,
} as const;

/** The formatter's own numbers, whatever digits it writes them in. */
function numberOf(parts: readonly Intl.NumberFormatPart[], digits: readonly string[]): number {
  const letters = parts.filter(({ type }) => type === "integer").flatMap(({ value }) => [...value]);
  return Number(letters.map((letter) => Math.max(0, digits.indexOf(letter))).join(""));
}

function magnitudesOf(locale: string, digits: readonly string[]): Map<string, number> {
  const format = new Intl.NumberFormat(locale, COMPACT);
  const magnitudes = new Map<string, number>();
  for (let power = 3; power <= HIGHEST_POWER; power += 1) {
    for (const count of EACH_PLURAL) {
      const parts = format.formatToParts(count * 10 ** power);
      const word = parts.find(({ type }) => type === "compact")?.value;
      if (word === undefined || parts.some(({ type }) => type === "fraction")) continue;
      magnitudes.set(withoutSpaces(word).toLowerCase(), (count * 10 ** power) / numberOf(parts, digits));
    }
  }
  return magnitudes;
}

const DOLLARS = ["dollars", "dollar", "us$", "$us", "usd", "$"];

const known = new Map<string, Numerals>();

/** How a locale writes numbers.
 * @example numeralsOf("de-DE").magnitudes.get("mrd.") // 1e9 */
export function numeralsOf(locale: string): Numerals {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const digits = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].reverse();
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const currency = new Intl.NumberFormat(locale, COMPACT).formatToParts(1);
  const sign = currency.find(({ type }) => type === "currency")?.value ?? "$";
  const numerals = {
    decimal: partOf("decimal") || ".",
    group: partOf("group"),
    digits,
    magnitudes: magnitudesOf(locale, digits),
    currencies: [...new Set([withoutSpaces(sign).toLowerCase(), ...DOLLARS])].sort(
      (a, b) => b.length - a.length,
    ),
  };
  known.set(locale, numerals);
  return numerals;
}
