import type { z } from "zod";
import { type Field, fieldAt } from "../model/fields";
import { type Scenario, scenarioSchema } from "../model/schema";
import { limitsOf } from "./limits";

/** What went wrong with a change, in words for the person who made it; null when it was made. */
export type Problem = string | null;

type Issue = z.core.$ZodIssue;

/** Of an uncertain number, what is wrong with the form it was given in rather than with all forms. */
function sharpest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const nested = issue.errors
    .flat()
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
  return nested.find(({ code }) => code === "custom") ?? issue;
}

function textOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

/** The field at a path, or the one that the path leads into, such as an uncertain number with its `p5`. */
function fieldUnder(path: readonly PropertyKey[]): { field: Field; isWhole: boolean } | null {
  for (let length = path.length; length > 0; length -= 1) {
    try {
      return { field: fieldAt(textOf(path.slice(0, length))), isWhole: length === path.length };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** What is wrong with a scenario, naming the field and what it allows; null when nothing is. */
export function problemOf(scenario: Scenario): Problem {
  const parsed = scenarioSchema.safeParse(scenario);
  const first = parsed.error?.issues[0];
  if (first === undefined) return null;
  const issue = sharpest(first);
  const found = fieldUnder(issue.path);
  if (found === null) return issue.message;
  const isLimit = issue.code !== "custom" && found.isWhole;
  return `${found.field.title}: ${isLimit ? limitsOf(found.field) : issue.message}`;
}
