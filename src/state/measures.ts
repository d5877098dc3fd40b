import type { Estimate } from "../analysis/results";
import type { Measure } from "../analysis/sweep";
import { formatChance, formatInterval, formatRoughly } from "../model/chances";
import { formatNumber, formatUsd } from "../model/format";
import type { Scenario } from "../model/schema";
import { deadline, endOf } from "./findings/words";

/** How a measure of a sweep is called and written. */
export interface MeasureWords {
  readonly measure: Measure;
  /** In a list of choices. */
  readonly title: string;
  /** In the middle of a sentence, and the verb that goes with it. */
  readonly name: string;
  readonly isPlural: boolean;
  /** Over which runs. */
  readonly of: (scenario: Scenario) => string;
  /** What the first and the last of its colours stand for. */
  readonly ends: readonly [string, string];
  /** Whether less of it is better. */
  readonly isLessBetter: boolean;
  /** For a label. */
  readonly short: (value: number) => string;
  /** With its 95 % interval. */
  readonly full: (estimate: Estimate) => string;
}

/** A mean of members, to a tenth. */
export const membersInWords = (value: number): string => formatNumber(Number(value.toFixed(1)));

export const MEASURE_WORDS: Readonly<Record<Measure, MeasureWords>> = {
  risk: {
    measure: "risk",
    title: "Risk of falling apart",
    name: "the risk",
    isPlural: false,
    of: (scenario) => `Risk of falling apart ${deadline(scenario)}`,
    ends: ["low", "high risk"],
    isLessBetter: true,
    short: (value) => formatRoughly(value),
    full: (risk) => `${formatChance(risk)} (95%: ${formatInterval(risk)})`,
  },
  dues: {
    measure: "dues",
    title: "Median dues",
    name: "median dues",
    isPlural: true,
    of: () => "Yearly dues of a payer over a run’s life, median of runs",
    ends: ["low", "high dues"],
    isLessBetter: true,
    short: (value) => formatUsd(value, 2),
    full: ({ value, low, high }) =>
      `${formatUsd(value)} a year (95%: ${formatUsd(low)} – ${formatUsd(high)})`,
  },
  members: {
    measure: "members",
    title: "Members remaining",
    name: "members remaining",
    isPlural: true,
    of: (scenario) => `Members in ${endOf(scenario)}, mean of runs still together`,
    ends: ["few", "many members"],
    isLessBetter: false,
    short: membersInWords,
    full: ({ value, low, high }) =>
      `${membersInWords(value)} members (95%: ${membersInWords(low)} – ${membersInWords(high)})`,
  },
};

/** A map whose risks stay below this is not coloured as if they were high. */
const LEAST_RISK = 0.2;

/** Ends of the colours for the values of a map: from nothing on for a risk, else from the least to the most. */
export function rampOf(
  { measure }: MeasureWords,
  values: readonly (Estimate | null)[],
): readonly [number, number] {
  const known = values.flatMap((estimate) => estimate?.value ?? []);
  if (measure === "risk") return [0, Math.max(LEAST_RISK, ...known)];
  return known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
}

/** Levels of contours nearer to each other than this would mostly follow chance: nine in ten intervals are narrower. */
export function finestOf(values: readonly (Estimate | null)[]): number {
  const widths = values.flatMap((estimate) => (estimate === null ? [] : [estimate.high - estimate.low]));
  return widths.toSorted((a, b) => a - b)[Math.floor(0.9 * widths.length)] ?? 0;
}
