import { stepArrivals } from "./arrivals";
import * as columns from "./columns";
import { courseAbove, courseExtremes, courseHistogramsAt, recordCourses } from "./courses";
import { beginDepartures, endCommitments, stepDepartures } from "./departures";
import { beginDues } from "./dues";
import * as environment from "./environment";
import { inverseNormal } from "./inverseNormal";
import * as layout from "./layout";
import * as money from "./money";
import * as outcomes from "./outcomes";
import { draw, parameters } from "./parameters";
import { beginPaying, settlePresentValues, stepPaying } from "./paying";
import { beginSplits, stepSplits } from "./splits";
import { beginStanding, Standing, stepStanding } from "./standing";
import { beginRun } from "./start";
import * as state from "./state";
import { cipher, setKey } from "./threefry";
import * as trace from "./trace";

export { cipher, courseHistogramsAt, draw, inverseNormal };

/** Where the caller writes the parameter block, `PARAMETERS_SIZE` doubles. */
export function parametersAt(): usize {
  return changetype<usize>(parameters);
}

/** Where the caller reads `histograms × quarters × BINS` counts, 32-bit. */
export function histogramsAt(): usize {
  return changetype<usize>(columns.histograms);
}

/** Where the caller reads `2 × histograms × quarters` doubles. */
export function extremesAt(): usize {
  return changetype<usize>(columns.extremes);
}

/** Where the caller reads `quarters × QUARTER_SUMS` doubles. */
export function quarterSumsAt(): usize {
  return changetype<usize>(columns.quarterSums);
}

/** Where the caller reads `quarters × TRIGGER_COUNT + 1` doubles. */
export function firstRunsAt(): usize {
  return changetype<usize>(columns.firstRuns);
}

/** Where the caller reads `groups × GROUP_SUMS` doubles. */
export function groupSumsAt(): usize {
  return changetype<usize>(columns.groupSums);
}

/** Where the caller reads the least and the most of each histogram of courses, doubles. */
export function courseExtremesAt(): usize {
  return changetype<usize>(courseExtremes);
}

/** Where the caller reads `followed groups × quarters` doubles. */
export function courseAboveAt(): usize {
  return changetype<usize>(courseAbove);
}

/** Where the caller reads what the last replay wrote down: `TRACE_RUN` doubles … */
export function traceRunAt(): usize {
  return changetype<usize>(trace.runRow);
}

/** … `quarters × TRACE_QUARTER` doubles … */
export function traceQuartersAt(): usize {
  return changetype<usize>(trace.quarterRows);
}

/** … `quarters × groups × TRACE_GROUP` doubles … */
export function traceGroupsAt(): usize {
  return changetype<usize>(trace.groupRows);
}

/** … and `TRACE_EVENT` doubles for each event that was kept. */
export function traceEventsAt(): usize {
  return changetype<usize>(trace.eventRows);
}

/** Where the caller reads the `OUTCOME` doubles of the run that was followed last … */
export function outcomeAt(): usize {
  return changetype<usize>(outcomes.outcomeRow);
}

/** … the `OPENING` doubles of the run that was opened last … */
export function openingAt(): usize {
  return changetype<usize>(outcomes.openingRow);
}

/** … with, for each stratum, the worth of one member in year 0 … */
export function valuesAt(): usize {
  return changetype<usize>(state.value);
}

/** … its founders, its prospects … */
export function foundersAt(): usize {
  return changetype<usize>(state.founders);
}

export function prospectsAt(): usize {
  return changetype<usize>(state.prospects);
}

/** … and its hazard of leaving; for each sponsor, that of withdrawing; … */
export function exitHazardsAt(): usize {
  return changetype<usize>(state.exitHazard);
}

export function withdrawalHazardsAt(): usize {
  return changetype<usize>(state.withdrawalHazard);
}

/** … for each group its first stratum, 32-bit, and one more entry that ends the last. */
export function firstStrataAt(): usize {
  return changetype<usize>(state.firstStratum);
}

/** Takes in the parameter block just written and starts new columns. */
export function prepare(): void {
  columns.endColumns();
  trace.abandonTrace();
  outcomes.abandonOutcome();
  setKey(<u32>parameters[layout.KEY_0], <u32>parameters[layout.KEY_1]);
  state.prepareState();
  columns.beginColumns();
}

/** Starts new columns for the same scenario. */
export function clear(): void {
  columns.endColumns();
  columns.beginColumns();
}

function causeOfEnding(t: i32, failedQuarters: i32): i32 {
  if (Standing.active < parameters[layout.QUORUM]) return layout.CAUSE_QUORUM;
  if (failedQuarters >= <i32>parameters[layout.GRACE_QUARTERS]) return layout.CAUSE_FUNDS;
  if (money.lagAt(t + 1) >= parameters[layout.MAX_LAG_YEARS] - money.ROUNDING) return layout.CAUSE_OBSOLETE;
  return -1;
}

/** What set off an ending at the end of quarter t, over the eight quarters that close with it. */
function triggerOf(cause: i32, t: i32): i32 {
  if (environment.ceasedAt > t - 8) return layout.TRIGGER_SPONSOR;
  if (cause != layout.CAUSE_QUORUM) return layout.TRIGGER_COST;
  let price: f64 = 0;
  let split: f64 = 0;
  let otherwise: f64 = 0;
  for (let q = max(0, t - 7); q <= t; q++) {
    price += state.leftByPrice[q];
    split += state.leftBySplit[q];
    otherwise += state.leftOtherwise[q];
  }
  if (price + split + otherwise == 0) return layout.TRIGGER_COST;
  if (price >= split && price >= otherwise) return layout.TRIGGER_PRICE;
  return split >= otherwise ? layout.TRIGGER_SPLIT : layout.TRIGGER_DEPARTURES;
}

function recordQuarter(t: i32, paid: f64): void {
  if (trace.isTracing) {
    trace.traceQuarter(t, paid);
    return;
  }
  if (outcomes.isFollowing) {
    outcomes.followQuarter(paid);
    return;
  }
  const dues = Standing.payers > 0 ? paid / (Standing.payers * state.DT) : 0;
  const worth = Standing.meanValue * money.worthScale;
  columns.recordQuarter(t, dues, money.bill / state.DT, worth, Standing.active, money.funded, money.lag);
  recordCourses(t);
}

function recordEnding(number: u32, t: i32, cause: i32): void {
  const trigger = triggerOf(cause, t);
  if (trace.isTracing) trace.traceEnding(cause, trigger);
  else if (outcomes.isFollowing) outcomes.followEnding(t, trigger);
  else columns.recordEnding(number, t, cause, trigger);
}

/** Steps 1 to 6, up to what members owe. */
function stepBills(t: i32): void {
  stepStanding(t);
  endCommitments(t);
  environment.stepShocks();
  environment.stepSponsors(t);
  money.stepBill(t, Standing.payers, Standing.weights);
}

function stepQuarter(t: i32): void {
  stepBills(t);
  const paid = stepPaying(t);
  money.stepFunding(paid);
  recordQuarter(t, paid);
  stepDepartures(t);
  stepSplits(t);
  money.addToReserve(Standing.exitFees);
  stepArrivals(t);
  if (trace.isTracing) trace.traceArrivals(t);
}

function beginSteps(): void {
  environment.beginEnvironment();
  money.beginMoney();
  beginDues();
  beginPaying();
  beginStanding();
  beginDepartures();
  beginSplits();
}

function simulateRun(number: u32): void {
  beginRun(number);
  beginSteps();
  const leastFunded = 1 - parameters[layout.SHORTFALL_TOLERANCE] - money.ROUNDING;
  let failedQuarters = 0;
  let hasEnded = false;
  for (let t = 0; t < state.quarters; t++) {
    stepQuarter(t);
    failedQuarters = money.funded < leastFunded ? failedQuarters + 1 : 0;
    if (trace.isTracing && money.isShort()) trace.traceUnpaid(t, failedQuarters);
    const cause = causeOfEnding(t, failedQuarters);
    if (cause < 0) continue;
    recordEnding(number, t, cause);
    hasEnded = true;
    break;
  }
  if (trace.isTracing) return;
  settlePresentValues();
  if (outcomes.isFollowing) return;
  if (!hasEnded) columns.recordSurvival(number);
  columns.recordGroups();
}

/** Follows one run and writes down what happens in it; the columns stay as they are. */
export function replay(number: u32): void {
  trace.beginTrace();
  simulateRun(number);
  trace.endTrace();
}

/** Follows one run for its outcome alone; the columns stay as they are. */
export function follow(number: u32): void {
  outcomes.beginOutcome();
  simulateRun(number);
  outcomes.endOutcome();
}

/** Draws what one run starts from, up to the bill of its first quarter; the columns stay as they are. */
export function open(number: u32): void {
  beginRun(number);
  beginSteps();
  stepBills(0);
  outcomes.recordOpening();
}

/** Adds the runs first … first + count − 1 to the columns. */
export function simulate(first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) simulateRun(first + i);
}
