import leven from "leven";
import type { z } from "zod";
import { fieldAt, fieldNamesAt, type Field } from "./fields";

/** What is wrong with one field of a scenario. */
export interface Problem {
  /** The field, such as `members[2].count`; empty for the file as a whole. */
  readonly path: string;
  /** A sentence without its full stop: the field, what it holds and what is allowed. */
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A value as an error quotes it. */
export function showValue(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** @example formatPath(["members", 2, "count"]) // "members[2].count" */
export function formatPath(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

const showLimit = (limit: number) => (limit >= 1e9 ? limit.toExponential().replace("+", "") : limit.toLocaleString("en-US"));

function allowedNumber({ integer, exclusiveMin, min, max }: Field): string {
  const kind = integer ? "a whole number" : "a number";
  return exclusiveMin
    ? `${kind} above ${showLimit(min)}, at most ${showLimit(max)}`
    : `${kind} from ${showLimit(min)} to ${showLimit(max)}`;
}

/** What a field may hold, in words that follow "it must be". */
export function allowedValues(field: Field): string {
  switch (field.kind) {
    case "number":
      return allowedNumber(field);
    case "cap":
      return `${allowedNumber(field)}, or null for none`;
    case "quantity":
      return `${allowedNumber(field)}, or an uncertain one such as {"dist": "lognormal", "p5": …, "p95": …}`;
    case "choice":
      return `one of ${field.choices.join(", ")}`;
    case "text":
      return `text of ${field.min} to ${field.max} characters`;
  }
}

function fieldOrNull(path: Path): Field | null {
  try {
    return fieldAt(formatPath(path));
  } catch {
    return null;
  }
}

/** What the parameter of an uncertain quantity may hold. */
function allowedParameter(field: Field, parameter: string, isLognormal: boolean): string {
  if (parameter === "dist") return "one of uniform, triangular, normal, lognormal";
  return allowedNumber(isLognormal && field.min === 0 ? { ...field, exclusiveMin: true } : field);
}

function allowedAt(path: Path, issue: Issue): string {
  const field = fieldOrNull(path);
  if (field !== null) return allowedValues(field);
  const parameter = path.at(-1);
  const quantity = fieldOrNull(path.slice(0, -1));
  if (quantity?.kind === "quantity" && typeof parameter === "string") {
    return allowedParameter(quantity, parameter, issue.code === "too_small" && issue.inclusive === false);
  }
  if (issue.code === "invalid_type" && issue.expected === "array") return "a list, [ … ]";
  if (issue.code === "too_big" && issue.origin === "array") return `a list of at most ${issue.maximum}`;
  if (issue.code === "too_small" && issue.origin === "array") return `a list of at least ${issue.minimum}`;
  if (issue.code === "too_big" && issue.origin === "string") return `text of at most ${issue.maximum} characters`;
  if (issue.code === "invalid_type" && issue.expected === "string") return "text";
  return "a group of fields, { … }";
}

/** How a value is quoted; lists by their length, for nobody wants to read them. */
const quoted = (value: unknown) => (Array.isArray(value) ? `a list of ${value.length.toLocaleString("en-US")}` : showValue(value));

function unknownField(path: Path, key: string, input: unknown): Problem {
  const full = formatPath([...path, key]);
  const known = fieldNamesAt(formatPath(path), input);
  const nearest = known
    .map((name) => ({ name, distance: leven(name.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const isClose = nearest !== undefined && nearest.distance <= Math.max(2, key.length / 2);
  const hint = isClose ? `did you mean ${nearest.name}?` : `known here are ${known.join(", ")}`;
  return { path: full, message: `${full} is ${showValue((input as Record<string, unknown>)[key])}: there is no such field; ${hint}` };
}

/** The problems behind one issue of the validator, each with the field, what it holds and what is allowed. */
export function explainIssue(issue: Issue, parent: Path = []): Problem[] {
  const path = [...parent, ...issue.path];
  const name = formatPath(path) || "the file";
  const input: unknown = issue.input;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownField(path, key, input));
  if (issue.code === "invalid_union" && "errors" in issue) {
    const ofObject = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0 || inner.code !== "invalid_type"));
    const isObject = typeof input === "object" && input !== null && !Array.isArray(input);
    if (isObject && ofObject !== undefined) return ofObject.flatMap((inner) => explainIssue(inner, path));
  }
  const allowed = issue.code === "custom" ? issue.message : allowedAt(path, issue);
  const isDiscriminator = issue.code === "invalid_union" && path.at(-1) === "dist";
  const held: unknown = isDiscriminator ? (input as { dist?: unknown }).dist : input;
  const holds = held === undefined ? "is missing" : `is ${quoted(held)}`;
  return [{ path: formatPath(path), message: `${name} ${holds}: it must be ${allowed}` }];
}
