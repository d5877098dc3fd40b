import { type Columns, emptyColumns, mergeColumns } from "../engine/columns";
import { type Parameters, sizeOf } from "../engine/parameters";
import type { BatchTask } from "./protocol";

export interface PoolRequest {
  readonly parameters: Parameters;
  readonly runs: number;
  /** These first runs are shown, all of them and no others, before any more are added. */
  readonly draftRuns: number;
  /** How many runs are wanted in all, asked whenever those wanted so far are done. */
  readonly runsAfter?: (columns: Columns) => number;
}

export interface PoolListener {
  /** The columns of the runs so far. */
  progress(columns: Columns): void;
  done(columns: Columns): void;
  fail(error: Error): void;
}

type Runs = Pick<BatchTask, "first" | "count" | "attempt">;

/** A request at work: which of its runs are to be handed out, and what came in of the others. */
export class Job {
  readonly parameters: Parameters;
  runs: number;
  readonly draftRuns: number;
  readonly #runsAfter: PoolRequest["runsAfter"];
  columns: Columns;
  isDraftOut: boolean;
  isCancelled = false;
  /** Runs handed out, apart from those to be handed out again. */
  next = 0;
  readonly #again: Runs[] = [];
  /** What came in before the draft was complete but does not belong to it. */
  readonly #early: Columns[] = [];
  #draftRunsDone = 0;

  /** @param number  tells it from all other requests of the pool */
  constructor(
    { parameters, runs, draftRuns, runsAfter }: PoolRequest,
    readonly on: PoolListener,
    readonly number: number,
  ) {
    this.parameters = parameters;
    this.runs = runs;
    this.draftRuns = draftRuns;
    this.#runsAfter = runsAfter;
    this.columns = emptyColumns(sizeOf(parameters));
    this.isDraftOut = draftRuns === 0;
  }

  get isDone(): boolean {
    return this.columns.runs >= this.runs;
  }

  /** The runs to hand out next, at most `most` new ones; null when all are out. */
  nextRuns(most: number): Runs | null {
    const again = this.#again.pop();
    if (again !== undefined) return again;
    const end = this.next < this.draftRuns ? this.draftRuns : this.runs;
    const count = Math.min(most, end - this.next);
    if (count <= 0) return null;
    const first = this.next;
    this.next += count;
    return { first, count, attempt: 1 };
  }

  /** Runs that a worker failed at come again in halves. */
  giveOutAgain({ first, count, attempt }: Runs): void {
    const half = Math.ceil(count / 2);
    this.#again.push({ first, count: half, attempt: attempt + 1 });
    if (half < count) this.#again.push({ first: first + half, count: count - half, attempt: attempt + 1 });
  }

  /** Takes in the columns of runs that were handed out.
   * @returns whether there is more to show than before */
  add({ first, count }: Runs, columns: Columns): boolean {
    if (!this.isDraftOut && first >= this.draftRuns) {
      this.#early.push(columns);
      return false;
    }
    this.columns = mergeColumns(this.columns, columns);
    if (!this.isDraftOut) {
      this.#draftRunsDone += count;
      this.isDraftOut = this.#draftRunsDone >= this.draftRuns;
    }
    if (this.isDone) this.runs = Math.max(this.runs, this.#runsAfter?.(this.columns) ?? 0);
    return this.isDraftOut;
  }

  /** Once the draft has been shown, what had to wait for it counts too. */
  addEarly(): void {
    for (const early of this.#early.splice(0)) this.columns = mergeColumns(this.columns, early);
  }
}
