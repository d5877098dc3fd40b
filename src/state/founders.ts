import { formatNumber, formatQuantity } from "../model/format";
import { isSame } from "../model/paths";
import type { MemberGroup, Scenario } from "../model/schema";
import { assumed, groupOfMiddleWorth, removeItem } from "./lists";
import { FURTHER_FOUNDERS, partnersOf } from "./partners";

const isFounder = (group: MemberGroup) => group.joinsPerYear === 0;

/** Indices of the founder groups whose count is uncertain; each is set by the range of its own count. */
export function uncertainFounders(scenario: Scenario): readonly number[] {
  return [...scenario.members.entries()]
    .filter(([, group]) => isFounder(group) && typeof group.count !== "number")
    .map(([index]) => index);
}

/** How many founding members there are, uncertain groups left out. */
export function foundersOf(scenario: Scenario): number {
  const counts = scenario.members
    .filter(isFounder)
    .map(({ count }) => (typeof count === "number" ? count : 0));
  return counts.reduce((total, count) => total + count, 0);
}

/** The founder group that grows and shrinks as a whole: not companies by name but a number of like ones. */
function elasticGroup(founders: readonly MemberGroup[]): MemberGroup | undefined {
  if (founders.length === 1) return founders[0];
  return founders.findLast((group) => group.name === FURTHER_FOUNDERS || Number(group.count) > 1);
}

function withCount(group: MemberGroup, count: number): MemberGroup {
  return group.count === count ? group : { ...group, count };
}

/** The scenario with `founders` founding members.
 *
 * Among named companies, fewer than named leave out the last ones (their count becomes 0), and more come as
 * one extra group, "Further founders", made like the founder of middle worth. A group of several grows and
 * shrinks itself. Every other field stays as it is.
 * @param founders  a whole number of at least 1
 * @throws {RangeError} when it is not, or when the scenario has a founder group of uncertain count: then the
 *   founders are that count's range, not a number */
export function withFounders(scenario: Scenario, founders: number): Scenario {
  if (uncertainFounders(scenario).length > 0) throw new RangeError("the number of founders is uncertain");
  if (!Number.isInteger(founders) || founders < 1) {
    throw new RangeError(`founders must be a whole number of at least 1, not ${founders}`);
  }
  const groups = scenario.members.filter(isFounder);
  const elastic = elasticGroup(groups);
  const named = groups.filter((group) => group !== elastic);
  const further = Math.max(0, founders - named.length);
  const members = scenario.members.map((group) => {
    if (group === elastic) return withCount(group, further);
    const rank = named.indexOf(group);
    return rank < 0 ? group : withCount(group, rank < founders ? 1 : 0);
  });
  const model = elastic === undefined && further > 0 ? groupOfMiddleWorth(named) : undefined;
  if (model !== undefined) {
    const more = { ...model, name: FURTHER_FOUNDERS, count: further };
    const added = { ...scenario, members: [...members, more] };
    return assumed(added, "members", members.length, `further founders, made like ${model.name}`);
  }
  const isOver = elastic?.name === FURTHER_FOUNDERS && further === 0;
  const changed = { ...scenario, members };
  return isOver ? removeItem(changed, "members", scenario.members.indexOf(elastic)) : changed;
}

/** Whether `withFounders` leaves every other number of the founders alone: companies by name, each there or not,
 * beside at most one group of several. */
export function areFoundersCountable(scenario: Scenario): boolean {
  const founders = scenario.members.filter(isFounder);
  const elastic = elasticGroup(founders);
  return founders.every(
    (group) => Number.isInteger(group.count) && (group === elastic || Number(group.count) <= 1),
  );
}

/** Who the founders beyond the named ones are; null when there are none. */
export function foundersHint({ members }: Scenario): string | null {
  const further = members.find((group) => isFounder(group) && group.name === FURTHER_FOUNDERS);
  const named = members.filter((group) => isFounder(group) && group !== further);
  if (further === undefined || named.length === 0) return null;
  const model = groupOfMiddleWorth(named);
  const worth = formatQuantity(further.valueUsdPerYear, "usdPerYear");
  const like = isSame(model?.valueUsdPerYear, further.valueUsdPerYear) ? `, like ${model?.name}` : "";
  const each = further.count === 1 ? "" : " each";
  return `${formatNumber(named.length)} by name and ${formatQuantity(further.count, "members")} more, worth ${worth}${each}${like}.`;
}

/** Members in a line, companies where they are counted and groups where they are not.
 * @example membersInWords(coalition) // "8 founders, 1 group of prospects" */
export function membersInWords({ members }: Scenario): string {
  const founders = members.filter(isFounder);
  const isCounted = founders.every(({ count }) => typeof count === "number");
  const prospects = members.length - founders.length;
  const total = founders.reduce((sum, { count }) => sum + Number(count), 0);
  return [
    isCounted ? counted(total, "founder", "founders") : inGroups(founders.length, "founders"),
    ...(prospects > 0 ? [inGroups(prospects, "prospects")] : []),
  ].join(", ");
}

const counted = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

const inGroups = (count: number, of: string) => `${counted(count, "group", "groups")} of ${of}`;

/** The scenario with the founders of `baseline`: their counts, and no extra group that is not there. Founders that
 * were added and then left out are back. */
export function restoreFounders(scenario: Scenario, baseline: Scenario): Scenario {
  const partners = partnersOf(scenario, baseline, "members");
  const members = scenario.members.map((group, index) => {
    if (!isFounder(group)) return group;
    const count = baseline.members[partners[index] ?? -1]?.count ?? (group.count === 0 ? 1 : group.count);
    return isSame(count, group.count) ? group : { ...group, count };
  });
  const extra = members.findIndex(({ name }, index) => name === FURTHER_FOUNDERS && partners[index] === null);
  const restored = { ...scenario, members };
  return extra < 0 ? restored : removeItem(restored, "members", extra);
}
