import { type Columns, emptyColumns, mergeColumns } from "../engine/columns";
import { type Parameters, sizeOf } from "../engine/parameters";
import type { Port, Reply, StartPort, Task } from "./protocol";

/** Runs come in batches of this size; a task is a whole number of them, but for the last. */
export const BATCH_RUNS = 250;
/** What a task should take: little at first, so that a draft comes soon; more later, so that little is lost. */
const TASK_MILLISECONDS = 20;
const LATER_TASK_MILLISECONDS = 100;
const LATER_RUNS = 20_000;
const MOST_BATCHES = 400;
const MOST_ATTEMPTS = 3;
const MOST_DEATHS = 8;
const PATIENCE_MILLISECONDS = 60_000;

/** In place of a worker that could not even be made. */
const NO_PORT: Port = { post() {}, terminate() {} };

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

type Runs = Pick<Task, "first" | "count" | "attempt">;

interface Job extends PoolRequest {
  runs: number;
  readonly number: number;
  readonly on: PoolListener;
  columns: Columns;
  /** Runs handed out, apart from those to be handed out again. */
  next: number;
  readonly again: Runs[];
  /** What came in before the draft was complete but does not belong to it. */
  readonly early: Columns[];
  draftRunsDone: number;
  isDraftOut: boolean;
  isCancelled: boolean;
}

interface Member {
  port: Port;
  task: Task | null;
  knows: number;
  watchdog: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Workers that simulate for one request at a time. While one is in flight only the newest other one waits; it
 * takes over as soon as the one in flight has shown its draft, so that pictures come even while requests rain.
 * A worker that dies is replaced and its task given out again: results do not depend on who did what when.
 */
export class Pool {
  readonly #members: Member[] = [];
  readonly #startPort: StartPort;
  readonly #size: number;
  #job: Job | null = null;
  #waiting: Job | null = null;
  #jobs = 0;
  #tasks = 0;
  #batchesPerTask = 1;
  #isDisposed = false;
  /** Workers that died since one last did its task. */
  #deaths = 0;
  #awaitingReady = 0;
  #whenReady: (() => void)[] = [];

  /** @param size  how many workers to start, at least 1 */
  constructor(startPort: StartPort, size: number) {
    this.#startPort = startPort;
    this.#size = size;
    this.#startMembers();
  }

  /** Resolves when every worker has started. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#awaitingReady === 0) resolve();
      else this.#whenReady.push(resolve);
    });
  }

  /** Simulates the newest request; an older one ends without `done` once it has shown its draft.
   * @returns cancels the request; its listener hears nothing after that */
  simulate(request: PoolRequest, on: PoolListener): () => void {
    const { parameters } = request;
    const job: Job = {
      ...request,
      number: ++this.#jobs,
      on,
      columns: emptyColumns(sizeOf(parameters)),
      next: 0,
      again: [],
      early: [],
      draftRunsDone: 0,
      isDraftOut: request.draftRuns === 0,
      isCancelled: false,
    };
    if (this.#members.length === 0) this.#startMembers();
    if (this.#job === null || this.#job.isDraftOut) this.#begin(job);
    else this.#waiting = job;
    return () => this.#cancel(job);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#job = null;
    this.#waiting = null;
    for (const member of this.#members) {
      clearTimeout(member.watchdog);
      member.port.terminate();
    }
  }

  #startMembers(): void {
    this.#deaths = 0;
    while (this.#members.length < this.#size) this.#members.push(this.#startMember());
  }

  #begin(job: Job): void {
    this.#batchesPerTask = 1;
    this.#job = job;
    this.#waiting = null;
    this.#dispatch();
  }

  /** Goes on with the request that waits, unless a listener of `job` has begun another already. */
  #end(job: Job): void {
    if (this.#job !== job) return;
    const waiting = this.#waiting;
    this.#job = null;
    if (waiting !== null) this.#begin(waiting);
  }

  #cancel(job: Job): void {
    job.isCancelled = true;
    if (this.#waiting === job) this.#waiting = null;
    this.#end(job);
  }

  #startMember(): Member {
    this.#awaitingReady++;
    let isAwaited = true;
    const settle = () => {
      if (!isAwaited) return;
      isAwaited = false;
      this.#awaitingReady--;
      if (this.#awaitingReady > 0) return;
      for (const resolve of this.#whenReady.splice(0)) resolve();
    };
    const listener = {
      reply: (reply: Reply) => {
        if (reply.kind === "ready") settle();
        else this.#receive(member, reply);
      },
      died: (reason: string) => {
        settle();
        this.#replace(member, reason);
      },
    };
    const member: Member = { port: NO_PORT, task: null, knows: 0, watchdog: undefined };
    try {
      member.port = this.#startPort(listener);
    } catch (error) {
      queueMicrotask(() => listener.died(error instanceof Error ? error.message : String(error)));
    }
    return member;
  }

  #dispatch(): void {
    for (const member of this.#members) {
      const job = this.#job;
      if (job === null || member.task !== null) continue;
      const runs = this.#nextRuns(job);
      if (runs === null) return;
      const parameters = member.knows === job.number ? null : job.parameters;
      member.knows = job.number;
      member.task = { id: ++this.#tasks, request: job.number, parameters, ...runs };
      member.watchdog = setTimeout(() => this.#replace(member, "it did not answer"), PATIENCE_MILLISECONDS);
      member.port.post(member.task);
    }
  }

  #nextRuns(job: Job): Runs | null {
    const again = job.again.pop();
    if (again !== undefined) return again;
    const end = job.next < job.draftRuns ? job.draftRuns : job.runs;
    const count = Math.min(this.#batchesPerTask * BATCH_RUNS, end - job.next);
    if (count <= 0) return null;
    const first = job.next;
    job.next += count;
    return { first, count, attempt: 1 };
  }

  #receive(member: Member, reply: Exclude<Reply, { kind: "ready" }>): void {
    const { task } = member;
    if (task === null || reply.id !== task.id) return;
    clearTimeout(member.watchdog);
    member.task = null;
    const job = this.#job;
    // What a failed task left in its worker is forgotten when the parameters come again.
    if (reply.kind === "failed") member.knows = 0;
    // While results are taken in, the worker goes on; but if another request waits, it may be its turn now.
    else if (this.#waiting === null) this.#dispatch();
    if (job !== null && job.number === task.request) {
      if (reply.kind === "failed") this.#giveOutAgain(job, task, reply.message);
      else this.#take(job, task, reply.columns, reply.milliseconds);
    }
    this.#dispatch();
  }

  #take(job: Job, task: Task, columns: Columns, milliseconds: number): void {
    this.#deaths = 0;
    const wanted = job.next < LATER_RUNS ? TASK_MILLISECONDS : LATER_TASK_MILLISECONDS;
    const batches = (task.count / BATCH_RUNS) * (wanted / Math.max(milliseconds, 0.1));
    this.#batchesPerTask = Math.max(1, Math.min(MOST_BATCHES, Math.floor(batches)));
    if (!job.isDraftOut && task.first >= job.draftRuns) {
      job.early.push(columns);
      return;
    }
    job.columns = mergeColumns(job.columns, columns);
    if (!job.isDraftOut) {
      job.draftRunsDone += task.count;
      if (job.draftRunsDone < job.draftRuns) return;
      job.isDraftOut = true;
    }
    if (job.columns.runs >= job.runs) job.runs = Math.max(job.runs, job.runsAfter?.(job.columns) ?? 0);
    if (job.columns.runs < job.runs) job.on.progress(job.columns);
    if (this.#job !== job) return;
    for (const early of job.early.splice(0)) job.columns = mergeColumns(job.columns, early);
    const isDone = job.columns.runs >= job.runs;
    if (isDone) job.on.done(job.columns);
    if (isDone || this.#waiting !== null) this.#end(job);
  }

  #giveOutAgain(job: Job, task: Task, reason: string): void {
    const { first, count, attempt } = task;
    if (attempt >= MOST_ATTEMPTS) {
      this.#fail(job, `The simulation failed ${attempt} times; the last time: ${reason}`);
      return;
    }
    const half = Math.ceil(count / 2);
    job.again.push({ first, count: half, attempt: attempt + 1 });
    if (half < count) job.again.push({ first: first + half, count: count - half, attempt: attempt + 1 });
  }

  #fail(job: Job, message: string): void {
    this.#end(job);
    job.on.fail(new Error(message));
  }

  #replace(member: Member, reason: string): void {
    const place = this.#members.indexOf(member);
    if (this.#isDisposed || place < 0) return;
    const { task } = member;
    // What it may still have on its way is not wanted: somebody else does its task.
    member.task = null;
    clearTimeout(member.watchdog);
    member.port.terminate();
    this.#deaths++;
    if (this.#deaths > MOST_DEATHS) {
      this.#stop(reason);
      return;
    }
    this.#members[place] = this.#startMember();
    const job = this.#job;
    if (job !== null && job.number === task?.request) this.#giveOutAgain(job, task, reason);
    this.#dispatch();
  }

  /** Workers die faster than they work: no new ones until somebody asks again. */
  #stop(reason: string): void {
    for (const { port, watchdog } of this.#members.splice(0)) {
      clearTimeout(watchdog);
      port.terminate();
    }
    const stranded = [this.#job, this.#waiting];
    this.#job = null;
    this.#waiting = null;
    for (const job of stranded) {
      if (job && !job.isCancelled) job.on.fail(new Error(`The simulation's workers do not run: ${reason}`));
    }
  }
}
