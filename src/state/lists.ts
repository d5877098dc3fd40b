import { fieldAt, fieldNamesAt } from "../model/fields";
import { endsOf } from "../model/format";
import { LIMITS, type MemberGroup, type Scenario, type Shock, type Sponsor } from "../model/schema";
import { type Item, itemsOf, type ListName, partnersOf } from "./partners";

export const MOST_ITEMS: Readonly<Record<ListName, number>> = {
  members: LIMITS.groups,
  sponsors: LIMITS.sponsors,
  shocks: LIMITS.shocks,
};

/** The scenario with other items, and with the sources following the items that they speak of.
 * @param from  for each new place, the index of the item before, or null for an item that has no sources */
function withItems(
  scenario: Scenario,
  list: ListName,
  items: readonly Item[],
  from: readonly (number | null)[],
): Scenario {
  const ofItem = new RegExp(`^${list}\\[(\\d+)\\]`);
  const sources: [string, string][] = [];
  for (const [path, source] of Object.entries(scenario.sources)) {
    const match = ofItem.exec(path);
    if (match === null) sources.push([path, source]);
    for (const [index, before] of match === null ? [] : from.entries()) {
      if (before === Number(match?.[1])) sources.push([path.replace(ofItem, `${list}[${index}]`), source]);
    }
  }
  return { ...scenario, [list]: items, sources: Object.fromEntries(sources) };
}

/** The scenario with an assumption as the source of every field of an item but its name: what the scenario says of
 * such fields in general was said of others. */
export function assumed(scenario: Scenario, list: ListName, index: number, why: string): Scenario {
  const names = fieldNamesAt(`${list}[]`, undefined).filter((name) => name !== "name");
  const own = names.map((name) => [`${list}[${index}].${name}`, `Assumption: ${why}.`]);
  return { ...scenario, sources: { ...scenario.sources, ...Object.fromEntries(own) } };
}

const indices = (items: readonly Item[]): number[] => [...items.keys()];

/** A name that no other item has: "NVIDIA", "NVIDIA 2", "NVIDIA 3". */
function uniqueName(wish: string, items: readonly Item[]): string {
  const taken = new Set(items.map(({ name }) => name));
  const [, stem = wish] = /^(.*?)(?: \d+)?$/s.exec(wish) ?? [];
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : ` ${number}`;
    const name = stem.slice(0, LIMITS.textLength - ending.length) + ending;
    if (!taken.has(name)) return name;
  }
}

/** What the sponsors leave of the bill. */
export const shareLeft = ({ sponsors }: Scenario, except = -1): number => {
  const taken = sponsors.reduce((sum, { share }, index) => (index === except ? sum : sum + share), 0);
  return Math.max(0, Number((1 - taken).toPrecision(12)));
};

const middleOf = ({ valueUsdPerYear }: MemberGroup) =>
  endsOf(valueUsdPerYear)[0] + endsOf(valueUsdPerYear)[1];

/** The group of middle worth among some. */
export function groupOfMiddleWorth(groups: readonly MemberGroup[]): MemberGroup | undefined {
  return groups.toSorted((a, b) => middleOf(a) - middleOf(b))[Math.floor((groups.length - 1) / 2)];
}

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

/** The scenario without an item. */
export function removeItem(scenario: Scenario, list: ListName, index: number): Scenario {
  const items = itemsOf(scenario, list);
  return withItems(scenario, list, items.toSpliced(index, 1), indices(items).toSpliced(index, 1));
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
