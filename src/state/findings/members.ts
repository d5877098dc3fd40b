import { chanceOf } from "../../analysis/chanceOf";
import type { GroupResults, Results } from "../../analysis/results";
import { formatFrequency } from "../../model/chances";
import type { Scenario } from "../../model/schema";
import { deadline } from "./words";

/** Chances of leaving closer than this are alike to a reader. */
const ALIKE = 0.03;

/** A founder group with numbers: prospects and groups that never had a founder have none. */
export interface FounderResults {
  readonly name: string;
  readonly left: number;
  readonly duesPv: number;
  readonly worthPv: number;
}

const isFounder = (group: GroupResults): group is FounderResults =>
  group.left !== null && group.duesPv !== null && group.worthPv !== null;

/** Founder groups that had a founder in any run, in the scenario's order. */
export function foundersWithResults({ groups }: Results, scenario: Scenario): readonly FounderResults[] {
  return groups.filter(
    (group, index) => isFounder(group) && scenario.members[index]?.joinsPerYear === 0,
  ) as readonly FounderResults[];
}

/** The likeliest to leave and those that a reader would call as likely, in order of their chance. */
export function likeliestAlike(founders: readonly FounderResults[]): readonly FounderResults[] {
  const ranked = founders.toSorted((a, b) => b.left - a.left);
  return ranked.filter(({ left }) => (ranked[0]?.left ?? 0) - left < ALIKE);
}

/** Who leaves first in the ranking, or null when chance cannot tell the first two apart. */
export function likeliestToLeave(results: Results, scenario: Scenario): FounderResults | null {
  const [first, second] = foundersWithResults(results, scenario).toSorted((a, b) => b.left - a.left);
  if (first === undefined || first.left === 0) return null;
  if (second === undefined) return first;
  const noise =
    1.96 * Math.sqrt((first.left * (1 - first.left) + second.left * (1 - second.left)) / results.runs);
  return first.left - second.left > noise ? first : null;
}

/** Whether each of these groups is one company, so that the page may speak of founders instead of groups. */
export function areCompanies(founders: readonly FounderResults[], scenario: Scenario): boolean {
  const companies = new Set(scenario.members.filter(({ count }) => count === 1).map(({ name }) => name));
  return founders.every(({ name }) => companies.has(name));
}

function leaverInWords(
  first: FounderResults,
  isAlone: boolean,
  results: Results,
  scenario: Scenario,
): string {
  const often = formatFrequency(chanceOf(first.left, results.runs));
  const by = deadline(scenario);
  if (!areCompanies([first], scenario)) {
    return `${first.name}: ${often} leave ${by}${isAlone ? "" : ", the most of any group"}`;
  }
  return `${first.name} ${isAlone ? "leaves" : "is likeliest to leave,"} in ${often} futures ${by}`;
}

/** Title of the members chart. */
export function membersFinding(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  const by = deadline(scenario);
  if (founders.length === 0) return "There are no founders to follow";
  const most = Math.max(...founders.map(({ left }) => left));
  if (most === 0) return `No founder was seen to leave ${by}`;
  const first = likeliestToLeave(results, scenario);
  if (first !== null) return leaverInWords(first, founders.length === 1, results, scenario);
  const alike = likeliestAlike(founders).map(({ name }) => name);
  const noun = areCompanies(founders, scenario) ? "founders" : "groups";
  if (alike.length === founders.length) return `All ${noun} are about equally likely to leave ${by}`;
  if (alike.length === 2) return `${alike.join(" and ")} are likeliest to leave`;
  return `${alike.length} of ${founders.length} ${noun} are about equally likely to leave, the rest less`;
}
