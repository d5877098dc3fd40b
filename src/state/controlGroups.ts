import { fieldNamesAt, fieldPaths } from "../model/fields";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { type Control, fieldControl, togetherControls } from "./controls";
import { itemsOf, type ListName, partnersOf } from "./partners";

/** Assumptions that belong together in people's heads. */
export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  /** Those that matter most, always in sight. */
  readonly first: readonly Control[];
  readonly more: readonly Control[];
  /** The list whose items the group shows. */
  readonly list: ListName | null;
}

/** What describes the file rather than the future: no control sets it. */
type OfTheFile = "$schema" | "version" | "sources";

type GroupId = "training" | "members" | "sponsors" | "leaving" | "shocks" | "rules" | "simulation";

/** The group of each of the schema's parts. */
const HOME: Readonly<Record<Exclude<keyof Scenario, OfTheFile>, GroupId>> = {
  programme: "training",
  members: "members",
  valueGrowthPerYear: "members",
  sponsors: "sponsors",
  churn: "leaving",
  shocks: "shocks",
  governance: "rules",
  horizonYears: "simulation",
  startYear: "simulation",
  simulation: "simulation",
  name: "simulation",
  summary: "simulation",
};

interface Plan {
  readonly id: GroupId;
  readonly title: string;
  /** Paths of the fields always in sight; they may come from another part of the schema. */
  readonly first: readonly string[];
  readonly list?: ListName;
}

const PLANS: readonly Plan[] = [
  {
    id: "training",
    title: "Training",
    first: [
      "programme.frontierCostUsd",
      "programme.costGrowthPerYear",
      "programme.ambition",
      "programme.pace",
    ],
  },
  { id: "members", title: "Members", first: ["governance.quorum"], list: "members" },
  { id: "sponsors", title: "Sponsors", first: [], list: "sponsors" },
  {
    id: "leaving",
    title: "Why members leave",
    first: ["churn.priceSensitivityPerYear", "churn.contagion", "churn.freeRiding"],
  },
  { id: "shocks", title: "Shocks", first: [], list: "shocks" },
  { id: "rules", title: "Rules", first: ["governance.costSharing", "governance.exitFeeYears"] },
  {
    id: "simulation",
    title: "Simulation",
    first: ["horizonYears", "simulation.runs", "simulation.seed"],
  },
];

/** Fields of a sponsor that show while it is closed. */
const SHOWN_OF_SPONSOR: readonly string[] = ["share", "withdrawalHazardPerYear"];

/** The controls of one item of a list, in the schema's order. */
export function itemControls(list: ListName, index: number): readonly Control[] {
  return fieldNamesAt(`${list}[]`, undefined).map((name) => fieldControl(`${list}[${index}].${name}`));
}

/** The controls of an item that show while it is closed. */
export function shownItemControls(list: ListName, index: number): readonly Control[] {
  if (list !== "sponsors") return [];
  return SHOWN_OF_SPONSOR.map((name) => fieldControl(`sponsors[${index}].${name}`));
}

/** Fields outside lists by group, those in sight left out. */
function otherPaths(): ReadonlyMap<GroupId, readonly string[]> {
  const shown = new Set(PLANS.flatMap(({ first }) => first));
  const others = new Map<GroupId, string[]>();
  for (const path of fieldPaths()) {
    const group = (HOME as Readonly<Record<string, GroupId>>)[/^\$?\w+/.exec(path)?.[0] ?? ""];
    if (group === undefined || path.includes("[]") || shown.has(path)) continue;
    others.set(group, [...(others.get(group) ?? []), path]);
  }
  return others;
}

/** All assumptions outside the items of lists, in their order on the page. */
export function controlGroups(scenario: Scenario): readonly ControlGroup[] {
  const others = otherPaths();
  const { founders, joins, hazards } = togetherControls(scenario);
  const leading: Partial<Record<GroupId, readonly Control[]>> = {
    members: [...founders, ...joins],
    leaving: hazards,
  };
  return PLANS.map(({ id, title, first, list = null }) => ({
    id,
    title,
    list,
    first: [...(leading[id] ?? []), ...first.map(fieldControl)],
    more: (others.get(id) ?? []).map(fieldControl),
  }));
}

/** A selector of the groups; they stay the same objects until other controls are needed. */
export function controlGroupsSelector(): (state: { readonly scenario: Scenario }) => readonly ControlGroup[] {
  let key: string | null = null;
  let groups: readonly ControlGroup[] = [];
  return ({ scenario }) => {
    const { founders, joins } = togetherControls(scenario);
    const next = JSON.stringify([...founders, ...joins].map(({ id, field }) => [id, field.title]));
    if (next !== key) {
      key = next;
      groups = controlGroups(scenario);
    }
    return groups;
  };
}

/** How many fields of an item differ from the item of the baseline that it was; null in one that was added. */
export function changesInItem(
  scenario: Scenario,
  baseline: Scenario,
  list: ListName,
  index: number,
): number | null {
  const partner = partnersOf(scenario, baseline, list)[index] ?? null;
  if (partner === null) return null;
  const [item, before] = [itemsOf(scenario, list)[index], itemsOf(baseline, list)[partner]];
  if (item === undefined || before === undefined || item === before) return 0;
  const names = Object.keys(item) as (keyof typeof item)[];
  return names.filter((name) => !isSame(item[name], before[name])).length;
}

/** How many items of the baseline's list are gone. */
export function removedFrom(scenario: Scenario, baseline: Scenario, list: ListName): number {
  const kept = partnersOf(scenario, baseline, list).filter((partner) => partner !== null).length;
  return itemsOf(baseline, list).length - kept;
}

function changesInList(scenario: Scenario, baseline: Scenario, list: ListName): number {
  if (scenario[list] === baseline[list]) return 0;
  const items = itemsOf(scenario, list).map(
    (_, index) => changesInItem(scenario, baseline, list, index) ?? 1,
  );
  return items.reduce((sum, changes) => sum + changes, removedFrom(scenario, baseline, list));
}

/** How many assumptions of a group differ from the baseline, items added or removed counted as one each. */
export function changesInGroup(group: ControlGroup, scenario: Scenario, baseline: Scenario) {
  if (scenario === baseline) return { first: 0, more: 0 };
  const count = (controls: readonly Control[]) =>
    // What is in a list is counted there, item by item.
    controls.filter(({ field, isChanged }) => !field.path.includes("[") && isChanged(scenario, baseline))
      .length;
  const inList = group.list === null ? 0 : changesInList(scenario, baseline, group.list);
  return { first: count(group.first), more: count(group.more) + inList };
}
