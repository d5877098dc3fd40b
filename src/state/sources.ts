import { type Field, fieldAt, fieldNamesAt } from "../model/fields";
import { formatQuantity } from "../model/format";
import type { Distribution, Quantity, Scenario } from "../model/schema";
import { choiceInWords } from "./controls";
import { isSame, valueAt } from "./paths";

/** One field of a scenario: what it holds, where that comes from, and whether it was changed. */
export interface SourcedField {
  readonly path: string;
  readonly title: string;
  readonly value: string;
  /** How an uncertain value is drawn; empty for a certain one. */
  readonly spread: string;
  readonly source: string;
  readonly basis: "source" | "assumption" | "none";
  /** What it was in the baseline, or null when it is as it was. */
  readonly was: string | null;
}

/** A part of a scenario, and the paths of its fields. */
export interface SourcedGroup {
  readonly id: string;
  readonly title: string;
  readonly paths: readonly string[];
  /** How many of its values differ from the baseline's. */
  readonly changed: number;
}

const fields = new Map<string, Field>();

/** Reading the schema costs more than all the rest, and a scenario may have 200 groups with the same fields. */
function fieldOf(path: string): Field {
  const kind = kindOf(path);
  const known = fields.get(kind);
  if (known !== undefined) return known;
  const read = fieldAt(kind);
  fields.set(kind, read);
  return read;
}

const kindOf = (path: string) => path.replace(/\[\d+\]/g, "[]");

const SPREADS = {
  uniform: "all between as likely",
  triangular: "triangular",
  normal: "normal, 9 draws in 10 between",
  lognormal: "lognormal, 9 draws in 10 between",
} as const;

function spreadOf({ unit }: Field, value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const quantity = value as Distribution;
  const most = quantity.dist === "triangular" ? `, most likely ${formatQuantity(quantity.mode, unit)}` : "";
  return SPREADS[quantity.dist] + most;
}

function valueInWords({ kind, unit }: Field, value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") return kind === "choice" ? choiceInWords(value) : value;
  return formatQuantity(value as Quantity, unit);
}

/** The source of a field: its own, or else that of its kind (`members[].count` for all groups). */
function sourceOf(scenario: Scenario, path: string): string {
  return scenario.sources[path] ?? scenario.sources[kindOf(path)] ?? "";
}

const ASSUMPTION = /^assumption\b[:.]?\s*/i;

/** What a value rests on. A changed one is an assumption: it has lost the source of the old one. */
export function basisOf(scenario: Scenario, baseline: Scenario, path: string): SourcedField["basis"] {
  if (isChangedAt(scenario, baseline, path)) return "assumption";
  const text = sourceOf(scenario, path);
  if (text === "") return "none";
  return ASSUMPTION.test(text) ? "assumption" : "source";
}

const isChangedAt = (scenario: Scenario, baseline: Scenario, path: string) =>
  !isSame(valueAt(scenario, path), valueAt(baseline, path));

/** One field with its source. */
export function sourcedField(scenario: Scenario, baseline: Scenario, path: string): SourcedField {
  const field = fieldOf(path);
  const value = valueAt(scenario, path);
  const before = valueAt(baseline, path);
  const isChanged = !isSame(value, before);
  return {
    path,
    title: field.title,
    value: valueInWords(field, value),
    spread: spreadOf(field, value),
    basis: basisOf(scenario, baseline, path),
    source: isChanged ? "" : sourceOf(scenario, path).replace(ASSUMPTION, ""),
    was: isChanged ? (before === undefined ? "not there" : valueInWords(field, before)) : null,
  };
}

const GENERAL = ["startYear", "horizonYears", "valueGrowthPerYear"];

/** Paths of the fields below a part of the scenario, but for its name. */
const pathsIn = (part: string) =>
  fieldNamesAt(kindOf(part), {})
    .filter((name) => name !== "name")
    .map((name) => `${part}.${name}`);

/** Every part of the scenario, in the order in which it is told. */
export function sourcedGroups(scenario: Scenario, baseline: Scenario): readonly SourcedGroup[] {
  const group = (id: string, title: string, paths = pathsIn(id)): SourcedGroup => ({
    id,
    title,
    paths,
    changed: paths.filter((path) => isChangedAt(scenario, baseline, path)).length,
  });
  const each = (list: "members" | "sponsors" | "shocks", kind: string) =>
    scenario[list].map(({ name }, index) => group(`${list}[${index}]`, `${kind}: ${name}`));
  return [
    group("general", "Time and worth", GENERAL),
    group("programme", "Training"),
    ...each("members", "Members"),
    ...each("sponsors", "Sponsor"),
    group("churn", "Why members leave"),
    ...each("shocks", "Shock"),
    group("governance", "Rules"),
    group("simulation", "Simulation"),
  ];
}
