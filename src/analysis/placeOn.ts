/** How the places between the values of an axis lie. */
export type AxisScale = "linear" | "log";

/** Where a value lies among ascending ones, as an index with a fraction; beyond the ends, the nearer end. Between two
 * values by ratio on a log scale, where both are above 0.
 * @param values  at least one
 * @example placeOn([0, 10, 20], 15, "linear") // 1.5 */
export function placeOn(values: readonly number[], value: number, scale: AxisScale): number {
  const next = values.findIndex((each) => each >= value);
  if (next === 0) return 0;
  if (next < 0) return values.length - 1;
  const [low, high] = [values[next - 1] as number, values[next] as number];
  const isByRatio = scale === "log" && low > 0;
  const part = isByRatio ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return next - 1 + part;
}
