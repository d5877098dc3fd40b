import { formatNumber } from "../../model/format";
import { simulatedYears } from "../../model/quarters";
import type { Scenario } from "../../model/schema";

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Ends a finding as a sentence. */
export const stopped = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

const SEASONS = ["", "early ", "mid-", "late "];

/** Years looked ahead, in whole quarters as the engine counts them. */
export function horizonOf(scenario: Scenario): number {
  return simulatedYears(scenario.horizonYears);
}

/** When the horizon ends, without a preposition.
 * @example endOf(fiveYearsFrom2026) // "2031" */
export function endOf(scenario: Scenario): string {
  const end = scenario.startYear + horizonOf(scenario);
  return `${SEASONS[(end % 1) * 4]}${Math.floor(end)}`;
}

/** By when; a horizon under a year is said in months.
 * @example deadline(fiveYearsFrom2026) // "by 2031" */
export function deadline(scenario: Scenario): string {
  const years = horizonOf(scenario);
  return years < 1 ? `within ${years * 12} months` : `by ${endOf(scenario)}`;
}

/** The calendar year in which a quarter lies. */
export function yearOf(scenario: Scenario, quarter: number): number {
  return scenario.startYear + Math.floor(quarter / 4);
}

const FRACTIONS: readonly (readonly [number, string])[] = [
  [1 / 20, "one in twenty"],
  [1 / 10, "one in ten"],
  [1 / 7, "one in seven"],
  [1 / 6, "one in six"],
  [1 / 5, "one in five"],
  [1 / 4, "one in four"],
  [1 / 3, "one in three"],
  [2 / 5, "two in five"],
  [1 / 2, "half"],
  [3 / 5, "three in five"],
  [2 / 3, "two in three"],
  [3 / 4, "three in four"],
  [9 / 10, "nine in ten"],
];

/** A share of the futures in words, for 0.5 % to 99.5 %.
 * @example shareInWords(0.35) // "one in three" */
export function shareInWords(share: number): string {
  const first = FRACTIONS[0] as readonly [number, string];
  const distance = (fraction: number) => Math.abs(share - fraction);
  const [fraction, words] = FRACTIONS.reduce((a, b) => (distance(b[0]) < distance(a[0]) ? b : a), first);
  if (distance(fraction) <= 0.06 * Math.min(fraction, 1 - fraction)) return words;
  if (share < fraction) return fraction === first[0] ? "fewer than one in twenty" : `nearly ${words}`;
  return `more than ${words}`;
}

const PARTS_OF_YEAR = ["early ", "mid-", "mid-", "late "];

/** About when a quarter lies.
 * @example seasonOf(from2026, 5) // "mid-2027" */
export function seasonOf(scenario: Scenario, quarter: number): string {
  return `${PARTS_OF_YEAR[quarter % 4]}${yearOf(scenario, quarter)}`;
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A count as prose has it, up to ten in words.
 * @example numberInWords(4) // "four" */
export const numberInWords = (count: number) => NUMBERS[count] ?? formatNumber(count);

/** @example listed(["A", "B", "C"]) // "A, B and C" */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
