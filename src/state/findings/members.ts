import { chanceOf } from "../../analysis/chanceOf";
import type { FounderResults, GroupResults, Results } from "../../analysis/results";
import { formatFrequency, formatRoughly } from "../../model/chances";
import { isolated } from "../../model/isolated";
import type { Scenario } from "../../model/schema";
import { deadline } from "./words";

/** Chances of leaving closer than this are alike to a reader. */
const ALIKE = 0.02 + 1e-9;

/** When all founders lie this close together, none is worth a name in a title. */
export const CLOSE = 0.12 + 1e-9;

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
  return ranked.filter(({ left }) => (ranked[0]?.left ?? 0) - left <= ALIKE);
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
    return `${isolated(first.name)}: ${often} leave ${by}${isAlone ? "" : ", the most of any group"}`;
  }
  return `${isolated(first.name)} ${isAlone ? "leaves" : "is likeliest to leave,"} in ${often} futures ${by}`;
}

/** How many futures, in words where a common fraction is near. */
function futuresInWords(share: number, runs: number): string {
  if (Math.abs(share - 1 / 2) <= 0.05) return "about half of futures";
  if (Math.abs(share - 1 / 3) <= 0.03) return "about one in three futures";
  if (Math.abs(share - 1 / 5) <= 0.02) return "about one in five futures";
  return `${formatFrequency(chanceOf(share, runs))} futures`;
}

/** What founders whose chances a reader would not tell apart have in common. */
function togetherInWords(founders: readonly FounderResults[], runs: number): string {
  const mean = founders.reduce((sum, { left }) => sum + left, 0) / founders.length;
  const ranked = founders.toSorted((a, b) => a.left - b.left);
  const [least, most] = [ranked[0] as FounderResults, ranked.at(-1) as FounderResults];
  const share = ({ left }: FounderResults) => formatRoughly(left);
  const say = (founder: FounderResults) => `${share(founder)} (${isolated(founder.name)})`;
  const range = share(least) === share(most) ? ` (${share(least)})` : `, ${say(least)} to ${say(most)}`;
  return `Each founder leaves in ${futuresInWords(mean, runs)}${range}`;
}

/** Who counts as having left: all that decide to before the run ends, with whom it ends included.
 * @example leaversInWords(fiveYearsFrom2026) // "founders who leave by 2031, those whose leaving is the end included" */
export const leaversInWords = (scenario: Scenario): string =>
  `founders who leave ${deadline(scenario)}, those whose leaving is the end included`;

/** Title of the members chart. */
export function membersFinding(results: Results, scenario: Scenario): string {
  const founders = foundersWithResults(results, scenario);
  const by = deadline(scenario);
  const [first, ...others] = likeliestAlike(founders);
  if (first === undefined) return "There are no founders to follow";
  if (first.left === 0) return `No founder was seen to leave ${by}`;
  if (founders.length === 1) return leaverInWords(first, true, results, scenario);
  const least = Math.min(...founders.map(({ left }) => left));
  if (first.left - least <= CLOSE) return togetherInWords(founders, results.runs);
  if (others.length === 0) return leaverInWords(first, false, results, scenario);
  const noun = areCompanies(founders, scenario) ? "founders" : "groups";
  const often = `${Math.round(first.left * 100)} of 100 futures`;
  return `${others.length + 1} of ${founders.length} ${noun} are likeliest to leave, each in about ${often} ${by}`;
}
