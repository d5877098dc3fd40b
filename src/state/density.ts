import type { Field } from "../model/fields";
import type { Quantity } from "../model/schema";
import { cdfOf } from "./distributions";
import { positionOf, type Track, valueOnTrack } from "./stops";

/** One column of a histogram along a slider. */
interface DensityColumn {
  /** Middle of the column, 0 to 1 along the track. */
  readonly at: number;
  /** Share of draws in the column ÷ its width, both on the track. */
  readonly height: number;
}

const COLUMNS = 60;

/** How the draws of an uncertain number lie along its slider. Draws beyond the field's limits count at the limit,
 * as the simulation has it; draws beyond the slider are left out.
 * @returns ascending columns over the slider's scale, whose heights × widths add to the share of draws on it */
export function densityOver(value: Quantity, track: Track, { min, max }: Field): readonly DensityColumn[] {
  const [low, high] = [valueOnTrack(0, track), valueOnTrack(1, track)];
  const [start, end] = [positionOf(low, track), positionOf(high, track)];
  const width = (end - start) / COLUMNS;
  const below = (at: number) => (at >= max ? 1 : cdfOf(value, at));
  const edge = (index: number) => valueOnTrack(start + index * width, track);
  return Array.from({ length: COLUMNS }, (_, index) => {
    const isAtLimit = index === 0 && low <= min;
    const before = isAtLimit ? 0 : below(edge(index));
    return { at: start + (index + 0.5) * width, height: (below(edge(index + 1)) - before) / width };
  });
}
