import { scaleLinear } from "d3";
import { type AxisScale, placeOn } from "../analysis/placeOn";
import { logTicks } from "./logAxis";

/** One axis of a swept figure: its values stand at even distances. */
export interface ChartAxis {
  readonly label: string;
  /** Ascending, at least one. */
  readonly values: readonly number[];
  readonly scale: AxisScale;
  /** Where the scenario stands. */
  readonly now: number;
  readonly format: (value: number) => string;
  /** Without what all values have in common. */
  readonly formatTick: (value: number) => string;
}

/** What every chart of a sweep is given. */
export interface SweptProps {
  readonly x: ChartAxis;
  /** What the scenario has; null while it is not known. */
  readonly now: number | null;
  readonly format: (value: number) => string;
  /** What the chart is, for those who do not see it. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The place that is looked at; null when none is. */
  readonly cursor: number | null;
  readonly onCursor: (place: number | null) => void;
  readonly onChoose: (place: number) => void;
}

export interface PlacedTick {
  /** In places of values, from 0. */
  readonly at: number;
  readonly label: string;
}

/** As many round values as fit, at most about eight. */
function roundTicks(low: number, high: number, placeOf: (value: number) => number, room: number) {
  const linear = scaleLinear([low, high], [0, 1]);
  const fits = (round: readonly number[]) =>
    round.slice(1).every((value, index) => placeOf(value) - placeOf(round[index] as number) >= room);
  return [8, 5, 4].map((count) => linear.ticks(count)).find(fits) ?? linear.ticks(2);
}

/** Round values of an axis and where they stand, no two nearer than `room`.
 * @param room  least distance of two ticks, in places of values */
export function ticksOf({ values, scale, formatTick }: ChartAxis, room: number): readonly PlacedTick[] {
  const [low, high] = [values[0] as number, values.at(-1) as number];
  const above = values.find((value) => value > 0) ?? 1;
  const round =
    values.length <= 8
      ? values
      : scale === "log" && above < high
        ? [...(low <= 0 ? [low] : []), ...logTicks(above, high)]
        : roundTicks(low, high, (value) => placeOn(values, value, scale), room);
  const ticks: PlacedTick[] = [];
  for (const value of round) {
    const at = placeOn(values, value, scale);
    if (at - (ticks.at(-1)?.at ?? -room) >= room) ticks.push({ at, label: formatTick(value) });
  }
  return ticks;
}
