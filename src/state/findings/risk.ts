import { type Results, TRIGGERS, type Trigger } from "../../analysis/results";
import { endedOf100, formatFrequency } from "../../model/chances";
import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { capitalized, deadline, shareInWords } from "./words";

/** Below this share of the futures, and above its complement, words such as "one in twenty" would mislead. */
const RARE = 0.0095;

/** How many futures fall apart, as the start of the headline. */
export function riskSentence({ risk, runs }: Results, scenario: Scenario): string {
  const by = deadline(scenario);
  if (runs === 1)
    return `The one future imagined ${risk.value === 0 ? "does not fall apart" : "falls apart"} ${by}.`;
  if (risk.value === 0) return `None of ${formatNumber(runs)} futures falls apart ${by}.`;
  if (risk.value === 1) return `All of ${formatNumber(runs)} futures fall apart ${by}.`;
  const isOne = risk.value < 0.015;
  return `${capitalized(formatFrequency(risk))} futures ${isOne ? "falls" : "fall"} apart ${by}.`;
}

const REASONS: Readonly<Record<Trigger, string>> = {
  sponsor: "after the sponsor walks",
  price: "because dues outgrow what membership is worth",
  split: "after a split",
  departures: "because members leave for reasons of their own",
  cost: "because money runs out or the model falls too far behind",
};

function reasonOf(trigger: Trigger, scenario: Scenario): string {
  return trigger === "sponsor" && scenario.sponsors.length > 1 ? "after a sponsor walks" : REASONS[trigger];
}

function partInWords(part: number): string {
  if (part >= 0.95) return "nearly all of them";
  if (part >= 0.75) return "most of them";
  if (part >= 0.55) return "more than half of them";
  if (part >= 0.47) return "about half of them";
  return part >= 0.4 ? "nearly half of them" : "a third of them";
}

/** A cause that says more than what set it off, when it ended at least half of what ended. */
function causeInWords({ causes, triggers, risk }: Results): string | null {
  const isHalf = (share: number) => share >= risk.value / 2;
  const amount = (share: number) => {
    if (share >= 0.95 * risk.value) return "nearly all";
    return share >= 0.55 * risk.value ? "most" : "about half";
  };
  if (isHalf(causes.obsolete)) return `${amount(causes.obsolete)} because the model falls too far behind`;
  if (isHalf(causes.funds) && !isHalf(triggers.sponsor)) {
    return `${amount(causes.funds)} because bills go unpaid`;
  }
  return null;
}

/** What ended the futures: a cause, or what set the endings off, be it one reason, two that chance cannot tell
 * apart, or no single one. */
export function reasonsInWords(results: Results, scenario: Scenario): string {
  return causeInWords(results) ?? triggersInWords(results, scenario);
}

function triggersInWords({ triggers, risk, runs }: Results, scenario: Scenario): string {
  const ranked = TRIGGERS.toSorted((a, b) => triggers[b] - triggers[a]);
  const [first, second, third] = ranked as [Trigger, Trigger, Trigger];
  const isTie = (other: Trigger) => {
    const noise = 1.96 * Math.sqrt((triggers[first] + triggers[other]) / runs);
    return triggers[first] - triggers[other] <= noise;
  };
  const part = triggers[first] / risk.value;
  if (part < 0.3 || (isTie(third) && triggers[third] > 0))
    return "for several reasons, none of which stands out";
  if (isTie(second) && triggers[second] > 0) {
    return `${reasonOf(first, scenario)} about as often as ${reasonOf(second, scenario)}`;
  }
  return `${partInWords(part)} ${reasonOf(first, scenario)}`;
}

/** Title of the survival chart. */
export function survivalFinding(results: Results, scenario: Scenario): string {
  const { value } = results.risk;
  const by = deadline(scenario);
  if (value === 0) return `No future was seen to end ${by}`;
  if (value < RARE) return `Almost every future is still together ${by.replace(/^by/, "in")}`;
  const reasons = reasonsInWords(results, scenario);
  if (value > 1 - RARE) return `All but the rarest futures end ${by}, ${reasons}`;
  const share = shareInWords(value);
  const subject = share.endsWith("half") ? `${share} of the futures end` : `${share} futures end`;
  return `${capitalized(subject)}${share.includes("one in") ? "s" : ""} ${by}, ${reasons}`;
}

/** Title of the hundred dots. */
export function futuresFinding({ risk }: Results): string {
  const ended = endedOf100(risk.value);
  if (ended === 0) return "All but the rarest futures hold";
  if (ended === 100) return "All but the rarest futures end early";
  if (ended === 99) return "Of 100 futures, only 1 holds";
  return ended <= 50 ? `Of 100 futures, ${100 - ended} hold` : `Of 100 futures, only ${100 - ended} hold`;
}
