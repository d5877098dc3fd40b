import * as draws from "./draws";
import { duesPerWorthAtMost } from "./dues";
import { lostShare, memberHazardFactor } from "./environment";
import * as layout from "./layout";
import { worthScale } from "./money";
import { parameters } from "./parameters";
import { paymentOfPair } from "./paying";
import { leave } from "./standing";
import { run } from "./start";
import * as state from "./state";
import { isTracing, traceDeparture } from "./trace";

// While dues stay below what staying is worth, each stratum's hazard is its own constant times what all have in
// common. Then it is enough to sum up the latter until the first stratum's next departure is due; only then, or
// when somebody's dues pass the worth, is every stratum looked at.

/** What staying is worth of a year-0 dollar of worth. */
export let stakeScale: f64 = 0;
/** `safetyOf` the members that it was last asked for. */
let safety: f64 = 1;
let safetyMembers: f64 = -1;
let someAreFree: bool = false;
/** The common part of the hazards, summed over the quarters so far, and as far as strata have counted it. */
let hazardSoFar: f64 = 0;
let hazardCounted: f64 = 0;
/** The sum at which the next departure is due, or UNKNOWN. */
let nextExitAt: f64 = 0;
const UNKNOWN: f64 = -1;

export function beginDepartures(): void {
  safetyMembers = -1;
  someAreFree = false;
  hazardSoFar = 0;
  hazardCounted = 0;
  nextExitAt = UNKNOWN;
}

/** Lets every stratum count what hazard has summed up. Needed before its free members change in number. */
export function countHazard(): void {
  nextExitAt = UNKNOWN;
  const since = hazardSoFar - hazardCounted;
  if (since == 0) return;
  hazardCounted = hazardSoFar;
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    const hazard = f64x2.mul(state.exitHazard.pair(stratum), f64x2.splat(since));
    const spent = f64x2.mul(hazard, state.free.pair(stratum));
    state.untilExit.setPair(stratum, f64x2.sub(state.untilExit.pair(stratum), spent));
  }
}

function findNextExit(): void {
  let soonest = f64x2.splat(Infinity);
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    const hazard = f64x2.mul(state.exitHazard.pair(stratum), state.free.pair(stratum));
    soonest = f64x2.pmin(soonest, f64x2.div(state.untilExit.pair(stratum), hazard));
  }
  const one = f64x2.extract_lane(soonest, 0);
  const other = f64x2.extract_lane(soonest, 1);
  nextExitAt = hazardSoFar + (one < other ? one : other);
}

function setFree(stratum: i32, members: f64): void {
  if (members == 0) return;
  countHazard();
  state.free[stratum] += members;
  state.committed[stratum] -= members;
  someAreFree = true;
}

/** Step 1, for those whose commitment ends at t: they are free to leave. */
export function endCommitments(t: i32): void {
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

/** Share of the members a year ago that have left since; this quarter does not count. */
function recentDepartures(t: i32): f64 {
  const first = max(0, t - 4);
  let left: f64 = 0;
  for (let q = first; q < t; q++) left += state.departures[q];
  return left > 0 && state.activeAt[first] > 0 ? min(1, left / state.activeAt[first]) : 0;
}

/** What recent departures multiply hazards by. */
export function contagionAt(t: i32): f64 {
  const recent = recentDepartures(t);
  return recent > 0 ? Math.exp(parameters[layout.CONTAGION] * recent) : 1;
}

/** What the lost sponsors multiply hazards by. */
export function sponsorLossFactor(): f64 {
  const lost = lostShare > 0 ? lostShare / state.sponsorShares : 0;
  return 1 + (parameters[layout.SPONSOR_LOSS_MULTIPLIER] - 1) * lost;
}

/** What all hazards of a quarter have in common, times the quarter. */
function commonHazard(t: i32): f64 {
  return contagionAt(t) * memberHazardFactor * sponsorLossFactor() * state.DT;
}

/** What is left of the worth as a stake among so many members: nobody's leaving ends a group above its quorum. */
export function safetyOf(members: f64): f64 {
  const quorum = parameters[layout.QUORUM];
  return members <= quorum ? 1 : 1 - parameters[layout.FREE_RIDING] * (1 - quorum / members);
}

/** Whether nobody's dues pass what staying is worth, as far as can be told without looking at every stratum. */
function areDuesBearable(): bool {
  const part = 1 - parameters[layout.EXIT_FEE_YEARS];
  return part <= 0 || part * (duesPerWorthAtMost() / state.DT) <= stakeScale;
}

/** How far dues pass what staying is worth: their ratio less 1, or 0 when they do not; at most 49. */
function excessOf(dues: v128, stake: v128): v128 {
  const worth = f64x2.add(stake, f64x2.mul(f64x2.splat(parameters[layout.EXIT_FEE_YEARS]), dues));
  const above = f64x2.gt(dues, worth);
  if (!v128.any_true(above)) return f64x2.splat(0);
  const ratio = f64x2.pmin(f64x2.splat(50), f64x2.div(dues, worth));
  return v128.and(above, f64x2.sub(ratio, f64x2.splat(1)));
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
  if (isTracing) traceDeparture(t, stratum, leaving, hazard - state.exitHazard[stratum]);
  const own = (leaving * state.exitHazard[stratum]) / hazard;
  state.leftOtherwise[t] += own;
  state.leftByPrice[t] += leaving - own;
}

/** Step 9 for two strata. */
function departPair(t: i32, stratum: i32, common: f64): void {
  const dues = f64x2.mul(paymentOfPair(stratum), f64x2.splat(1 / state.DT));
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

/** Steps 7 and 9: what staying is worth, and who leaves. */
export function stepDepartures(t: i32): void {
  const members = state.activeAt[t];
  if (members != safetyMembers) {
    safetyMembers = members;
    safety = safetyOf(members);
  }
  stakeScale = worthScale * safety;
  state.leftByPrice[t] = 0;
  state.leftOtherwise[t] = 0;
  if (!someAreFree) return;
  const common = commonHazard(t);
  if (areDuesBearable()) {
    if (nextExitAt == UNKNOWN) findNextExit();
    if (hazardSoFar + common < nextExitAt) {
      hazardSoFar += common;
      return;
    }
  }
  countHazard();
  for (let stratum = 0; stratum < state.strata; stratum += 2) departPair(t, stratum, common);
}
