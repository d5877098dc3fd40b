import type { Results } from "../../analysis/results";
import type { Scenario } from "../../model/schema";
import { duesSentence } from "./dues";
import { riskSentence } from "./risk";

/** The page in one line: how likely it is that the group falls apart, and what its members come to pay.
 * @example headline(results, scenario)
 * // "35 of 100 futures fall apart by 2031. For the rest, a member’s dues climb from $13.5M to $44.3M a year." */
export function headline(results: Results, scenario: Scenario): string {
  return [riskSentence(results, scenario), duesSentence(results)].filter((text) => text !== "").join(" ");
}
