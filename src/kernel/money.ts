import * as draws from "./draws";
import { setDues } from "./dues";
import { costFactor, paidBySponsors, valueFactor } from "./environment";
import * as layout from "./layout";
import { drawLog, parameters } from "./parameters";
import { logCostGrowth, logFrontierCost, logValueGrowth, operatingCost, run } from "./start";
import * as state from "./state";

export let bill: f64 = 0;
export let funded: f64 = 1;
export let lag: f64 = 0;
/** Worth of a year-0 dollar of worth in the quarter, a year. */
export let worthScale: f64 = 0;
let nextGenerationAt: i32 = 0;
/** A quarter's part of the generation's bill, and what it is of the plan. */
export let training: f64 = 0;
export let logOverrun: f64 = 0;
export let fromSponsors: f64 = 0;
export let reserve: f64 = 0;
/** The reserve's target, in bills of a quarter. */
let reserveQuarters: f64 = 0;
let slip: f64 = 0;
/** Years that the model falls behind in a quarter even when the bill is paid. */
let driftPerQuarter: f64 = 0;
/** `worthScale` but for shocks, and the factor by which it moves in a quarter that is fully paid. */
let steadyScale: f64 = 0;
let steadyStep: f64 = 0;
let slipSeen: f64 = 0;

export function beginMoney(): void {
  nextGenerationAt = 0;
  slip = 0;
  slipSeen = 0;
  reserveQuarters = parameters[layout.RESERVE_MONTHS] / 3;
  driftPerQuarter = (1 - parameters[layout.PACE]) * (1 - parameters[layout.SPILLOVER]) * state.DT;
  steadyScale = Math.exp(-parameters[layout.EROSION] * parameters[layout.START_LAG_YEARS]);
  steadyStep = Math.exp(logValueGrowth * state.DT - parameters[layout.EROSION] * driftPerQuarter);
}

export function lagAt(t: i32): f64 {
  return parameters[layout.START_LAG_YEARS] + driftPerQuarter * <f64>t + slip;
}

/** Step 4: the training bill of a generation is set at its start. */
function stepGeneration(t: i32): void {
  if (t < nextGenerationAt) return;
  const length = state.generationQuarters;
  nextGenerationAt = t + length;
  logOverrun = drawLog(layout.OVERRUN, draws.uniformAt(run, draws.OVERRUNS, t / length));
  const logGrowth = logCostGrowth * parameters[layout.PACE] * (<f64>t * state.DT);
  training = (parameters[layout.AMBITION] / <f64>length) * Math.exp(logFrontierCost + logGrowth + logOverrun);
}

/** Step 7's worth of a year-0 dollar: growth, erosion by lag, shocks. */
function stepWorth(t: i32): void {
  lag = lagAt(t);
  if (t > 0) steadyScale *= steadyStep;
  if (slip != slipSeen) {
    steadyScale *= Math.exp(parameters[layout.EROSION] * (slipSeen - slip));
    slipSeen = slip;
  }
  worthScale = steadyScale * valueFactor;
}

/** Steps 4, 5, 6 (up to what a member owes) and the worth of step 7. */
export function stepBill(t: i32, payers: f64, weights: f64): void {
  stepGeneration(t);
  stepWorth(t);
  bill = training * costFactor + operatingCost * state.DT;
  fromSponsors = paidBySponsors(bill, t);
  const target = bill * reserveQuarters;
  if (t == 0) reserve = target;
  const most = parameters[layout.RESERVE_LEVY] * bill;
  const missing = target - reserve;
  const levy = missing <= 0 ? 0 : missing < most ? missing : most;
  setDues((bill > fromSponsors ? bill - fromSponsors : 0) + levy, payers, weights, worthScale * state.DT);
}

/** What two numbers that are equal but for rounding may differ by. */
export const ROUNDING: f64 = 1e-9;

/** Whether a part of the bill stays unpaid; what rounding leaves over is none. */
export function isShort(): bool {
  return funded < 1 - ROUNDING;
}

/** Step 8, once members have paid `dues` together. */
export function stepFunding(dues: f64): void {
  const balance = fromSponsors + dues - bill;
  if (balance >= 0) {
    reserve += balance;
    funded = 1;
    return;
  }
  const drawn = -balance < reserve ? -balance : reserve;
  reserve -= drawn;
  funded = 1 - (-balance - drawn) / bill;
  slip += (1 - funded) * state.DT;
}

/** Step 11: exit fees go into the reserve. */
export function addToReserve(fees: f64): void {
  reserve += fees;
}
