import { endsOf } from "./format";
import { assumed, removeItem } from "./items";
import type { MemberGroup, Scenario } from "./schema";

/** Name of the group that holds the founders beyond the named ones. */
export const FURTHER_FOUNDERS = "Further founders";

/** Whether a group is there from the start. */
export const isFounder = (group: MemberGroup) => group.joinsPerYear === 0;

const middleOf = ({ valueUsdPerYear }: MemberGroup) =>
  endsOf(valueUsdPerYear)[0] + endsOf(valueUsdPerYear)[1];

/** The group of middle worth among some. */
export function groupOfMiddleWorth(groups: readonly MemberGroup[]): MemberGroup | undefined {
  return groups.toSorted((a, b) => middleOf(a) - middleOf(b))[Math.floor((groups.length - 1) / 2)];
}

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
