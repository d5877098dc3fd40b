import type { Openings } from "../engine/openings";
import type { Outcomes } from "../engine/outcomes";
import type { Scenario } from "../model/schema";

export type { Openings } from "../engine/openings";
export type { Outcomes, SeatOutcomes } from "../engine/outcomes";

/** Whoever simulates the variants of a scenario that a study asks for. Many may be asked for at once. All promises
 * reject with an `AbortError` when the study is given up, and with another error when simulating fails. */
export interface Experiments {
  /** What becomes of the runs 0 … runs − 1 of a scenario.
   * @param seat  place in `members` of the group whose founder's account is wanted; its `worthSpread` must be 1 */
  outcomes(scenario: Scenario, runs: number, seat?: number): Promise<Outcomes>;
  /** What the runs 0 … runs − 1 of a scenario start from. */
  openings(scenario: Scenario, runs: number): Promise<Openings>;
}
