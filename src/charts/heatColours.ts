const LAST = 5;

/** From here up, words on the ramp are in its other ink: in both themes the ramp is as bright there as both bear. */
const TURN = 0.6;

/** Place of a value on the ramp, 0 to 1; in the middle when the ramp has no length. */
export function rampAt(value: number, [low, high]: readonly [number, number]): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
}

/** The colour at a place of the ramp `--heat-0` … `--heat-5`. */
export function heatFill(place: number): string {
  const step = Math.min(LAST - 1, Math.floor(place * LAST));
  const next = Math.round((place * LAST - step) * 100);
  return `color-mix(in oklab, var(--heat-${step + 1}) ${next}%, var(--heat-${step}))`;
}

/** The class of words and lines that stand on a place of the ramp. */
export const heatInk = (place: number) => (place < TURN ? "on-low" : "on-high");
