import { duesOfPair, owed, rate } from "./dues";
import * as layout from "./layout";
import { worthScale } from "./money";
import { parameters } from "./parameters";
import { sumOf } from "./standing";
import * as state from "./state";

// Present values are sums over the quarters in which somebody pays. What all strata have in common is summed up as
// the run goes, and taken into a stratum's account only when the number of its payers changes.

/** Discounted worth of a year-0 dollar of worth a year, over the quarters so far. */
let worthSoFar: f64 = 0;
/** Discounted dues of a unit of weight, over the quarters so far, when dues are flat. */
let rateSoFar: f64 = 0;

export function beginPaying(): void {
  worthSoFar = 0;
  rateSoFar = 0;
}

/** What one member of a stratum pays this quarter. */
export function paymentOf(stratum: i32): f64 {
  return state.isFlat ? rate * state.weight[stratum] : state.payment[stratum];
}

/** What one member of each of two strata pays this quarter. */
export function paymentOfPair(stratum: i32): v128 {
  return state.isFlat
    ? f64x2.mul(f64x2.splat(rate), state.weight.pair(stratum))
    : state.payment.pair(stratum);
}

/** Founders that stop paying before this quarter. */
export function stopPaying(stratum: i32, members: f64): void {
  state.worthPv[stratum] += members * worthSoFar;
  if (state.isFlat) state.duesPv[stratum] += members * state.weight[stratum] * rateSoFar;
}

/** Step 6: what members pay. Returns what they pay together. */
export function stepPaying(t: i32): f64 {
  const discount = state.discount[t];
  worthSoFar += discount * state.DT * worthScale;
  if (state.isFlat) {
    rateSoFar += discount * rate;
    return rate > 0 ? owed : 0;
  }
  let paid = f64x2.splat(0);
  for (let stratum = 0; stratum < state.strata; stratum += 2) {
    const payment = f64x2.pmin(duesOfPair(stratum), state.cap.pair(stratum));
    const together = f64x2.mul(state.payers.pair(stratum), payment);
    const discounted = f64x2.mul(f64x2.splat(discount), together);
    state.payment.setPair(stratum, payment);
    state.duesPv.setPair(stratum, f64x2.add(state.duesPv.pair(stratum), discounted));
    paid = f64x2.add(paid, together);
  }
  return sumOf(paid);
}

/** Present value of access to the model for one of a stratum, over the quarters so far, whoever pays. */
export function accessPvOf(stratum: i32): f64 {
  return state.value[stratum] * worthSoFar;
}

/** At the end of a run: those who pay to the end, and what founders that left enjoyed for nothing since. */
export function settlePresentValues(): void {
  const freeRiding = parameters[layout.FREE_RIDING];
  for (let stratum = 0; stratum < state.strata; stratum++) {
    stopPaying(stratum, state.payers[stratum]);
    const paying = state.worthPv[stratum];
    const all = state.founders[stratum] * worthSoFar;
    state.worthPv[stratum] = state.value[stratum] * (paying + freeRiding * (all - paying));
  }
}
