import { createStore } from "zustand/vanilla";
import { type BestMove, findBestMove, type GoalSearch, seekGoal } from "../analysis/goalSeek";
import type { Scenario } from "../model/schema";
import { perSession } from "./perSession";
import type { Track } from "./stops";
import type { Work } from "./study";

/** What is asked of the levers. */
export interface Goal {
  readonly scenario: Scenario;
  /** Risk to be reached, in 0…1. */
  readonly target: number;
}

/** What each lever alone would have to do. */
export const leversWork: Work<Goal, GoalSearch> = ({ scenario, target }, { experiments, progress }) =>
  seekGoal(scenario, target, experiments, progress);

/** Which one modest change helps most. */
export const bestMoveWork: Work<Scenario, BestMove> = (scenario, { experiments, progress }) =>
  findBestMove(scenario, experiments, (share) => progress(share));

const ROUND = [0.5, 0.2, 0.1];

/** The target where nobody has chosen one: the largest of 50, 20, 10, 5, 2, 1 % and so on that is at most half of the
 * risk; a hundredth of a per cent when there is hardly any.
 * @example defaultTarget(0.352) // 0.1 */
export function defaultTarget(risk: number): number {
  for (let power = 1; power > 1e-3; power /= 10) {
    const found = ROUND.find((part) => part * power <= risk / 2);
    if (found !== undefined) return Number((found * power).toPrecision(1));
  }
  return 1e-4;
}

/** The targets to choose from: below the risk, in tenths or hundredths of a point where it is small. */
export function targetTrack(risk: number): Track {
  const step = [0.01, 0.001].find((size) => risk >= 3 * size) ?? 1e-4;
  const count = Math.max(2, Math.ceil(risk / step - 1e-9) - 1);
  const stops = Array.from({ length: count }, (_, k) => Number(((k + 1) * step).toPrecision(6)));
  return { stops, scale: "linear" };
}

/** The target that the reader has chosen, and the scenario for which: by how many had been opened before it. */
export interface TargetChoice {
  readonly target: number | null;
  readonly origin: number;
}

/** The target that the reader has chosen, for as long as the page and the scenario are open. */
export const targetOf = perSession(() => createStore<TargetChoice>(() => ({ target: null, origin: 0 })));
