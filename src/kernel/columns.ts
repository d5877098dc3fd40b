import { Doubles, Integers } from "./arrays";
import { beginCourses, endCourses, recordFounder } from "./courses";
import * as layout from "./layout";
import * as state from "./state";

/** `histograms × quarters × bins`, row-major. */
export const histograms = changetype<Integers>(
  memory.data(4 * (layout.HISTOGRAM_COUNT * layout.MAX_QUARTERS * layout.BINS)),
);
/** `2 × histograms × quarters`, row-major: the least, then the most of what a histogram holds. */
export const extremes = changetype<Doubles>(
  memory.data(8 * (2 * layout.HISTOGRAM_COUNT * layout.MAX_QUARTERS)),
);
/** `quarters × QUARTER_SUMS`, row-major. */
export const quarterSums = changetype<Doubles>(memory.data(8 * (layout.MAX_QUARTERS * layout.QUARTER_SUMS)));
/** The lowest run that ended, `quarters × triggers`, row-major; then the lowest that did not. ∞ where there is none. */
export const firstRuns = changetype<Doubles>(
  memory.data(8 * (layout.MAX_QUARTERS * layout.TRIGGER_COUNT + 1)),
);
/** `groups × GROUP_SUMS`, row-major. */
export const groupSums = changetype<Doubles>(memory.data(8 * (layout.MAX_GROUPS * layout.GROUP_SUMS)));

function binOf(value: f64): i32 {
  const bits = <i32>(reinterpret<u32>(<f32>value) >> 16) - layout.BIN_OFFSET;
  return bits < 0 ? 0 : bits < layout.BINS ? bits : layout.BINS - 1;
}

/** Forgets what was counted for the scenario that is still prepared: only the bins between a row's extremes can
 * hold anything. */
export function endColumns(): void {
  endCourses();
  const rows = layout.HISTOGRAM_COUNT * state.quarters;
  for (let row = 0; row < rows; row++) {
    const least = extremes[row];
    const most = extremes[rows + row];
    if (least > most) continue;
    const first = binOf(least);
    const from = changetype<usize>(histograms) + <usize>((row * layout.BINS + first) << 2);
    memory.fill(from, 0, <usize>((binOf(most) + 1 - first) << 2));
  }
}

/** Makes room for the runs of the scenario that has just been prepared. */
export function beginColumns(): void {
  beginCourses();
  const rows = layout.HISTOGRAM_COUNT * state.quarters;
  memory.fill(changetype<usize>(quarterSums), 0, <usize>(state.quarters * layout.QUARTER_SUMS * 8));
  memory.fill(changetype<usize>(groupSums), 0, <usize>(state.groups * layout.GROUP_SUMS * 8));
  const firsts = state.quarters * layout.TRIGGER_COUNT + 1;
  for (let i = 0; i < firsts; i++) firstRuns[i] = Infinity;
  for (let row = 0; row < rows; row++) {
    extremes[row] = Infinity;
    extremes[rows + row] = -Infinity;
  }
}

function count(histogram: i32, t: i32, value: f64): void {
  const row = histogram * state.quarters + t;
  histograms[row * layout.BINS + binOf(value)] += 1;
  if (value < extremes[row]) extremes[row] = value;
  const most = layout.HISTOGRAM_COUNT * state.quarters + row;
  if (value > extremes[most]) extremes[most] = value;
}

function fixed(value: f64): f64 {
  return nearest(value * <f64>layout.FIXED_POINT);
}

/** Records a quarter of a run that was alive at its start. */
export function recordQuarter(
  t: i32,
  dues: f64,
  bill: f64,
  worth: f64,
  members: f64,
  funded: f64,
  lag: f64,
): void {
  count(layout.HISTOGRAM_DUES, t, dues);
  count(layout.HISTOGRAM_BILL, t, bill);
  count(layout.HISTOGRAM_WORTH, t, worth);
  const at = t * layout.QUARTER_SUMS;
  quarterSums[at + layout.SUM_MEMBERS] += members;
  quarterSums[at + layout.SUM_FUNDED] += fixed(funded);
  quarterSums[at + layout.SUM_LAG] += fixed(lag);
}

function keepFirst(at: i32, run: u32): void {
  if (<f64>run < firstRuns[at]) firstRuns[at] = <f64>run;
}

export function recordEnding(run: u32, t: i32, cause: i32, trigger: i32): void {
  const at = t * layout.QUARTER_SUMS;
  quarterSums[at + layout.SUM_CAUSE + cause] += 1;
  quarterSums[at + layout.SUM_TRIGGER + trigger] += 1;
  keepFirst(t * layout.TRIGGER_COUNT + trigger, run);
}

export function recordSurvival(run: u32): void {
  keepFirst(state.quarters * layout.TRIGGER_COUNT, run);
}

/** More than this is counted as this. */
const MOST_MONEY: f64 = 5.070602400912918e30;

/** Adds money to four cells that hold multiples of 2⁷⁴, 2⁴⁶, 2¹⁸ and 2⁻¹⁰ dollars. Within 2²⁵ runs every such sum
 * fits the 53 bits of a double, so it is exact and does not depend on the order of runs. */
function addMoney(at: i32, value: f64): void {
  let rest = min(value, MOST_MONEY);
  let unit: f64 = 1.8889465931478581e22;
  for (let cell = 0; cell < layout.MONEY_CELLS; cell++) {
    const part = nearest(rest / unit) * unit;
    groupSums[at + cell] += part;
    rest -= part;
    unit *= 3.725290298461914e-9;
  }
}

/** Records what a run's founders paid, enjoyed and decided; groups that drew none are left out. */
export function recordGroups(): void {
  for (let group = 0; group < state.groups; group++) {
    let founders: f64 = 0;
    let left: f64 = 0;
    let dues: f64 = 0;
    let worth: f64 = 0;
    for (let stratum = state.firstStratum[group]; stratum < state.firstStratum[group + 1]; stratum++) {
      founders += state.founders[stratum];
      left += state.founders[stratum] - state.free[stratum] - state.committed[stratum];
      dues += state.duesPv[stratum];
      worth += state.worthPv[stratum];
    }
    if (founders == 0) continue;
    const at = group * layout.GROUP_SUMS;
    groupSums[at + layout.SUM_FOUNDERS] += founders;
    groupSums[at + layout.SUM_LEFT] += left;
    groupSums[at + layout.SUM_RUNS] += 1;
    addMoney(at + layout.SUM_DUES_PV, dues / founders);
    addMoney(at + layout.SUM_WORTH_PV, worth / founders);
    recordFounder(group, dues / founders, worth / founders);
  }
}
