import type { Attribution, Contribution } from "../../analysis/attribution";
import type { Driver } from "../../analysis/drivers";
import type { InputCorrelation, InputCorrelations } from "../../analysis/inputCorrelations";
import type { Correlation } from "../../analysis/rankCorrelation";
import { measured, rankedBars, swingOf, type Tornado, type TornadoMeasure } from "../../analysis/tornado";
import { formatFrequency, formatRoughly } from "../../model/chances";
import { formatNumber, formatUsd } from "../../model/format";
import { isolated } from "../../model/isolated";
import type { Scenario } from "../../model/schema";
import { capitalized, deadline, listed } from "./words";

interface DriverWords {
  /** In the middle of a sentence. */
  readonly name: string;
  readonly title: string;
  /** What "off" means. */
  readonly off: string;
}

/** What the drivers are called, and what switching one off means. */
export const DRIVER_WORDS: Readonly<Record<Driver, DriverWords>> = {
  trainingCost: {
    name: "training cost",
    title: "Training cost and its growth",
    off: "a frontier model costs its median, does not get dearer and is never overrun",
  },
  duesAboveWorth: {
    name: "dues above worth",
    title: "Dues above what it is worth",
    off: "dues above worth drive nobody out (θ = 0)",
  },
  sponsorWithdrawal: {
    name: "sponsor withdrawal",
    title: "Sponsor withdrawal",
    off: "no sponsor ever withdraws",
  },
  ownDepartures: {
    name: "ordinary departures",
    title: "Ordinary departures",
    off: "no member leaves for reasons of its own",
  },
  contagion: {
    name: "contagion",
    title: "Departures breed departures",
    off: "departures do not breed departures (κ = 0)",
  },
  shocks: { name: "shocks", title: "Shocks", off: "no shock ever comes" },
  splits: { name: "splits", title: "Splits", off: "no faction ever forks" },
};

const signOf = (value: number) => (value < 0 ? "−" : "+");

/** A contribution in percentage points, signed.
 * @example formatContribution(-0.012) // "−1.2" */
export function formatContribution(value: number): string {
  const size = Math.abs(value) * 100;
  if (size === 0) return "0";
  return size < 0.05 ? `${signOf(value)}<0.1` : `${signOf(value)}${size.toFixed(1)}`;
}

const halfWidthOf = ({ low, high }: Contribution) => (high - low) / 2;

/** Whether chance may have put two contributions in their order. */
function isTie(a: Contribution, b: Contribution): boolean {
  const [one, other] = [halfWidthOf(a), halfWidthOf(b)];
  return Math.abs(a.value - b.value) <= Math.sqrt(one * one + other * other);
}

/** At most so many drivers are worth a name in a title. */
const MOST_NAMED = 3;

/** Drivers that together make this part of the risk stand out. */
const LARGE = 0.4;

/** The fewest drivers that make a large part of the risk, with those that chance cannot tell from the last of them; none when
 * these are too many to stand out.
 * @returns in order of what they contribute */
export function leadingDrivers({ contributions, risk }: Attribution): readonly Contribution[] {
  const ranked = contributions.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
  let sum = 0;
  const enough = ranked.findIndex(({ value }) => {
    sum += value;
    return sum >= LARGE * risk.value;
  });
  const last = ranked[enough];
  if (last === undefined) return [];
  const named = ranked.filter((one, rank) => rank <= enough || isTie(one, last));
  return named.length <= MOST_NAMED ? named : [];
}

/** From the least that a part may be to be called so. */
const PARTS: readonly (readonly [number, string])[] = [
  [0.95, "nearly all"],
  [0.8, "most"],
  [0.71, "about three quarters"],
  [0.62, "about two thirds"],
  [0.54, "more than half"],
  [0.46, "about half"],
];

/** A large part of the risk in words; a share, as the risk itself is counted over other runs elsewhere. */
const partOfRisk = (part: number) =>
  `${PARTS.find(([least]) => part >= least)?.[1] ?? "nearly half"} of the risk`;

/** More than all of the risk, by more than what rounds to all. */
const BEYOND = 1.05;

/** What is left of the risk with every driver switched off, when that is much. */
function restFinding({ risk, rest }: Attribution): string {
  if (rest.low > risk.high) return "The risk would be even higher with every driver switched off";
  if (rest.value >= 0.995 * risk.value) {
    return "The risk stays as it is with every driver switched off: it lies in the terms";
  }
  return `${capitalized(partOfRisk(rest.value / risk.value))} remains with every driver switched off`;
}

/** What makes the larger part of the risk; the title of the attribution. */
export function attributionFinding(attribution: Attribution, scenario: Scenario): string {
  const { risk, rest, runs, contributions } = attribution;
  if (risk.value === 0) {
    return `None of ${formatNumber(runs)} futures falls apart ${deadline(scenario)}: no risk to take apart`;
  }
  if (!contributions.some(({ isPresent }) => isPresent)) {
    return "The scenario has none of the drivers: all of its risk lies in its terms";
  }
  if (rest.value >= risk.value / 2) return restFinding(attribution);
  const named = leadingDrivers(attribution);
  if (named.length === 0) return "No driver of the risk stands out";
  const part = named.reduce((sum, { value }) => sum + value, 0) / risk.value;
  const names = capitalized(listed(named.map(({ driver }) => DRIVER_WORDS[driver].name)));
  const isOne = named.length === 1 && !/^(dues|ordinary|shocks|splits)/i.test(names);
  if (part > BEYOND) {
    return `${names} ${isOne ? "adds" : "add"} more than the whole risk, for other drivers lower it`;
  }
  return `${names} ${isOne ? "makes" : "make"} ${partOfRisk(part)}`;
}

/** Less than this is not seen between risks in whole per cent. */
const SEEN = 0.005;

/** How what a driver takes with it when it alone is switched off differs from its share; empty where it does not. */
export function overlapInWords({ contributions, risk }: Attribution): string {
  const beyond = contributions
    .filter(({ isPresent }) => isPresent)
    .map(({ value, without }) => risk.value - without.value - value);
  const [isMore, isLess] = [beyond.some((gain) => gain > SEEN), beyond.some((gain) => gain < -SEEN)];
  if (!isMore && !isLess) return "";
  const amount = isMore && isLess ? "more or less" : isMore ? "more" : "less";
  return `They overlap: one alone off takes ${amount} than its share (right).`;
}

/** What switching off one driver alone would do at most. */
export function aloneFinding({ contributions, risk }: Attribution): string {
  const present = contributions.filter(({ isPresent }) => isPresent);
  const best = present.toSorted((a, b) => a.without.value - b.without.value)[0];
  if (risk.value === 0 || best === undefined) return "What each driver adds to the risk";
  if (best.without.value >= risk.value) return "Switching off any one driver alone would not lower the risk";
  const name = DRIVER_WORDS[best.driver].name;
  const [from, to] = [formatRoughly(risk.value), formatRoughly(best.without.value)];
  if (from === to) return "Switching off any one driver alone would hardly lower the risk";
  return `Switching off ${name} alone would take the risk from ${from} to ${to}`;
}

/** What an assumption is called, and whose it is: that comes last, for names may be long.
 * @example assumptionTitle({ field: shareField, owner: "NVIDIA" }) // "Share of the bill: NVIDIA" */
export function assumptionTitle({ field, owner }: Pick<InputCorrelation, "field" | "owner">): string {
  if (owner === null) return field.title;
  const isCount = field.path.endsWith("count") && (owner === "founders" || owner === "prospects");
  return isCount ? `${field.title} ${owner}` : `${field.title}: ${isolated(owner)}`;
}

/** A risk or dues a year as a title has it. */
export const formatMeasure = (value: number, measure: TornadoMeasure): string =>
  measure === "risk" ? formatRoughly(value) : formatUsd(value);

/** Swings that a reader would not tell apart. */
const ALIKE = 0.95;

/** Which assumption moves a measure most. */
export function tornadoFinding(tornado: Tornado, measure: TornadoMeasure): string {
  const noun = measure === "risk" ? "the risk" : "dues";
  const ranked = rankedBars(tornado, measure);
  const [first, second] = ranked;
  if (first === undefined) return `No assumption moves ${noun} when it alone is moved over its range`;
  const title = assumptionTitle(first);
  if (second !== undefined && swingOf(second, measure) >= ALIKE * swingOf(first, measure)) {
    return `“${title}” and “${assumptionTitle(second)}” move ${noun} most, about as far as each other`;
  }
  const values = first.points.map((point) => measured(point, measure)).toSorted((a, b) => a - b);
  const [least, most] = [values[0] ?? 0, values.at(-1) ?? 0].map((value) => formatMeasure(value, measure));
  if (least === most) return `No assumption moves ${noun} by much when it alone is moved over its range`;
  const unit = measure === "risk" ? "" : " a year";
  return `“${title}” moves ${noun} most: between ${least} and ${most}${unit}`;
}

type Outcome = "dues" | "fallingApart";

/** How far from 0 a correlation is for sure. */
const strengthOf = (of: Correlation | null) => (of !== null && of.low * of.high > 0 ? Math.abs(of.value) : 0);

/** A correlation weaker than this is hardly seen. */
const WEAK = 0.1;

function strongest(inputs: readonly InputCorrelation[], outcome: Outcome): InputCorrelation | null {
  const ranked = inputs.toSorted((a, b) => strengthOf(b[outcome]) - strengthOf(a[outcome]));
  const [first] = ranked;
  return first !== undefined && strengthOf(first[outcome]) >= WEAK ? first : null;
}

const sideOf = (of: Correlation | null) => ((of?.value ?? 0) < 0 ? "low" : "high");

/** Which uncertain number goes along with dues, and which with falling apart. */
export function correlationFinding({ inputs }: InputCorrelations): string {
  if (inputs.length === 0) return "No number of this scenario is uncertain from the start";
  const [dues, fall] = [strongest(inputs, "dues"), strongest(inputs, "fallingApart")];
  const where = (of: InputCorrelation, outcome: Outcome) =>
    `where “${assumptionTitle(of)}” is ${sideOf(of[outcome])}`;
  if (dues === null && fall === null) {
    return "No uncertain number by itself goes along with dues or with falling apart";
  }
  if (dues === null || fall === null) {
    return dues === null
      ? `Futures fall apart more often ${where(fall as InputCorrelation, "fallingApart")}; no single number goes along with dues`
      : `Dues are higher ${where(dues, "dues")}; no single number goes along with falling apart`;
  }
  if (dues === fall && sideOf(dues.dues) === sideOf(fall.fallingApart)) {
    return `Dues are higher, and futures fall apart more often, ${where(dues, "dues")}`;
  }
  return `Dues are higher ${where(dues, "dues")}; futures fall apart more often ${where(fall, "fallingApart")}`;
}

/** How often the consortium falls apart, over the runs of the attribution. */
export const attributedRisk = ({ risk, runs }: Attribution, scenario: Scenario): string =>
  `${capitalized(formatFrequency(risk))} futures ${risk.value < 0.015 ? "falls" : "fall"} apart ${deadline(scenario)}, counted over the first ${formatNumber(runs)} runs.`;
