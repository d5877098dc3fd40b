import { Integers } from "./arrays";
import * as layout from "./layout";
import * as state from "./state";

const order = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
/** Dues of one member for each unit of its weight, under a linear rule. */
export let rate: f64 = 0;
/** The largest weight for a year-0 dollar of worth among all strata of the run. */
let weightPerWorth: f64 = 0;
/** What no member pays (or, of a loss, is spared) more of than, under a rule by claims. */
let level: f64 = 0;
let claimScale: f64 = 0;
let claimScaleAtMost: f64 = 0;
let sharesLoss: bool = false;
let nobodyPays: bool = false;

export function beginDues(): void {
  if (state.sharesByClaim) sortClaims();
  weightPerWorth = 0;
  for (let stratum = 0; stratum < state.strata; stratum++) {
    const ratio = state.weight[stratum] / state.value[stratum];
    if (ratio > weightPerWorth) weightPerWorth = ratio;
  }
}

/** The most that anybody owes this quarter for a year-0 dollar of worth; caps may make it less. */
export function duesPerWorthAtMost(): f64 {
  return state.sharesByClaim ? claimScaleAtMost : rate * weightPerWorth;
}

/** Puts strata in order from the smallest claim to the largest; Shell's sort with Ciura's gaps. */
function sortClaims(): void {
  for (let i = 0; i < state.strata; i++) order[i] = i;
  for (let gap = state.strata > 64 ? 57 : 4; gap > 0; gap = gap == 4 ? 1 : <i32>(<f64>gap / 2.3)) {
    for (let i = gap; i < state.strata; i++) {
      const moved = order[i];
      let j = i;
      for (; j >= gap && state.value[order[j - gap]] > state.value[moved]; j -= gap)
        order[j] = order[j - gap];
      order[j] = moved;
    }
  }
}

/** The level λ at which payers who each give min(λ, scale · claim) give `amount` together; infinite when that
 * takes `all` they have. */
function levelOf(payers: f64, scale: f64, amount: f64, all: f64): f64 {
  if (amount >= all) return Infinity;
  let rest = amount;
  let giving = payers;
  for (let i = 0; i < state.strata; i++) {
    const stratum = order[i];
    if (state.payers[stratum] == 0) continue;
    const most = state.value[stratum] * scale;
    if (most * giving >= rest) return rest / giving;
    rest -= most * state.payers[stratum];
    giving -= state.payers[stratum];
  }
  return Infinity;
}

/** What members owe together. */
export let owed: f64 = 0;

/** Settles the quarter's dues: what members owe together, their number, the sum of their weights (of their
 * year-0 claims under the rules by claims) and what a year-0 claim has grown to. */
export function setDues(amountOwed: f64, payers: f64, weights: f64, scale: f64): void {
  owed = amountOwed;
  nobodyPays = payers == 0;
  if (!state.sharesByClaim) {
    const isWorthless = state.rule == layout.PROPORTIONAL && scale == 0;
    rate = weights > 0 && !isWorthless ? owed / weights : 0;
    return;
  }
  const claims = weights * scale;
  const amount = owed < claims ? owed : claims;
  const part = state.rule == layout.TALMUD ? 0.5 : 1;
  sharesLoss = part < 1 && amount > claims * part;
  claimScaleAtMost = scale;
  claimScale = sharesLoss ? scale : scale * part;
  level = levelOf(payers, scale * part, sharesLoss ? claims - amount : amount, claims * part);
}

/** What one member of each of the strata `stratum` and `stratum + 1` owes this quarter, before its cap. */
export function duesOfPair(stratum: i32): v128 {
  if (!state.sharesByClaim) return f64x2.mul(f64x2.splat(rate), state.weight.pair(stratum));
  if (nobodyPays) return f64x2.splat(0);
  const claims = f64x2.mul(f64x2.splat(claimScale), state.value.pair(stratum));
  const most = f64x2.splat(level);
  if (!sharesLoss) return f64x2.pmin(claims, most);
  return f64x2.pmax(f64x2.sub(claims, most), f64x2.mul(claims, f64x2.splat(0.5)));
}
