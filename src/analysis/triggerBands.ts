import { endedOf100, formatRoughly } from "../model/chances";
import { type Results, TRIGGERS, type Trigger } from "./results";

/** One band of the survival chart and one colour of the dots: a trigger, or the rare ones together. */
export interface TriggerBand {
  readonly id: Trigger | "other";
  readonly label: string;
  /** Share of all runs at the horizon. */
  readonly share: number;
  /** Length T + 1: share of all runs ended so by the start of quarter 0…T. */
  readonly incidence: readonly number[];
}

const LABELS: Readonly<Record<Trigger, string>> = {
  sponsor: "after the sponsor left",
  price: "dues outgrew worth",
  split: "after a split",
  departures: "other departures",
  cost: "money or lag",
};

/** A band thinner than this could neither be seen nor labelled. */
const THINNEST = 0.0095;

/** The triggers that ended runs, those under about a point together as one band.
 * @returns in the order of `TRIGGERS`, the merged band last; empty when no run ended */
export function triggerBands({ triggers, cumulativeIncidence }: Results): readonly TriggerBand[] {
  const seen = TRIGGERS.filter((trigger) => triggers[trigger] > 0);
  const rare = seen.filter((trigger) => triggers[trigger] < THINNEST);
  const merged = rare.length > 1 ? rare : [];
  const bands: TriggerBand[] = seen
    .filter((trigger) => !merged.includes(trigger))
    .map((trigger) => ({
      id: trigger,
      label: LABELS[trigger],
      share: triggers[trigger],
      incidence: cumulativeIncidence[trigger],
    }));
  if (merged.length === 0) return bands;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const other: TriggerBand = {
    id: "other",
    label: "other reasons",
    share: sum(merged.map((trigger) => triggers[trigger])),
    incidence: cumulativeIncidence[merged[0] as Trigger].map((_value, quarter) =>
      sum(merged.map((trigger) => cumulativeIncidence[trigger][quarter] ?? 0)),
    ),
  };
  return [...bands, other];
}

/** Shares as whole hundredths by largest remainder, so that they add up to `total`.
 * @param shares  each ≥ 0, together about `total` ÷ 100
 * @returns length of `shares`
 * @example allocateDots([0.161, 0.126, 0.063], 35) // [16, 13, 6] */
export function allocateDots(shares: readonly number[], total: number): number[] {
  const exact = shares.map((share) => share * 100);
  const counts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const missing = Math.max(0, total - counts.reduce((sum, value) => sum + value, 0));
  for (const { index } of byRemainder.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

/** One way a future goes, in whole hundredths of all futures. */
export interface Outcome {
  readonly id: TriggerBand["id"] | "together";
  readonly label: string;
  readonly count: number;
  /** Share of all runs, not rounded. */
  readonly share: number;
  /** The same in per cent, which is neither none nor all of what was seen. */
  readonly percent: string;
}

/** The bands and, last, what is still together: the whole numbers of both charts, which add up to 100. */
export function outcomesOf({ risk }: Results, bands: readonly TriggerBand[]): readonly Outcome[] {
  const ended = endedOf100(risk.value);
  const counts = allocateDots(
    bands.map(({ share }) => share),
    ended,
  );
  const all = [
    ...bands.map(({ id, label, share }) => ({ id, label, share })),
    { id: "together", label: "still together", share: 1 - risk.value } as const,
  ];
  return all.map(({ id, label, share }, index) => {
    const count = counts[index] ?? 100 - ended;
    return { id, label, count, share, percent: formatRoughly(count / 100) };
  });
}
