import { type Field, fieldAt } from "../model/fields";
import { formatFactor, formatQuantity, formatRange, formatValue } from "../model/format";
import type { Quantity, Scenario } from "../model/schema";
import { foundersOf, restoreFounders, uncertainFounders, withFounders } from "./founders";
import { isSame, valueAt, withValue } from "./paths";
import {
  joinsOf,
  memberHazardsOf,
  restoreJoins,
  restoreMemberHazards,
  withJoins,
  withMemberHazards,
} from "./proportions";

export type ControlValue = Quantity | string;

/** One assumption that a person can change: what it is called, and how it is read and written. */
export interface Control {
  readonly id: string;
  /** Title, help, unit and limits. */
  readonly field: Field;
  readonly read: (scenario: Scenario) => ControlValue;
  readonly write: (scenario: Scenario, value: ControlValue) => Scenario;
  /** Takes back what `write` did and leaves everything else. */
  readonly restore: (scenario: Scenario, baseline: Scenario) => Scenario;
  /** The value as the page shows it. */
  readonly describe: (scenario: Scenario) => string;
  /** The most that the other fields leave room for. */
  readonly most: (scenario: Scenario) => number;
}

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly Control[];
}

const CHOICES: Readonly<Record<string, string>> = {
  equal: "equally",
  tiered: "by fee units",
  proportional: "by worth",
  capped: "equally, up to worth",
  talmud: "by the Talmud rule",
};

/** A choice of the schema in words. */
export const choiceInWords = (choice: string) => CHOICES[choice] ?? choice;

type Describe = (value: ControlValue, scenario: Scenario) => string;

function fieldControl(path: string, change: Partial<Field> = {}, describe?: Describe): Control {
  const field = { ...fieldAt(path), ...change };
  const read = (scenario: Scenario) => valueAt(scenario, path) as ControlValue;
  return {
    id: path,
    field,
    read,
    write: (scenario, value) => withValue(scenario, path, value),
    restore: (scenario, baseline) => withValue(scenario, path, valueAt(baseline, path)),
    describe: (scenario) => {
      const value = read(scenario);
      if (describe !== undefined) return describe(value, scenario);
      if (typeof value === "string") return field.kind === "choice" ? choiceInWords(value) : value;
      return formatQuantity(value, field.unit);
    },
    most: () => field.max,
  };
}

function namedFoundersControl(): Control {
  return {
    id: "founders",
    field: {
      ...fieldAt("members[].count"),
      title: "Founding members",
      description:
        "Fewer than the named companies leave out the last ones; more come as one extra group, “Further " +
        "founders”, made like the named founder of middle worth.",
      kind: "number",
      integer: true,
      min: 1,
      slider: [1, 50],
    },
    read: foundersOf,
    write: (scenario, value) => withFounders(scenario, value as number),
    restore: restoreFounders,
    describe: (scenario) => formatValue(foundersOf(scenario), "members"),
    most: () => fieldAt("members[].count").max,
  };
}

const MOST_RANGES = 6;

/** One control for founders known by number, or one for each group (the first few) known by a range. */
function founderControls(scenario: Scenario): readonly Control[] {
  const uncertain = uncertainFounders(scenario).slice(0, MOST_RANGES);
  if (uncertain.length === 0) return [namedFoundersControl()];
  return uncertain.map((index) =>
    fieldControl(`members[${index}].count`, {
      title: scenario.members[index]?.name ?? "Founding members",
      description: "Founding members of this group: a range, from which each run draws one number.",
    }),
  );
}

function hazardControl(): Control {
  return {
    id: "memberHazards",
    field: {
      ...fieldAt("members[].exitHazardPerYear"),
      kind: "number",
      description:
        "Hazard of leaving for reasons of its own, lowest to highest group. The slider sets the highest; " +
        "all groups move with it in proportion.",
    },
    read: (scenario) => memberHazardsOf(scenario)[1],
    write: (scenario, value) => withMemberHazards(scenario, value as number),
    restore: restoreMemberHazards,
    describe: (scenario) => {
      const [low, high] = memberHazardsOf(scenario);
      return low === high ? formatValue(high, "perYear") : formatRange(low, high, "perYear");
    },
    most: () => fieldAt("members[].exitHazardPerYear").max,
  };
}

const LEAST_JOINS = 0.1;

function joinsControl(): Control {
  return {
    id: "joins",
    field: {
      ...fieldAt("members[].joinsPerYear"),
      title: "New members",
      description:
        "Prospects who join in a year, all groups together, as long as dues are below what it is worth to them.",
      min: 0,
      exclusiveMin: true,
      slider: [LEAST_JOINS, 10],
      scale: "log",
    },
    read: joinsOf,
    write: (scenario, value) => withJoins(scenario, value as number),
    restore: restoreJoins,
    describe: (scenario) => formatValue(joinsOf(scenario), "timesPerYear"),
    most: () => fieldAt("members[].joinsPerYear").max,
  };
}

function sponsorGroup(scenario: Scenario, index: number): ControlGroup {
  const path = `sponsors[${index}]`;
  const others = (current: Scenario) =>
    current.sponsors.reduce((total, { share }, other) => (other === index ? total : total + share), 0);
  const share = fieldControl(`${path}.share`);
  return {
    id: path,
    title: `Sponsor: ${scenario.sponsors[index]?.name}`,
    controls: [
      { ...share, most: (current) => Number((1 - others(current)).toPrecision(12)) },
      fieldControl(`${path}.withdrawalHazardPerYear`),
    ],
  };
}

/** "1.5×, when 1 in 10 left": what contagion does, because its exponent says nothing to most people. */
const contagionInWords: Describe = (value) =>
  `${formatFactor(Number(Math.exp(0.1 * Number(value)).toPrecision(2)))} if 1 in 10 left`;

const sensitivityInWords: Describe = (value) => `+${formatValue(value as number, "perYear")} at 2×`;

/** Changes when, and only when, the list of controls does: their number, names and kinds. */
function controlsKey(scenario: Scenario): string {
  const sponsors = scenario.sponsors.map(({ name }) => name);
  const ranges = uncertainFounders(scenario).map((index) => [index, scenario.members[index]?.name]);
  return JSON.stringify([sponsors, joinsOf(scenario) > 0, ranges]);
}

/** The assumptions of the first page, in their order. */
export function controlGroups(scenario: Scenario): readonly ControlGroup[] {
  const joins = joinsOf(scenario) > 0 ? [joinsControl()] : [];
  return [
    {
      id: "training",
      title: "Training",
      controls: [
        fieldControl("programme.frontierCostUsd"),
        fieldControl("programme.costGrowthPerYear", { title: "Growth of its cost" }),
        fieldControl("programme.ambition"),
        fieldControl("programme.pace"),
      ],
    },
    {
      id: "coalition",
      title: "Coalition",
      controls: [...founderControls(scenario), ...joins, fieldControl("governance.quorum")],
    },
    ...scenario.sponsors.map((_, index) => sponsorGroup(scenario, index)),
    {
      id: "leaving",
      title: "Why members leave",
      controls: [
        hazardControl(),
        fieldControl("churn.priceSensitivityPerYear", {}, sensitivityInWords),
        fieldControl("churn.contagion", {}, contagionInWords),
        fieldControl("churn.freeRiding"),
      ],
    },
    {
      id: "rules",
      title: "Rules",
      controls: [fieldControl("governance.costSharing"), fieldControl("governance.exitFeeYears")],
    },
    {
      id: "simulation",
      title: "Simulation",
      controls: [
        fieldControl("horizonYears"),
        fieldControl("simulation.runs"),
        fieldControl("simulation.seed"),
      ],
    },
  ];
}

/** Whether a control differs from the preset. */
export function isChanged(control: Control, scenario: Scenario, baseline: Scenario): boolean {
  if (control.id === "memberHazards") return !isSame(memberHazardsOf(scenario), memberHazardsOf(baseline));
  return !isSame(control.read(scenario), control.read(baseline));
}

/** A selector of the controls; the list stays the same object until its number, names or kinds change. */
export function controlGroupsSelector(): (state: { readonly scenario: Scenario }) => readonly ControlGroup[] {
  let key: string | null = null;
  let groups: readonly ControlGroup[] = [];
  return ({ scenario }) => {
    const next = controlsKey(scenario);
    if (next !== key) {
      key = next;
      groups = controlGroups(scenario);
    }
    return groups;
  };
}
