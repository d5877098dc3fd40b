import { type Results, TRIGGERS, type Trigger } from "../analysis/results";

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
  split: "a faction forked",
  departures: "ordinary departures",
  cost: "money or lag",
};

const NOUNS: Readonly<Record<Trigger, string>> = {
  sponsor: "sponsor",
  price: "dues",
  split: "forks",
  departures: "departures",
  cost: "money or lag",
};

/** A band thinner than this could neither be seen nor labelled. */
const THINNEST = 0.0095;

/** The triggers that ended runs, those under about a point together as one band that names them.
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
    label: merged.length > 2 ? "other reasons" : merged.map((trigger) => NOUNS[trigger]).join(" or "),
    share: sum(merged.map((trigger) => triggers[trigger])),
    incidence: cumulativeIncidence[merged[0] as Trigger].map((_value, quarter) =>
      sum(merged.map((trigger) => cumulativeIncidence[trigger][quarter] ?? 0)),
    ),
  };
  return [...bands, other];
}

/** Shares as whole dots out of `dots`, by largest remainder, so that they add up.
 * @param shares  each ≥ 0, adding to at most 1
 * @returns length of `shares`; what is left of `dots` is the rest
 * @example allocateDots([0.161, 0.126, 0.063], 100) // [16, 13, 6] */
export function allocateDots(shares: readonly number[], dots: number): number[] {
  const exact = shares.map((share) => share * dots);
  const counts = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const missing = total - counts.reduce((sum, value) => sum + value, 0);
  for (const { index } of byRemainder.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
