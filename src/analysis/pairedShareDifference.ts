import { Z95 } from "./chanceOf";
import type { Estimate } from "./results";

/** The least difference that a score test at 5 % does not rule out.
 * Runs that count `b` and `c` are those with the event only in the second and only in the first. */
function leastDifference(b: number, c: number, runs: number): number {
  const isRuledOut = (difference: number) => {
    const linear = (2 * runs - b + c) * difference - b - c;
    const constant = -c * difference * (1 - difference);
    // The likeliest chance of the event in the first only, given the difference.
    const only = (Math.sqrt(linear * linear - 8 * runs * constant) - linear) / (4 * runs);
    const away = b - c - runs * difference;
    return away * away > Z95 * Z95 * runs * (2 * only + difference * (1 - difference));
  };
  let [out, inside] = [-1, (b - c) / runs];
  for (let step = 0; step < 60; step++) {
    const middle = (out + inside) / 2;
    if (isRuledOut(middle)) out = middle;
    else inside = middle;
  }
  return inside;
}

/** How much likelier an event is in the second of two series of the same runs, with Tango's score interval at 95 %;
 * it has a width even where the two never differ.
 * @param onlyFirst  runs with the event in the first only
 * @param onlySecond  runs with the event in the second only
 * @param runs  at least 1
 * @returns in −1…1; sides exchanged, the same with the other sign
 * @source Tango (1998), Stat. Med. 17
 * @example pairedShareDifference(7, 1, 21) // { value: −0.286, low: −0.517, high: −0.026 } */
export function pairedShareDifference(onlyFirst: number, onlySecond: number, runs: number): Estimate {
  return {
    value: (onlySecond - onlyFirst) / runs,
    low: leastDifference(onlySecond, onlyFirst, runs),
    high: -leastDifference(onlyFirst, onlySecond, runs),
  };
}

/** How much likelier an event is in the second of two series of runs that have nothing to do with each other, with
 * Newcombe's hybrid score interval at 95 %.
 * @param first  a chance with its Wilson interval
 * @param second  likewise
 * @source Newcombe (1998), Stat. Med. 17, method 10 */
export function independentShareDifference(first: Estimate, second: Estimate): Estimate {
  const distance = (a: number, b: number) => Math.sqrt(a * a + b * b);
  const value = second.value - first.value;
  return {
    value,
    low: value - distance(second.value - second.low, first.high - first.value),
    high: value + distance(second.high - second.value, first.value - first.low),
  };
}

/** By how much the second of two independent means is higher, with its 95 % interval. */
export function independentMeanDifference(first: Estimate, second: Estimate): Estimate {
  const value = second.value - first.value;
  const [a, b] = [first.high - first.value, second.high - second.value];
  const half = Math.sqrt(a * a + b * b);
  return { value, low: value - half, high: value + half };
}
