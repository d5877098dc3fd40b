import { binomial } from "./binomial";
import * as draws from "./draws";
import { duesOfPair, sortClaims } from "./dues";
import { lostShare, memberHazardFactor } from "./environment";
import * as layout from "./layout";
import { addToReserve, worthScale } from "./money";
import { draw, isCertain, parameters } from "./parameters";
import { run } from "./start";
import * as state from "./state";
import { words } from "./threefry";

/** Active members and payers of the quarter at hand, and the sum of the payers' weights. */
export let active: f64 = 0;
export let payers: f64 = 0;
export let weights: f64 = 0;
/** What members paid in the quarter, together. */
export let duesPaid: f64 = 0;
let payersChanged: bool = false;
let someAreFree: bool = false;
/** Discounted worth of a year-0 dollar a year, over the quarters so far. */
let worthSoFar: f64 = 0;
/** What staying is worth of a year-0 dollar of worth. */
let stakeScale: f64 = 0;
let untilSplit: f64 = 0;
let splits: i32 = 0;
let exitFees: f64 = 0;

export function beginMembers(): void {
  active = 0;
  for (let stratum = 0; stratum < state.strata; stratum++) active += state.committed[stratum];
  payersChanged = true;
  someAreFree = false;
  worthSoFar = 0;
  splits = 0;
  if (state.splitsHappen) untilSplit = draws.exponentialAt(run, draws.SPLIT_TIMES, 0);
  if (state.sharesByClaim) sortClaims();
}

function endNotices(row: i32): void {
  for (let stratum = 0; stratum < state.strata; stratum++) {
    const ending = state.leftAt[row * state.strata + stratum];
    if (ending == 0) continue;
    state.payers[stratum] -= ending;
    state.worthPv[stratum] += ending * worthSoFar;
  }
  payersChanged = true;
}

/** Turns the worth that founders had while they paid into present values: whoever has left enjoys, while the
 * consortium lives, the part of the worth that is free. */
export function settleWorth(): void {
  const freeRiding = parameters[layout.FREE_RIDING];
  for (let stratum = 0; stratum < state.strata; stratum++) {
    const paying = state.worthPv[stratum] + state.payers[stratum] * worthSoFar;
    const all = state.founders[stratum] * worthSoFar;
    state.worthPv[stratum] = state.value[stratum] * (paying + freeRiding * (all - paying));
  }
}

function setFree(stratum: i32, members: f64): void {
  state.free[stratum] += members;
  state.committed[stratum] -= members;
  if (members > 0) someAreFree = true;
}

/** Members whose commitment ends at t are free to leave. */
function endCommitments(t: i32): void {
  if (state.foundersMature[t]) {
    for (let stratum = 0; stratum < state.strata; stratum++) {
      const isDue = state.joins[stratum] == 0 && state.commitment[stratum] == t;
      if (isDue) setFree(stratum, state.committed[stratum]);
    }
  }
  for (let i = 0; i < state.prospectStrata; i++) {
    const stratum = state.prospectAt[i];
    if (state.arrivals[stratum] == 0) continue;
    const joined = t - 1 - state.commitment[stratum];
    if (joined >= 0) setFree(stratum, state.arrivedAt[joined * state.strata + stratum]);
  }
}

function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Step 1: who is free to leave and who pays. */
export function stepStanding(t: i32): void {
  const over = t - 1 - <i32>parameters[layout.NOTICE_QUARTERS];
  if (over >= 0 && state.departures[over] > 0) endNotices(over);
  endCommitments(t);
  state.activeAt[t] = active;
  state.departures[t] = 0;
  if (!payersChanged) return;
  payersChanged = false;
  let paying = f64x2.splat(0);
  let weighed = f64x2.splat(0);
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    const pair = state.payers.pair(stratum);
    paying = f64x2.add(paying, pair);
    weighed = f64x2.add(weighed, f64x2.mul(pair, state.weight.pair(stratum)));
  }
  payers = sumOf(paying);
  weights = sumOf(weighed);
}

/** Step 11, for the `leaving` members of a stratum. */
function leave(stratum: i32, t: i32, leaving: f64): void {
  const row = t * state.strata;
  if (state.departures[t] == 0) for (let i = 0; i < state.strata; i++) state.leftAt[row + i] = 0;
  state.departures[t] += leaving;
  state.leftAt[row + stratum] += leaving;
  state.free[stratum] -= leaving;
  active -= leaving;
  const fee = (leaving * parameters[layout.EXIT_FEE_YEARS] * state.payment[stratum]) / state.DT;
  exitFees += fee;
  state.duesPv[stratum] += state.discount[t] * fee;
}

/** Share of the members a year ago that have left since; this quarter does not count. */
function recentDepartures(t: i32): f64 {
  const first = max(0, t - 4);
  let left: f64 = 0;
  for (let q = first; q < t; q++) left += state.departures[q];
  return left > 0 ? min(1, left / state.activeAt[first]) : 0;
}

/** What all hazards of a quarter have in common, times the quarter. */
function hazardScale(t: i32): f64 {
  const recent = recentDepartures(t);
  const contagion = recent > 0 ? Math.exp(parameters[layout.CONTAGION] * recent) : 1;
  const lost = lostShare > 0 ? lostShare / state.sponsorShares : 0;
  return contagion * memberHazardFactor * (1 + (parameters[layout.SPONSOR_LOSS_MULTIPLIER] - 1) * lost) * state.DT;
}

function stakeScaleAt(t: i32): f64 {
  const members = state.activeAt[t];
  const quorum = parameters[layout.QUORUM];
  if (members <= quorum) return worthScale;
  return worthScale * (1 - parameters[layout.FREE_RIDING] * (1 - quorum / members));
}

/** How far dues pass what staying is worth: their ratio less 1, or 0 when they do not; at most 49. */
function excessOf(dues: v128, stake: v128): v128 {
  const worth = f64x2.add(stake, f64x2.mul(f64x2.splat(parameters[layout.EXIT_FEE_YEARS]), dues));
  const above = f64x2.gt(dues, worth);
  if (!v128.any_true(above)) return f64x2.splat(0);
  const ratio = f64x2.pmin(f64x2.splat(50), f64x2.div(dues, worth));
  return v128.and(above, f64x2.sub(ratio, f64x2.splat(1)));
}

/** Step 6 for two strata: what a member pays. Returns what all pay. */
function payPair(stratum: i32, discount: f64): v128 {
  const payment = f64x2.pmin(duesOfPair(stratum), state.cap.pair(stratum));
  state.payment.setPair(stratum, payment);
  const paid = f64x2.mul(state.payers.pair(stratum), payment);
  state.duesPv.setPair(stratum, f64x2.add(state.duesPv.pair(stratum), f64x2.mul(f64x2.splat(discount), paid)));
  return paid;
}

/** Departures of free members under a cumulative hazard each, one threshold after another. */
function depart(t: i32, stratum: i32, hazard: f64, common: f64): void {
  let rest = hazard * common;
  let members = state.free[stratum];
  let until = state.untilExit[stratum];
  while (members > 0 && rest * members >= until) {
    rest -= until / members;
    members -= 1;
    const nth = ++state.exits[stratum];
    until = draws.exponentialAt(run, draws.EXITS, draws.indexOf(stratum, nth));
  }
  state.untilExit[stratum] = until - rest * members;
  const leaving = state.free[stratum] - members;
  if (leaving == 0) return;
  leave(stratum, t, leaving);
  const own = (leaving * state.exitHazard[stratum]) / hazard;
  state.leftOtherwise[t] += own;
  state.leftByPrice[t] += leaving - own;
}

/** Step 9 for two strata. */
function departPair(t: i32, stratum: i32, common: f64): void {
  const dues = f64x2.mul(state.payment.pair(stratum), f64x2.splat(1 / state.DT));
  const excess = excessOf(dues, f64x2.mul(f64x2.splat(stakeScale), state.value.pair(stratum)));
  const priced = f64x2.mul(f64x2.splat(parameters[layout.PRICE_SENSITIVITY]), excess);
  const hazard = f64x2.add(state.exitHazard.pair(stratum), priced);
  const spent = f64x2.mul(f64x2.mul(hazard, f64x2.splat(common)), state.free.pair(stratum));
  const until = f64x2.sub(state.untilExit.pair(stratum), spent);
  if (!v128.any_true(f64x2.le(until, f64x2.splat(0)))) {
    state.untilExit.setPair(stratum, until);
    return;
  }
  depart(t, stratum, f64x2.extract_lane(hazard, 0), common);
  depart(t, stratum + 1, f64x2.extract_lane(hazard, 1), common);
}

/** Steps 6, 7 and 9, two strata at a time: what a member pays, what staying is worth to it, who leaves. */
export function stepMembers(t: i32): void {
  const common = hazardScale(t);
  stakeScale = stakeScaleAt(t);
  const discount = state.discount[t];
  worthSoFar += discount * state.DT * worthScale;
  let paid = f64x2.splat(0);
  exitFees = 0;
  state.leftByPrice[t] = 0;
  state.leftOtherwise[t] = 0;
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    paid = f64x2.add(paid, payPair(stratum, discount));
    if (someAreFree) departPair(t, stratum, common);
  }
  duesPaid = sumOf(paid);
}

/** One split: every free member goes along with the same chance. False when there is no such member. */
function split(t: i32): bool {
  const at = layout.SPLIT_FRACTION;
  const fraction = isCertain(at)
    ? parameters[at + 1]
    : draw(at, draws.uniformAt(run, draws.SPLIT_FRACTIONS, splits));
  const key = words(run, draws.SPLIT_KEYS | <u32>splits);
  let someCould = false;
  for (let stratum = 0; stratum < state.strata; stratum++) {
    if (state.free[stratum] == 0) continue;
    someCould = true;
    const leaving = <f64>binomial(<i32>state.free[stratum], fraction, key, stratum);
    if (leaving == 0) continue;
    leave(stratum, t, leaving);
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

/** The rest of step 11, once all who leave in the quarter have left. */
export function stepExitFees(): void {
  addToReserve(exitFees);
}

function arriving(stratum: i32): f64 {
  let joining: f64 = 0;
  state.untilArrival[stratum] -= (state.joinRate[stratum] * state.DT) / memberHazardFactor;
  while (state.untilArrival[stratum] <= 0 && joining < state.prospects[stratum]) {
    joining += 1;
    const nth = ++state.arrivals[stratum];
    state.untilArrival[stratum] += draws.exponentialAt(run, draws.ARRIVALS, draws.indexOf(stratum, nth));
  }
  return joining;
}

/** Step 12: arrivals are members from the next quarter on, and committed at first. */
export function stepArrivals(t: i32): void {
  for (let i = 0; i < state.prospectStrata; i++) {
    const stratum = state.prospectAt[i];
    const dues = state.payment[stratum] / state.DT;
    const stake = state.value[stratum] * stakeScale;
    const attracted = dues <= stake + parameters[layout.EXIT_FEE_YEARS] * dues;
    const joining = attracted && state.prospects[stratum] > 0 ? arriving(stratum) : 0;
    state.arrivedAt[t * state.strata + stratum] = joining;
    if (joining == 0) continue;
    state.prospects[stratum] -= joining;
    state.committed[stratum] += joining;
    state.payers[stratum] += joining;
    active += joining;
    payersChanged = true;
  }
}
