import kernelText from "../kernel/index.ts?kernel";
import * as layout from "../kernel/layout";
import { type Columns, rowsOf } from "./columns";
import type { Parameters } from "./parameters";
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
  traceRunAt(): number;
  traceQuartersAt(): number;
  traceGroupsAt(): number;
  traceEventsAt(): number;
  prepare(): void;
  clear(): void;
  simulate(first: number, count: number): void;
  replay(run: number): void;
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
  #sponsors = 0;
  #shocks = 0;
  #runs = 0;

  constructor(readonly exports: KernelExports) {}

  /** Takes in a scenario and forgets the runs of the one before. */
  load(parameters: Parameters): void {
    const { memory, parametersAt, prepare } = this.exports;
    new Float64Array(memory.buffer, parametersAt(), layout.PARAMETERS_SIZE).set(parameters);
    prepare();
    this.#quarters = parameters[layout.QUARTERS] as number;
    this.#groups = parameters[layout.GROUPS] as number;
    this.#sponsors = parameters[layout.SPONSORS] as number;
    this.#shocks = parameters[layout.SHOCKS] as number;
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

  /** The columns of the runs since the last time, as copies; the kernel starts new ones. */
  takeColumns(): Columns {
    const { memory, histogramsAt, extremesAt, quarterSumsAt, firstRunsAt, groupSumsAt, clear } = this.exports;
    const [quarters, groups, runs] = [this.#quarters, this.#groups, this.#runs];
    const length = layout.HISTOGRAM_COUNT * quarters;
    const doubles = (at: number, size: number) => new Float64Array(memory.buffer, at, size).slice();
    const least = doubles(extremesAt(), length);
    const most = doubles(extremesAt() + 8 * length, length);
    const histograms = new Uint32Array(memory.buffer, histogramsAt(), length * layout.BINS);
    const rows = rowsOf(least, most);
    const counts = new Uint32Array(rows.at(-1)?.end ?? 0);
    rows.forEach(({ firstBin, start, end }, row) => {
      const from = row * layout.BINS + firstBin;
      counts.set(histograms.subarray(from, from + end - start), start);
    });
    const quarterSums = doubles(quarterSumsAt(), quarters * layout.QUARTER_SUMS);
    const firstRuns = doubles(firstRunsAt(), quarters * layout.TRIGGER_COUNT + 1);
    const groupSums = doubles(groupSumsAt(), groups * layout.GROUP_SUMS);
    clear();
    this.#runs = 0;
    return { quarters, groups, runs, counts, least, most, quarterSums, firstRuns, groupSums };
  }
}
