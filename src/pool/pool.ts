import type { Columns } from "../engine/columns";
import type { Parameters } from "../engine/parameterBlock";
import { Errands } from "./errands";
import { Job, type PoolListener, type PoolRequest } from "./job";
import type { Answer, BatchTask, Errand, Port, Reply, StartPort, Task } from "./protocol";

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

const DISPOSED = "The simulator has been closed.";

/** In place of a worker that could not even be made. */
const NO_PORT: Port = { post() {}, terminate() {} };

interface Member {
  /** Whether it goes on experiments only, while there is no request. */
  readonly isHelper: boolean;
  port: Port;
  task: Task | null;
  /** The request whose parameters it has. */
  knows: number;
  watchdog: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Workers that simulate for one request at a time. While one is in flight only the newest other one waits; it
 * takes over as soon as the one in flight has shown its draft, so that pictures come even while requests rain.
 * Replays of single runs come between, as soon as a worker is free; experiments wait until nothing else is to do.
 * Helpers start with the first experiment, and rest during requests: the page needs a core then, and not otherwise.
 * A worker that dies is replaced and its task given out again: results do not depend on who did what when.
 */
export class Pool {
  readonly #members: Member[] = [];
  readonly #startPort: StartPort;
  readonly #size: number;
  readonly #helpers: number;
  #job: Job | null = null;
  #waiting: Job | null = null;
  readonly #errands = new Errands();
  #jobs = 0;
  #tasks = 0;
  #batchesPerTask = 1;
  #isDisposed = false;
  /** Workers that died since one last did its task. */
  #deaths = 0;
  #awaitingReady = 0;
  #whenReady: (() => void)[] = [];

  /** @param size  how many workers to start, at least 1
   * @param helpers  how many more for experiments alone */
  constructor(startPort: StartPort, size: number, helpers = 0) {
    this.#startPort = startPort;
    this.#size = size;
    this.#helpers = helpers;
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
    const job = new Job(request, on, ++this.#jobs);
    if (this.#members.length === 0) this.#startMembers();
    if (this.#job === null || this.#job.isDraftOut) this.#begin(job);
    else this.#waiting = job;
    return () => this.#cancel(job);
  }

  /** What a worker finds on an errand: a replay goes before all other work, an experiment comes after it.
   * Rejects when workers fail at it three times or do not run, when the pool is disposed, and when `signal` says so. */
  errand<E extends Errand>(parameters: Parameters, errand: E, signal?: AbortSignal): Promise<Answer<E>> {
    const answer = this.#errands.request(parameters, errand, signal);
    if (this.#isDisposed) this.#errands.rejectAll(DISPOSED);
    if (this.#members.length === 0) this.#startMembers();
    if (errand.kind !== "replay" && !this.#isDisposed) this.#startHelpers();
    this.#dispatch();
    return answer;
  }

  /** Cancels the request at work and the one that waits. */
  cancelAll(): void {
    const job = this.#job;
    this.#waiting = null;
    if (job !== null) this.#cancel(job);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#job = null;
    this.#waiting = null;
    for (const member of this.#members) {
      clearTimeout(member.watchdog);
      member.port.terminate();
    }
    this.#errands.rejectAll(DISPOSED);
  }

  #startMembers(): void {
    this.#deaths = 0;
    while (this.#members.length < this.#size) this.#members.push(this.#startMember(false));
  }

  #startHelpers(): void {
    const all = this.#size + this.#helpers;
    while (this.#members.length < all) this.#members.push(this.#startMember(true));
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

  #startMember(isHelper: boolean): Member {
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
    const member: Member = { isHelper, port: NO_PORT, task: null, knows: 0, watchdog: undefined };
    try {
      member.port = this.#startPort(listener);
    } catch (error) {
      queueMicrotask(() => listener.died(error instanceof Error ? error.message : String(error)));
    }
    return member;
  }

  #dispatch(): void {
    for (const member of this.#members) {
      if (member.task !== null) continue;
      const task = member.isHelper ? this.#helpersTask(member) : this.#nextTask(member);
      if (task === null) return;
      member.task = task;
      member.watchdog = setTimeout(() => this.#replace(member, "it did not answer"), PATIENCE_MILLISECONDS);
      member.port.post(task);
    }
  }

  #nextTask(member: Member): Task | null {
    return (
      this.#nextErrand(member, "urgent") ?? this.#nextBatch(member) ?? this.#nextErrand(member, "patient")
    );
  }

  #helpersTask(member: Member): Task | null {
    return this.#job === null ? this.#nextErrand(member, "patient") : null;
  }

  #nextErrand(member: Member, which: "urgent" | "patient"): Task | null {
    const errand = this.#errands.next(which);
    if (errand === null) return null;
    member.knows = 0;
    return { kind: "errand", id: ++this.#tasks, ...errand };
  }

  #nextBatch(member: Member): Task | null {
    const job = this.#job;
    const runs = job?.nextRuns(this.#batchesPerTask * BATCH_RUNS);
    if (!job || !runs) return null;
    const parameters = member.knows === job.number ? null : job.parameters;
    member.knows = job.number;
    return { kind: "batch", id: ++this.#tasks, request: job.number, parameters, ...runs };
  }

  #receive(member: Member, reply: Exclude<Reply, { kind: "ready" }>): void {
    const { task } = member;
    if (task === null || reply.id !== task.id) return;
    clearTimeout(member.watchdog);
    member.task = null;
    // What a failed task left in its worker is forgotten when the parameters come again.
    if (reply.kind === "failed") member.knows = 0;
    // While results are taken in, the worker goes on; but if another request waits, it may be its turn now.
    else if (this.#waiting === null) this.#dispatch();
    if (reply.kind === "failed") this.#giveOutAgain(task, reply.message);
    else if (reply.kind === "answered") this.#errands.finish(task.request, reply.answer);
    else if (task.kind === "batch") this.#take(task, reply.columns, reply.milliseconds);
    this.#dispatch();
  }

  #take(task: BatchTask, columns: Columns, milliseconds: number): void {
    const job = this.#job;
    if (job?.number !== task.request) return;
    this.#deaths = 0;
    const wanted = job.next < LATER_RUNS ? TASK_MILLISECONDS : LATER_TASK_MILLISECONDS;
    const batches = (task.count / BATCH_RUNS) * (wanted / Math.max(milliseconds, 0.1));
    this.#batchesPerTask = Math.max(1, Math.min(MOST_BATCHES, Math.floor(batches)));
    if (!job.add(task, columns)) return;
    if (!job.isDone) job.on.progress(job.columns);
    if (this.#job !== job) return;
    job.addEarly();
    const { isDone } = job;
    if (isDone) job.on.done(job.columns);
    if (isDone || this.#waiting !== null) this.#end(job);
  }

  #giveOutAgain(task: Task, reason: string): void {
    if (task.kind === "errand") {
      this.#errands.fail(task.request, reason);
      return;
    }
    const job = this.#job;
    if (job?.number !== task.request) return;
    if (task.attempt < MOST_ATTEMPTS) job.giveOutAgain(task);
    else this.#fail(job, `The simulation failed ${task.attempt} times; the last time: ${reason}`);
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
    this.#members[place] = this.#startMember(member.isHelper);
    if (task !== null) this.#giveOutAgain(task, reason);
    this.#dispatch();
  }

  /** Workers die faster than they work: no new ones until somebody asks again. */
  #stop(reason: string): void {
    for (const { port, watchdog } of this.#members.splice(0)) {
      clearTimeout(watchdog);
      port.terminate();
    }
    const message = `The simulation's workers do not run: ${reason}`;
    const stranded = [this.#job, this.#waiting];
    this.#job = null;
    this.#waiting = null;
    for (const job of stranded) {
      if (job && !job.isCancelled) job.on.fail(new Error(message));
    }
    this.#errands.rejectAll(message);
  }
}
