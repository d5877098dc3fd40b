import type { RulesCompared } from "../analysis/compareRules";
import { formatNumber, formatUsd } from "../model/format";
import type { Scenario } from "../model/schema";
import type { TablePart } from "../share/deck";
import { rulesInOrder } from "./findings/rules";
import { mainAssumptions, usedSources } from "./mainAssumptions";
import { RULE_TEXTS } from "./ruleTexts";

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

/** The main assumptions, those that differ from the baseline first. */
export function assumptionsTable(scenario: Scenario, baseline: Scenario): TablePart {
  const all = mainAssumptions(scenario, baseline).sections.flatMap(({ title: section, rows }) =>
    rows.map((row) => ({ section, ...row })),
  );
  const [changed, same] = [all.filter(({ was }) => was !== null), all.filter(({ was }) => was === null)];
  return {
    kind: "table",
    head: ["Part", "Assumption", "Value", "Rests on"],
    rows: [...changed, ...same].map(({ section, title, value, was, isSourced }) => [
      section,
      title,
      value,
      was === null ? (isSourced ? "a published source" : "an assumption") : `was ${was}`,
    ]),
    widths: [2, 4, 4, 3],
    marked: changed.map((_, index) => index),
  };
}

/** The published sources, those that most values rest on first. */
export const sourcesTable = (scenario: Scenario, baseline: Scenario): TablePart => ({
  kind: "table",
  head: ["Source", "Values that rest on it"],
  rows: usedSources(scenario, baseline).map(({ text, values }) => [text, formatNumber(values)]),
  widths: [10, 2],
  marked: [],
  linked: 0,
});
