import { fieldAt } from "../model/fields";
import { formatNumber } from "../model/format";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { controlGroups, itemControls } from "./controlGroups";
import { type Control, type ControlValue, togetherControls } from "./controls";
import { itemSummary } from "./itemSummary";
import { type Item, itemsOf, type ListName, partnersOf } from "./partners";

/** An assumption in which some scenario differs from the first. */
export interface Difference {
  /** Unlike that of every other. */
  readonly key: string;
  /** A field; an item that not all have; or the order of a list's items. */
  readonly kind: "field" | "item" | "order";
  /** Title of the group of assumptions that it belongs to. */
  readonly section: string;
  /** Name of the list's item that the field is of. */
  readonly item: string | null;
  /** What the field is called; the name of an item that not all have. */
  readonly title: string;
  /** One for each scenario; null where its item is missing. */
  readonly values: readonly (string | null)[];
  /** Whether each is the same as the first's. */
  readonly isSame: readonly boolean[];
}

/** Fields that a comparison makes the same for all, and words that change nothing. */
const LEFT_OUT: readonly string[] = ["simulation.seed", "simulation.runs", "horizonYears", "name", "summary"];

/** A value to its last digit, for two that read the same when rounded. */
function inFull(value: ControlValue): string {
  if (typeof value === "number") return formatNumber(value, 17);
  if (value === null || typeof value === "string") return value ?? "none";
  const { dist, ...parameters } = value;
  const parts = Object.entries(parameters).map(([name, part]) => `${name} ${formatNumber(part, 17)}`);
  return `${dist}, ${parts.join(", ")}`;
}

/** The values of a field in words: rounded, or in full where rounding hides that they differ.
 * @param found  of each scenario its control of the field; null where there is none */
function describe(found: readonly (Control | null)[], scenarios: readonly Scenario[]) {
  const each = <T>(tell: (control: Control, scenario: Scenario) => T) =>
    found.map((control, index) => control && tell(control, scenarios[index] as Scenario));
  const values = each((control, scenario) => control.read(scenario));
  const same = found.map((control, index) => control === null || isSame(values[index], values[0]));
  const texts = each((control, scenario) => control.describe(scenario));
  const isHidden = same.some((isAlike, index) => !isAlike && texts[index] === texts[0]);
  return {
    isSame: same,
    values: isHidden ? found.map((control, index) => control && inFull(values[index] ?? null)) : texts,
  };
}

/** Whether two items of unlike names are one that was renamed: at least half of what sets them apart from any item
 * of their list is the same. */
function isRenamed(list: ListName, a: Item, b: Item): boolean {
  const [left, right] = [a, b] as unknown as readonly Record<string, unknown>[];
  const telling = Object.keys(left ?? {}).filter((key) => {
    const usual = fieldAt(`${list}[].${key}`).default;
    return key !== "name" && !(isSame(left?.[key], usual) && isSame(right?.[key], usual));
  });
  return telling.filter((key) => isSame(left?.[key], right?.[key])).length * 2 >= telling.length;
}

/** For each item of the first scenario, its place in the other; null where it is not there. */
function placesIn(other: Scenario, first: Scenario, list: ListName): readonly (number | null)[] {
  const places = new Array<number | null>(itemsOf(first, list).length).fill(null);
  for (const [place, partner] of partnersOf(other, first, list).entries()) {
    if (partner === null) continue;
    const [a, b] = [itemsOf(first, list)[partner] as Item, itemsOf(other, list)[place] as Item];
    if (a.name === b.name || isRenamed(list, a, b)) places[partner] = place;
  }
  return places;
}

type Place = number | null;

/** Items of a list that belong together: of each scenario the place of its own, or null. */
function rowsOfItems(scenarios: readonly Scenario[], list: ListName): readonly (readonly Place[])[] {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]];
  const placesOf = others.map((other) => placesIn(other, first, list));
  const rows: Place[][] = itemsOf(first, list).map((_, index) => [
    index,
    ...placesOf.map((places) => places[index] ?? null),
  ]);
  const added = new Map<string, Place[][]>();
  for (const [other, places] of placesOf.entries()) {
    const column = other + 1;
    for (const [place, { name }] of itemsOf(others[other] as Scenario, list).entries()) {
      if (places.includes(place)) continue;
      const alike = added.get(name) ?? [];
      const row = alike.find((cells) => cells[column] === null) ?? scenarios.map(() => null);
      if (!alike.includes(row)) added.set(name, [...alike, row]);
      row[column] = place;
    }
  }
  return [...rows, ...[...added.values()].flat()];
}

function presenceOf(scenarios: readonly Scenario[], list: ListName, row: readonly Place[], section: string) {
  const items = row.map((place, index) =>
    place === null ? null : (itemsOf(scenarios[index] as Scenario, list)[place] as Item),
  );
  const owner = row.findIndex((place) => place !== null);
  return {
    key: `${list} ${owner} ${row[owner]}`,
    kind: "item" as const,
    section,
    item: null,
    title: items[owner]?.name ?? "",
    values: items.map((item) => item && itemSummary(list, item)),
    isSame: row.map((place) => (place === null) === (row[0] === null)),
  };
}

function fieldsOf(scenarios: readonly Scenario[], list: ListName, row: readonly Place[], section: string) {
  const [of, ...others] = row.map((place) => place !== null && itemControls(list, place));
  if (!of || !others.some(Boolean)) return [];
  const item = itemsOf(scenarios[0] as Scenario, list)[row[0] ?? 0]?.name ?? "";
  return of.flatMap((control, at): Difference[] => {
    const found = [control, ...others.map((controls) => (controls ? (controls[at] ?? null) : null))];
    const told = describe(found, scenarios);
    if (told.isSame.every(Boolean)) return [];
    return [{ key: control.id, kind: "field", section, item, title: control.field.title, ...told }];
  });
}

/** Whether the items that both have come in another order: draws go by place. */
function isReordered(rows: readonly (readonly Place[])[], column: number): boolean {
  const places = rows.flatMap((row) => (row[0] === null ? [] : (row[column] ?? [])));
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
}

function differencesInList(scenarios: readonly Scenario[], list: ListName, section: string): Difference[] {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]];
  if (others.every((other) => isSame(other[list], first[list]))) return [];
  const rows = rowsOfItems(scenarios, list);
  const isInOrder = scenarios.map((_, column) => !isReordered(rows, column));
  const differences = rows.flatMap((row): Difference[] => {
    const isEverywhere = !row.includes(null);
    const presence = isEverywhere ? [] : [presenceOf(scenarios, list, row, section)];
    return [...presence, ...fieldsOf(scenarios, list, row, section)];
  });
  if (isInOrder.every(Boolean)) return differences;
  const order: Difference = {
    key: `${list} order`,
    kind: "order",
    section,
    item: null,
    title: `Order of ${list}`,
    values: isInOrder.map((isAlike) => (isAlike ? "as in the first" : "another")),
    isSame: isInOrder,
  };
  return [...differences, order];
}

/** Alike but for the last digits, which a slider that moves many numbers in proportion leaves behind. */
function isClose(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => isClose(value, right.get(key)));
}

/** A control of several groups of members that explains all differences among members; null when there is none. */
function explainedTogether(scenarios: readonly Scenario[], section: string): Difference | null {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]];
  const { founders, joins, hazards } = togetherControls(first);
  for (const control of [...founders, ...joins, ...hazards]) {
    if (!control.field.path.includes("[]")) continue;
    const explains = (other: Scenario) => {
      const value = Number(control.read(other));
      const isAllowed = value > 0 && (!control.field.integer || Number.isInteger(value));
      return isAllowed && isClose(control.write(first, value).members, other.members);
    };
    if (!others.every(explains)) continue;
    const told = describe(
      scenarios.map(() => control),
      scenarios,
    );
    return { key: control.id, kind: "field", section, item: null, title: control.field.title, ...told };
  }
  return null;
}

/** The assumptions in which scenarios differ from the first of them, in the order of the page. Seed, runs and
 * horizon are left out: a comparison makes them the same. Items of lists are matched by name, or else by what they
 * have in common.
 * @param scenarios  at least one */
export function differencesOf(scenarios: readonly Scenario[]): readonly Difference[] {
  const [first] = scenarios as [Scenario];
  return controlGroups(first).flatMap(({ title: section, first: leading, more, list }) => {
    const plain = [...leading, ...more].filter(
      ({ field }) => !field.path.includes("[") && !LEFT_OUT.includes(field.path),
    );
    const found = plain.flatMap((control): Difference[] => {
      const told = describe(
        scenarios.map(() => control),
        scenarios,
      );
      if (told.isSame.every(Boolean)) return [];
      return [{ key: control.id, kind: "field", section, item: null, title: control.field.title, ...told }];
    });
    if (list === null) return found;
    const together =
      list === "members" && scenarios.some((other) => !isSame(other.members, first.members))
        ? explainedTogether(scenarios, section)
        : null;
    return [...found, ...(together ? [together] : differencesInList(scenarios, list, section))];
  });
}
