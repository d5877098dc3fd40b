/** The least amount drawn apart from nothing is so much smaller than the most. */
const MOST_SPAN = 1e4;

/** Ends of a log axis for these amounts, of which those of 0 stand at its foot.
 * @param leastSpan  how many times the lower end goes into the upper at least, above 1 */
export function logDomain(amounts: readonly number[], leastSpan: number): readonly [number, number] {
  const most = Math.max(leastSpan, ...amounts);
  const least = Math.min(most / leastSpan, ...amounts.filter((amount) => amount > 0));
  return [Math.max(most / MOST_SPAN, least), most];
}

/** Ticks of a log axis: powers of ten, and where these are few, 2 and 5 times them. */
export function logTicks(low: number, high: number): readonly number[] {
  const powers = Array.from({ length: 60 }, (_, index) => 10 ** (index - 30));
  const within = (values: readonly number[]) =>
    values.filter((value) => value >= low * 0.999 && value <= high * 1.001);
  const decades = within(powers);
  return decades.length >= 3 ? decades : within(powers.flatMap((power) => [power, 2 * power, 5 * power]));
}
