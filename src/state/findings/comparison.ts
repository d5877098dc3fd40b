import type { Comparison } from "../../analysis/compareScenarios";
import type { PairedComparison } from "../../analysis/pairedComparison";
import type { Estimate } from "../../analysis/results";
import { endedOf100, formatChance, formatFrequency } from "../../model/chances";
import { formatNumber } from "../../model/format";
import { formatMargin } from "../../model/signed";
import { quoted, type Side } from "../comparing";
import type { Difference } from "../differences";
import { capitalized, deadline, horizonOf, listed, seasonOf } from "./words";

/** Whether the 95 % interval of a difference lies to one side of none. */
const isApart = ({ low, high }: Estimate) => low > 0 || high < 0;

/** @example within(baseline) // "in the baseline" */
const within = ({ id, noun }: Side) => (id === "now" ? "now" : `in ${noun}`);

/** By when, with the horizon that the scenarios have in common. */
export function byWhen({ horizonYears }: Comparison, [first]: readonly Side[]): string {
  return first === undefined ? "" : deadline({ ...first.scenario, horizonYears });
}

/** Two risks as counts of the futures, or in per cent where the counts would be the same.
 * @returns the second, then the first as it follows "instead of" */
function bothInWords(second: Estimate, first: Estimate): readonly [string, string] {
  const [now, before] = [formatFrequency(second), formatFrequency(first)];
  if (now === before) return [`${formatChance(second)} of`, formatChance(first)];
  // "13 of 100 … instead of 36": the hundred is said once.
  const isSameHundred = [now, before].every((risk) => risk.endsWith(" of 100"));
  return [now, isSameHundred ? before.replace(" of 100", "") : before];
}

const fall = (risk: string) => (/^(1 of|(about|fewer than) 1 in) /.test(risk) ? "falls" : "fall");

/** What was changed, where it is one thing.
 * @example changeInWords(exitFee) // "Exit fee ½ year instead of none" */
function changeInWords({ kind, item, title, values }: Difference): string {
  const [before, now] = values;
  const name = (text: string) => `\u2068${text.length > 48 ? `${text.slice(0, 47)}…` : text}\u2069`;
  if (kind === "item") return `${before === null ? "With" : "Without"} ${name(title)}`;
  if (kind === "order") return `${title} changed`;
  const what = item === null ? title : `${name(item)}’s ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return `${what} ${now} instead of ${before}`;
}

const runsOf = ({ runs }: PairedComparison) => (runs === 1 ? "1 run" : `${formatNumber(runs)} runs`);

interface Pair {
  readonly first: Side;
  readonly second: Side;
  readonly risks: readonly [Estimate, Estimate];
  readonly comparison: PairedComparison;
  readonly by: string;
}

/** The finding where one assumption was changed. */
function oneChange({ risks: [before, now], comparison, by }: Pair, difference: Difference): string {
  const change = changeInWords(difference);
  const [second, first] = bothInWords(now, before);
  if (isApart(comparison.risk.paired)) {
    if (second.startsWith(first)) return `${change}: ${moreInWords(comparison.risk.paired)} ${by}`;
    return `${change}: ${second} futures ${fall(second)} apart ${by}, instead of ${first}`;
  }
  const risk = formatFrequency(now);
  const same = `${risk} futures ${fall(risk)} apart ${by} either way`;
  return comparison.onlyFirstHolds + comparison.onlySecondHolds === 0
    ? `${change}: no future in ${runsOf(comparison)} holds or falls apart because of it; ${same}`
    : `${change}: no difference in risk that ${runsOf(comparison)} can tell; ${same}`;
}

/** How many more futures hold, out of as few as make a whole number.
 * @example moreInWords({ value: −0.21, … }) // "21 more of 100 futures hold" */
function moreInWords({ value }: Estimate): string {
  const size = Math.abs(value);
  const futures = [100, 1000, 10_000].find((of) => size * of >= 0.95) ?? 100_000;
  const count = Math.max(1, Math.round(size * futures));
  const more = `${count} ${value < 0 ? "more" : "fewer"}`;
  return `${more} of ${formatNumber(futures)} futures ${count === 1 ? "holds" : "hold"}`;
}

/** The finding of two scenarios that differ in several assumptions. */
function twoScenarios({ first, second, risks: [, now], comparison, by }: Pair): string {
  const { paired } = comparison.risk;
  if (isApart(paired)) {
    return `${capitalized(within(second))}, ${moreInWords(paired)} ${by} than ${within(first)}`;
  }
  const risk = formatFrequency(now);
  const told = `cannot be told apart by their risk at ${runsOf(comparison)}`;
  return `${capitalized(second.noun)} and ${first.noun} ${told}: ${risk} futures ${fall(risk)} apart ${by}`;
}

/** The finding of three scenarios or more. */
function severalScenarios(comparison: Comparison, sides: readonly Side[], by: string): string {
  const { accounts, againstFirst, lowest } = comparison;
  const [first] = sides as [Side];
  const [bestPlace, nextPlace] = lowest.places;
  const [best, next] = [sides[bestPlace] ?? first, sides[nextPlace] ?? first];
  const risk = formatFrequency(accounts[bestPlace]?.risk ?? { value: 0, low: 0, high: 1 });
  const often = `${risk} futures ${fall(risk)} apart ${by}`;
  const runs = runsOf(lowest.comparison);
  if (!againstFirst.some(({ risk: { paired } }) => isApart(paired))) {
    return `None of the others can be told from ${first.noun} by its risk at ${runs}: ${often}`;
  }
  if (isApart(lowest.comparison.risk.paired)) {
    const [other, place] = best === first ? [next, nextPlace] : [first, 0];
    const [second, before] = bothInWords(
      accounts[bestPlace]?.risk as Estimate,
      accounts[place]?.risk as Estimate,
    );
    const rest = `${second} futures ${fall(second)} apart ${by}, against ${before} ${within(other)}`;
    return `Of ${sides.length} scenarios, ${best.noun} holds most often: ${rest}`;
  }
  const both = `${best.noun} and ${next.noun}`;
  return `Of ${sides.length} scenarios, ${both} hold most often and cannot be told apart at ${runs}: ${often}`;
}

/** What a comparison found, in one sentence without its full stop.
 * @param differences  as of `differencesOf` the sides' scenarios
 * @example "Exit fee ½ year instead of none: 13 of 100 futures fall apart by 2031, instead of 35 of 100" */
export function comparisonFinding(
  comparison: Comparison,
  sides: readonly Side[],
  differences: readonly Difference[],
): string {
  const by = byWhen(comparison, sides);
  const [first, second] = sides;
  const [pair] = comparison.againstFirst;
  const [before, now] = comparison.accounts;
  if (!first || !second || !pair || !before || !now) return "It takes two scenarios to compare";
  if (sides.length > 2) return severalScenarios(comparison, sides, by);
  const found: Pair = { first, second, risks: [before.risk, now.risk], comparison: pair, by };
  const [only, ...more] = differences;
  return only !== undefined && more.length === 0 ? oneChange(found, only) : twoScenarios(found);
}

/** What is said instead where no scenario differs from the first. */
export function nothingDiffers(sides: readonly Side[]): string {
  const ids = sides.map(({ id }) => id);
  if (sides.length === 2 && ids.includes("now") && ids.includes("baseline")) {
    return "Nothing differs from the baseline yet";
  }
  return `${capitalized(listed(sides.map(({ noun }) => noun)))} rest on the same assumptions`;
}

/** The quarter in which two curves are farthest apart, and how far. */
function widestGap({ together }: PairedComparison) {
  return together.reduce(
    (widest, { value }, quarter) => (Math.abs(value) > Math.abs(widest.value) ? { quarter, value } : widest),
    { quarter: 0, value: 0 },
  );
}

/** How many of 100, without claiming none or all. */
function countInWords(count: number): string {
  if (count === 0) return "fewer than 1";
  return count === 100 ? "more than 99" : String(count);
}

function gapInWords(gap: number): string {
  if (gap < 0.0095) return "less than a point";
  if (gap > 0.9905) return "nearly 100 points";
  const points = endedOf100(gap);
  return points === 1 ? "1 point" : `${points} points`;
}

/** Title of the chart of the shares still together: when two part, or how far apart all end. */
export function togetherFinding({ accounts, againstFirst }: Comparison, sides: readonly Side[]): string {
  const [first, second] = sides;
  const [pair] = againstFirst;
  if (!first || !second || !pair) return "Share of runs still together";
  const apart = pair.together.findIndex(isApart);
  if (sides.length > 2) {
    const ends = accounts.map(({ together }) => endedOf100(together.at(-1)?.value ?? 1));
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    return least === most
      ? `Of 100 futures, ${countInWords(most)} hold in every scenario`
      : `Of 100 futures, ${countInWords(least)} to ${countInWords(most)} hold, depending on the scenario`;
  }
  if (apart < 0) return `${capitalized(second.noun)} and ${first.noun} stay close at all times`;
  const when = seasonOf(first.scenario, apart);
  const { value, quarter } = widestGap(pair);
  const isWidestLast = quarter === pair.together.length - 1;
  const gap = gapInWords(Math.abs(value));
  return isWidestLast
    ? `The two part in ${when} and end ${gap} apart`
    : `The two part in ${when}, and are farthest apart in ${seasonOf(first.scenario, quarter)}, by ${gap}`;
}

/** What differs although it does not count, where no assumption does: a comparison makes it the same.
 * @example "Horizons differ, but a comparison makes them the same." */
export function madeTheSame(sides: readonly Side[]): string {
  const differs = (tell: (scenario: Side["scenario"]) => unknown) =>
    new Set(sides.map(({ scenario }) => tell(scenario))).size > 1;
  const what = [
    ...(differs(horizonOf) ? ["horizons"] : []),
    ...(differs(({ simulation }) => simulation.runs) ? ["numbers of runs"] : []),
    ...(differs(({ simulation }) => simulation.seed) ? ["seeds"] : []),
  ];
  return what.length === 0
    ? ""
    : `${capitalized(listed(what))} differ, but a comparison makes them the same.`;
}

const futures = (count: number, runs: number) => `${formatNumber(count)} of ${formatNumber(runs)} futures`;

/** In how many runs only one of two holds.
 * @example "“Now” holds in 2,208 of 10,000 futures where the baseline falls apart; the reverse is so in 3." */
export function discordantSentence(
  { runs, onlyFirstHolds, onlySecondHolds }: PairedComparison,
  first: Side,
  second: Side,
): string {
  if (onlyFirstHolds + onlySecondHolds === 0) {
    return `${capitalized(second.noun)} and ${first.noun} hold and fall apart in the same futures, all ${formatNumber(runs)} of them.`;
  }
  const isMore = onlySecondHolds >= onlyFirstHolds;
  const [a, b, more, fewer] = isMore
    ? [second, first, onlySecondHolds, onlyFirstHolds]
    : [first, second, onlyFirstHolds, onlySecondHolds];
  const reverse = fewer === 0 ? "the reverse never happens" : `the reverse is so in ${formatNumber(fewer)}`;
  return `${capitalized(a.noun)} holds in ${futures(more, runs)} where ${b.noun} falls apart; ${reverse}.`;
}

/** What pairing run by run is good for.
 * @example "Their difference in risk is known to ±0.8 points (95%); on random numbers of their own it would be ±1.2 points." */
export function pairingSentence({ risk: { paired, unpaired } }: PairedComparison): string {
  return `Their difference in risk is known to ${formatMargin(paired, "points")} (95%); on random numbers of their own it would be ${formatMargin(unpaired, "points")}.`;
}

/** @example differencesInWords(23) // "23 assumptions differ" */
export const differencesInWords = (differences: number): string =>
  differences === 1 ? "One assumption differs" : `${formatNumber(differences)} assumptions differ`;

/** Whose baseline it is, where the scenario worked on does not stand beside it. */
function baselineInWords(sides: readonly Side[]): string {
  const baseline = sides.find(({ id }) => id === "baseline");
  const isClear = baseline === undefined || sides.some(({ id }) => id === "now");
  return isClear ? "" : ` The baseline is ${quoted(baseline.scenario.name)}.`;
}

/** How much differs, over which runs, and what had to be made the same.
 * @param differences  how many assumptions */
export function groundSentence(comparison: Comparison, sides: readonly Side[], differences: number): string {
  const { runs, seed } = comparison;
  const scenarios = sides.map(({ scenario }) => scenario);
  const isOther = (tell: (scenario: Side["scenario"]) => unknown) =>
    scenarios.some((scenario) => tell(scenario) !== tell(scenarios[0] as Side["scenario"]));
  const [first] = sides;
  const seedOf = isOther(({ simulation }) => simulation.seed)
    ? ` Seeds differ: all use “${seed}”, the seed of ${first?.noun}.`
    : ` Seed “${seed}”.`;
  const isFewer = scenarios.some(({ simulation }) => simulation.runs > runs);
  const fewer = isFewer ? " Of a scenario with more runs, these are the first." : "";
  const by = byWhen(comparison, sides);
  const isShorter = isOther((scenario) => horizonOf(scenario));
  const shorter = isShorter ? ` Horizons differ: all are judged ${by}, where the shortest ends.` : "";
  const starts = isOther(({ startYear }) => startYear) ? ` Years are those of ${first?.noun}.` : "";
  const what = `${differencesInWords(differences)}.${baselineInWords(sides)}`;
  return `${what} Each scenario has the same ${formatNumber(runs)} runs.${fewer}${seedOf}${shorter}${starts}`;
}
