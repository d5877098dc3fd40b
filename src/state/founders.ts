import { formatNumber, formatQuantity } from "../model/format";
import { FURTHER_FOUNDERS, groupOfMiddleWorth, isFounder } from "../model/founders";
import { isolated } from "../model/isolated";
import { removeItem } from "../model/items";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { partnersOf } from "./partners";

export { areFoundersCountable, foundersOf, uncertainFounders, withFounders } from "../model/founders";

/** Who the founders beyond the named ones are; null when there are none. */
export function foundersHint({ members }: Scenario): string | null {
  const further = members.find((group) => isFounder(group) && group.name === FURTHER_FOUNDERS);
  const named = members.filter((group) => isFounder(group) && group !== further);
  if (further === undefined || named.length === 0) return null;
  const model = groupOfMiddleWorth(named);
  const worth = formatQuantity(further.valueUsdPerYear, "usdPerYear");
  const like = isSame(model?.valueUsdPerYear, further.valueUsdPerYear)
    ? `, like ${isolated(model?.name ?? "")}`
    : "";
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
