import { fieldNamesAt } from "../model/fields";
import type { Scenario } from "../model/schema";
import { fieldControl, type Provenance, provenanceOf } from "./controls";
import { quantityInWords } from "./distributions";
import { baselinePath, type ListName } from "./partners";

/** One field of a scenario: what it holds, where that comes from, and whether it was changed. */
export interface SourcedField {
  readonly path: string;
  readonly title: string;
  readonly value: string;
  /** How an uncertain value is drawn; empty for a certain one. */
  readonly spread: string;
  readonly provenance: Provenance;
  /** What it was in the baseline; null when it is as it was, or was not there. */
  readonly was: string | null;
}

/** A part of a scenario, and the paths of its fields. */
export interface SourcedPart {
  readonly id: string;
  readonly title: string;
  readonly paths: readonly string[];
  /** How many of its values differ from the baseline's, or are not there. */
  readonly changed: number;
}

/** Parts that belong together: the items of a list, or one part alone. */
export interface SourcedGroup {
  /** Null for one part alone. */
  readonly title: string | null;
  readonly parts: readonly SourcedPart[];
}

/** What a value rests on, in a word or two: the same as the rail says. */
export const basisOf = (scenario: Scenario, baseline: Scenario, path: string): Provenance["label"] =>
  provenanceOf(fieldControl(path), scenario, baseline).label;

/** One field with its source. */
export function sourcedField(scenario: Scenario, baseline: Scenario, path: string): SourcedField {
  const control = fieldControl(path);
  const value = control.read(scenario);
  const before = baselinePath(scenario, baseline, path);
  const isChanged = before !== null && control.isChanged(scenario, baseline);
  return {
    path,
    title: control.field.title,
    value: control.describe(scenario),
    spread: typeof value === "object" && value !== null ? quantityInWords(value, control.field) : "",
    provenance: provenanceOf(control, scenario, baseline),
    was: isChanged ? fieldControl(before).describe(baseline) : null,
  };
}

const GENERAL = ["startYear", "horizonYears", "valueGrowthPerYear"];

/** Paths of the fields below a part of the scenario, but for its name. */
const pathsIn = (part: string) =>
  fieldNamesAt(part, {})
    .filter((name) => name !== "name")
    .map((name) => `${part}.${name}`);

const ofTheReader: readonly Provenance["label"][] = ["Changed by you", "Added by you"];

/** Every part of the scenario, in the order in which it is told. */
export function sourcedGroups(scenario: Scenario, baseline: Scenario): readonly SourcedGroup[] {
  const part = (id: string, title: string, paths = pathsIn(id)): SourcedPart => ({
    id,
    title,
    paths,
    changed: paths.filter((path) => ofTheReader.includes(basisOf(scenario, baseline, path))).length,
  });
  const alone = (...all: Parameters<typeof part>): SourcedGroup => ({ title: null, parts: [part(...all)] });
  const each = (list: ListName, title: string): SourcedGroup => ({
    title,
    parts: scenario[list].map(({ name }, index) => part(`${list}[${index}]`, name)),
  });
  return [
    alone("general", "Time and worth", GENERAL),
    alone("programme", "Training"),
    each("members", "Members"),
    each("sponsors", "Sponsors"),
    alone("churn", "Why members leave"),
    each("shocks", "Shocks"),
    alone("governance", "Rules"),
    alone("simulation", "Simulation"),
  ].filter(({ parts }) => parts.length > 0);
}
