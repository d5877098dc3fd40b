import { beforeAll, describe, expect, it } from "vitest";
import { attributeRisk } from "../../src/analysis/attribution";
import { compareRules, type RulesCompared } from "../../src/analysis/compareRules";
import { compareScenarios } from "../../src/analysis/compareScenarios";
import { type GoalSearch, seekGoal } from "../../src/analysis/goalSeek";
import { formatChance, formatInterval } from "../../src/model/chances";
import { formatUsd } from "../../src/model/format";
import type { Scenario } from "../../src/model/schema";
import type { BarsPart, DeckPart, TablePart, TimePart } from "../../src/share/deck";
import { sidesOf } from "../../src/state/comparing";
import { deckOf } from "../../src/state/deck";
import { RULE_TEXTS } from "../../src/state/ruleTexts";
import type { SlideMaterial } from "../../src/state/slides";
import { experiments } from "../support/experiments";
import { simulate } from "../support/simulate";
import { coalition } from "./support/scenarios";

const RUNS = 400;
const withRuns = (scenario: Scenario): Scenario => ({
  ...scenario,
  simulation: { ...scenario.simulation, runs: RUNS },
});
const baseline = withRuns(coalition);
const scenario = { ...baseline, governance: { ...baseline.governance, exitFeeYears: 0.5 } };

type Found = Required<{ [K in keyof SlideMaterial]: NonNullable<SlideMaterial[K]> }>;
let material: Omit<Found, "rules"> & { rules: { [K in keyof RulesCompared]: NonNullable<RulesCompared[K]> } };
let parts: ReadonlyMap<string, readonly DeckPart[]>;

beforeAll(async () => {
  const results = await simulate(scenario, RUNS);
  const [now, before] = sidesOf({ scenario, baseline }, [], []);
  const sides = [before, now].flatMap((side) => side ?? []);
  material = {
    shown: { scenario, results, runsDone: RUNS, runsTotal: RUNS, fingerprint: "0123456789abcdef" },
    baseline,
    attribution: await attributeRisk(scenario, { experiments, progress: () => {} }),
    rules: (await compareRules(scenario, experiments)) as (typeof material)["rules"],
    levers: await seekGoal(scenario, 0.1, experiments),
    comparison: {
      found: await compareScenarios([baseline, scenario], experiments, () => {}),
      sides,
    },
  };
  const deck = deckOf(material, {}, { address: null, date: new Date(2026, 10, 23) });
  parts = new Map(deck.slides.map((slide) => [slide.id, slide.parts.map(({ part }) => part)]));
}, 120_000);

const partOf = <P extends DeckPart>(id: string, place = 0) => parts.get(id)?.[place] as P;

/** What a row of bars says: its name, its numbers and its words. */
const barsOf = ({ rows, series, columns }: BarsPart) =>
  rows.map((name, row) => [
    name,
    ...series.map(({ values }) => values[row]),
    ...columns.map(({ cells }) => cells[row]),
  ]);

describe("slides of studies that were done", () => {
  it("draw what each driver contributes, and what is left, which add up to the risk", () => {
    const part = partOf<BarsPart>("drivers");
    const { contributions, rest, risk } = material.attribution;
    const present = contributions.filter(({ isPresent }) => isPresent);
    expect(present.length).toBeGreaterThan(2);
    const values = part.series[0]?.values ?? [];
    expect(values.slice(0, -1)).toEqual(present.map(({ value }) => value).toSorted((a, b) => b - a));
    expect(values.at(-1)).toBe(rest.value);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(risk.value, 12);
    for (const { value, without } of present) {
      expect(part.columns[2]?.cells[values.indexOf(value)]).toBe(formatChance(without));
    }
  });

  it("draw what each founder pays and gets, the likeliest to leave first", () => {
    const founders = material.shown.results.groups.filter(({ left }) => left !== null);
    const shown = barsOf(partOf("members"));
    expect(shown).toHaveLength(founders.length);
    const [first] = founders.toSorted((a, b) => (b.left ?? 0) - (a.left ?? 0));
    expect(shown[0]?.[0]).toBe(first?.name);
    for (const { name, duesPv, worthPv } of founders) {
      const row = shown.find(([title]) => title === name);
      expect(row?.slice(1, 5)).toEqual([duesPv, worthPv, formatUsd(duesPv ?? 0), formatUsd(worthPv ?? 0)]);
    }
  });

  it("draw the risk under every rule, and tell what founders pay under it", () => {
    const { risks, splits } = material.rules;
    const inUse = scenario.governance.costSharing;
    // Fee units are all alike here, so that rule is left out: it is the equal one.
    const rules = (["equal", "proportional", "capped", "talmud"] as const).map((rule) => [
      RULE_TEXTS[rule].title + (rule === inUse ? " (in use)" : ""),
      risks[rule].value,
      formatChance(risks[rule]),
      formatInterval(risks[rule]),
    ]);
    expect(barsOf(partOf("rules"))).toEqual(rules);

    const { head, rows } = partOf<TablePart>("rules", 1);
    for (const [column, title] of head.slice(1).entries()) {
      const split = splits.find(({ rule }) => RULE_TEXTS[rule].title === title);
      expect(rows.map((cells) => [cells[0], cells[column + 1]])).toEqual(
        split?.groups.map(({ group, duesUsdPerYear }) => [
          scenario.members[group]?.name,
          formatUsd(duesUsdPerYear.p50),
        ]),
      );
    }
    expect(head).toHaveLength(6);
  });

  it("draw the risk now and what each lever would leave", () => {
    const { now, answers }: GoalSearch = material.levers;
    const shown = barsOf(partOf("levers"));
    expect(answers.length).toBeGreaterThan(5);
    expect(shown[0]?.slice(0, 2)).toEqual(["As it is", now.value]);
    expect(shown.slice(1).map((row) => [row[1], ...row.slice(3)])).toEqual(
      answers.map(({ risk, reaches }) => [
        risk.value,
        formatChance(risk),
        formatInterval(risk),
        reaches ? "yes" : "no",
      ]),
    );
  });

  it("draw both sides of a comparison with the ends of their intervals", () => {
    const { lines, labels } = partOf<TimePart>("comparison");
    const { accounts } = material.comparison.found;
    const wanted = accounts.flatMap(({ together }) => [
      together.map(({ value }) => value),
      together.map(({ low }) => low),
      together.map(({ high }) => high),
    ]);
    expect(lines.map(({ values }) => values)).toEqual(wanted);
    expect(lines.map(({ name }) => name)).toEqual(
      ["Baseline", "Now"].flatMap((side) => [side, `${side}: 95% from`, `${side}: 95% to`]),
    );
    expect(labels.map(({ at }) => at)).toEqual(accounts.map(({ together }) => together.at(-1)?.value));
    expect(accounts[0]?.together).not.toEqual(accounts[1]?.together);
  });
});
