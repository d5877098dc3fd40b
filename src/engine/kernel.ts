import kernelText from "../kernel/index.ts?kernel";
import * as layout from "../kernel/layout";
import {
  type Binning,
  COARSE,
  type Columns,
  type Courses,
  courseRowsOf,
  FINE,
  type Histograms,
  rowsOf,
} from "./columns";
import { emptyOpenings, type Openings } from "./openings";
import { emptyOutcomes, type Outcomes } from "./outcomes";
import { type Parameters, sizeOf } from "./parameterBlock";
import { type Trace, traceOf } from "./trace";

/** What the compiled kernel offers; addresses are bytes into its memory. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  parametersAt(): number;
  histogramsAt(): number;
  extremesAt(): number;
  quarterSumsAt(): number;
  firstRunsAt(): number;
  groupSumsAt(): number;
  courseHistogramsAt(): number;
  courseExtremesAt(): number;
  courseAboveAt(): number;
  traceRunAt(): number;
  traceQuartersAt(): number;
  traceGroupsAt(): number;
  traceEventsAt(): number;
  outcomeAt(): number;
  openingAt(): number;
  valuesAt(): number;
  foundersAt(): number;
  prospectsAt(): number;
  exitHazardsAt(): number;
  withdrawalHazardsAt(): number;
  firstStrataAt(): number;
  prepare(): void;
  clear(): void;
  simulate(first: number, count: number): void;
  replay(run: number): void;
  follow(run: number): void;
  open(run: number): void;
  /** A quantity of the parameter block, by its place in it, at the uniform `u`. */
  draw(at: number, u: number): number;
  inverseNormal(p: number): number;
  cipher(key0: number, key1: number, counter0: number, counter1: number): bigint;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Compiles and starts a kernel; needs nothing but its own bytes, so it is the same in Node, page and worker. */
export async function startKernel(base64: string = kernelText): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(bytesOf(base64), {});
  return new Kernel(instance.exports as unknown as KernelExports);
}

/** One kernel with its memory: takes a parameter block, simulates runs, hands over their columns. */
export class Kernel {
  #quarters = 0;
  #groups = 0;
  #followed = 0;
  #sponsors = 0;
  #shocks = 0;
  #hasSeat = false;
  #runs = 0;

  constructor(readonly exports: KernelExports) {}

  /** Takes in a scenario and forgets the runs of the one before. */
  load(parameters: Parameters): void {
    const { memory, parametersAt, prepare } = this.exports;
    new Float64Array(memory.buffer, parametersAt(), layout.PARAMETERS_SIZE).set(parameters);
    prepare();
    const { quarters, groups, followed } = sizeOf(parameters);
    this.#quarters = quarters;
    this.#groups = groups;
    this.#followed = followed;
    this.#sponsors = parameters[layout.SPONSORS] as number;
    this.#shocks = parameters[layout.SHOCKS] as number;
    this.#hasSeat = parameters[layout.SEAT] !== 0;
    this.#runs = 0;
  }

  /** Adds the runs `first`, …, `first + count − 1` to the columns. */
  simulate(first: number, count: number): void {
    this.exports.simulate(first, count);
    this.#runs += count;
  }

  /** What happens in one run of the scenario, which is the same as in `simulate`; the columns stay as they are. */
  replay(run: number): Trace {
    const { memory, replay, traceRunAt, traceQuartersAt, traceGroupsAt, traceEventsAt } = this.exports;
    replay(run);
    const doubles = (at: number, size: number) => new Float64Array(memory.buffer, at, size);
    const rows = {
      run: doubles(traceRunAt(), layout.TRACE_RUN),
      quarters: doubles(traceQuartersAt(), this.#quarters * layout.TRACE_QUARTER),
      groups: doubles(traceGroupsAt(), this.#quarters * this.#groups * layout.TRACE_GROUP),
      events: doubles(traceEventsAt(), layout.MAX_EVENTS * layout.TRACE_EVENT),
      groupCount: this.#groups,
      sponsorCount: this.#sponsors,
      shockCount: this.#shocks,
    };
    return traceOf(rows, run);
  }

  /** What becomes of the runs `first`, …, `first + count − 1`; the columns stay as they are. */
  outcomes(first: number, count: number): Outcomes {
    const { memory, follow, outcomeAt } = this.exports;
    const row = new Float64Array(memory.buffer, outcomeAt(), layout.OUTCOME);
    const at = (index: number) => row[index] as number;
    const outcomes = emptyOutcomes(count, this.#hasSeat);
    const { endedAfter, trigger, duesUsdPerYear, members, seat } = outcomes;
    for (let i = 0; i < count; i++) {
      follow(first + i);
      endedAfter[i] = at(layout.OUTCOME_ENDED_AFTER);
      trigger[i] = at(layout.OUTCOME_TRIGGER);
      const payerQuarters = at(layout.OUTCOME_PAYER_QUARTERS);
      duesUsdPerYear[i] = payerQuarters > 0 ? (4 * at(layout.OUTCOME_PAID)) / payerQuarters : 0;
      members[i] = at(layout.OUTCOME_MEMBERS);
      if (seat === null) continue;
      seat.duesPv[i] = at(layout.OUTCOME_SEAT_DUES_PV);
      seat.worthPv[i] = at(layout.OUTCOME_SEAT_WORTH_PV);
      seat.accessPv[i] = at(layout.OUTCOME_SEAT_ACCESS_PV);
    }
    return outcomes;
  }

  /** What the runs `first`, …, `first + count − 1` start from; the columns stay as they are. */
  openings(first: number, count: number): Openings {
    const { memory, open, openingAt, firstStrataAt } = this.exports;
    const firstStrata = [...new Int32Array(memory.buffer, firstStrataAt(), this.#groups + 1)];
    const strata = firstStrata[this.#groups] as number;
    const view = (at: number, size: number) => new Float64Array(memory.buffer, at, size);
    const row = view(openingAt(), layout.OPENING);
    const values = view(this.exports.valuesAt(), strata);
    const founders = view(this.exports.foundersAt(), strata);
    const prospects = view(this.exports.prospectsAt(), strata);
    const exitHazards = view(this.exports.exitHazardsAt(), strata);
    const withdrawalHazards = view(this.exports.withdrawalHazardsAt(), this.#sponsors);
    const openings = emptyOpenings(count, firstStrata, this.#sponsors);
    for (let i = 0; i < count; i++) {
      open(first + i);
      const at = (index: number) => row[index] as number;
      openings.frontierCostUsd[i] = at(layout.OPENING_FRONTIER_COST);
      openings.costGrowthPerYear[i] = at(layout.OPENING_COST_GROWTH);
      openings.valueGrowthPerYear[i] = at(layout.OPENING_VALUE_GROWTH);
      openings.operatingCostUsdPerYear[i] = at(layout.OPENING_OPERATING_COST);
      openings.overrun[i] = at(layout.OPENING_OVERRUN);
      openings.billUsdPerYear[i] = 4 * at(layout.OPENING_BILL);
      openings.fromSponsorsUsdPerYear[i] = 4 * at(layout.OPENING_FROM_SPONSORS);
      openings.owedUsdPerYear[i] = 4 * at(layout.OPENING_OWED);
      const scale = at(layout.OPENING_WORTH_SCALE);
      for (let s = 0; s < strata; s++) {
        openings.worthUsdPerYear[i * strata + s] = (values[s] as number) * scale;
      }
      openings.drawnWorthUsdPerYear.set(values, i * strata);
      openings.founders.set(founders, i * strata);
      openings.prospects.set(prospects, i * strata);
      openings.exitHazardPerYear.set(exitHazards, i * strata);
      openings.withdrawalHazardPerYear.set(withdrawalHazards, i * this.#sponsors);
    }
    return openings;
  }

  /** The columns of the runs since the last time, as copies; the kernel starts new ones. */
  takeColumns(): Columns {
    const { histogramsAt, extremesAt, quarterSumsAt, firstRunsAt, groupSumsAt, clear } = this.exports;
    const [quarters, groups, runs] = [this.#quarters, this.#groups, this.#runs];
    const rows = layout.HISTOGRAM_COUNT * quarters;
    const columns: Columns = {
      quarters,
      groups,
      runs,
      ...this.#histograms(histogramsAt(), extremesAt(), rows, layout.BINS, FINE),
      quarterSums: this.#doubles(quarterSumsAt(), quarters * layout.QUARTER_SUMS),
      firstRuns: this.#doubles(firstRunsAt(), quarters * layout.TRIGGER_COUNT + 1),
      groupSums: this.#doubles(groupSumsAt(), groups * layout.GROUP_SUMS),
      courses: this.#courses(),
    };
    clear();
    this.#runs = 0;
    return columns;
  }

  #doubles(at: number, size: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.exports.memory.buffer, at, size).slice();
  }

  /** Rows of `bins` counts at `at`, with their extremes, packed. */
  #histograms(at: number, extremesAt: number, rows: number, bins: number, binning: Binning): Histograms {
    const least = this.#doubles(extremesAt, rows);
    const most = this.#doubles(extremesAt + 8 * rows, rows);
    const places = rowsOf({ least, most }, binning);
    const counts = new Uint32Array(places.at(-1)?.end ?? 0);
    const whole = new Uint32Array(this.exports.memory.buffer, at, rows * bins);
    places.forEach(({ firstBin, start, end }, row) => {
      const from = row * bins + firstBin;
      counts.set(whole.subarray(from, from + end - start), start);
    });
    return { counts, least, most };
  }

  #courses(): Courses | null {
    const { courseHistogramsAt, courseExtremesAt, courseAboveAt } = this.exports;
    const [followed, quarters] = [this.#followed, this.#quarters];
    if (followed === 0) return null;
    const rows = courseRowsOf(followed, quarters);
    return {
      followed,
      ...this.#histograms(courseHistogramsAt(), courseExtremesAt(), rows, layout.COURSE_BINS, COARSE),
      above: this.#doubles(courseAboveAt(), followed * quarters),
    };
  }
}
