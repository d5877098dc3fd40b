import type { Field } from "../model/fields";
import { formatNumber, formatValue } from "../model/format";

/** What a field allows, in words that end a sentence.
 * @example limitsOf(fieldAt("governance.quorum")) // "a whole number between 0 and 100,000" */
export function limitsOf(field: Field): string {
  if (field.kind === "choice") return `one of ${field.choices.join(", ")}`;
  if (field.kind === "text") return `between ${field.min} and ${formatNumber(field.max)} letters`;
  const say = (value: number) =>
    field.unit === "years" ? `${formatNumber(value)} years` : formatValue(value, field.unit);
  const sort = field.integer ? "a whole number " : "";
  const low = field.exclusiveMin ? `above ${say(field.min)} and at most ` : `between ${say(field.min)} and `;
  return `${sort}${low}${say(field.max)}`;
}
