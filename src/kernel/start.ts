import * as draws from "./draws";
import * as layout from "./layout";
import { draw, drawLog, groupAt, isCertain, parameters, sponsorAt, stratumFactor } from "./parameters";
import * as state from "./state";
import { exponential, uniform, word, words } from "./threefry";

export let run: u32 = 0;
export let logFrontierCost: f64 = 0;
export let logCostGrowth: f64 = 0;
export let logValueGrowth: f64 = 0;
export let operatingCost: f64 = 0;

function quantityAt(at: i32, kind: u32, index: i32): f64 {
  return isCertain(at) ? parameters[at + 1] : draw(at, draws.uniformAt(run, kind, index));
}

/** Members of stratum k of five when `count` are dealt in the order 2, 0, 4, 1, 3. */
function dealt(count: f64, k: i32): f64 {
  const turn = k == 2 ? 0 : k == 0 ? 1 : k == 4 ? 2 : k == 1 ? 3 : 4;
  const each = Math.floor(count / <f64>layout.STRATA);
  return each + (<f64>turn < count - each * <f64>layout.STRATA ? 1 : 0);
}

function beginStratum(stratum: i32, worth: f64, hazard: f64, members: f64, all: f64): void {
  const at = groupAt(state.groupOf[stratum]);
  const isFounder = state.joins[stratum] == 0;
  const rule = state.rule;
  state.value[stratum] = worth * stratumFactor[stratum];
  state.weight[stratum] =
    rule == layout.EQUAL
      ? 1
      : rule == layout.TIERED
        ? parameters[at + layout.GROUP_WEIGHT]
        : state.value[stratum];
  state.exitHazard[stratum] = hazard;
  state.founders[stratum] = isFounder ? members : 0;
  state.prospects[stratum] = isFounder ? 0 : members;
  state.joinRate[stratum] = isFounder || all == 0 ? 0 : (state.joins[stratum] * members) / all;
  state.free[stratum] = 0;
  state.committed[stratum] = isFounder ? members : 0;
  state.payers[stratum] = state.committed[stratum];
  state.exits[stratum] = 0;
  state.arrivals[stratum] = 0;
  state.duesPv[stratum] = 0;
  state.worthPv[stratum] = 0;
  if (!isFounder) state.untilArrival[stratum] = draws.exponentialAt(run, draws.ARRIVALS, stratum);
}

function beginGroups(): void {
  let pair: u64 = 0;
  for (let group = 0; group < state.groups; group++) {
    if ((group & 1) == 0) pair = words(run, draws.VALUES | <u32>(group >> 1));
    const at = groupAt(group);
    const worth = draw(at + layout.GROUP_VALUE, uniform(word(pair, group)));
    const count = Math.floor(quantityAt(at + layout.GROUP_COUNT, draws.COUNTS, group) + 0.5);
    const hazard = quantityAt(at + layout.GROUP_HAZARD, draws.HAZARDS, group);
    const first = state.firstStratum[group];
    const next = state.firstStratum[group + 1];
    for (let stratum = first; stratum < next; stratum++) {
      const members = next == first + 1 ? count : dealt(count, stratum - first);
      beginStratum(stratum, worth, hazard, members, count);
    }
  }
  for (let stratum = 0; stratum < state.strata; stratum++) {
    if ((stratum & 1) == 0) pair = words(run, draws.EXITS | <u32>(stratum >> 1));
    state.untilExit[stratum] = exponential(word(pair, stratum));
  }
}

function beginSponsors(): void {
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    const at = sponsorAt(sponsor) + layout.SPONSOR_HAZARD;
    state.withdrawalHazard[sponsor] = quantityAt(at, draws.SPONSOR_HAZARDS, sponsor);
    state.untilWithdrawal[sponsor] = draws.exponentialAt(run, draws.WITHDRAWALS, sponsor);
    state.withdrawals[sponsor] = 0;
    state.stopsAt[sponsor] = state.NEVER;
    state.returnsAt[sponsor] = state.NEVER;
  }
}

function beginShocks(): void {
  for (let shock = 0; shock < state.shocks; shock++) {
    state.untilSwitch[shock] = draws.exponentialAt(run, draws.SHOCKS, shock);
    state.switches[shock] = 0;
  }
}

/** Draws what a run starts from and puts it at the start of its first quarter. */
export function beginRun(number: u32): void {
  run = number;
  const costs = words(run, draws.SCENARIO);
  const others = words(run, draws.SCENARIO | 1);
  logFrontierCost = drawLog(layout.FRONTIER_COST, uniform(word(costs, 0)));
  logCostGrowth = drawLog(layout.COST_GROWTH, uniform(word(costs, 1)));
  operatingCost = draw(layout.OPERATING_COST, uniform(word(others, 0)));
  logValueGrowth = drawLog(layout.VALUE_GROWTH, uniform(word(others, 1)));
  beginGroups();
  beginSponsors();
  beginShocks();
}
