import { stakeScale } from "./departures";
import * as draws from "./draws";
import { memberHazardFactor } from "./environment";
import * as layout from "./layout";
import { parameters } from "./parameters";
import { paymentOf } from "./paying";
import { Standing } from "./standing";
import { run } from "./start";
import * as state from "./state";

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
    const dues = paymentOf(stratum) / state.DT;
    const stake = state.value[stratum] * stakeScale;
    const attracted = dues <= stake + parameters[layout.EXIT_FEE_YEARS] * dues;
    const joining = attracted && state.prospects[stratum] > 0 ? arriving(stratum) : 0;
    state.arrivedAt[t * state.strata + stratum] = joining;
    if (joining == 0) continue;
    state.prospects[stratum] -= joining;
    state.committed[stratum] += joining;
    state.payers[stratum] += joining;
    Standing.active += joining;
    Standing.payersChanged = true;
  }
}
