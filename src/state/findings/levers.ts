import type { BestMove, GoalSearch, LeverAnswer } from "../../analysis/goalSeek";
import type { LeverId, Setting } from "../../analysis/levers";
import { formatChance, formatInterval, formatRoughly } from "../../model/chances";
import { formatFactor, formatNumber, formatPercent, formatValue, formatYears } from "../../model/format";
import type { CostSharingRule, Scenario } from "../../model/schema";
import type { KeyFigure } from "./keyFigures";
import { capitalized, deadline } from "./words";

/** A rule in a row, as the subject of a sentence, and as the name of a move. */
const RULES: Readonly<Record<CostSharingRule, readonly [row: string, phrase: string, name: string]>> = {
  equal: ["equal", "sharing dues equally", "Equal dues"],
  tiered: ["by fee units", "sharing dues by fee units", "Dues by fee units"],
  proportional: ["by worth", "sharing dues by worth", "Dues by worth"],
  capped: ["equal up to worth", "capping equal dues at worth", "Dues up to worth"],
  talmud: ["Talmud rule", "sharing dues by the Talmud rule", "Talmud rule"],
};

interface Words {
  readonly title: string;
  /** How a setting reads alone. */
  readonly setting: (value: number) => string;
  /** The same before an arrow, where the unit need not be said twice. */
  readonly before?: (value: number) => string;
  /** The change as the subject of a sentence, in the singular. */
  readonly phrase: (setting: string) => string;
  /** What is changed, and how. */
  readonly help: string;
}

const withoutYears = (years: number) => formatYears(years).replace(/ years?$/, "");
const months = (count: number) =>
  count === 0 ? "none" : count === 1 ? "1 month" : formatValue(count, "months");
const percent = (share: number) => formatPercent(share, Number.isInteger(share * 1000) ? undefined : 0);
const orNone = (share: number) => (share === 0 ? "none" : percent(share));
const plain = (count: number) => formatNumber(count);

const withDues = (years: number) =>
  formatYears(years).replace(/years?$/, (unit) => `${unit}’${unit === "year" ? "s" : ""} dues`);

const years = { setting: (value: number) => formatYears(value), before: withoutYears };

const WORDS: Readonly<Record<LeverId, Words>> = {
  rule: {
    title: "Dues",
    setting: plain,
    phrase: (rule) => rule,
    help: "The rule by which members share what they owe.",
  },
  exitFee: {
    title: "Exit fee",
    setting: withDues,
    before: withoutYears,
    phrase: (setting) => `an exit fee of ${setting}`,
    help: "Years of dues that a leaving member pays into the reserve.",
  },
  commitment: {
    title: "Commitment",
    ...years,
    phrase: (setting) => `a commitment of ${setting}`,
    help: "Every member stays for at least this long after joining.",
  },
  notice: {
    title: "Members’ notice",
    ...years,
    phrase: (setting) => `members’ notice of ${setting}`,
    help: "How long a leaving member still pays.",
  },
  reserve: {
    title: "Reserve",
    setting: months,
    before: (value) => (value === 0 ? "none" : plain(value)),
    phrase: (setting) => (setting === "none" ? "doing without a reserve" : `a reserve of ${setting}`),
    help: "Months of the bill that are set aside at the start; the levy that refills it stays as it is.",
  },
  quorum: {
    title: "Members needed",
    setting: plain,
    phrase: (setting) => `a quorum of ${setting}`,
    help: "The consortium ends when fewer members than this are left.",
  },
  sponsorShare: {
    title: "Sponsor’s share",
    setting: percent,
    phrase: (setting) => `a sponsor’s share of ${setting}`,
    help: "Share of the bill that the sponsor pays; of several, the one that pays most.",
  },
  sponsorNotice: {
    title: "Sponsor’s notice",
    ...years,
    phrase: (setting) => `sponsor’s notice of ${setting}`,
    help: "Every sponsor pays on for at least this long after it announces its withdrawal.",
  },
  secondSponsor: {
    title: "A new sponsor",
    setting: orNone,
    phrase: (setting) => `a new sponsor with ${setting} of the bill`,
    help: "One more sponsor like the one that pays most, with a share that is free; it stays or withdraws on its own.",
  },
  ambition: {
    title: "Our spend",
    setting: (share) => `${percent(share)} of frontier`,
    before: percent,
    phrase: (setting) => `spending ${setting.replace("of frontier", "of the frontier’s budget")}`,
    help: "What the consortium spends on a generation at the start, as a share of what the frontier spends.",
  },
  pace: {
    title: "Keeping pace",
    setting: percent,
    phrase: (setting) => `following ${setting} of the frontier’s growth`,
    help: "Share of the frontier’s cost growth that the budget follows.",
  },
  founders: {
    title: "Founders",
    setting: plain,
    phrase: (setting) => `starting with ${setting} founders`,
    help: "More founders, like the one of middle worth.",
  },
  founderScale: {
    title: "Founders",
    setting: (factor) => formatFactor(factor),
    before: () => "now",
    phrase: (setting) => `starting with ${setting} as many founders`,
    help: "Every group of founders grows by this factor.",
  },
  prospects: {
    title: "New members",
    setting: (rate) => (rate === 0 ? "none" : formatValue(rate, "timesPerYear")),
    before: (rate) => (rate === 0 ? "none" : plain(rate)),
    phrase: (setting) => `winning ${setting.replace(" a year", " new members a year")}`,
    help: "How many join a year; as many more may join in all. Where there are none: like the founder of middle worth.",
  },
};

/** A lever's setting as the page shows it.
 * @example settingInWords("exitFee", 0.5) // "½ year’s dues" */
export const settingInWords = (lever: LeverId, setting: Setting): string =>
  typeof setting === "number" ? WORDS[lever].setting(setting) : RULES[setting][0];

/** @example changeInWords("commitment", 1, 4.5) // "1 → 4½ years" */
export function changeInWords(lever: LeverId, from: Setting, to: Setting): string {
  if (typeof from !== "number") return `${RULES[from][0]} → ${settingInWords(lever, to)}`;
  const { before, setting } = WORDS[lever];
  const end = settingInWords(lever, to);
  // Without a unit after the arrow, it is said before.
  const say = end === "none" ? setting : (before ?? setting);
  return `${say(from)} → ${end}`;
}

export const leverTitle = (lever: LeverId): string => WORDS[lever].title;
export const leverHelp = (lever: LeverId): string => WORDS[lever].help;

/** A change as the subject of a sentence.
 * @example phraseOf("exitFee", 0.6) // "an exit fee of 0.6 years’ dues" */
const phraseOf = (lever: LeverId, to: Setting) =>
  typeof to === "number" ? WORDS[lever].phrase(settingInWords(lever, to)) : RULES[to][1];

/** Levers of sponsors that are there; a new one is none of them. */
const OF_SPONSORS: readonly LeverId[] = ["sponsorShare", "sponsorNotice"];
const isOfSponsor = ({ lever }: LeverAnswer) => OF_SPONSORS.includes(lever);
const isBySponsor = (answer: LeverAnswer) => isOfSponsor(answer) || answer.lever === "secondSponsor";

/** What the change that is smallest leaves the others to be. */
function amongReaching(reaching: readonly LeverAnswer[], others: readonly LeverAnswer[], target: string) {
  const [first, second] = reaching as [LeverAnswer, LeverAnswer | undefined];
  const phrase = phraseOf(first.lever, first.to as Setting);
  const canSponsors = reaching.some(isBySponsor);
  if (!canSponsors && others.some(isOfSponsor)) {
    return `${capitalized(phrase)} brings the risk down to ${target}; no single change of a sponsor does`;
  }
  if (second === undefined) return `Of all single changes, only ${phrase} brings the risk down to ${target}`;
  // Two that take about the same share of their ranges are one answer.
  if (second.size - first.size < 0.02) {
    const also = phraseOf(second.lever, second.to as Setting);
    return `${capitalized(phrase)} or ${also} brings the risk down to ${target}`;
  }
  return `${capitalized(phrase)} is the smallest change that brings the risk down to ${target}`;
}

/** What it would take, in a sentence: the finding over the levers. */
export function leversFinding({ answers, now, target }: GoalSearch): string {
  const goal = percent(target);
  if (now.value === 0) return "No future was seen to fall apart";
  if (now.value <= target) {
    const where = now.value < target ? "below" : "at";
    return `The risk is ${formatChance(now)}, already ${where} the target of ${goal}`;
  }
  const reaching = answers.filter(({ reaches }) => reaches);
  const others = answers.filter(({ reaches }) => !reaches);
  if (reaching.length > 0) return amongReaching(reaching, others, goal);
  const [best, next] = others;
  if (best === undefined || best.to === null) return "No single change lowers the risk";
  const phrase = phraseOf(best.lever, best.to);
  const isAlone = next === undefined || next.risk.low > best.risk.high;
  const nearest = isAlone ? "comes nearest" : "comes about as near as any";
  return `No single change brings the risk down to ${goal}; ${phrase} ${nearest}, at ${formatRoughly(best.risk.value)}`;
}

/** What is asked of the levers, and over which runs it is answered. */
export function leversQuestion({ now, target, runs }: GoalSearch, scenario: Scenario): string {
  const by = deadline(scenario);
  const over = `the same ${formatNumber(runs)} futures`;
  if (now.value === 0) return `Risk of falling apart ${by}, over ${over}.`;
  if (now.value <= target) {
    return `Risk of falling apart ${by}, over ${over}. Choose a lower target to see what it would take.`;
  }
  return `What would bring the risk of falling apart ${by} from ${formatRoughly(now.value)} to ${percent(target)}? Each lever alone, on ${over}.`;
}

/** A row of the levers, in words. */
export interface LeverRow {
  readonly lever: LeverId;
  readonly title: string;
  readonly change: string;
  readonly risk: string;
  readonly interval: string;
}

/** What a lever can do, for its row: the change it takes, or the best that it can.
 * @example rowOf(answer).change // "none → 0.6 years’ dues" */
export function rowOf({ lever, from, to, risk }: LeverAnswer): LeverRow {
  const change = to === null ? "no setting lowers it" : changeInWords(lever, from, to);
  return {
    lever,
    title: leverTitle(lever),
    change,
    risk: formatChance(risk),
    interval: formatInterval(risk),
  };
}

/** Levers that may help when they are lowered, against what one would expect, and why. */
const LOWERED: Partial<Record<LeverId, string>> = {
  reserve: "A smaller reserve can lower the risk because refilling one raises dues.",
  pace: "A slower pace can lower the risk because the bill grows less, although the model falls behind.",
};

/** Why a change helps where that may surprise; null elsewhere.
 * @example reasonOf(answer) // "A smaller reserve can lower the risk because refilling one raises dues." */
export function reasonOf({ lever, from, to }: LeverAnswer): string | null {
  const isLowered = typeof from === "number" && typeof to === "number" && to < from;
  return (isLowered && LOWERED[lever]) || null;
}

const METHOD =
  "Each lever alone, moved a sixth of the way to the end of its range, to the nearest step; or dues by another rule.";

/** The best single move as a figure under the headline; before it is known, its place.
 * @param hasFailed  whether it will not be known
 * @example bestMoveFigure(best).note // "35% → 14%" */
export function bestMoveFigure(best: BestMove | null, hasFailed = false): KeyFigure {
  const figure = { id: "bestMove", label: "Best single move" };
  if (hasFailed) return { ...figure, value: "–", note: "could not be worked out", explanation: METHOD };
  if (best === null) return { ...figure, value: "…", note: "trying each lever", explanation: METHOD };
  const { move, now, runs } = best;
  const over = `The same ${formatNumber(runs)} futures.`;
  if (move === null) {
    const note = now.value === 0 ? "hardly any risk to lower" : "no lever lowers the risk";
    return { ...figure, value: "none", note, explanation: `${METHOD} ${over}` };
  }
  const { lever, to, risk } = move;
  const value = typeof to === "number" ? `${leverTitle(lever)}, ${settingInWords(lever, to)}` : RULES[to][2];
  return {
    ...figure,
    value,
    note: `${formatRoughly(now.value)} → ${formatRoughly(risk.value)}`,
    explanation: `${METHOD} ${over} ${leverTitle(lever)}, ${changeInWords(lever, move.from, to)}: risk ${formatChance(now)} (${formatInterval(now)}) → ${formatChance(risk)} (${formatInterval(risk)}).`,
  };
}
