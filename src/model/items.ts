import { fieldNamesAt } from "./fields";
import { LIMITS, type MemberGroup, type Scenario, type Shock, type Sponsor } from "./schema";

/** The lists of a scenario. */
export const LISTS = ["members", "sponsors", "shocks"] as const;

export type ListName = (typeof LISTS)[number];
export type Item = MemberGroup | Sponsor | Shock;

/** The items of a list. */
export const itemsOf = (scenario: Scenario, list: ListName): readonly Item[] => scenario[list];

/** The scenario with other items, and with the sources following the items that they speak of.
 * @param from  for each new place, the index of the item before, or null for an item that has no sources */
export function withItems(
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
export function uniqueName(wish: string, items: readonly Item[]): string {
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

/** The scenario without an item. */
export function removeItem(scenario: Scenario, list: ListName, index: number): Scenario {
  const items = itemsOf(scenario, list);
  return withItems(scenario, list, items.toSpliced(index, 1), indices(items).toSpliced(index, 1));
}
