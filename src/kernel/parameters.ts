import { Doubles } from "./arrays";
import { inverseNormal, Z95 } from "./inverseNormal";
import * as layout from "./layout";

/** The parameter block, written by the caller, then prepared in place. */
export const parameters = changetype<Doubles>(memory.data(8 * layout.PARAMETERS_SIZE));

/** Factor of worth of each of the strata of a group. */
export const stratumFactor = changetype<Doubles>(memory.data(8 * layout.MAX_STRATA));

/** The logarithms of a quantity's limits, or of its value when it is certain, by its place in the block. */
const logLow = changetype<Doubles>(memory.data(8 * layout.FIRST_GROUP));
const logHigh = changetype<Doubles>(memory.data(8 * layout.FIRST_GROUP));

function prepareLog(at: i32): void {
  const isCertain = parameters[at] == <f64>layout.CERTAIN;
  logLow[at] = Math.log(parameters[at + (isCertain ? 1 : 4)]);
  logHigh[at] = Math.log(parameters[at + (isCertain ? 1 : 5)]);
}

/** Replaces the 5th and 95th percentile of a quantity by the mean and standard deviation behind them. */
function prepareQuantity(at: i32): void {
  const kind = <i32>parameters[at];
  if (kind < layout.NORMAL) return;
  let p5 = parameters[at + 1];
  let p95 = parameters[at + 2];
  if (kind == layout.LOGNORMAL) {
    p5 = Math.log(p5);
    p95 = Math.log(p95);
  }
  parameters[at + 1] = (p5 + p95) / 2;
  parameters[at + 2] = (p95 - p5) / (2 * Z95);
}

export function groupAt(group: i32): i32 {
  return layout.FIRST_GROUP + group * layout.GROUP_SIZE;
}

export function sponsorAt(sponsor: i32): i32 {
  return layout.FIRST_SPONSOR + sponsor * layout.SPONSOR_SIZE;
}

export function shockAt(shock: i32): i32 {
  return layout.FIRST_SHOCK + shock * layout.SHOCK_SIZE;
}

export function prepareQuantities(): void {
  for (let at = layout.FRONTIER_COST; at < layout.FIRST_GROUP; at += layout.QUANTITY_SIZE) {
    prepareLog(at);
    prepareQuantity(at);
  }
  for (let group = 0; group < <i32>parameters[layout.GROUPS]; group++) {
    prepareQuantity(groupAt(group) + layout.GROUP_VALUE);
    prepareQuantity(groupAt(group) + layout.GROUP_COUNT);
    prepareQuantity(groupAt(group) + layout.GROUP_HAZARD);
  }
  for (let sponsor = 0; sponsor < <i32>parameters[layout.SPONSORS]; sponsor++) {
    prepareQuantity(sponsorAt(sponsor) + layout.SPONSOR_HAZARD);
  }
}

/** Worth of stratum k of five relative to its group's, where the 95th ÷ 5th percentile is `spread`. */
export function worthFactor(spread: f64, k: i32): f64 {
  const sigma = Math.log(spread) / (2 * Z95);
  return Math.exp(sigma * inverseNormal((<f64>k + 0.5) / <f64>layout.STRATA));
}

function triangular(low: f64, mode: f64, high: f64, u: f64): f64 {
  const turn = (mode - low) / (high - low);
  return u < turn
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

export function isCertain(at: i32): bool {
  return parameters[at] == <f64>layout.CERTAIN;
}

/** The quantity's value at the uniform `u` in (0, 1), by inversion, within the limits of its field. */
export function draw(at: i32, u: f64): f64 {
  const kind = <i32>parameters[at];
  const a = parameters[at + 1];
  const b = parameters[at + 2];
  let value = a;
  if (kind == layout.LOGNORMAL) value = Math.exp(a + b * inverseNormal(u));
  else if (kind == layout.NORMAL) value = a + b * inverseNormal(u);
  else if (kind == layout.UNIFORM) value = a + (b - a) * u;
  else if (kind == layout.TRIANGULAR) value = triangular(a, b, parameters[at + 3], u);
  return min(max(value, parameters[at + 4]), parameters[at + 5]);
}

/** The logarithm of what `draw` gives, for a quantity of the whole scenario. */
export function drawLog(at: i32, u: f64): f64 {
  const kind = <i32>parameters[at];
  if (kind == layout.CERTAIN) return logLow[at];
  if (kind != layout.LOGNORMAL) return Math.log(draw(at, u));
  const value = parameters[at + 1] + parameters[at + 2] * inverseNormal(u);
  return value < logLow[at] ? logLow[at] : value > logHigh[at] ? logHigh[at] : value;
}
