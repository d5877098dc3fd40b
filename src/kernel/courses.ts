import { Doubles, Integers } from "./arrays";
import * as layout from "./layout";
import { worthScale } from "./money";
import { parameters } from "./parameters";
import { paymentOf } from "./paying";
import * as state from "./state";

const MOST_ROWS =
  layout.MOST_COURSE_QUARTERS * layout.COURSE_HISTOGRAMS + layout.MAX_GROUPS * layout.FOUNDER_HISTOGRAMS;
const ROW_BYTES = layout.COURSE_BINS << 2;
/** Dues beyond this many times the worth are counted as this many. */
const MOST_RATIO: f64 = 1e6;
/** Dues that equal worth but for rounding do not exceed it. */
const ROUNDING: f64 = 1 + 1e-9;

/** Groups that are followed, the first ones. */
let followed: i32 = 0;
let rows: i32 = 0;
/** Histograms take memory only once somebody asks for courses: so many bytes from `at` on. */
let at: usize = 0;
let room: usize = 0;

/** `2 × rows`, row-major: the least, then the most of what a histogram holds. */
export const courseExtremes = changetype<Doubles>(memory.data(8 * (2 * MOST_ROWS)));
/** `followed × quarters`, row-major: runs in which dues exceed worth. */
export const courseAbove = changetype<Doubles>(memory.data(8 * layout.MOST_COURSE_QUARTERS));

/** Where the histograms lie, `rows × COURSE_BINS`, row-major. */
export function courseHistogramsAt(): usize {
  return at;
}

function binOf(value: f64): i32 {
  const bits = <i32>(reinterpret<u32>(<f32>value) >> 17) - layout.COURSE_BIN_OFFSET;
  return bits < 0 ? 0 : bits < layout.COURSE_BINS ? bits : layout.COURSE_BINS - 1;
}

function makeRoom(): void {
  const wanted = <usize>rows * ROW_BYTES;
  if (wanted <= room) return;
  const pages = (wanted - room + 0xffff) >> 16;
  const first = memory.grow(<i32>pages);
  if (first < 0) unreachable();
  if (room == 0) at = (<usize>first) << 16;
  room += pages << 16;
}

/** Forgets what was counted: only the bins between a row's extremes can hold anything. */
export function endCourses(): void {
  for (let row = 0; row < rows; row++) {
    const least = courseExtremes[row];
    const most = courseExtremes[rows + row];
    if (least > most) continue;
    const first = binOf(least);
    const from = at + <usize>row * ROW_BYTES + <usize>(first << 2);
    memory.fill(from, 0, <usize>((binOf(most) + 1 - first) << 2));
  }
}

/** Makes room for the courses that the scenario just prepared asks for. */
export function beginCourses(): void {
  followed = <i32>parameters[layout.FOLLOWED_GROUPS];
  rows = followed * (state.quarters * layout.COURSE_HISTOGRAMS + layout.FOUNDER_HISTOGRAMS);
  makeRoom();
  for (let row = 0; row < rows; row++) {
    courseExtremes[row] = Infinity;
    courseExtremes[rows + row] = -Infinity;
  }
  for (let i = 0; i < followed * state.quarters; i++) courseAbove[i] = 0;
}

function count(row: i32, value: f64): void {
  changetype<Integers>(at)[row * layout.COURSE_BINS + binOf(value)] += 1;
  if (value < courseExtremes[row]) courseExtremes[row] = value;
  if (value > courseExtremes[rows + row]) courseExtremes[rows + row] = value;
}

function hasActive(group: i32): bool {
  for (let stratum = state.firstStratum[group]; stratum < state.firstStratum[group + 1]; stratum++) {
    if (state.free[stratum] + state.committed[stratum] > 0) return true;
  }
  return false;
}

/** Records what the typical member of each followed group pays and gets in a quarter, before anybody leaves in it. */
export function recordCourses(t: i32): void {
  for (let group = 0; group < followed; group++) {
    if (!hasActive(group)) continue;
    const first = state.firstStratum[group];
    const typical = first + ((state.firstStratum[group + 1] - first) >> 1);
    const dues = paymentOf(typical) / state.DT;
    const worth = state.value[typical] * worthScale;
    const place = group * state.quarters + t;
    const row = place * layout.COURSE_HISTOGRAMS;
    count(row + layout.COURSE_DUES, dues);
    count(row + layout.COURSE_WORTH, worth);
    count(
      row + layout.COURSE_DUES_PER_WORTH,
      dues > worth * MOST_RATIO ? MOST_RATIO : dues > 0 ? dues / worth : 0,
    );
    if (dues > worth * ROUNDING) courseAbove[place] += 1;
  }
}

/** Records the present values of a founder of a group in a run. */
export function recordFounder(group: i32, dues: f64, worth: f64): void {
  if (group >= followed) return;
  const row = followed * state.quarters * layout.COURSE_HISTOGRAMS + group * layout.FOUNDER_HISTOGRAMS;
  count(row + layout.FOUNDER_DUES_PV, dues);
  count(row + layout.FOUNDER_WORTH_PV, worth);
  if (dues > worth * ROUNDING) count(row + layout.FOUNDER_LOSS, dues - worth);
  else count(row + layout.FOUNDER_GAIN, max(0, worth - dues));
}
