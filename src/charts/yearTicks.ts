import { textWidth } from "./textWidth";

export interface Tick {
  /** In quarters from the start. */
  readonly at: number;
  readonly label: string;
}

const FONT_SIZE = 11;

/** Ticks of the time axis: calendar years as far apart as their labels need, or months within the first year.
 * @param quarters  length of the axis
 * @param width  of the axis, px */
export function yearTicks(startYear: number, quarters: number, width: number): readonly Tick[] {
  if (quarters < 4) {
    const months = Array.from({ length: quarters }, (_, index) => ({
      at: index + 1,
      label: `${(index + 1) * 3} months`,
    }));
    return [{ at: 0, label: String(startYear) }, ...months];
  }
  const room = textWidth(String(startYear), FONT_SIZE) + 12;
  const years = Math.floor(quarters / 4);
  const every = [1, 2, 5, 10, 25, 50].find((step) => (width / quarters) * 4 * step >= room) ?? 50;
  const ticks: Tick[] = [];
  for (let year = 0; year <= years; year += every)
    ticks.push({ at: year * 4, label: String(startYear + year) });
  return ticks;
}
