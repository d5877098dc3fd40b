import type { Scenario } from "../model/schema";
import { controlGroups, shownItemControls } from "./controlGroups";
import { type Control, provenanceOf } from "./controls";
import { differencesOf } from "./differences";
import { sourcedField, sourcedGroups } from "./sources";

/** An assumption in a line. */
interface BriefAssumption {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  /** What it was in the baseline; null when it is as it was. */
  readonly was: string | null;
  readonly isSourced: boolean;
}

interface AssumptionSection {
  readonly title: string;
  readonly rows: readonly BriefAssumption[];
}

const MOST_SPONSORS = 2;
const MOST_OTHERS = 6;

/** The assumptions that matter most, as the rail has them in sight, and any other that was changed. Runs and seed are
 * left out: small print has them.
 * @returns the sections, and how many changed ones found no place */
export function mainAssumptions(scenario: Scenario, baseline: Scenario) {
  const rowOf = (control: Control, owner: string | null = null): BriefAssumption => ({
    id: control.id,
    title: owner === null ? control.field.title : `${owner}, ${control.field.title.toLowerCase()}`,
    value: control.describe(scenario),
    was: control.isChanged(scenario, baseline) ? control.describe(control.restore(scenario, baseline)) : null,
    isSourced: provenanceOf(control, scenario, baseline).label === "Source",
  });
  const sponsors = scenario.sponsors
    .slice(0, MOST_SPONSORS)
    .flatMap(({ name }, index) =>
      shownItemControls("sponsors", index).map((control) => rowOf(control, name)),
    );
  const isShown = ({ id }: Control) => !id.startsWith("simulation.");
  const sections = controlGroups(scenario).flatMap(({ title, first, list }): AssumptionSection[] => {
    const rows = list === "sponsors" ? sponsors : first.filter(isShown).map((control) => rowOf(control));
    return rows.length > 0 ? [{ title, rows }] : [];
  });
  const known = new Set(sections.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const others = differencesOf([baseline, scenario]).filter(({ key }) => !known.has(key));
  const changed = others.slice(0, MOST_OTHERS).map(({ key, item, title, values: [was, now] }) => ({
    id: key,
    title: item === null ? title : `${item}, ${title.toLowerCase()}`,
    value: now ?? "left out",
    was: was ?? "not there",
    isSourced: false,
  }));
  return {
    sections: changed.length > 0 ? [...sections, { title: "Also changed", rows: changed }] : sections,
    missing: others.length - changed.length,
  };
}

/** A published source, and how many values rest on it. */
interface UsedSource {
  readonly text: string;
  readonly values: number;
}

/** The sources of a scenario, those that most values rest on first. */
export function usedSources(scenario: Scenario, baseline: Scenario): readonly UsedSource[] {
  const counts = new Map<string, number>();
  for (const { parts } of sourcedGroups(scenario, baseline)) {
    for (const path of parts.flatMap(({ paths }) => paths)) {
      const { label, text } = sourcedField(scenario, baseline, path).provenance;
      const source = text.replace(/^[:;.]\s*/, "");
      if (label === "Source") counts.set(source, (counts.get(source) ?? 0) + 1);
    }
  }
  return [...counts].map(([text, values]) => ({ text, values })).toSorted((a, b) => b.values - a.values);
}
