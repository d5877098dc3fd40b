import leven from "leven";
import type { z } from "zod";
import { type Field, fieldAt, fieldNamesAt, type NumberLimits, parameterLimits } from "./fields";

/** What is wrong with one field of a scenario. */
export interface Problem {
  /** The field, such as `members[2].count`; empty for the file as a whole. */
  readonly path: string;
  /** A sentence without its full stop: the field, what it holds and what is allowed. */
  readonly message: string;
  /** What is allowed, alone. */
  readonly allowed: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Nobody reads more of them, and each takes time to explain. */
export const MOST_PROBLEMS = 100;

const LONGEST_QUOTE = 60;

const shorten = (text: string) =>
  text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 3)}…` : text;

/** A value as an error quotes it: on one line, and never deeper than its own keys. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length.toLocaleString("en-US")}`;
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value).map((key) => `${JSON.stringify(key)}: …`);
    return shorten(`{${keys.join(", ")}}`);
  }
  return shorten(typeof value === "string" ? JSON.stringify(value) : String(value));
}

/** @example formatPath(["members", 2, "count"]) // "members[2].count"
 * @example formatPath(["sources", "programme.pace"]) // 'sources["programme.pace"]' */
export function formatPath(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      const name = String(step);
      return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${shorten(name)}` : `[${shorten(JSON.stringify(name))}]`;
    })
    .join("")
    .replace(/^\./, "");
}

const showLimit = (limit: number) =>
  limit >= 1e9 ? limit.toExponential().replace("+", "") : limit.toLocaleString("en-US");

/** Which numbers are allowed, in words that follow "it must be".
 * @param show  how a limit is written */
export function allowedNumber(
  { integer, exclusiveMin, min, max }: NumberLimits,
  show: (limit: number) => string = showLimit,
): string {
  const kind = integer ? "a whole number" : "a number";
  return exclusiveMin
    ? `${kind} above ${show(min)}, at most ${show(max)}`
    : `${kind} from ${show(min)} to ${show(max)}`;
}

function allowedText({ min, max }: Field): string {
  if (max === Infinity) return "text";
  const most = max.toLocaleString("en-US");
  return min > 0 ? `text of ${min} to ${most} characters` : `text of at most ${most} characters`;
}

/** What a field may hold, in words that follow "it must be". */
export function allowedValues(field: Field): string {
  switch (field.kind) {
    case "number":
      return allowedNumber(field, field.unit === "year" ? String : showLimit);
    case "cap":
      return `${allowedNumber(field)}, or null for none`;
    case "quantity":
      return `${allowedNumber(field)}, or an uncertain one such as {"dist": "lognormal", "p5": …, "p95": …}`;
    case "choice":
      return `one of ${field.choices.join(", ")}`;
    case "text":
      return allowedText(field);
  }
}

function fieldOrNull(path: Path): Field | null {
  try {
    return fieldAt(formatPath(path));
  } catch {
    return null;
  }
}

const DISTRIBUTIONS = "one of uniform, triangular, normal, lognormal";

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, step) => (inner as Record<PropertyKey, unknown>)[step], value);

/** What a parameter of an uncertain quantity may hold; null when `path` does not lead to one. */
function allowedParameter(path: Path, whole: unknown): string | null {
  const parameter = path.at(-1);
  const holder = path.slice(0, -1);
  if (typeof parameter !== "string" || fieldOrNull(holder)?.kind !== "quantity") return null;
  if (parameter === "dist") return DISTRIBUTIONS;
  const limits = parameterLimits(formatPath(holder), valueAt(whole, holder), parameter);
  return limits && allowedNumber(limits);
}

function allowedAt(path: Path, issue: Issue, whole: unknown): string {
  const field = fieldOrNull(path);
  if (field !== null) return allowedValues(field);
  const ofParameter = allowedParameter(path, whole);
  if (ofParameter !== null) return ofParameter;
  if (issue.code === "invalid_type" && issue.expected === "array") return "a list, [ … ]";
  if (issue.code === "too_big" && issue.origin === "array") return `a list of at most ${issue.maximum}`;
  if (issue.code === "too_small" && issue.origin === "array") return `a list of at least ${issue.minimum}`;
  if (issue.code === "too_big" && issue.origin === "string") {
    return `text of at most ${issue.maximum.toLocaleString("en-US")} characters`;
  }
  if (issue.code === "invalid_type" && issue.expected === "string") return "text";
  return "a group of fields, { … }";
}

function unknownField(path: Path, key: string, known: readonly string[], held: unknown): Problem {
  const full = formatPath([...path, key]);
  // Nobody mistypes one that long, and comparing it takes long.
  const meant = key.length > LONGEST_QUOTE ? [] : known;
  const nearest = meant
    .map((name) => ({ name, distance: leven(name.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const isClose = nearest !== undefined && nearest.distance <= Math.max(2, key.length / 2);
  const hint = isClose ? `did you mean ${nearest.name}?` : `known here are ${known.join(", ")}`;
  return {
    path: full,
    message: `${full} is ${showValue(held)}: there is no such field; ${hint}`,
    allowed: hint,
  };
}

function unknownFields(path: Path, keys: readonly string[], input: unknown): Problem[] {
  const known = fieldNamesAt(formatPath(path), input);
  const fields = input as Record<string, unknown>;
  return keys.slice(0, MOST_PROBLEMS).map((key) => unknownField(path, key, known, fields[key]));
}

/** The problems behind one issue of the validator, each with the field, what it holds and what is allowed.
 * @param whole  what was validated, as far as it has the version's form */
export function explainIssue(issue: Issue, whole: unknown, parent: Path = []): Problem[] {
  const path = [...parent, ...issue.path];
  const input: unknown = issue.input;
  if (issue.code === "unrecognized_keys") return unknownFields(path, issue.keys, input);
  if (issue.code === "invalid_union" && "errors" in issue) {
    const isObject = typeof input === "object" && input !== null && !Array.isArray(input);
    const ofObject = issue.errors.find((branch) =>
      branch.some((inner) => inner.path.length > 0 || inner.code !== "invalid_type"),
    );
    if (isObject && ofObject !== undefined)
      return ofObject.flatMap((inner) => explainIssue(inner, whole, path));
  }
  const allowed = issue.code === "custom" ? issue.message : allowedAt(path, issue, whole);
  const isDiscriminator = issue.code === "invalid_union" && path.at(-1) === "dist";
  const held: unknown = isDiscriminator ? (input as { dist?: unknown }).dist : input;
  const holds = held === undefined ? "is missing" : `is ${showValue(held)}`;
  const name = formatPath(path);
  return [{ path: name, message: `${name} ${holds}: it must be ${allowed}`, allowed }];
}
