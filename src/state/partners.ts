import { FURTHER_FOUNDERS } from "../model/founders";
import { type Item, itemsOf, type ListName } from "../model/items";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";

export { FURTHER_FOUNDERS } from "../model/founders";
export { type Item, itemsOf, LISTS, type ListName } from "../model/items";

const likeness = (a: Item, b: Item) => {
  const [left, right] = [a, b] as unknown as readonly Record<string, unknown>[];
  return Object.keys(left ?? {}).filter((key) => isSame(left?.[key], right?.[key])).length;
};

/** Pairs items by name, the nth of a name with the nth of that name. */
function pairByName(items: readonly Item[], before: readonly Item[]): (number | null)[] {
  const places = new Map<string, number[]>();
  for (const [index, { name }] of before.entries()) places.set(name, [...(places.get(name) ?? []), index]);
  return items.map(({ name }) => places.get(name)?.shift() ?? null);
}

/** Pairs what names did not: with the free item of the baseline that is most like it, if it is at all. The extra
 * founders are made like others and are none of them. */
function pairRenamed(items: readonly Item[], before: readonly Item[], pairs: (number | null)[]): void {
  const free = new Set([...before.keys()].filter((index) => !pairs.includes(index)));
  for (const [index, item] of items.entries()) {
    if (pairs[index] !== null || free.size === 0 || item.name === FURTHER_FOUNDERS) continue;
    const closeness = (other: number) => likeness(item, before[other] as Item) + (other === index ? 0.5 : 0);
    const best = [...free].reduce((a, b) => (closeness(b) > closeness(a) ? b : a));
    if (closeness(best) * 2 <= Object.keys(item).length) continue;
    pairs[index] = best;
    free.delete(best);
  }
}

const remembered = new WeakMap<readonly Item[], WeakMap<readonly Item[], readonly (number | null)[]>>();

/** For each item of a list, the index of the item of `baseline` that it was, or null for one that was added: by
 * name, and after a renaming by what else they have in common. */
export function partnersOf(
  scenario: Scenario,
  baseline: Scenario,
  list: ListName,
): readonly (number | null)[] {
  const [items, before] = [itemsOf(scenario, list), itemsOf(baseline, list)];
  const known = remembered.get(items)?.get(before);
  if (known !== undefined) return known;
  const pairs = pairByName(items, before);
  pairRenamed(items, before, pairs);
  const ofItems = remembered.get(items) ?? new WeakMap();
  remembered.set(items, ofItems.set(before, pairs));
  return pairs;
}

const IN_LIST = /^(members|sponsors|shocks)\[(\d+)\]/;

/** Where in `baseline` a field is that the scenario has at `path`; null in an item that was added. */
export function baselinePath(scenario: Scenario, baseline: Scenario, path: string): string | null {
  const match = IN_LIST.exec(path);
  if (match === null) return path;
  const list = match[1] as ListName;
  const partner = partnersOf(scenario, baseline, list)[Number(match[2])] ?? null;
  return partner === null ? null : path.replace(IN_LIST, `${list}[${partner}]`);
}

/** What `sources` of a scenario says of a field: of this item, or of the field in all items; null when nothing. */
export function sourceAt({ sources }: Scenario, path: string): string | null {
  return sources[path] ?? sources[path.replace(IN_LIST, "$1[]")] ?? null;
}
