import { Doubles, Integers } from "./arrays";
import { contagionAt, safetyOf, sponsorLossFactor, stakeScale } from "./departures";
import { owed } from "./dues";
import { isOn, memberHazardFactor } from "./environment";
import * as layout from "./layout";
import * as money from "./money";
import { groupAt, parameters } from "./parameters";
import { paymentOf } from "./paying";
import { Standing } from "./standing";
import { logCostGrowth, logFrontierCost, logValueGrowth, operatingCost } from "./start";
import * as state from "./state";

// A replay writes down what its run does, for the most part by looking at where the run stands once a quarter: the
// steps themselves stay as fast as they are. Nothing here reaches back into the run.

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
/** Of each sponsor as of the quarter before. */
const returnSeen = changetype<Integers>(memory.data(4 * layout.MAX_SPONSORS));
const withdrawalsSeen = changetype<Integers>(memory.data(4 * layout.MAX_SPONSORS));

export function beginTrace(): void {
  isTracing = true;
  events = 0;
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    returnSeen[sponsor] = state.NEVER;
    withdrawalsSeen[sponsor] = 0;
  }
  runRow[layout.TRACE_QUARTERS_LIVED] = 0;
  runRow[layout.TRACE_CAUSE] = -1;
  runRow[layout.TRACE_TRIGGER] = -1;
}

/** After a replay that was cut short: what follows is none. */
export function abandonTrace(): void {
  isTracing = false;
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
function traceEvent(kind: i32, t: i32, subject: i32, a: f64 = 0, b: f64 = 0, c: f64 = 0): void {
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

function countLeaving(t: i32, group: i32, leaving: f64): void {
  groupRows[(t * state.groups + group) * layout.TRACE_GROUP + layout.TRACE_LEFT] += leaving;
}

/** Members of a stratum that leave by a hazard, of which `price` a year was that of dues above the stake. */
export function traceDeparture(t: i32, stratum: i32, leaving: f64, price: f64): void {
  countLeaving(t, state.groupOf[stratum], leaving);
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

/** Members of a stratum that go with the nth split, from 0. */
export function traceSplit(t: i32, stratum: i32, leaving: f64, nth: i32): void {
  countLeaving(t, state.groupOf[stratum], leaving);
  traceEvent(layout.EVENT_SPLITS_OFF, t, state.groupOf[stratum], leaving, nth + 1);
}

/** How a group stands in a quarter. */
function traceGroup(at: i32, group: i32, stakeOfWorth: f64): void {
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

/** Whose notice and whose commitment has ended since the quarter before. */
function traceStanding(t: i32, group: i32, at: i32): void {
  const before = at - state.groups * layout.TRACE_GROUP;
  const joined = groupRows[before + layout.TRACE_JOINED];
  const paid = groupRows[before + layout.TRACE_GROUP_PAYERS] + joined;
  const over = paid - groupRows[at + layout.TRACE_GROUP_PAYERS];
  if (over > 0 && state.noticeQuarters > 0) traceEvent(layout.EVENT_NOTICE_ENDS, t, group, over);
  const bound = groupRows[before + layout.TRACE_COMMITTED] + joined;
  const freed = bound - groupRows[at + layout.TRACE_COMMITTED];
  if (freed > 0 && parameters[groupAt(group) + layout.GROUP_COMMITMENT_QUARTERS] > 0) {
    traceEvent(layout.EVENT_COMMITMENT_ENDS, t, group, freed);
  }
}

function traceShocks(t: i32, at: i32): void {
  for (let shock = 0; shock < state.shocks; shock++) {
    const place = at + layout.TRACE_SHOCK + shock;
    const wasOn = t > 0 && quarterRows[place - layout.TRACE_QUARTER] == 1;
    quarterRows[place] = isOn(shock) ? 1 : 0;
    if (isOn(shock) == wasOn) continue;
    traceEvent(wasOn ? layout.EVENT_SHOCK_ENDS : layout.EVENT_SHOCK_BEGINS, t, shock);
  }
}

function traceSponsors(t: i32, at: i32): void {
  for (let sponsor = 0; sponsor < state.sponsors; sponsor++) {
    const stops = state.stopsAt[sponsor];
    if (returnSeen[sponsor] == t) traceEvent(layout.EVENT_REPLACEMENT_BEGINS, t, sponsor);
    if (state.withdrawals[sponsor] > withdrawalsSeen[sponsor]) {
      traceEvent(layout.EVENT_SPONSOR_ANNOUNCES, t, sponsor, stops);
    }
    if (t == stops) traceEvent(layout.EVENT_SPONSOR_CEASES, t, sponsor);
    returnSeen[sponsor] = state.returnsAt[sponsor];
    withdrawalsSeen[sponsor] = state.withdrawals[sponsor];
    quarterRows[at + layout.TRACE_SPONSOR + sponsor] =
      t >= stops ? layout.SPONSOR_GONE : stops < state.NEVER ? layout.SPONSOR_ON_NOTICE : layout.SPONSOR_PAYS;
  }
}

function traceGeneration(t: i32): void {
  const length = state.generationQuarters;
  if (t % length != 0) return;
  const bill = money.training * <f64>length;
  traceEvent(layout.EVENT_GENERATION_BEGINS, t, t / length, bill, Math.exp(money.logOverrun));
}

function traceMoney(at: i32, paid: f64, stakeOfWorth: f64): void {
  quarterRows[at + layout.TRACE_BILL] = money.bill;
  quarterRows[at + layout.TRACE_FROM_SPONSORS] = money.fromSponsors;
  quarterRows[at + layout.TRACE_OWED] = owed;
  quarterRows[at + layout.TRACE_PAID] = paid;
  quarterRows[at + layout.TRACE_WORTH] = Standing.meanValue * money.worthScale;
  quarterRows[at + layout.TRACE_STAKE] = Standing.meanValue * stakeOfWorth;
  quarterRows[at + layout.TRACE_ACTIVE] = Standing.active;
  quarterRows[at + layout.TRACE_PAYERS] = Standing.payers;
  quarterRows[at + layout.TRACE_RESERVE] = money.reserve;
  quarterRows[at + layout.TRACE_FUNDED] = money.isShort() ? money.funded : 1;
  quarterRows[at + layout.TRACE_LAG] = money.lag;
}

/** A quarter once its bill is settled and before anybody leaves: how all stand, and what has changed. */
export function traceQuarter(t: i32, paid: f64): void {
  runRow[layout.TRACE_QUARTERS_LIVED] = t + 1;
  const stakeOfWorth = money.worthScale * safetyOf(Standing.active);
  const at = t * layout.TRACE_QUARTER;
  for (let group = 0; group < state.groups; group++) {
    const row = (t * state.groups + group) * layout.TRACE_GROUP;
    traceGroup(row, group, stakeOfWorth);
    if (t > 0) traceStanding(t, group, row);
  }
  traceShocks(t, at);
  traceSponsors(t, at);
  traceGeneration(t);
  traceMoney(at, paid, stakeOfWorth);
}

/** The end of a quarter: who joins from the next one on. */
export function traceArrivals(t: i32): void {
  for (let i = 0; i < state.prospectStrata; i++) {
    const stratum = state.prospectAt[i];
    const group = state.groupOf[stratum];
    const joining = state.arrivedAt[t * state.strata + stratum];
    if (joining == 0) continue;
    groupRows[(t * state.groups + group) * layout.TRACE_GROUP + layout.TRACE_JOINED] += joining;
    traceEvent(layout.EVENT_JOINS, t, group, joining);
  }
}
