import { binomial } from "./binomial";
import { countHazard } from "./departures";
import * as draws from "./draws";
import * as layout from "./layout";
import { draw, isCertain, parameters } from "./parameters";
import { leave } from "./standing";
import { run } from "./start";
import * as state from "./state";
import { words } from "./threefry";
import { isTracing, traceSplit } from "./trace";

let untilSplit: f64 = 0;
let splits: i32 = 0;

export function beginSplits(): void {
  splits = 0;
  if (state.splitsHappen) untilSplit = draws.exponentialAt(run, draws.SPLIT_TIMES, 0);
}

/** One split: every free member goes along with the same chance. False when there is no such member. */
function split(t: i32): bool {
  const at = layout.SPLIT_FRACTION;
  const fraction = isCertain(at)
    ? parameters[at + 1]
    : draw(at, draws.uniformAt(run, draws.SPLIT_FRACTIONS, splits));
  const key = words(run, draws.SPLIT_KEYS | <u32>splits);
  let someCould = false;
  countHazard();
  for (let stratum = 0; stratum < state.strata; stratum++) {
    if (state.free[stratum] == 0) continue;
    someCould = true;
    const leaving = <f64>binomial(<i32>state.free[stratum], fraction, key, stratum);
    if (leaving == 0) continue;
    leave(stratum, t, leaving);
    if (isTracing) traceSplit(t, stratum, leaving, splits);
    state.leftBySplit[t] += leaving;
  }
  return someCould;
}

/** Step 10. Once nobody is free to leave, the quarter's other splits change nothing. */
export function stepSplits(t: i32): void {
  state.leftBySplit[t] = 0;
  if (!state.splitsHappen) return;
  untilSplit -= parameters[layout.SPLIT_HAZARD] * state.activeAt[t] * state.DT;
  while (untilSplit <= 0) {
    const someCould = split(t);
    splits++;
    const next = draws.exponentialAt(run, draws.SPLIT_TIMES, splits);
    untilSplit = someCould ? untilSplit + next : next;
  }
}
