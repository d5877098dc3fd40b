import { type Field, type NumberLimits, parameterLimits } from "../model/fields";
import { endsOf, formatUsdInFull, formatValue, isMoney } from "../model/format";
import { exactText, exponentText, hasMagnitude, parseValue } from "../model/parseValue";
import { isSame } from "../model/paths";
import type { Distribution, Quantity } from "../model/schema";
import { quantityInWords, type Spread, spreadOf, usualSpread, withEnds } from "./distributions";
import { limitsOf } from "./problem";

/** What a control for numbers holds; null is a cap that does not bind. */
export type NumberValue = Quantity | null;

/** What a person typed, as it was understood, or why it was not. */
export type Reading =
  | { readonly value: NumberValue; readonly echo: string; readonly question: string | null }
  | { readonly problem: string };

const LIKELIEST = /[\s,;]*(?:most likely|likeliest|likely|mode)\s*/i;
/** Between two numbers: "to", a long dash, or a hyphen that is no sign and no part of an exponent. */
const BETWEEN = /\s*(?:\bto\b|\band\b|–|—|\.\.+)\s*|(?<=[\p{L}\p{N}%×$.])(?<!\de)\s*-\s*(?=[^\s\d]*\p{N})/iu;

/** The words after a number, such as "B a year". */
const wordsAfter = (text: string) => /[^\d.,\s][^\d]*$/.exec(text.trim())?.[0] ?? "";

/** A bare number before a range takes the unit of the second where that leaves it below: "0.5 to 2B". */
function lowOf(text: string, high: number, second: string, unit: Field["unit"]): number | null {
  const plain = parseValue(text, unit);
  if (plain === null || wordsAfter(text) !== "" || !/\d\s*$/.test(text)) return plain;
  const low = parseValue(text + wordsAfter(second), unit);
  return low !== null && low <= high ? low : plain;
}

function partsOf(text: string): readonly [string[], string | undefined] {
  const [range = "", mode] = text
    .trim()
    .replace(/^(?:between|from)\s+/i, "")
    .split(LIKELIEST);
  return [range.split(BETWEEN).map((part) => part.trim()), mode];
}

/** The kind of the new range: as before where that is possible, else the usual one for its ends. */
function spreadFor(value: NumberValue, ends: readonly [number, number], field: Field): Spread {
  const before = value === null ? "certain" : spreadOf(value);
  const isImpossible = before === "certain" || (before === "lognormal" && ends[0] <= 0);
  return isImpossible ? usualSpread(ends, field) : before;
}

function rangeOf(parts: readonly string[], modeText: string | undefined, value: NumberValue, field: Field) {
  const [first = "", second = ""] = parts;
  const high = parseValue(second, field.unit);
  const low = high === null ? null : lowOf(first, high, second, field.unit);
  if (low === null || high === null || parts.length > 2) return null;
  if (modeText !== undefined) {
    const mode = parseValue(modeText, field.unit);
    return mode === null ? null : ({ dist: "triangular", min: low, mode, max: high } as const);
  }
  const before =
    typeof value === "object" && value !== null && "mode" in value ? value.mode : (low + high) / 2;
  return withEnds(spreadFor(value, [low, high], field), [low, high], before);
}

/** The number or range in a text; undefined when there is none. */
function valueIn(text: string, value: NumberValue, field: Field): NumberValue | undefined {
  if (field.kind === "cap" && /^\s*(?:none|no cap|no limit|unlimited|∞)\s*$/i.test(text)) return null;
  const [parts, mode] = partsOf(text);
  if (parts.length === 1 && mode === undefined) return parseValue(parts[0] ?? "", field.unit) ?? undefined;
  return field.kind === "quantity" ? (rangeOf(parts, mode, value, field) ?? undefined) : undefined;
}

const EXAMPLES: Partial<Record<NonNullable<Field["unit"]>, string>> = {
  usd: "“$1.2bn” or “800M”",
  usdPerYear: "“$30M” or “1.2bn a year”",
  share: "“35%”",
  perYear: "“10% a year”",
  sharePerYear: "“5% a year”",
  factor: "“2.4x”",
  factorPerYear: "“2.4x”",
  years: "“1.5 years” or “18 months”",
  months: "“6 months” or “½ year”",
};

/** What a field takes: the form, with examples, and the limits. */
export function acceptedIn(field: Field): string {
  const example = EXAMPLES[field.unit ?? "count"];
  const forms = [
    limitsOf(field),
    ...(example === undefined ? [] : [`such as ${example}`]),
    ...(field.kind === "quantity" ? ["or two with “to” between"] : []),
    ...(field.kind === "cap" ? ["or “none”"] : []),
  ];
  return `${field.title}: ${forms.join(", ")}.`;
}

const isInside = (number: number, { min, max, exclusiveMin, integer }: NumberLimits) =>
  number <= max && (exclusiveMin ? number > min : number >= min) && (!integer || Number.isInteger(number));

/** The numbers that say how a quantity is spread, each with its own limits. */
function parametersIn(value: Distribution, field: Field): readonly (readonly [NumberLimits, number])[] {
  return Object.entries(value).flatMap(([name, number]) =>
    typeof number === "number" ? [[parameterLimits(field.path, value, name) ?? field, number] as const] : [],
  );
}

/** What the schema says too late or not at all: limits, the room that the others leave, and ends that would swap. */
function problemWith(value: NumberValue, field: Field, most: number): string | null {
  if (value === null) return null;
  const ends = endsOf(value);
  const limited = typeof value === "number" ? [[field, value] as const] : parametersIn(value, field);
  if (!limited.every(([limits, number]) => isInside(number, limits))) return acceptedIn(field);
  if (ends[1] > most) return `${field.title}: at most ${formatValue(most, field.unit)} beside the others.`;
  if (typeof value === "number") return null;
  if (ends[0] >= ends[1]) return "The first number must be below the second.";
  const isOutside = "mode" in value && (value.mode < ends[0] || value.mode > ends[1]);
  return isOutside ? "The likeliest value must lie between the two ends." : null;
}

/** Dollars far below what the field is about, with no word for how large they are, are asked about. */
function questionOf(text: string, value: NumberValue, field: Field): string | null {
  const usual = field.slider?.[0] ?? 0;
  if (value === null || !isMoney(field.unit) || hasMagnitude(partsOf(text)[0].at(-1) ?? "")) return null;
  const [low, high] = endsOf(value);
  if (high === 0 || high >= usual / 10) return null;
  const amounts =
    typeof value === "number" ? formatUsdInFull(high) : `${formatUsdInFull(low)} to ${formatUsdInFull(high)}`;
  return `That is ${amounts}. Did you mean M (millions) or B (billions)? Add the letter, or press Enter to keep it.`;
}

/** Reads what a person typed into a field: a number, two with "to" or a dash between for an uncertain one, "none"
 * for a cap.
 * @param value  what it replaces, which says how a range is spread
 * @param most  what the other fields leave room for
 * @example readTyped("0.5 to 2bn", 8e8, fieldAt("programme.frontierCostUsd"))
 * // { value: { dist: "lognormal", p5: 5e8, p95: 2e9 }, echo: "lognormal: half the time below $1B, …", question: null } */
export function readTyped(text: string, value: NumberValue, field: Field, most = field.max): Reading {
  const typed = valueIn(text, value, field);
  if (typed === undefined) return { problem: acceptedIn(field) };
  const problem = problemWith(typed, field, most);
  if (problem !== null) return { problem };
  return { value: typed, echo: echoOf(typed, field), question: questionOf(text, typed, field) };
}

function echoOf(value: NumberValue, field: Field): string {
  if (value === null) return "none";
  if (typeof value === "number") return formatValue(value, field.unit);
  return `${value.dist}: ${quantityInWords(value, field)}`;
}

/** A number or range as short as `readTyped` still reads back exactly.
 * @example textToType({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, fieldAt("programme.frontierCostUsd"))
 * // "$400M to $1.6B" */
export function textToType(value: NumberValue, field: Field): string {
  if (value === null) return "none";
  const exact = (number: number) => exactText(number, field.unit);
  if (typeof value === "number") return exact(value);
  const mode = "mode" in value ? `, most likely ${exact(value.mode)}` : "";
  const [low, high] = endsOf(value).map(exact);
  const text = `${low} to ${high}${mode}`;
  if (isSame(valueIn(text, value, field), value)) return text;
  const [from, to] = endsOf(value).map((end) => exponentText(end, field.unit));
  return `${from} to ${to}${mode}`;
}
