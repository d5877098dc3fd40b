/** What a chart's drawing says, read back from the DOM alone. */

export type Point = readonly [number, number];

/** The corners of a path of straight lines. */
export function cornersOf(path: Element | null): readonly Point[] {
  const d = path?.getAttribute("d") ?? "";
  return [...d.matchAll(/[ML]?(-?[\d.e-]+),(-?[\d.e-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** The upper and lower edge of a band that goes there along one and back along the other, both from left to right. */
export function edgesOf(path: Element | null): readonly [readonly Point[], readonly Point[]] {
  const corners = cornersOf(path);
  const [there, back] = [corners.slice(0, corners.length / 2), corners.slice(corners.length / 2).reverse()];
  return (there[0]?.[1] ?? 0) <= (back[0]?.[1] ?? 0) && (there.at(-1)?.[1] ?? 0) <= (back.at(-1)?.[1] ?? 0)
    ? [there, back]
    : [back, there];
}

/** The value at a height of the drawing, by the labels of two of its grid lines. */
export function valueScaleOf(
  svg: Element | null,
  read: (label: string) => number | null,
): (y: number) => number {
  const lines = [...(svg?.querySelectorAll(".axis line.grid") ?? [])].map((line) => ({
    y: Number(line.getAttribute("y1")),
    value: read(line.parentElement?.querySelector("text")?.textContent ?? "") ?? Number.NaN,
  }));
  const [low, high] = [lines[0], lines.at(-1)];
  if (low === undefined || high === undefined || low === high) throw new Error("the chart has no value axis");
  return (y) => low.value + ((y - low.y) / (high.y - low.y)) * (high.value - low.value);
}

/** Whether two lists of numbers agree to within a pixel's worth. */
export function farthest(seen: readonly number[], wanted: readonly number[]): number {
  if (seen.length !== wanted.length) return Number.POSITIVE_INFINITY;
  return Math.max(...seen.map((value, index) => Math.abs(value - (wanted[index] ?? Number.NaN))));
}
