import type { Scenario } from "../model/schema";
import { type ControlGroup, itemControls } from "./controlGroups";
import type { Control } from "./controls";
import { LISTS, type ListName } from "./partners";

/** What a search found in one item of a list. */
interface FoundItem {
  readonly name: string;
  readonly controls: readonly Control[];
}

/** What a search found in one group. */
export interface Found {
  readonly group: ControlGroup;
  readonly controls: readonly Control[];
  readonly items: readonly FoundItem[];
  /** Items beyond the first few, left out. */
  readonly omitted: number;
}

const MOST_ITEMS = 5;

type ItemNames = Readonly<Record<ListName, readonly string[]>>;

/** A selector of the names of all items; they stay the same object until a name or its place changes. */
export function itemNamesSelector(): (state: { readonly scenario: Scenario }) => ItemNames {
  let key = "";
  let names: ItemNames = { members: [], sponsors: [], shocks: [] };
  return ({ scenario }) => {
    const next = LISTS.map((list) => [list, scenario[list].map(({ name }) => name)] as const);
    const nextKey = JSON.stringify(next);
    if (nextKey !== key) {
      key = nextKey;
      names = Object.fromEntries(next) as unknown as ItemNames;
    }
    return names;
  };
}

/** Whether every word of the query begins a word of the text. */
function hasWords(text: string, query: readonly string[]): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query.every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** The assumptions whose title, help or item's name has every word of a query, group by group. */
export function findControls(
  text: string,
  groups: readonly ControlGroup[],
  names: ItemNames,
): readonly Found[] {
  const query = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const fits = ({ field }: Control, extra: string) =>
    hasWords(`${field.title} ${field.description} ${extra}`, query);
  return groups.flatMap((group) => {
    const { list } = group;
    const controls = [...group.first, ...group.more].filter((control) => fits(control, group.title));
    const patterns = list === null ? [] : itemControls(list, 0);
    const found = (list === null ? [] : names[list]).flatMap((name, index) => {
      const positions = [...patterns.keys()].filter((at) =>
        fits(patterns[at] as Control, `${group.title} ${name}`),
      );
      return positions.length === 0 ? [] : [{ name, index, positions }];
    });
    const items = found.slice(0, MOST_ITEMS).map(({ name, index, positions }) => {
      const all = itemControls(list as NonNullable<typeof list>, index);
      return { name, controls: positions.map((at) => all[at] as Control) };
    });
    const isEmpty = controls.length + items.length === 0;
    return isEmpty ? [] : [{ group, controls, items, omitted: found.length - items.length }];
  });
}
