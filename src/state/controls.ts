import { type Field, fieldAt } from "../model/fields";
import { formatFactor, formatQuantity, formatRange, formatValue } from "../model/format";
import { isSame, valueAt, withValue } from "../model/paths";
import type { Quantity, Scenario } from "../model/schema";
import {
  areFoundersCountable,
  foundersHint,
  foundersOf,
  restoreFounders,
  uncertainFounders,
  withFounders,
} from "./founders";
import { shareLeft } from "./lists";
import { baselinePath, sourceAt } from "./partners";
import {
  joinsOf,
  memberHazardsOf,
  restoreJoins,
  restoreMemberHazards,
  withJoins,
  withMemberHazards,
} from "./proportions";

/** What a control holds; null is a cap that does not bind. */
export type ControlValue = Quantity | string | null;

/** One assumption that a person can change: what it is called, and how it is read and written. */
export interface Control {
  readonly id: string;
  /** Title, help, unit and limits. */
  readonly field: Field;
  readonly read: (scenario: Scenario) => ControlValue;
  readonly write: (scenario: Scenario, value: ControlValue) => Scenario;
  /** Takes back what `write` did and leaves everything else. */
  readonly restore: (scenario: Scenario, baseline: Scenario) => Scenario;
  /** What `restore` puts back; in an item that the baseline has not, what it holds. */
  readonly before: (scenario: Scenario, baseline: Scenario) => ControlValue;
  /** Whether it differs from that. */
  readonly isChanged: (scenario: Scenario, baseline: Scenario) => boolean;
  /** The value as the page shows it. */
  readonly describe: (scenario: Scenario) => string;
  /** The most that the other fields leave room for. */
  readonly most: (scenario: Scenario) => number;
  /** What a person should know of the value as it stands; null when there is nothing. */
  readonly hint: (scenario: Scenario) => string | null;
}

/** Whether a control moves a field of several items at once. */
const isTogether = ({ field }: Control): boolean => field.path.includes("[]");

const CHOICES: Readonly<Record<string, string>> = {
  equal: "equally",
  tiered: "by fee units",
  proportional: "by worth",
  capped: "equally, up to worth",
  talmud: "by the Talmud rule",
};

/** A choice of the schema in words. */
export const choiceInWords = (choice: string) => CHOICES[choice] ?? choice;

type Describe = (value: ControlValue) => string;

/** "1.49× if 1 in 10 left": what contagion does, because its exponent says nothing to most people. */
const contagionInWords: Describe = (value) =>
  `${formatFactor(Math.exp(0.1 * Number(value)))} if 1 in 10 left`;

const sensitivityInWords: Describe = (value) => `+${formatValue(value as number, "perYear")} at 2×`;

const joinsInWords: Describe = (value) =>
  value === 0 ? "from the start" : formatValue(value as number, "timesPerYear");

/** What the schema's own words and limits do not say, by the path of the field. */
const SPECIAL: Readonly<
  Record<string, Partial<Pick<Control, "hint">> & { readonly title?: string; readonly describe?: Describe }>
> = {
  "programme.costGrowthPerYear": { title: "Growth of its cost" },
  "churn.contagion": { describe: contagionInWords },
  "churn.priceSensitivityPerYear": { describe: sensitivityInWords },
  "members[].joinsPerYear": { describe: joinsInWords },
  "governance.costSharing": { hint: feeUnitsHint },
  name: { title: "Name of the scenario" },
};

/** Two rules that share alike where all fee units are the same. */
function feeUnitsHint({ governance, members }: Scenario): string | null {
  const isAlike = members.every(({ weight }) => weight === members[0]?.weight);
  return governance.costSharing === "tiered" && isAlike
    ? "All members have the same fee units, so this is the same as “equally”. Change the fee units of a group of members."
    : null;
}

/** Writes a value only when it is another than before: every control is asked at every change. */
function writer<T>(write: (value: T) => string): (value: T) => string {
  let last: { readonly value: T; readonly text: string } | null = null;
  return (value) => {
    if (last === null || last.value !== value) last = { value, text: write(value) };
    return last.text;
  };
}

function inWords(value: ControlValue, { kind, unit }: Field): string {
  if (value === null) return "none";
  if (typeof value !== "string") return formatQuantity(value, unit);
  return kind === "choice" ? choiceInWords(value) : value;
}

/** The control of one field.
 * @param path  such as `programme.pace` or `members[2].count` */
export function fieldControl(path: string): Control {
  const { title, describe, hint = () => null } = SPECIAL[path.replace(/\[\d+\]/, "[]")] ?? {};
  const plain = fieldAt(path);
  const field = title === undefined ? plain : { ...plain, title };
  const read = (scenario: Scenario) => valueAt(scenario, path) as ControlValue;
  const before = (scenario: Scenario, baseline: Scenario) => {
    const old = baselinePath(scenario, baseline, path);
    return old === null ? read(scenario) : (valueAt(baseline, old) as ControlValue);
  };
  const write = writer<ControlValue>(describe ?? ((value) => inWords(value, field)));
  const sponsor = /^sponsors\[(\d+)\]\.share$/.exec(path)?.[1];
  return {
    id: path,
    field,
    read,
    write: (scenario, value) => withValue(scenario, path, value),
    before,
    restore: (scenario, baseline) => withValue(scenario, path, before(scenario, baseline)),
    isChanged: (scenario, baseline) => !isSame(read(scenario), before(scenario, baseline)),
    describe: (scenario) => write(read(scenario)),
    most: (scenario) => (sponsor === undefined ? field.max : shareLeft(scenario, Number(sponsor))),
    hint,
  };
}

/** What controls of several groups at once have in common. Groups that were added or removed may leave them other
 * than in the baseline for good: they differ only where `restore` would change them.
 * @param seen  what `describe` shows, where that is more than what the slider sets */
function together(
  read: (scenario: Scenario) => ControlValue,
  restore: Control["restore"],
  seen: (scenario: Scenario) => unknown = read,
) {
  const isChanged = (scenario: Scenario, baseline: Scenario) =>
    scenario.members !== baseline.members && !isSame(seen(scenario), seen(restore(scenario, baseline)));
  const before = (scenario: Scenario, baseline: Scenario) => read(restore(scenario, baseline));
  return { read, restore, before, isChanged, hint: () => null };
}

function foundersControl(): Control {
  const field = fieldAt("members[].count");
  return {
    ...together(foundersOf, restoreFounders),
    id: "founders",
    field: {
      ...field,
      title: "Founding members",
      description:
        "Fewer than the named companies leave out the last ones; more come as one extra group, “Further " +
        "founders”, made like the named founder of middle worth.",
      kind: "number",
      integer: true,
      min: 1,
      slider: [1, 50],
    },
    write: (scenario, value) => withFounders(scenario, value as number),
    describe: (scenario) => formatValue(foundersOf(scenario), "members"),
    most: () => field.max,
    hint: foundersHint,
  };
}

function hazardControl(): Control {
  const field = fieldAt("members[].exitHazardPerYear");
  return {
    ...together((scenario) => memberHazardsOf(scenario)[1], restoreMemberHazards, memberHazardsOf),
    id: "memberHazards",
    field: {
      ...field,
      kind: "number",
      description:
        "Hazard of leaving for reasons of its own, lowest to highest group. The slider sets the highest; " +
        "all groups move with it in proportion.",
    },
    write: (scenario, value) => withMemberHazards(scenario, value as number),
    describe: (scenario) => {
      const [low, high] = memberHazardsOf(scenario);
      return low === high ? formatValue(high, "perYear") : formatRange(low, high, "perYear");
    },
    most: () => field.max,
  };
}

function joinsControl(): Control {
  const field = fieldAt("members[].joinsPerYear");
  return {
    ...together(joinsOf, restoreJoins),
    id: "joins",
    field: {
      ...field,
      title: "New members",
      description:
        "Prospects who join in a year, all groups together, as long as dues are below what it is worth to them.",
      min: 0,
      exclusiveMin: true,
      slider: [0.1, 10],
      scale: "log",
    },
    write: (scenario, value) => withJoins(scenario, value as number),
    describe: (scenario) => formatValue(joinsOf(scenario), "timesPerYear"),
    most: () => field.max,
  };
}

const MOST_RANGES = 6;

/** The ranges of founder groups of uncertain count (the first few), called by their names. */
function rangeControls(scenario: Scenario): readonly Control[] {
  return uncertainFounders(scenario)
    .slice(0, MOST_RANGES)
    .map((index) => {
      const control = fieldControl(`members[${index}].count`);
      const title = scenario.members[index]?.name ?? control.field.title;
      const description = "Founding members of this group: a range, from which each run draws one number.";
      return { ...control, field: { ...control.field, title, description } };
    });
}

/** Controls of the founders' numbers, and those that move several groups of members at once, as far as the scenario
 * has what they move. */
export function togetherControls(scenario: Scenario) {
  return {
    founders: areFoundersCountable(scenario) ? [foundersControl()] : rangeControls(scenario),
    joins: joinsOf(scenario) > 0 ? [joinsControl()] : [],
    hazards: [hazardControl()],
  };
}

/** Where a value comes from: in a word or two, and what follows them. */
export interface Provenance {
  readonly label: "Source" | "Assumption" | "Changed by you" | "Added by you" | "No source is given";
  readonly text: string;
}

/** Where the value of a control comes from: the scenario's sources, or the reader's own hand. */
export function provenanceOf(control: Control, scenario: Scenario, baseline: Scenario): Provenance {
  const { path } = control.field;
  const before = isTogether(control) ? path : baselinePath(scenario, baseline, path);
  if (before === null) return { label: "Added by you", text: "." };
  // Groups that were removed leave their mark on a number of all.
  const isOther = isTogether(control) && !isSame(control.read(scenario), control.read(baseline));
  if (isOther || control.isChanged(scenario, baseline)) {
    const source = sourceAt(baseline, before);
    return { label: "Changed by you", text: source === null ? "." : `; the baseline’s source: ${source}` };
  }
  const source = sourceAt(scenario, path);
  if (source === null) return { label: "No source is given", text: "." };
  const [, rest] = /^assumption\b[:.,]?\s*(.*)$/is.exec(source) ?? [];
  return rest === undefined
    ? { label: "Source", text: `: ${source}` }
    : { label: "Assumption", text: rest === "" ? "." : `: ${rest}` };
}
