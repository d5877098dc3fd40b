import type { RulesCompared } from "../analysis/compareRules";
import { formatUsd } from "../model/format";
import type { Scenario } from "../model/schema";
import type { TablePart } from "../share/deck";
import { controlGroups, shownItemControls } from "./controlGroups";
import { type Control, provenanceOf } from "./controls";
import { differencesOf } from "./differences";
import { rulesInOrder } from "./findings/rules";
import { RULE_TEXTS } from "./ruleTexts";
import { sourcedField, sourcedGroups } from "./sources";

/** What founders pay at the start under each rule. */
export function duesByRule(compared: RulesCompared): TablePart {
  const { scenario, splits } = compared;
  const shown = rulesInOrder(compared, false).flatMap(
    (rule) => splits?.find((split) => split.rule === rule) ?? [],
  );
  const groups = shown[0]?.groups.map(({ group }) => group) ?? [];
  return {
    kind: "table",
    head: ["Dues a year at the start, median", ...shown.map(({ rule }) => RULE_TEXTS[rule].title)],
    rows: groups.map((group) => [
      scenario.members[group]?.name ?? "",
      ...shown.map(({ groups: found }) => {
        const dues = found.find((other) => other.group === group)?.duesUsdPerYear.p50;
        return dues === undefined ? "–" : formatUsd(dues);
      }),
    ]),
    widths: [3, ...shown.map(() => 1)],
    marked: [],
  };
}

/** The assumptions that differ from the baseline, and then those that matter most. */
export function assumptionsTable(scenario: Scenario, baseline: Scenario): TablePart {
  const changed = differencesOf([baseline, scenario]).map(({ section, item, title, values }) => [
    item === null ? `${section}: ${title}` : `${item}: ${title}`,
    values[1] ?? "not there",
    `was ${values[0] ?? "not there"}`,
  ]);
  const rowOf = (section: string, control: Control) => [
    `${section}: ${control.field.title}`,
    control.describe(scenario),
    provenanceOf(control, scenario, baseline).label,
  ];
  // Seed and runs stand in the small print.
  const isKept = (control: Control) =>
    !control.field.path.startsWith("simulation.") &&
    !provenanceOf(control, scenario, baseline).label.endsWith("by you");
  const main = controlGroups(scenario).flatMap(({ title, first, list }) => [
    ...first.filter(isKept).map((control) => rowOf(title, control)),
    ...(list === "sponsors"
      ? scenario.sponsors.flatMap(({ name }, index) =>
          shownItemControls(list, index)
            .filter(isKept)
            .map((control) => rowOf(name, control)),
        )
      : []),
  ]);
  return {
    kind: "table",
    head: ["Assumption", "Value", "Rests on"],
    rows: [...changed, ...main],
    widths: [5, 4, 3],
    marked: changed.map((_, index) => index),
  };
}

/** The published numbers that values of the scenario rest on, each source once. */
export function sourcesTable(scenario: Scenario, baseline: Scenario): TablePart {
  const titles = new Map<string, Set<string>>();
  for (const { parts } of sourcedGroups(scenario, baseline)) {
    for (const path of parts.flatMap(({ paths }) => paths)) {
      const { title, provenance } = sourcedField(scenario, baseline, path);
      if (provenance.label !== "Source") continue;
      const source = provenance.text.replace(/^:\s*/, "");
      titles.set(source, (titles.get(source) ?? new Set()).add(title));
    }
  }
  return {
    kind: "table",
    head: ["What", "Source"],
    rows: [...titles].map(([source, what]) => [[...what].join(", "), source]),
    widths: [3, 9],
    marked: [],
    linked: 1,
  };
}
