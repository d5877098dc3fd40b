import { allowedNumber, allowedValues } from "../model/explainIssue";
import { type Field, fieldHolding } from "../model/fields";
import { formatNumber, formatValue } from "../model/format";
import { readScenario } from "../model/readScenario";
import { LIMITS, type Scenario } from "../model/schema";

/** What went wrong with a change, in words for the person who made it; null when it was made. */
export type Problem = string | null;

/** What a field allows, in the reader's units.
 * @example limitsOf(fieldAt("governance.quorum")) // "a whole number from 0 to 100,000" */
export function limitsOf(field: Field): string {
  if (field.kind === "choice" || field.kind === "text") return allowedValues(field);
  return allowedNumber(field, (limit) =>
    field.unit === "years" ? `${formatNumber(limit)} years` : formatValue(limit, field.unit),
  );
}

/** Rules that hold for a list as a whole, in the page's words. */
const OF_LISTS: Readonly<Record<string, (scenario: Scenario) => string>> = {
  members: ({ members }) =>
    members.length > LIMITS.groups
      ? `There can be at most ${formatNumber(LIMITS.groups)} groups of members`
      : "At least one group must be founders: members who are there from the start, joining at no yearly rate",
  sponsors: ({ sponsors }) =>
    sponsors.length > LIMITS.sponsors
      ? `There can be at most ${formatNumber(LIMITS.sponsors)} sponsors`
      : `The sponsors' shares must add to at most ${formatValue(1, "share")}`,
  shocks: () => `There can be at most ${formatNumber(LIMITS.shocks)} shocks`,
};

/** What is wrong with a scenario, naming the field and what it allows; null when nothing is. */
export function problemOf(scenario: Scenario): Problem {
  const first = readScenario(scenario).problems?.[0];
  if (first === undefined) return null;
  const field = fieldHolding(first.path);
  if (field === null) return OF_LISTS[first.path]?.(scenario) ?? first.allowed;
  const isOwnLimit = field.path === first.path && first.allowed === allowedValues(field);
  return `${field.title}: ${isOwnLimit ? limitsOf(field) : first.allowed}`;
}
