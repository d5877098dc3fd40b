import { Doubles } from "./arrays";
import { owed } from "./dues";
import * as layout from "./layout";
import { bill, fromSponsors, logOverrun, worthScale } from "./money";
import { parameters } from "./parameters";
import { accessPvOf } from "./paying";
import { Standing } from "./standing";
import { logCostGrowth, logFrontierCost, logValueGrowth, operatingCost } from "./start";
import * as state from "./state";

// An outcome is what a study needs of one run: how it ended, what its members paid and what it was to one of them.

/** Whether the run in progress is followed for its outcome alone. */
export let isFollowing: bool = false;

export const outcomeRow = changetype<Doubles>(memory.data(8 * layout.OUTCOME));
export const openingRow = changetype<Doubles>(memory.data(8 * layout.OPENING));

export function beginOutcome(): void {
  isFollowing = true;
  outcomeRow[layout.OUTCOME_ENDED_AFTER] = 0;
  outcomeRow[layout.OUTCOME_TRIGGER] = -1;
  outcomeRow[layout.OUTCOME_PAID] = 0;
  outcomeRow[layout.OUTCOME_PAYER_QUARTERS] = 0;
}

export function followQuarter(paid: f64): void {
  outcomeRow[layout.OUTCOME_PAID] += paid;
  outcomeRow[layout.OUTCOME_PAYER_QUARTERS] += Standing.payers;
}

export function followEnding(t: i32, trigger: i32): void {
  outcomeRow[layout.OUTCOME_ENDED_AFTER] = t + 1;
  outcomeRow[layout.OUTCOME_TRIGGER] = trigger;
}

/** After a run that was cut short: what follows is none. */
export function abandonOutcome(): void {
  isFollowing = false;
}

/** Once the run is over and its present values are settled. */
export function endOutcome(): void {
  isFollowing = false;
  outcomeRow[layout.OUTCOME_MEMBERS] = Standing.active;
  const seat = <i32>parameters[layout.SEAT] - 1;
  if (seat < 0) return;
  const stratum = state.firstStratum[seat];
  outcomeRow[layout.OUTCOME_SEAT_DUES_PV] = state.duesPv[stratum];
  outcomeRow[layout.OUTCOME_SEAT_WORTH_PV] = state.worthPv[stratum];
  outcomeRow[layout.OUTCOME_SEAT_ACCESS_PV] = accessPvOf(stratum);
}

/** What a run starts from, once the bill of its first quarter is known. */
export function recordOpening(): void {
  openingRow[layout.OPENING_FRONTIER_COST] = Math.exp(logFrontierCost);
  openingRow[layout.OPENING_COST_GROWTH] = Math.exp(logCostGrowth);
  openingRow[layout.OPENING_VALUE_GROWTH] = Math.exp(logValueGrowth);
  openingRow[layout.OPENING_OPERATING_COST] = operatingCost;
  openingRow[layout.OPENING_OVERRUN] = Math.exp(logOverrun);
  openingRow[layout.OPENING_BILL] = bill;
  openingRow[layout.OPENING_FROM_SPONSORS] = fromSponsors;
  openingRow[layout.OPENING_OWED] = owed;
  openingRow[layout.OPENING_WORTH_SCALE] = worthScale;
}
