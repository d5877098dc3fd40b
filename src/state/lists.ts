import { fieldAt, fieldNamesAt } from "../model/fields";
import { groupOfMiddleWorth } from "../model/founders";
import { assumed, type Item, itemsOf, type ListName, shareLeft, uniqueName, withItems } from "../model/items";
import { LIMITS, type MemberGroup, type Scenario, type Shock, type Sponsor } from "../model/schema";
import { partnersOf } from "./partners";

export { removeItem, shareLeft } from "../model/items";

export const MOST_ITEMS: Readonly<Record<ListName, number>> = {
  members: LIMITS.groups,
  sponsors: LIMITS.sponsors,
  shocks: LIMITS.shocks,
};

const indices = (items: readonly Item[]): number[] => [...items.keys()];

/** What a field of a new item has: the schema's default, or null where the schema has none. */
function defaultsOf(list: ListName): Record<string, unknown> {
  const names = fieldNamesAt(`${list}[]`, undefined);
  return Object.fromEntries(names.map((name) => [name, fieldAt(`${list}[].${name}`).default]));
}

const PROSPECTS = { count: 10, joinsPerYear: 1 } as const;

/** A new item like its neighbours: members like the group of middle worth, the rest by the schema's defaults. */
function newItem(scenario: Scenario, list: ListName, isProspect: boolean): Item {
  const { members, sponsors } = scenario;
  if (list === "shocks") {
    return { ...defaultsOf(list), name: "New shock", ratePerYear: 0.2, durationYears: 1 } as Shock;
  }
  if (list === "sponsors") {
    const share = Math.min(0.1, shareLeft(scenario));
    const withdrawalHazardPerYear = sponsors.at(-1)?.withdrawalHazardPerYear ?? 0.1;
    const noticeYears = sponsors.at(-1)?.noticeYears ?? 0.5;
    return {
      ...defaultsOf(list),
      name: "New sponsor",
      share,
      withdrawalHazardPerYear,
      noticeYears,
    } as Sponsor;
  }
  const alike = members.filter(({ joinsPerYear }) => joinsPerYear > 0 === isProspect);
  const model = groupOfMiddleWorth(alike.length > 0 ? alike : members) as MemberGroup;
  const { valueUsdPerYear, exitHazardPerYear, commitmentYears } = model;
  const like = { ...defaultsOf(list), valueUsdPerYear, exitHazardPerYear, commitmentYears };
  const name = isProspect ? "New prospects" : "New member";
  return { ...like, name, ...(isProspect ? PROSPECTS : {}) } as MemberGroup;
}

/** The scenario with one more item at the end of a list, named like no other, as an assumption. */
export function addItem(scenario: Scenario, list: ListName, isProspect = false): Scenario {
  const items = itemsOf(scenario, list);
  const item = newItem(scenario, list, isProspect);
  const added = { ...item, name: uniqueName(item.name, items) };
  const longer = withItems(scenario, list, [...items, added], [...indices(items), null]);
  return assumed(longer, list, items.length, "added by hand");
}

/** The scenario with a copy of an item after it, under another name; of a sponsor, with what share is left. Its
 * sources say that it is a copy: they spoke of the other. */
export function duplicateItem(scenario: Scenario, list: ListName, index: number): Scenario {
  const items = itemsOf(scenario, list);
  const item = items[index] as Item;
  const share = "share" in item ? { share: Math.min(item.share, shareLeft(scenario)) } : {};
  const copy = { ...item, ...share, name: uniqueName(item.name, items) };
  const from: (number | null)[] = indices(items);
  const longer = withItems(
    scenario,
    list,
    items.toSpliced(index + 1, 0, copy),
    from.toSpliced(index + 1, 0, null),
  );
  return assumed(longer, list, index + 1, `copied from ${item.name}`);
}

/** The scenario with an item in another place of its list. */
export function moveItem(scenario: Scenario, list: ListName, index: number, to: number): Scenario {
  const items = itemsOf(scenario, list);
  const moved = <T>(all: readonly T[]) => all.toSpliced(index, 1).toSpliced(to, 0, all[index] as T);
  return withItems(scenario, list, moved(items), moved(indices(items)));
}

/** The scenario with an item of `baseline` that it lacks, in its old place, and with its sources. */
function putBack(scenario: Scenario, baseline: Scenario, list: ListName, index: number): Scenario {
  const items = itemsOf(scenario, list);
  const at = Math.min(index, items.length);
  const item = itemsOf(baseline, list)[index] as Item;
  const restored = withItems(scenario, list, items.toSpliced(at, 0, item), [
    ...indices(items).slice(0, at),
    null,
    ...indices(items).slice(at),
  ]);
  const own = `${list}[${index}]`;
  const sources = Object.entries(baseline.sources)
    .filter(([path]) => path.startsWith(own))
    .map(([path, source]) => [path.replace(own, `${list}[${at}]`), source]);
  return { ...restored, sources: { ...restored.sources, ...Object.fromEntries(sources) } };
}

/** The scenario with every item of `baseline` that was removed from a list. */
export function putBackRemoved(scenario: Scenario, baseline: Scenario, list: ListName): Scenario {
  const partners = new Set(partnersOf(scenario, baseline, list));
  return indices(itemsOf(baseline, list))
    .filter((index) => !partners.has(index))
    .reduce((mended, index) => putBack(mended, baseline, list, index), scenario);
}
