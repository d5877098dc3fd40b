import { tickStep } from "d3";
import type { Attribution } from "../analysis/attribution";
import { axisTop } from "../analysis/axisTop";
import { chanceOf } from "../analysis/chanceOf";
import type { RulesCompared } from "../analysis/compareRules";
import type { GoalSearch } from "../analysis/goalSeek";
import type { Quantiles, Results } from "../analysis/results";
import { outcomesOf, triggerBands } from "../analysis/triggerBands";
import { formatChance, formatInterval } from "../model/chances";
import { formatPercent, formatUsd } from "../model/format";
import { quarterName } from "../model/quarters";
import type { CostSharingRule, Scenario } from "../model/schema";
import type { BarsPart, DeckLabel, DeckSeries, FiguresPart, TimePart } from "../share/deck";
import { DRIVER_WORDS, formatContribution } from "./findings/drivers";
import { keyFigures } from "./findings/keyFigures";
import { rowOf } from "./findings/levers";
import { foundersWithResults } from "./findings/members";
import { rulesInOrder } from "./findings/rules";
import { capitalized } from "./findings/words";
import { RULE_TEXTS } from "./ruleTexts";
import type { SlideMaterial } from "./slides";

const MOST_YEARS_NAMED = 10;
const SHARE = { top: 1, step: 0.25, format: "0%" } as const;

/** Names of so many quarters: a year at its start, and its quarters within it. */
function timesOf(startYear: number, count: number) {
  const categories = Array.from({ length: count }, (_, quarter) =>
    quarter % 4 === 0 ? String(startYear + quarter / 4) : quarterName(startYear, quarter),
  );
  const named = count <= 5 ? 1 : 4 * Math.ceil(count / 4 / MOST_YEARS_NAMED);
  return { categories, named };
}

/** Figures under the headline, and the findings of the other slides. */
export const keyFiguresPart = (
  { shown: { results, scenario } }: SlideMaterial,
  findings: readonly string[],
): FiguresPart => ({
  kind: "figures",
  figures: keyFigures(results, scenario).map(({ label, value, note }) => ({ label, value, note })),
  paragraphs: findings,
});

/** Shares of runs still together, and over them what ended the others. */
export function survivalAreas(results: Results, { startYear }: Scenario): TimePart {
  const { together } = results;
  const bands = triggerBands(results);
  let edge = 1;
  const labels = outcomesOf(results, bands).map(({ id, label, percent, share }): DeckLabel => {
    const at = edge - share / 2;
    edge -= share;
    return id === "together"
      ? { text: `${percent} ${label}`, at, colour: "ink", isStrong: true }
      : { text: `${percent} ${label}`, at, colour: id };
  });
  const ended = bands.map(({ id, label, incidence }) => ({
    name: capitalized(label),
    values: incidence,
    colour: id,
  }));
  return {
    kind: "time",
    ...timesOf(startYear, together.length),
    areas: [{ name: "Below the line", values: together, colour: null }, ...ended.toReversed()],
    lines: [{ name: "Still together", values: together, colour: "ink" }],
    ...SHARE,
    labels,
  };
}

/** How an axis writes dollars. */
function moneyFormat(top: number, step: number): string {
  const [size, commas, letter] =
    top >= 1e9
      ? ([1e9, ",,,", "B"] as const)
      : top >= 1e6
        ? ([1e6, ",,", "M"] as const)
        : ([1e3, ",", "K"] as const);
  return `$0${Number.isInteger(step / size) ? "" : ".0"}${commas}"${letter}"`;
}

/** Yearly dues over the runs still together as a fan, with the median worth; null when nobody ever pays. */
export function duesFan({ quarters }: Results, { startYear }: Scenario): TimePart | null {
  const points = quarters.flatMap(({ dues, worth }) =>
    dues && worth ? [{ ...dues, worth: worth.p50 }] : [],
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  const of = (key: keyof Quantiles | "worth") => points.map((point) => point[key]);
  const between = (low: keyof Quantiles, high: keyof Quantiles) =>
    points.map((point) => point[high] - point[low]);
  const most = axisTop(Math.max(...of("p95")), Math.max(...of("worth")));
  const step = tickStep(0, most, 4);
  const top = Math.ceil(most / step - 1e-9) * step;
  return {
    kind: "time",
    ...timesOf(startYear, points.length),
    areas: [
      { name: "Below the fan", values: of("p5"), colour: null },
      { name: "Outer band, lower part", values: between("p5", "p25"), colour: "fanLight" },
      { name: "Inner band", values: between("p25", "p75"), colour: "fanDark" },
      { name: "Outer band, upper part", values: between("p75", "p95"), colour: "fanLight" },
    ],
    lines: [
      { name: "Dues: 1 in 20 runs up to", values: of("p5"), colour: "fanDark", isThin: true },
      { name: "Dues: 1 in 4 runs up to", values: of("p25"), colour: "fanDark", isThin: true },
      { name: "Dues: 3 in 4 runs up to", values: of("p75"), colour: "fanDark", isThin: true },
      { name: "Dues: 19 in 20 runs up to", values: of("p95"), colour: "fanDark", isThin: true },
      { name: "Dues: median", values: of("p50"), colour: "accent" },
      { name: "Worth: median", values: of("worth"), colour: "ink", isDashed: true },
    ],
    top,
    step,
    format: moneyFormat(top, step),
    labels: [
      { text: `worth, median ${formatUsd(last.worth)}`, at: last.worth, colour: "ink" },
      { text: `19 in 20 up to ${formatUsd(last.p95)}`, at: last.p95, colour: "muted" },
      { text: `median ${formatUsd(last.p50)}`, at: last.p50, colour: "accent", isStrong: true },
      { text: `19 in 20 from ${formatUsd(last.p5)}`, at: last.p5, colour: "muted" },
    ],
  };
}

/** A share as a number of points, under a head that says so. */
const inPoints = (percent: string) => percent.replace("%", "");

/** What each driver contributes, the largest first, and what is left without them. */
export function attributionBars({ contributions, rest }: Attribution): BarsPart {
  const present = contributions.filter(({ isPresent }) => isPresent).toSorted((a, b) => b.value - a.value);
  const intervalOf = ({ low, high }: { readonly low: number; readonly high: number }) =>
    Number.isFinite(low) && Number.isFinite(high)
      ? `${formatContribution(low)} to ${formatContribution(high)}`
      : "too few runs to tell";
  return {
    kind: "bars",
    rows: [...present.map(({ driver }) => DRIVER_WORDS[driver].title), "Left with all of them off"],
    series: [
      {
        name: "Contribution to the risk, share of runs",
        values: [...present.map(({ value }) => value), rest.value],
        colour: "sponsor",
      },
    ],
    format: "0.0%",
    columns: [
      {
        head: "Points of risk",
        cells: [...present.map(({ value }) => formatContribution(value)), inPoints(formatChance(rest))],
      },
      { head: "95% interval", cells: [...present.map(intervalOf), inPoints(formatInterval(rest))] },
      {
        head: "Risk with it alone off",
        cells: [...present.map(({ without }) => formatChance(without)), "–"],
      },
    ],
  };
}

/** Most founders that a slide has room for. */
export const MOST_FOUNDERS = 12;

/** What founders pay and get, the likeliest to leave first; null without any. */
export function memberBars(results: Results, scenario: Scenario): BarsPart | null {
  const founders = foundersWithResults(results, scenario)
    .toSorted((a, b) => b.left - a.left)
    .slice(0, MOST_FOUNDERS);
  if (founders.length === 0) return null;
  const chances = founders.map(({ left, runs }) => chanceOf(left, runs));
  return {
    kind: "bars",
    rows: founders.map(({ name }) => name),
    series: [
      { name: "Pays in dues", values: founders.map(({ duesPv }) => duesPv), colour: "accent" },
      { name: "Gets in worth", values: founders.map(({ worthPv }) => worthPv), colour: "fanDark" },
    ],
    format: '$0,,"M"',
    columns: [
      { head: "Pays", cells: founders.map(({ duesPv }) => formatUsd(duesPv)) },
      { head: "Gets", cells: founders.map(({ worthPv }) => formatUsd(worthPv)) },
      { head: "Chance of leaving", cells: chances.map((chance) => formatChance(chance)) },
      { head: "95% interval", cells: chances.map((chance) => formatInterval(chance)) },
    ],
  };
}

/** The risk under each rule that is simulated; null until it is known. */
export function riskByRule(compared: RulesCompared): BarsPart | null {
  const { risks, scenario } = compared;
  if (risks === null) return null;
  const rules = rulesInOrder(compared, false).filter((rule): rule is CostSharingRule => rule !== "shapley");
  return {
    kind: "bars",
    rows: rules.map(
      (rule) => `${RULE_TEXTS[rule].title}${rule === scenario.governance.costSharing ? " (in use)" : ""}`,
    ),
    series: [
      { name: "Risk of falling apart", values: rules.map((rule) => risks[rule].value), colour: "sponsor" },
    ],
    format: "0.0%",
    columns: [
      { head: "Risk", cells: rules.map((rule) => formatChance(risks[rule])) },
      { head: "95% interval", cells: rules.map((rule) => formatInterval(risks[rule])) },
    ],
  };
}

/** The risk that each lever alone would leave. */
export function leverBars({ answers, now, target }: GoalSearch): BarsPart {
  const rows = answers.map(rowOf);
  const isAsked = now.value > target;
  return {
    kind: "bars",
    rows: ["As it is", ...rows.map(({ title }) => title)],
    series: [
      {
        name: "Risk of falling apart",
        values: [now.value, ...answers.map(({ risk }) => risk.value)],
        colour: "accent",
      },
    ],
    format: "0.0%",
    columns: [
      { head: "Change", cells: ["–", ...rows.map(({ change }) => change)] },
      { head: "Risk", cells: [formatChance(now), ...rows.map(({ risk }) => risk)] },
      { head: "95% interval", cells: [formatInterval(now), ...rows.map(({ interval }) => interval)] },
      ...(isAsked
        ? [
            {
              head: `At most ${formatPercent(target)}`,
              cells: ["no", ...answers.map(({ reaches }) => (reaches ? "yes" : "no"))],
            },
          ]
        : []),
    ],
  };
}

/** Shares of runs still together, of two scenarios. */
export function comparisonLines({ found, sides }: NonNullable<SlideMaterial["comparison"]>): TimePart {
  const curves = sides.map((_, place) => found.accounts[place]?.together ?? []);
  const colours = ["muted", "accent"] as const;
  return {
    kind: "time",
    ...timesOf(sides[0]?.scenario.startYear ?? 0, curves[0]?.length ?? 0),
    areas: [],
    lines: sides.flatMap(({ label }, place): DeckSeries[] => {
      const curve = curves[place] ?? [];
      const colour = colours[place] ?? "ink";
      return [
        { name: label, values: curve.map(({ value }) => value), colour, isDashed: place === 0 },
        { name: `${label}: 95% from`, values: curve.map(({ low }) => low), colour, isThin: true },
        { name: `${label}: 95% to`, values: curve.map(({ high }) => high), colour, isThin: true },
      ];
    }),
    ...SHARE,
    labels: sides.flatMap(({ label }, place): DeckLabel[] => {
      const last = curves[place]?.at(-1);
      if (last === undefined) return [];
      const text = `${label}: ${formatChance(last)} (${formatInterval(last)})`;
      return [{ text, at: last.value, colour: colours[place] ?? "ink", isStrong: place > 0 }];
    }),
  };
}
