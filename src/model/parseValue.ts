import type { Unit } from "./fieldKinds";
import { formatUsd, isInPercent, isMoney, numberFormat } from "./format";
import { currentLocale } from "./locale";
import { MAGNITUDES, type Numerals, numeralsOf, withoutSpaces } from "./numerals";

const FRACTIONS: Readonly<Record<string, string>> = {
  "¼": ".25",
  "½": ".5",
  "¾": ".75",
  "⅓": ".333333333333",
  "⅔": ".666666666667",
};

const ABOUT = /^(?:about|around|approximately|approx\.?|roughly|circa|ca\.|~|≈)\s*/;
const PER_YEAR = /(?:\/|per|a|an|each)(?:year|yr|y|annum)$|p\.?a\.?$|annually$|yearly$/;

/** Years in the units of time that a person may type. */
const YEARS: readonly (readonly [RegExp, number])[] = [
  [/(?:years?|yrs?|y)$/, 1],
  [/(?:months?|mos?|m)$/, 1 / 12],
  [/(?:quarters?|qs?)$/, 1 / 4],
];

/** The digits of a locale as 0 to 9, fractions as decimals, and nothing that is only there to be looked at. */
function plainText(text: string, { digits }: Numerals): string {
  const latin = [...text.trim().toLowerCase().replace(ABOUT, "")].map((letter) => {
    const index = digits.indexOf(letter);
    return index < 0 ? letter : String(index);
  });
  return withoutSpaces(latin.join(""))
    .replace(/[−‐‑]/g, "-")
    .replace(/[¼½¾⅓⅔]/g, (sign) => FRACTIONS[sign] ?? sign);
}

/** How the point and the thousands of a typed number are meant, by the locale where it is not plain.
 * @returns null when they make no number */
function withPoint(text: string, { decimal, group }: Numerals): string | null {
  if (/^-?\d*\.?\d+e[+-]?\d+$/.test(text)) return text;
  if (!/^-?[\d.,'’٫٬]*\d$/.test(text)) return null;
  const separators = [...text].filter((letter) => /[.,'’٫٬]/.test(letter));
  const last = separators.at(-1);
  if (last === undefined) return text;
  const isAlone = separators.length === 1;
  const isGrouped =
    /^-?[1-9]\d{0,2}(?:([.,'’٬])\d{2,3})*[.,'’٬]\d{3}$/.test(text) && new Set(separators).size === 1;
  const isPoint = isAlone
    ? last === decimal || last === "٫" || !isGrouped || (last === "." && group !== ".")
    : !isGrouped;
  if (!isPoint) return text.replace(/[.,'’٬]/g, "");
  if (separators.filter((letter) => letter === last).length > 1) return null;
  const [whole = "", fraction = ""] = text.split(last);
  const isWhole = isAlone || /^-?[1-9]\d{0,2}(?:[.,'’٬]\d{2,3})*[.,'’٬]\d{3}$/.test(whole);
  return isWhole ? `${whole.replace(/[.,'’٬]/g, "")}.${fraction}` : null;
}

/** The longest of some words at the end of a text, with what stands before it. */
function wordAtEnd(text: string, words: ReadonlyMap<string, number>): readonly [string, number] {
  const [word, value] = [...words]
    .filter(([candidate]) => text.endsWith(candidate))
    .sort(([a], [b]) => b.length - a.length)[0] ?? ["", 1];
  return [text.slice(0, text.length - word.length), value];
}

/** A number with the point moved in the text rather than multiplied, so that every digit stays as it was typed. */
function shifted(text: string, power: number): number {
  const [digits = "", exponent = "0"] = text.split("e");
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** A plain number or one fraction such as 3/4. */
function numberIn(text: string, power: number, numerals: Numerals): number | null {
  const [above = "", below, ...rest] = text.split("/");
  const number = withPoint(above, numerals);
  if (number === null || rest.length > 0) return null;
  if (below === undefined) return shifted(number, power);
  const divisor = withPoint(below, numerals);
  return divisor === null || Number(divisor) === 0 ? null : shifted(number, power) / Number(divisor);
}

function parseMoney(text: string, numerals: Numerals): number | null {
  const sign = numerals.currencies.find((currency) => text.startsWith(currency) || text.endsWith(currency));
  const bare = sign === undefined ? text : text.replace(sign, "");
  const [number, magnitude] = wordAtEnd(bare, new Map([...numerals.magnitudes, ...MAGNITUDES]));
  return numberIn(number, Math.round(Math.log10(magnitude)), numerals);
}

/** A fraction without a sign is a share of one: "1/3" and "½" are not per cent. */
function parsePercent(text: string, isFraction: boolean, numerals: Numerals): number | null {
  const number = text.replace(/^[%٪]|(?:[%٪]|percent|pct\.?)$/, "");
  const isRatio = number === text && (isFraction || number.includes("/"));
  return numberIn(number, isRatio ? 0 : -2, numerals);
}

function parseDuration(text: string, unit: "years" | "months", numerals: Numerals): number | null {
  const match = YEARS.find(([word]) => word.test(text));
  const number = numberIn(match === undefined ? text : text.replace(match[0], ""), 0, numerals);
  if (number === null || match === undefined) return number;
  const inUnit = number * match[1] * (unit === "months" ? 12 : 1);
  return Number(inUnit.toPrecision(15));
}

function parseCount(text: string, numerals: Numerals): number | null {
  const bare = text.replace(/(?:×|x|times|fold|members?|companies|company|runs?)$/, "");
  const [number, magnitude] = wordAtEnd(bare, MAGNITUDES);
  return numberIn(number, Math.round(Math.log10(magnitude)), numerals);
}

/** The number that a person typed into a field of that unit, or null when it is none. Per cent are per cent with or
 * without the sign; "12m" is twelve months where the field is a time, and twelve million where it is money. Numbers
 * are read as the locale writes them, and as in plain English where that leaves no doubt.
 * @example parseValue("$1.6B", "usd") // 1_600_000_000
 * @example parseValue("25", "share") // 0.25
 * @example parseValue("18 months", "years") // 1.5 */
export function parseValue(text: string, unit: Unit | null, locale = currentLocale()): number | null {
  const numerals = numeralsOf(locale);
  const plain = plainText(text, numerals);
  if (plain === "none") return 0;
  if (unit === "years" || unit === "months") return parseDuration(plain, unit, numerals);
  const perYear = plain.replace(PER_YEAR, "");
  if (isMoney(unit)) return parseMoney(perYear, numerals);
  const isFraction = /^\s*[¼½¾⅓⅔]/.test(text);
  return isInPercent(unit) ? parsePercent(perYear, isFraction, numerals) : parseCount(perYear, numerals);
}

/** Whether a person wrote how large the number is, as in "1.6B", so that it needs no second question. */
export function hasMagnitude(text: string, locale = currentLocale()): boolean {
  const numerals = numeralsOf(locale);
  const bare = numerals.currencies.reduce((rest, sign) => rest.replace(sign, ""), plainText(text, numerals));
  return (
    /e[+-]?\d+$/.test(bare) ||
    wordAtEnd(bare.replace(PER_YEAR, ""), new Map([...numerals.magnitudes, ...MAGNITUDES]))[1] > 1
  );
}

const SHORTEST = 3;
const LONGEST = 17;
const MOST_LETTERS = 40;

/** Every digit of a number, in a form that every locale reads alike. */
export function exponentText(value: number, unit: Unit | null): string {
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits}e${Number(exponent) + (isInPercent(unit) ? 2 : 0)}`;
}

/** A number as a person would type it, with as many digits as it takes for `parseValue` to read it back.
 * @example exactText(1_600_000_000, "usd") // "$1.6B"
 * @example exactText(0.12345, "share") // "12.345%" */
export function exactText(value: number, unit: Unit | null, locale = currentLocale()): string {
  const style = isInPercent(unit) ? "percent" : "decimal";
  for (let digits = SHORTEST; digits <= LONGEST; digits += 1) {
    const options = { style, useGrouping: false, maximumSignificantDigits: digits } as const;
    const text = isMoney(unit)
      ? formatUsd(value, digits, locale)
      : numberFormat(locale, options).format(value);
    if (text.length <= MOST_LETTERS && parseValue(text, unit, locale) === value) return text;
  }
  return exponentText(value, unit);
}
