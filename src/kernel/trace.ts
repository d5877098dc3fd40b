import { Doubles } from "./arrays";
import { contagionAt, safetyOf, sponsorLossFactor, stakeScale } from "./departures";
import { owed } from "./dues";
import { isOn, memberHazardFactor } from "./environment";
import * as layout from "./layout";
import * as money from "./money";
import { parameters } from "./parameters";
import { paymentOf } from "./paying";
import { Standing } from "./standing";
import { logCostGrowth, logFrontierCost, logValueGrowth, operatingCost } from "./start";
import * as state from "./state";

// A replay writes down what its run did. Ordinary runs ask `isTracing` where something rare happens, and once a
// quarter; nothing here reaches back into the run.

/** Whether the run in progress is a replay. */
export let isTracing: bool = false;

export const runRow = changetype<Doubles>(memory.data(8 * layout.TRACE_RUN));
/** `quarters × TRACE_QUARTER`, row-major. */
export const quarterRows = changetype<Doubles>(memory.data(8 * (layout.MAX_QUARTERS * layout.TRACE_QUARTER)));
/** `quarters × groups × TRACE_GROUP`, row-major. */
export const groupRows = changetype<Doubles>(
  memory.data(8 * (layout.MAX_QUARTERS * layout.MAX_GROUPS * layout.TRACE_GROUP)),
);
/** `MAX_EVENTS × TRACE_EVENT`, row-major. */
export const eventRows = changetype<Doubles>(memory.data(8 * (layout.MAX_EVENTS * layout.TRACE_EVENT)));
let events: i32 = 0;

export function beginTrace(): void {
  isTracing = true;
  events = 0;
  runRow[layout.TRACE_QUARTERS_LIVED] = 0;
  runRow[layout.TRACE_CAUSE] = -1;
  runRow[layout.TRACE_TRIGGER] = -1;
}

export function endTrace(): void {
  isTracing = false;
  runRow[layout.TRACE_FRONTIER_COST] = Math.exp(logFrontierCost);
  runRow[layout.TRACE_COST_GROWTH] = Math.exp(logCostGrowth);
  runRow[layout.TRACE_VALUE_GROWTH] = Math.exp(logValueGrowth);
  runRow[layout.TRACE_OPERATING_COST] = operatingCost;
  runRow[layout.TRACE_EVENTS] = events;
  runRow[layout.TRACE_EVENTS_KEPT] = min(events, layout.MAX_EVENTS);
}

export function traceEnding(cause: i32, trigger: i32): void {
  runRow[layout.TRACE_CAUSE] = cause;
  runRow[layout.TRACE_TRIGGER] = trigger;
}

/** Counts an event. Returns where its numbers belong, or −1 when there is no more room. */
function beginEvent(kind: i32, t: i32, subject: i32): i32 {
  const nth = events++;
  if (nth >= layout.MAX_EVENTS) return -1;
  const at = nth * layout.TRACE_EVENT;
  eventRows[at + layout.EVENT_KIND] = kind;
  eventRows[at + layout.EVENT_QUARTER] = t;
  eventRows[at + layout.EVENT_SUBJECT] = subject;
  return at + layout.EVENT_NUMBERS;
}

/** An event of up to three numbers. */
export function traceEvent(kind: i32, t: i32, subject: i32, a: f64 = 0, b: f64 = 0, c: f64 = 0): void {
  const at = beginEvent(kind, t, subject);
  if (at < 0) return;
  eventRows[at] = a;
  eventRows[at + 1] = b;
  eventRows[at + 2] = c;
}

/** A bill of which a part stays unpaid, after so many failed quarters in a row. */
export function traceUnpaid(t: i32, failedQuarters: i32): void {
  const unpaid = (1 - money.funded) * money.bill;
  traceEvent(layout.EVENT_BILL_UNPAID, t, 0, unpaid, money.funded, failedQuarters);
}

/** Members of a stratum that leave by a hazard, of which `price` a year was that of dues above the stake. */
export function traceDeparture(t: i32, stratum: i32, leaving: f64, price: f64): void {
  const at = beginEvent(layout.EVENT_LEAVES, t, state.groupOf[stratum]);
  if (at < 0) return;
  const dues = paymentOf(stratum) / state.DT;
  eventRows[at] = leaving;
  eventRows[at + 1] = state.exitHazard[stratum];
  eventRows[at + 2] = price;
  eventRows[at + 3] = contagionAt(t);
  eventRows[at + 4] = memberHazardFactor;
  eventRows[at + 5] = sponsorLossFactor();
  eventRows[at + 6] = dues;
  eventRows[at + 7] = state.value[stratum] * stakeScale + parameters[layout.EXIT_FEE_YEARS] * dues;
}

function traceGroups(t: i32, stakeOfWorth: f64): void {
  for (let group = 0; group < state.groups; group++) {
    const at = (t * state.groups + group) * layout.TRACE_GROUP;
    for (let i = 0; i < layout.TRACE_GROUP; i++) groupRows[at + i] = 0;
    for (let stratum = state.firstStratum[group]; stratum < state.firstStratum[group + 1]; stratum++) {
      const payers = state.payers[stratum];
      groupRows[at + layout.TRACE_COMMITTED] += state.committed[stratum];
      groupRows[at + layout.TRACE_FREE] += state.free[stratum];
      groupRows[at + layout.TRACE_GROUP_PAYERS] += payers;
      groupRows[at + layout.TRACE_GROUP_PAID] += payers * paymentOf(stratum);
      groupRows[at + layout.TRACE_GROUP_STAKE] += payers * state.value[stratum] * stakeOfWorth * state.DT;
    }
  }
}

/** A quarter once its bill is settled and before anybody leaves. */
export function traceQuarter(t: i32, paid: f64): void {
  runRow[layout.TRACE_QUARTERS_LIVED] = t + 1;
  const stakeOfWorth = money.worthScale * safetyOf(Standing.active);
  traceGroups(t, stakeOfWorth);
  const at = t * layout.TRACE_QUARTER;
  quarterRows[at + layout.TRACE_BILL] = money.bill;
  quarterRows[at + layout.TRACE_FROM_SPONSORS] = money.fromSponsors;
  quarterRows[at + layout.TRACE_OWED] = owed;
  quarterRows[at + layout.TRACE_PAID] = paid;
  quarterRows[at + layout.TRACE_WORTH] = Standing.meanValue * money.worthScale;
  quarterRows[at + layout.TRACE_STAKE] = Standing.meanValue * stakeOfWorth;
  quarterRows[at + layout.TRACE_ACTIVE] = Standing.active;
  quarterRows[at + layout.TRACE_PAYERS] = Standing.payers;
  quarterRows[at + layout.TRACE_RESERVE] = money.reserve;
  quarterRows[at + layout.TRACE_FUNDED] = money.funded;
  quarterRows[at + layout.TRACE_LAG] = money.lag;
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    const stops = state.stopsAt[sponsor];
    quarterRows[at + layout.TRACE_SPONSOR + sponsor] =
      t >= stops ? layout.SPONSOR_GONE : stops < state.NEVER ? layout.SPONSOR_ON_NOTICE : layout.SPONSOR_PAYS;
  }
  for (let shock = 0; shock < state.shocks; shock++) {
    quarterRows[at + layout.TRACE_SHOCK + shock] = isOn(shock) ? 1 : 0;
  }
}
