import * as layout from "./layout";
import { parameters } from "./parameters";
import { paymentOf, stopPaying } from "./paying";
import * as state from "./state";

/** Members and payers as they are within a run. */
export class Standing {
  /** Free or committed; a leaver counts no more, an arrival does at once. */
  static active: f64 = 0;
  /** At the start of the quarter: all who pay, and the sum of their weights. */
  static payers: f64 = 0;
  static weights: f64 = 0;
  /** Mean worth of a payer in year 0. */
  static meanValue: f64 = 0;
  static payersChanged: bool = false;
  /** What the leavers of the quarter pay beyond their dues. */
  static exitFees: f64 = 0;
}

export function beginStanding(): void {
  Standing.active = 0;
  for (let stratum = 0; stratum < state.strata; stratum++) Standing.active += state.committed[stratum];
  Standing.payersChanged = true;
}

export function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

function endNotices(row: i32): void {
  for (let stratum = 0; stratum < state.strata; stratum++) {
    const ending = state.leftAt[row * state.strata + stratum];
    if (ending == 0) continue;
    state.payers[stratum] -= ending;
    stopPaying(stratum, ending);
  }
  Standing.payersChanged = true;
}

/** Step 1, for those who pay; `endCommitments` is the rest of it. */
export function stepStanding(t: i32): void {
  const over = t - 1 - state.noticeQuarters;
  if (over >= 0 && state.departures[over] > 0) endNotices(over);
  state.activeAt[t] = Standing.active;
  state.departures[t] = 0;
  Standing.exitFees = 0;
  if (!Standing.payersChanged) return;
  Standing.payersChanged = false;
  let paying = f64x2.splat(0);
  let weighed = f64x2.splat(0);
  let valued = f64x2.splat(0);
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    const pair = state.payers.pair(stratum);
    paying = f64x2.add(paying, pair);
    weighed = f64x2.add(weighed, f64x2.mul(pair, state.weight.pair(stratum)));
    valued = f64x2.add(valued, f64x2.mul(pair, state.value.pair(stratum)));
  }
  Standing.payers = sumOf(paying);
  Standing.weights = sumOf(weighed);
  Standing.meanValue = Standing.payers > 0 ? sumOf(valued) / Standing.payers : 0;
}

/** Step 11, for the `leaving` members of a stratum. */
export function leave(stratum: i32, t: i32, leaving: f64): void {
  const row = t * state.strata;
  if (state.departures[t] == 0) for (let i = 0; i < state.strata; i++) state.leftAt[row + i] = 0;
  state.departures[t] += leaving;
  state.leftAt[row + stratum] += leaving;
  state.free[stratum] -= leaving;
  Standing.active -= leaving;
  const fee = (leaving * parameters[layout.EXIT_FEE_YEARS] * paymentOf(stratum)) / state.DT;
  Standing.exitFees += fee;
  state.duesPv[stratum] += state.discount[t] * fee;
}
