import type { Advantage } from "../../analysis/advantage";
import type { Estimate } from "../../analysis/results";
import type {
  AllChoices,
  Choice,
  OthersEffect,
  SeatResults,
  SeatTips,
  TipPoint,
} from "../../analysis/seatResults";
import { formatChance, formatFrequency, formatInterval } from "../../model/chances";
import { formatFactor, formatNumber, formatPercent, formatUsd } from "../../model/format";
import { isolated } from "../../model/isolated";
import type { CostSharingRule, Scenario } from "../../model/schema";
import { choiceInWords } from "../controls";
import { capitalized, deadline, listed } from "./words";

/** What joining is held against. */
export type Rival = "stayingOut" | "alone" | "closed";

export const CHOICE_WORDS = {
  joining: "joining",
  stayingOut: "staying out",
  alone: "going alone",
  closed: "closed models",
} as const;

/** Money that may be below nothing; the sign stays with the amount at the end of a line. */
export const signedUsd = (usd: number): string => formatUsd(usd).replace("-", "−\u2060");

const opposite = ({ value, low, high }: Estimate): Estimate => ({
  value: 1 - value,
  low: 1 - high,
  high: 1 - low,
});

/** Whether so many runs come to the same that a winner would mislead. */
const areAlike = ({ same }: Advantage) => same > 0.5;

const isTossUp = ({ better }: Advantage) => better.low <= 0.5 && better.high >= 0.5;

/** Which of the two is better, and how often. */
function beatsInWords(advantage: Advantage, rival: string): string {
  const { better, same } = advantage;
  if (areAlike(advantage)) {
    const often =
      same >= 1 ? "every future simulated" : `${formatNumber(Math.floor(same * 100))} of 100 futures`;
    return `joining and ${rival} come to the same in ${often}`;
  }
  if (isTossUp(advantage)) {
    return `joining or ${rival} is a toss-up: joining is better in ${formatFrequency(better)} futures`;
  }
  return better.value > 0.5
    ? `joining beats ${rival} in ${formatFrequency(better)} futures`
    : `${rival} beats joining in ${formatFrequency(opposite(better))} futures`;
}

/** The mean difference, where it is clear; and whether it says the opposite of how often. */
function onAverage(advantage: Advantage): string {
  const { value: mean, low, high, better } = advantage;
  if (low <= 0 && high >= 0) return "";
  const amount = formatUsd(Math.abs(mean));
  const isContrary = !isTossUp(advantage) && !areAlike(advantage) && mean > 0 !== better.value > 0.5;
  const difference = `mean ${mean > 0 ? "gain" : "loss"} from joining is ${amount}`;
  return isContrary
    ? `Yet the ${difference}: where it ${mean > 0 ? "wins, it wins" : "loses, it loses"} more.`
    : `The ${difference}.`;
}

/** Medians closer than this, of the larger, are alike to a reader. */
const ALIKE = 0.02;

const areMediansAlike = (one: number, other: number) =>
  Math.abs(one - other) <= ALIKE * Math.max(Math.abs(one), Math.abs(other));

/** What joining is held against: staying out, but for a third choice whose median is clearly better than both. */
function mainRival(results: AllChoices): { readonly words: string; readonly advantage: Advantage } {
  const { joining, stayingOut, overStayingOut } = results;
  const medianOf = ({ quantiles }: Choice) => quantiles.p50;
  const alone = { words: CHOICE_WORDS.alone, advantage: results.overAlone, median: medianOf(results.alone) };
  const closed = {
    words: "staying with closed models",
    advantage: results.overClosed,
    median: medianOf(results.closed),
  };
  const third = closed.median > alone.median ? closed : alone;
  const best = Math.max(
    medianOf(joining),
    stayingOut === null ? Number.NEGATIVE_INFINITY : medianOf(stayingOut),
  );
  if (third.median > best && !areMediansAlike(third.median, best)) return third;
  return overStayingOut === null ? alone : { words: CHOICE_WORDS.stayingOut, advantage: overStayingOut };
}

/** The seat's view in a sentence or two.
 * @example seatHeadline("Mistral AI", results)
 * // "For Mistral AI, joining beats staying out in 87 of 100 futures. The mean gain from joining is $202M." */
export function seatHeadline(name: string, results: AllChoices): string {
  const { words, advantage } = mainRival(results);
  const often = beatsInWords(advantage, words);
  if (results.overStayingOut === null) return `Without ${name} there is nothing to stay out of; ${often}.`;
  return `For ${name}, ${often}. ${onAverage(advantage)}`.trim();
}

/** How exactly the headline is known.
 * @example seatNote(results) // "95% intervals: 86.7 – 88.0% of futures; $196M to $207M for the mean. 10,000 futures, …" */
export function seatNote(results: AllChoices): string {
  const { better, low, high, same } = mainRival(results).advantage;
  const ties = same > 0 ? ` Futures in which both come to the same count half to each.` : "";
  return (
    `95% intervals: ${formatInterval(better)} of futures in which joining is better; ` +
    `${signedUsd(low)} to ${signedUsd(high)} for the mean. ` +
    `${formatNumber(results.runs)} futures, the same for every choice.${ties}`
  );
}

/** Title of the chart of the choices.
 * @param medians  present values, in the order drawn; at least two */
export function choicesFinding(medians: readonly { readonly words: string; readonly usd: number }[]): string {
  const [best, second] = medians.toSorted((a, b) => b.usd - a.usd);
  if (best === undefined || second === undefined) return "What each choice is worth";
  if (areMediansAlike(best.usd, second.usd)) {
    return `At the median, ${best.words} and ${second.words} come to much the same: ${signedUsd(best.usd)}`;
  }
  const against = `${signedUsd(best.usd)} against ${signedUsd(second.usd)} of ${second.words}`;
  return best.usd < 0
    ? `At the median, every choice costs more than it brings, least so ${best.words}: ${against}`
    : `At the median, the best choice is ${best.words}: ${against}`;
}

/** Title of the histogram of differences. */
export function differenceFinding(rival: Rival, advantage: Advantage): string {
  const words = CHOICE_WORDS[rival];
  const { median, better } = advantage;
  if (areAlike(advantage) || isTossUp(advantage)) return capitalized(beatsInWords(advantage, words));
  return better.value > 0.5
    ? `Joining beats ${words} by ${formatUsd(median)} at the median, and is worse in ${formatFrequency(opposite(better))} futures`
    : `Joining loses to ${words} by ${formatUsd(-median)} at the median, and is better in ${formatFrequency(better)} futures`;
}

/** What the histogram of differences draws, and why its median is not what the medians of the choices suggest. */
export const differenceNote = (rival: Rival, { value: mean, median }: Advantage, runs: number): string =>
  `Joining less ${CHOICE_WORDS[rival]}, in each of the same ${formatNumber(runs)} futures; height: how many, the outermost bars with all beyond. ` +
  `Mean ${signedUsd(mean)}, median ${signedUsd(median)}; the median of differences is not the difference of medians`;

const points = (share: number) =>
  formatPercent(Math.abs(share), Math.abs(share) < 0.001 ? 2 : 1).replace(/\s*[%٪]/, "");

/** How far two risks are apart, from the smaller to the larger end.
 * @example pointsApart({ low: −0.077, high: −0.066 }) // "6.6 to 7.7 points lower" */
function pointsApart({ low, high }: { readonly low: number; readonly high: number }): string {
  if (low < 0 && high > 0) return `between ${points(low)} points lower and ${points(high)} points higher`;
  const [near, far] = high <= 0 ? [high, low] : [low, high];
  return `${points(near)} to ${points(far)} points ${high <= 0 ? "lower" : "higher"}`;
}

/** Title of the effect on everybody else. */
export function othersFinding(name: string, { risk }: OthersEffect, scenario: Scenario): string {
  const { joined, without, change } = risk;
  const by = deadline(scenario);
  if (change.low <= 0 && change.high >= 0) {
    return `For the others, ${name} makes no clear difference: their risk of falling apart ${by} is ${formatChance(joined)}`;
  }
  const moves = change.value < 0 ? "lowers" : "raises";
  // A company may spell itself with a small letter; our own words for one begin with a capital.
  const who = /^(?:one of “|your company$)/.test(name) ? capitalized(name) : name;
  return `${who} ${moves} the others’ risk of falling apart ${by}, from ${formatChance(without)} to ${formatChance(joined)}`;
}

/** What it means for the others, sentence by sentence. */
export function othersInWords({ risk, saved, lost, witness }: OthersEffect, runs: number): readonly string[] {
  const { change, joined, without } = risk;
  const sentences =
    saved === 0 && lost === 0
      ? ["The risk is the same with and without it in every future."]
      : [
          `Of ${formatNumber(runs)} futures, ${formatNumber(saved)} fall apart only without it and ${formatNumber(lost)} only with it.`,
          `With it their risk is ${pointsApart(change)} (95% interval; ${formatInterval(joined)} with it, ${formatInterval(without)} without).`,
        ];
  if (witness === null) return sentences;
  const { change: gain } = witness;
  const ends = [Math.abs(gain.low), Math.abs(gain.high)].sort((a, b) => a - b);
  const who = witness.isOneOf ? `One of “${isolated(witness.name)}”` : isolated(witness.name);
  const sums = `${signedUsd(witness.joined)} with it, ${signedUsd(witness.without)} without`;
  const what =
    gain.low <= 0 && gain.high >= 0
      ? `${who}, a founder of middle worth, gains as much either way`
      : `${who}, a founder of middle worth, gains ${formatUsd(Math.abs(gain.value))} ${gain.value > 0 ? "more" : "less"} (${ends.map((usd) => formatUsd(usd)).join(" to ")})`;
  return [...sentences, `${what}: worth less dues at present value, on average ${sums}.`];
}

/** Whether joining or staying out is better on average, or null where that is not clear. */
export function verdictOf({ low, high }: TipPoint<unknown>): "joining" | "stayingOut" | null {
  if (low > 0) return "joining";
  return high < 0 ? "stayingOut" : null;
}

/** Something at which joining and staying out change places, or do not. */
export interface Tip {
  readonly id: "dues" | "sizes" | "quorums" | "rules";
  readonly title: string;
  /** Where it tips, in a few words; null where it does not. */
  readonly value: string | null;
  readonly text: string;
  readonly points: readonly { readonly label: string; readonly point: TipPoint<unknown> }[];
}

export const TIP_TITLES: Readonly<Record<Tip["id"], string>> = {
  dues: "Its dues",
  sizes: "The number of founders",
  quorums: "The quorum",
  rules: "The split of dues",
};

/** Shares of the dues below this are not worth a number. */
const LEAST = 0.01;

function duesTip({ breakEven, duesUsdPerYear }: SeatResults): Tip {
  const tip = { id: "dues", title: TIP_TITLES.dues, points: [] } as const;
  if (breakEven === null) return { ...tip, value: null, text: "It pays no dues." };
  if (breakEven <= 0) {
    const text = "Even without dues, staying out is better on average.";
    return { ...tip, value: "at no dues at all", text };
  }
  const amount = `${formatUsd(duesUsdPerYear * breakEven)} a year instead of ${formatUsd(duesUsdPerYear)}`;
  const text =
    breakEven > 1
      ? `Up to there joining is better on average: ${amount}, spread evenly over the horizon.`
      : `Only below that is joining better on average: ${amount}, spread evenly over the horizon.`;
  const times =
    breakEven < LEAST ? "less than a hundredth of" : formatFactor(Number(breakEven.toPrecision(2)));
  return { ...tip, value: `at ${times} what they are`, text };
}

/** The stretches of tested values that share a verdict: "2 to 8 and 15 to 60". */
function stretches(along: readonly TipPoint<number>[], verdict: ReturnType<typeof verdictOf>): string {
  const runs: [number, number][] = [];
  let isOpen = false;
  for (const point of along) {
    const isOne = verdictOf(point) === verdict;
    const last = runs.at(-1);
    if (isOne && isOpen && last !== undefined) last[1] = point.at;
    else if (isOne) runs.push([point.at, point.at]);
    isOpen = isOne;
  }
  return listed(
    runs.map(([low, high]) =>
      low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`,
    ),
  );
}

/** Neighbours among the clear ones between which the better choice changes. */
function changesAlong(along: readonly TipPoint<number>[]): readonly string[] {
  const clear = along.filter((point) => verdictOf(point) !== null);
  return clear.flatMap((point, index) => {
    const next = clear[index + 1];
    if (next === undefined || verdictOf(next) === verdictOf(point)) return [];
    return [`between ${formatNumber(point.at)} and ${formatNumber(next.at)}`];
  });
}

function alongInWords(along: readonly TipPoint<number>[], unit: string): string {
  const [joining, stayingOut, unclear] = [
    stretches(along, "joining"),
    stretches(along, "stayingOut"),
    stretches(along, null),
  ];
  const neither = unclear === "" ? "" : `; at ${unclear} neither clearly`;
  if (joining !== "" && stayingOut !== "") {
    return `On average joining is better at ${joining} ${unit}, staying out at ${stayingOut}${neither}.`;
  }
  if (joining === "" && stayingOut === "")
    return `At ${unclear} ${unit} neither is clearly better on average.`;
  const words = joining !== "" ? CHOICE_WORDS.joining : CHOICE_WORDS.stayingOut;
  return `${capitalized(words)} is better on average at ${joining + stayingOut} ${unit}${neither}.`;
}

function numberTip(
  id: "sizes" | "quorums",
  title: string,
  unit: string,
  along: readonly TipPoint<number>[],
): Tip {
  const labelled = along.map((point) => ({
    label: `${formatNumber(point.at)} ${point.at === 1 ? unit.replace(/s$/, "") : unit}`,
    point,
  }));
  if (along.length === 0) {
    return { id, title, value: null, text: "There are no other founders to go by.", points: [] };
  }
  const changes = changesAlong(along);
  const value =
    changes.length === 0 ? null : changes.length > 2 ? `${changes.length} times` : listed(changes);
  return { id, title, value, text: alongInWords(along, unit), points: labelled };
}

/** Within a list, without a comma of its own. */
const ruleInWords = (rule: CostSharingRule) => choiceInWords(rule).replace(",", "");

function rulesInWords(joining: string, stayingOut: string, unclear: string): string {
  const neither = unclear === "" ? "" : `; ${unclear} neither clearly`;
  if (joining !== "" && stayingOut !== "") {
    return `With dues split ${joining}, joining is better on average; ${stayingOut}, staying out${neither}.`;
  }
  if (joining === "" && stayingOut === "") return "Under no rule is either clearly better on average.";
  const words = capitalized(joining !== "" ? CHOICE_WORDS.joining : CHOICE_WORDS.stayingOut);
  if (unclear === "") return `${words} is better on average under every rule.`;
  return `${words} is better on average with dues split ${joining}${stayingOut}${neither}.`;
}

function rulesTip(along: readonly TipPoint<CostSharingRule>[]): Tip {
  const named = (verdict: ReturnType<typeof verdictOf>) =>
    along.filter((point) => verdictOf(point) === verdict).map(({ at }) => ruleInWords(at));
  const [joining, stayingOut] = [named("joining"), named("stayingOut")];
  const now = along.find(({ isNow }) => isNow);
  const others = now && verdictOf(now) === "joining" ? stayingOut : joining;
  const hasBoth = joining.length > 0 && stayingOut.length > 0;
  return {
    id: "rules",
    title: TIP_TITLES.rules,
    value: hasBoth ? `if split ${listed(others)}` : null,
    text: rulesInWords(listed(joining), listed(stayingOut), listed(named(null))),
    points: along.map((point) => ({ label: `Split ${ruleInWords(point.at)}`, point })),
  };
}

/** What would change the answer, each setting moved alone; only the dues until the rest is known, and nothing where
 * there is nothing to stay out of. */
export function seatTipList(results: SeatResults, tips: SeatTips | null): readonly Tip[] {
  if (results.stayingOut === null) return [];
  const dues = duesTip(results);
  if (tips === null) return [dues];
  return [
    dues,
    numberTip("sizes", TIP_TITLES.sizes, "founders", tips.sizes),
    numberTip("quorums", TIP_TITLES.quorums, "members", tips.quorums),
    rulesTip(tips.rules),
  ];
}

/** The difference at one tested setting, for ears and pointers. */
export function pointInWords(label: string, point: TipPoint<unknown>): string {
  const { value: mean, low, high, isNow } = point;
  const now = isNow ? ", as it is now" : "";
  return `${label}${now}: joining ${signedUsd(mean)} over staying out (${signedUsd(low)} to ${signedUsd(high)})`;
}

const VERDICTS = { joining: "joining", stayingOut: "staying out" } as const;

/** Every tested setting, a row each. */
export function tipsTable(tips: readonly Tip[]) {
  return {
    head: ["Setting", "Joining over staying out, mean", "95% interval", "Better"],
    rows: tips.flatMap(({ points: along }) =>
      along.map(({ label, point }) => {
        const verdict = verdictOf(point);
        return [
          point.isNow ? `${label} (now)` : label,
          signedUsd(point.value),
          `${signedUsd(point.low)} to ${signedUsd(point.high)}`,
          verdict === null ? "neither clearly" : VERDICTS[verdict],
        ];
      }),
    ),
  };
}

/** Title of the list of tips. */
export function tipsFinding(tips: readonly Tip[]): string {
  const tipping = tips.filter(({ id, value }) => id !== "dues" && value !== null);
  if (tips.length < 2) return "What would change the answer";
  if (tipping.length === 0) return "Neither size nor quorum nor rule changes the answer";
  return `${capitalized(listed(tipping.map(({ title }) => title.toLowerCase())))} would change the answer`;
}
