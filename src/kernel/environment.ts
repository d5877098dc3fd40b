import * as draws from "./draws";
import * as layout from "./layout";
import { parameters, shockAt, sponsorAt } from "./parameters";
import { run } from "./start";
import * as state from "./state";

/** Products of the multipliers of the shocks that are on. */
export let costFactor: f64 = 1;
export let valueFactor: f64 = 1;
export let memberHazardFactor: f64 = 1;
let sponsorHazardFactor: f64 = 1;
/** Sum of the shares of sponsors that are not paying. */
export let lostShare: f64 = 0;
/** The last quarter in which a sponsor ceased to pay. */
export let ceasedAt: i32 = 0;

export function beginEnvironment(): void {
  ceasedAt = -state.NEVER;
  multiplyShocks();
}

export function isOn(shock: i32): bool {
  return (state.switches[shock] & 1) == 1;
}

function multiplyShocks(): void {
  costFactor = 1;
  valueFactor = 1;
  memberHazardFactor = 1;
  sponsorHazardFactor = 1;
  for (let shock = 0; shock < state.shocks; shock++) {
    if (!isOn(shock)) continue;
    const at = shockAt(shock);
    costFactor *= parameters[at + layout.SHOCK_COST];
    valueFactor *= parameters[at + layout.SHOCK_VALUE];
    memberHazardFactor *= parameters[at + layout.SHOCK_MEMBER_HAZARD];
    sponsorHazardFactor *= parameters[at + layout.SHOCK_SPONSOR_HAZARD];
  }
}

/** Step 2: each shock switches at most once a quarter, at its start. */
export function stepShocks(): void {
  let changed = false;
  for (let shock = 0; shock < state.shocks; shock++) {
    const until =
      state.untilSwitch[shock] - (isOn(shock) ? state.offPerQuarter[shock] : state.onPerQuarter[shock]);
    state.untilSwitch[shock] = until;
    if (until > 0) continue;
    const nth = ++state.switches[shock];
    state.untilSwitch[shock] = draws.exponentialAt(run, draws.SHOCKS, draws.indexOf(shock, nth));
    changed = true;
  }
  if (changed) multiplyShocks();
}

function announce(sponsor: i32, at: i32, t: i32): void {
  const nth = ++state.withdrawals[sponsor];
  const index = draws.indexOf(sponsor, nth);
  state.stopsAt[sponsor] = t + <i32>parameters[at + layout.SPONSOR_NOTICE_QUARTERS];
  if (
    draws.uniformAt(run, draws.REPLACEMENTS, index) < parameters[at + layout.SPONSOR_REPLACEMENT_PROBABILITY]
  ) {
    const wait = max(1, <i32>parameters[at + layout.SPONSOR_REPLACEMENT_QUARTERS]);
    state.returnsAt[sponsor] = state.stopsAt[sponsor] + wait;
  }
  state.untilWithdrawal[sponsor] = draws.exponentialAt(run, draws.WITHDRAWALS, index);
}

/** Step 3: announcements, and who pays in this quarter. */
export function stepSponsors(t: i32): void {
  lostShare = 0;
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    const at = sponsorAt(sponsor);
    if (t == state.returnsAt[sponsor]) {
      state.stopsAt[sponsor] = state.NEVER;
      state.returnsAt[sponsor] = state.NEVER;
    }
    if (state.stopsAt[sponsor] == state.NEVER) {
      state.untilWithdrawal[sponsor] -= state.withdrawalHazard[sponsor] * sponsorHazardFactor * state.DT;
      if (state.untilWithdrawal[sponsor] <= 0) announce(sponsor, at, t);
    }
    const share = parameters[at + layout.SPONSOR_SHARE];
    if (t == state.stopsAt[sponsor] && share > 0) ceasedAt = t;
    if (t >= state.stopsAt[sponsor]) lostShare += share;
  }
}

/** Step 5: what the sponsors pay of a bill. */
export function paidBySponsors(bill: f64, t: i32): f64 {
  let paid: f64 = 0;
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    if (t >= state.stopsAt[sponsor]) continue;
    const at = sponsorAt(sponsor);
    const share = parameters[at + layout.SPONSOR_SHARE] * state.taper[sponsor * state.quarters + t];
    const capped = parameters[at + layout.SPONSOR_CAP] * state.DT;
    paid += bill * share < capped ? bill * share : capped;
  }
  return paid;
}
