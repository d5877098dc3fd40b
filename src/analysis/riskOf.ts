import { chanceOf } from "./chanceOf";
import type { Outcomes } from "./experiments";
import type { Estimate } from "./results";

/** The share of runs that fell apart by the horizon, with its Wilson 95 % interval.
 * @param outcomes  of at least one run
 * @example riskOf(await experiments.outcomes(coalition, 10_000)).value // 0.355 */
export function riskOf({ endedAfter, runs }: Pick<Outcomes, "endedAfter" | "runs">): Estimate {
  let ended = 0;
  for (const after of endedAfter) if (after > 0) ended++;
  return chanceOf(ended / runs, runs);
}
