import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Columns, mergeColumns } from "../../src/engine/columns";
import { fingerprintOf } from "../../src/engine/fingerprint";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import type { Parameters } from "../../src/engine/parameterBlock";
import { parametersOf } from "../../src/engine/parameters";
import type { PoolListener } from "../../src/pool/job";
import { BATCH_RUNS, Pool } from "../../src/pool/pool";
import type { Port, PortListener, Task } from "../../src/pool/protocol";
import { answerOf } from "../../src/pool/serve";
import { scenarioFrom } from "../support/simulate";

const scenarioOf = (seed: string) =>
  scenarioFrom({
    version: 1,
    horizonYears: 2,
    programme: { frontierCostUsd: 1e9, costGrowthPerYear: 2, operatingCostUsdPerYear: 1e7 },
    valueGrowthPerYear: 1.5,
    members: [{ name: "A", count: 6, valueUsdPerYear: 2e8, exitHazardPerYear: 0.2, worthSpread: 3 }],
    churn: { priceSensitivityPerYear: 0.5, contagion: 2, freeRiding: 0.5 },
    governance: {
      quorum: 3,
      reserveMonths: 6,
      reserveLevy: 0.05,
      shortfallTolerance: 0.2,
      graceYears: 0.5,
      noticeYears: 0.25,
    },
    simulation: { seed },
  });

let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel();
});

function columnsOf(parameters: Parameters, first: number, count: number): Columns {
  kernel.load(parameters);
  kernel.simulate(first, count);
  return kernel.takeColumns();
}

const [A, B, C] = ["a", "b", "c"].map((seed) => parametersOf(scenarioOf(seed))) as [
  Parameters,
  Parameters,
  Parameters,
];
const expected = (parameters: Parameters, runs: number) => fingerprintOf(columnsOf(parameters, 0, runs));

/** A worker in this process: it knows what a real one would, and answers when a test says so. */
class FakeWorker implements Port {
  readonly tasks: Task[] = [];
  isTerminated = false;
  #parameters: Parameters | null = null;

  constructor(readonly listener: PortListener) {}

  post(task: Task): void {
    this.tasks.push(task);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** Does its oldest task. */
  answer(milliseconds = 20): void {
    const task = this.tasks.shift();
    if (task === undefined) throw new Error("this worker has nothing to do");
    if (task.kind === "errand") {
      this.#parameters = null;
      kernel.load(task.parameters);
      this.listener.reply({ kind: "answered", id: task.id, answer: answerOf(kernel, task.errand) });
      return;
    }
    this.#parameters = task.parameters ?? this.#parameters;
    if (this.#parameters === null) throw new Error("this worker has not been told the parameters");
    const columns = columnsOf(this.#parameters, task.first, task.count);
    this.listener.reply({ kind: "done", id: task.id, columns, milliseconds });
  }

  fail(message: string): void {
    const task = this.tasks.shift();
    if (task === undefined) throw new Error("this worker has nothing to do");
    this.#parameters = task.parameters ?? this.#parameters;
    this.listener.reply({ kind: "failed", id: task.id, message });
  }
}

/** A pool of fake workers, and all that were ever started. */
function startPool(size: number, helpers = 0) {
  const workers: FakeWorker[] = [];
  const start = (listener: PortListener) => {
    const worker = new FakeWorker(listener);
    workers.push(worker);
    return worker;
  };
  const pool = new Pool(start, size, helpers);
  const alive = () => workers.filter(({ isTerminated }) => !isTerminated);
  const busy = () => alive().filter(({ tasks }) => tasks.length > 0);
  /** Answers until nobody has anything to do; `choose` picks who is next. */
  const finish = (choose: (among: number) => number = () => 0, milliseconds?: number) => {
    for (let waiting = busy(); waiting.length > 0; waiting = busy()) {
      (waiting[choose(waiting.length)] as FakeWorker).answer(milliseconds);
    }
  };
  return { pool, workers, alive, busy, finish };
}

/** Writes down what a request is told; columns by their runs and fingerprint. */
function recorder() {
  const told: string[] = [];
  const note = (kind: string) => (columns: Columns) => {
    told.push(`${kind} ${columns.runs} ${fingerprintOf(columns)}`);
  };
  const listener: PoolListener = {
    progress: note("progress"),
    done: note("done"),
    fail: ({ message }) => {
      told.push(`fail ${message}`);
    },
  };
  return { told, listener, kinds: () => told.map((line) => line.split(" ").slice(0, 2).join(" ")) };
}

const request = (parameters: Parameters, runs: number, draftRuns = 0) => ({ parameters, runs, draftRuns });

describe("results", () => {
  const runs = 5 * BATCH_RUNS + 30;

  it.each([1, 2, 7])("are those of one kernel, with %i workers and answers in any order", (size) => {
    const wanted = expected(A, runs);
    const draft = 2 * BATCH_RUNS;
    const wantedDraft = expected(A, draft);
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat(1000)),
        fc.constantFrom(0.01, 5, 20, 1000),
        (order, milliseconds) => {
          const { pool, finish } = startPool(size);
          const { told, listener } = recorder();
          pool.simulate(request(A, runs, draft), listener);
          finish((among) => (order.next().value as number) % among, milliseconds);
          expect(told[0]).toBe(`progress ${draft} ${wantedDraft}`);
          expect(told.at(-1)).toBe(`done ${runs} ${wanted}`);
          expect(told.filter((line) => !line.startsWith("progress"))).toHaveLength(1);
          pool.dispose();
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each([1, BATCH_RUNS - 1, BATCH_RUNS, BATCH_RUNS + 1])("are of exactly %i runs", (count) => {
    const { pool, finish } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, count), listener);
    finish();
    expect(told.at(-1)).toBe(`done ${count} ${expected(A, count)}`);
  });

  it("are the same when the parts are merged by hand", () => {
    const total = mergeColumns(columnsOf(A, 250, 250), columnsOf(A, 0, 250));
    expect(fingerprintOf(total)).toBe(expected(A, 500));
    expect(fingerprintOf(total)).not.toBe(expected(B, 500));
  });

  it("need the parameters only once for each worker and request", () => {
    const { pool, workers, finish } = startPool(2);
    const sent: boolean[] = [];
    for (const worker of workers) {
      const post = worker.post.bind(worker);
      worker.post = (task) => {
        sent.push(task.parameters !== null);
        post(task);
      };
    }
    pool.simulate(request(A, 6 * BATCH_RUNS), recorder().listener);
    finish((among) => among - 1);
    expect(sent).toEqual([true, true, false, false, false, false]);
  });
});

describe("the draft", () => {
  const [draft, runs] = [2 * BATCH_RUNS, 6 * BATCH_RUNS];

  it("waits for its slowest part and leaves out what came in before it", () => {
    const { pool, workers, finish } = startPool(3);
    const [first, , third] = workers as [FakeWorker, FakeWorker, FakeWorker];
    const { told, listener } = recorder();
    pool.simulate(request(A, runs, draft), listener);
    third.answer();
    third.answer();
    third.answer();
    first.answer();
    expect(told).toEqual([]);
    (workers[1] as FakeWorker).answer();
    expect(told).toEqual([`progress ${draft} ${expected(A, draft)}`]);
    finish();
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("is all when there are no more runs", () => {
    const { pool, finish } = startPool(2);
    const { kinds, listener } = recorder();
    pool.simulate(request(A, draft, draft), listener);
    finish();
    expect(kinds()).toEqual([`done ${draft}`]);
  });

  it("of an uneven number of runs is exact", () => {
    const { pool, finish } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, 1000, 333), listener);
    finish(undefined, 0.01);
    expect(told[0]).toBe(`progress 333 ${expected(A, 333)}`);
  });
});

describe("a newer request", () => {
  const [draft, runs] = [BATCH_RUNS, 8 * BATCH_RUNS];

  it("takes over once the one in flight has shown its draft", () => {
    const { pool, workers, finish } = startPool(1);
    const [older, newer] = [recorder(), recorder()];
    pool.simulate(request(A, runs, draft), older.listener);
    pool.simulate(request(B, runs, draft), newer.listener);
    expect(workers[0]?.tasks[0]?.parameters).toBe(A);
    finish();
    expect(older.kinds()).toEqual([`progress ${draft}`]);
    expect(newer.told[0]).toBe(`progress ${draft} ${expected(B, draft)}`);
    expect(newer.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("takes over at once when the draft has been shown", () => {
    const { pool, busy, finish } = startPool(1);
    const [older, newer] = [recorder(), recorder()];
    pool.simulate(request(A, runs, draft), older.listener);
    busy()[0]?.answer();
    pool.simulate(request(B, runs, draft), newer.listener);
    finish();
    expect(older.kinds()).toEqual([`progress ${draft}`]);
    expect(newer.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("is the only one served of several that wait", () => {
    const { pool, finish } = startPool(2);
    const [first, second, third] = [recorder(), recorder(), recorder()];
    pool.simulate(request(A, runs, draft), first.listener);
    pool.simulate(request(B, runs, draft), second.listener);
    pool.simulate(request(C, runs, draft), third.listener);
    finish();
    expect(first.kinds()).toEqual([`progress ${draft}`]);
    expect(second.told).toEqual([]);
    expect(third.told.at(-1)).toBe(`done ${runs} ${expected(C, runs)}`);
  });

  it("may come while the older one is told of its progress", () => {
    const { pool, finish } = startPool(2);
    const newer = recorder();
    let answers = 0;
    const progress = () => {
      if (answers++ === 0) pool.simulate(request(B, draft, draft), newer.listener);
    };
    const done = vi.fn();
    pool.simulate(request(A, 2 * draft, draft), { progress, done, fail: done });
    finish((among) => among - 1);
    expect(newer.told).toEqual([`done ${draft} ${expected(B, draft)}`]);
    expect(done).not.toHaveBeenCalled();
  });

  it("may come while the older one is told that it is done", () => {
    const { pool, finish } = startPool(2);
    const newer = recorder();
    const done = () => void pool.simulate(request(B, runs), newer.listener);
    pool.simulate(request(A, draft, draft), { progress() {}, done, fail() {} });
    finish();
    expect(newer.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("may come while the older one is told that it failed", () => {
    const { pool, busy, finish } = startPool(1);
    const newer = recorder();
    const fail = () => void pool.simulate(request(B, runs), newer.listener);
    pool.simulate(request(A, runs), { progress() {}, done() {}, fail });
    for (let i = 0; i < 3; i++) busy()[0]?.fail("no");
    finish();
    expect(newer.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });
});

describe("a cancelled request", () => {
  const [draft, runs] = [BATCH_RUNS, 4 * BATCH_RUNS];

  it.each([0, 1, 2])("hears nothing more after %i answers, and the next one is served", (answers) => {
    const { pool, busy, finish } = startPool(2);
    const [gone, next] = [recorder(), recorder()];
    const cancel = pool.simulate(request(A, runs, draft), gone.listener);
    for (let i = 0; i < answers; i++) busy()[0]?.answer();
    const heard = gone.told.length;
    cancel();
    cancel();
    pool.simulate(request(B, runs, draft), next.listener);
    finish((among) => among - 1);
    expect(gone.told).toHaveLength(heard);
    expect(next.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("hears nothing when it waited", () => {
    const { pool, finish } = startPool(2);
    const [first, gone] = [recorder(), recorder()];
    pool.simulate(request(A, runs, draft), first.listener);
    pool.simulate(request(B, runs, draft), gone.listener)();
    finish();
    expect(gone.told).toEqual([]);
    expect(first.told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("makes room for the one that waits", () => {
    const { pool, finish } = startPool(2);
    const [gone, waiting] = [recorder(), recorder()];
    const cancel = pool.simulate(request(A, runs, draft), gone.listener);
    pool.simulate(request(B, runs, draft), waiting.listener);
    cancel();
    finish();
    expect(gone.told).toEqual([]);
    expect(waiting.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("goes with all others, the one that waits too, and leaves the workers to the next", () => {
    const { pool, finish } = startPool(2);
    const [working, waiting, next] = [recorder(), recorder(), recorder()];
    pool.simulate(request(A, 2000, 1000), working.listener);
    pool.simulate(request(B, 2000, 1000), waiting.listener);
    pool.cancelAll();
    finish();
    expect([working.told, waiting.told]).toEqual([[], []]);
    pool.simulate(request(C, 500), next.listener);
    finish();
    expect(next.told.at(-1)).toBe(`done 500 ${expected(C, 500)}`);
    pool.dispose();
  });

  it("may be cancelled by its own draft, though all its runs are in", () => {
    const { pool, workers, finish } = startPool(2);
    const [first, second] = workers as [FakeWorker, FakeWorker];
    const { kinds, listener } = recorder();
    let cancel = () => {};
    const progress = (columns: Columns) => {
      listener.progress(columns);
      cancel();
    };
    cancel = pool.simulate(request(A, 2 * draft, draft), { ...listener, progress });
    second.answer();
    first.answer();
    finish();
    expect(kinds()).toEqual([`progress ${draft}`]);
  });

  it("is not brought back by cancelling it after it was done", () => {
    const { pool, finish } = startPool(1);
    const [first, second] = [recorder(), recorder()];
    const cancel = pool.simulate(request(A, runs), first.listener);
    finish();
    pool.simulate(request(B, runs), second.listener);
    cancel();
    finish();
    expect(second.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });
});

describe("workers that fail", () => {
  const runs = 6 * BATCH_RUNS;

  it("are replaced when they die with a task, and the result is the same bit for bit", () => {
    const wanted = expected(A, runs);
    fc.assert(
      fc.property(fc.nat(5), fc.nat(1), fc.infiniteStream(fc.nat(100)), (answers, dies, order) => {
        const { pool, workers, alive, busy, finish } = startPool(2);
        const { told, listener } = recorder();
        pool.simulate(request(A, runs, BATCH_RUNS), listener);
        for (let i = 0; i < answers; i++) busy()[i % busy().length]?.answer();
        const dying = busy()[dies % busy().length];
        dying?.listener.died("out of memory");
        expect(dying?.isTerminated).toBe(true);
        expect([workers.length, alive().length]).toEqual([3, 2]);
        finish((among) => (order.next().value as number) % among);
        expect(told.at(-1)).toBe(`done ${runs} ${wanted}`);
      }),
      { numRuns: 20 },
    );
  });

  it("are not listened to after they were replaced", () => {
    const { pool, workers, finish } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    const dead = workers[0] as FakeWorker;
    dead.listener.died("out of memory");
    dead.answer();
    dead.listener.died("it ended with status 1");
    expect(workers).toHaveLength(3);
    finish((among) => among - 1);
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("are replaced when they die idle", () => {
    const { pool, workers, alive, finish } = startPool(2);
    workers[1]?.listener.died("the tab slept");
    expect(alive()).toHaveLength(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    finish();
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("get their task again after a failure of the kernel", () => {
    const { pool, busy, finish } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    busy()[0]?.fail("out of memory");
    busy()[1]?.fail("out of memory");
    finish();
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("get the parameters again with it, so that what the failed task left behind is forgotten", () => {
    const { pool, busy } = startPool(1);
    pool.simulate(request(A, runs), recorder().listener);
    const [worker] = busy();
    worker?.answer();
    expect(worker?.tasks[0]?.parameters).toBeNull();
    worker?.fail("no room for the columns");
    expect(worker?.tasks[0]?.parameters).not.toBeNull();
  });

  it("fail the request when the kernel fails for the third time, and the next one starts afresh", () => {
    const { pool, busy, finish } = startPool(1);
    const [failed, next] = [recorder(), recorder()];
    pool.simulate(request(A, runs), failed.listener);
    for (let i = 0; i < 3; i++) busy()[0]?.fail("unreachable executed");
    expect(failed.told).toEqual(["fail The simulation failed 3 times; the last time: unreachable executed"]);
    pool.simulate(request(B, runs), next.listener);
    finish();
    expect(failed.told).toHaveLength(1);
    expect(next.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });

  it("leave the one that waits to be served when they fail the one in flight", () => {
    const { pool, busy, finish } = startPool(1);
    const [failed, waiting] = [recorder(), recorder()];
    pool.simulate(request(A, runs, BATCH_RUNS), failed.listener);
    pool.simulate(request(B, runs, BATCH_RUNS), waiting.listener);
    for (let i = 0; i < 3; i++) busy()[0]?.fail("no");
    finish();
    expect(failed.kinds()).toEqual(["fail The"]);
    expect(waiting.told.at(-1)).toBe(`done ${runs} ${expected(B, runs)}`);
  });
});

describe("workers that never answer", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const runs = 4 * BATCH_RUNS;

  it("are replaced after a minute, and heard no more", () => {
    const { pool, workers, alive, finish } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    const [silent, other] = workers as [FakeWorker, FakeWorker];
    vi.advanceTimersByTime(59_000);
    other.answer();
    expect(silent.isTerminated).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(silent.isTerminated).toBe(true);
    expect(alive()).toHaveLength(2);
    silent.answer();
    finish((among) => among - 1);
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fail the request when it happens three times", () => {
    const { pool } = startPool(1);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    vi.advanceTimersByTime(180_000);
    expect(told).toEqual(["fail The simulation failed 3 times; the last time: it did not answer"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keep nobody awake once the pool is disposed", () => {
    const { pool, alive } = startPool(3);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    pool.dispose();
    expect(alive()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(600_000);
    expect(told).toEqual([]);
  });
});

describe("workers that cannot start", () => {
  const runs = 2 * BATCH_RUNS;
  const soon = () => new Promise((resolve) => setTimeout(resolve));

  /** Starters that fail until `mend` is called, at once or after a moment. */
  function brokenPool(isSudden: boolean) {
    const workers: FakeWorker[] = [];
    let isBroken = true;
    const pool = new Pool((listener) => {
      if (isBroken && isSudden) throw new Error("refused");
      const worker = new FakeWorker(listener);
      if (isBroken) queueMicrotask(() => listener.died("refused"));
      else workers.push(worker);
      return worker;
    }, 2);
    const mend = () => {
      isBroken = false;
    };
    return { pool, workers, mend };
  }

  it.each([true, false])("fail every request with a reason, whether suddenly is %j", async (isSudden) => {
    const { pool } = brokenPool(isSudden);
    const [first, waiting] = [recorder(), recorder()];
    pool.simulate(request(A, runs, BATCH_RUNS), first.listener);
    pool.simulate(request(B, runs, BATCH_RUNS), waiting.listener);
    await soon();
    for (const { told } of [first, waiting]) {
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^fail The simulation.*: refused$/);
    }
    const later = recorder();
    pool.simulate(request(A, runs), later.listener);
    await soon();
    expect(later.told).toHaveLength(1);
    pool.dispose();
  });

  it.each([true, false])("are tried afresh by a later request, whether suddenly is %j", async (isSudden) => {
    const { pool, workers, mend } = brokenPool(isSudden);
    await soon();
    mend();
    const { told, listener } = recorder();
    pool.simulate(request(A, runs), listener);
    await soon();
    expect(workers).toHaveLength(2);
    for (const worker of workers) worker.answer();
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("do not keep who waits for them waiting", async () => {
    await brokenPool(false).pool.ready();
  });

  it("strand neither the request in flight nor the one that waits", () => {
    const { pool, workers } = startPool(12);
    const [first, waiting] = [recorder(), recorder()];
    pool.simulate(request(A, BATCH_RUNS, BATCH_RUNS), first.listener);
    pool.simulate(request(B, BATCH_RUNS, BATCH_RUNS), waiting.listener);
    for (const worker of workers.filter(({ tasks }) => tasks.length === 0).slice(0, 9)) {
      worker.listener.died("refused");
    }
    const message = "fail The simulation's workers do not run: refused";
    expect(first.told).toEqual([message]);
    expect(waiting.told).toEqual([message]);
  });
});

describe("ready", () => {
  it("resolves when the last worker has started", async () => {
    const { pool, workers } = startPool(2);
    let isReady = false;
    const waiting = pool.ready().then(() => {
      isReady = true;
    });
    workers[0]?.listener.reply({ kind: "ready" });
    workers[0]?.listener.reply({ kind: "ready" });
    await Promise.resolve();
    expect(isReady).toBe(false);
    workers[1]?.listener.reply({ kind: "ready" });
    await waiting;
    await pool.ready();
  });
});

describe("a disposed pool", () => {
  it("says nothing more and replaces nobody", () => {
    const { pool, workers, alive } = startPool(2);
    const { told, listener } = recorder();
    pool.simulate(request(A, 4 * BATCH_RUNS, BATCH_RUNS), listener);
    pool.dispose();
    for (const worker of workers) {
      worker.answer();
      worker.listener.died("it ended with status 1");
    }
    expect(told).toEqual([]);
    expect(workers).toHaveLength(2);
    expect(alive()).toEqual([]);
  });
});

describe("a replay", () => {
  const runs = 6 * BATCH_RUNS;
  const traceOf = (parameters: Parameters, run: number) => {
    kernel.load(parameters);
    return kernel.replay(run);
  };

  it("is of the run and scenario that were asked for", async () => {
    const { pool, finish } = startPool(2);
    const traces = [
      pool.errand(A, { kind: "replay", run: 17 }),
      pool.errand(B, { kind: "replay", run: 17 }),
      pool.errand(A, { kind: "replay", run: 18 }),
    ];
    finish();
    expect(await Promise.all(traces)).toEqual([traceOf(A, 17), traceOf(B, 17), traceOf(A, 18)]);
  });

  it("is served by the next worker that is free, and the request around it gives the same bits", async () => {
    const { pool, workers, busy, finish } = startPool(1);
    const { told, listener } = recorder();
    pool.simulate(request(A, runs, BATCH_RUNS), listener);
    busy()[0]?.answer();
    const trace = pool.errand(B, { kind: "replay", run: 3 });
    busy()[0]?.answer();
    expect(workers[0]?.tasks[0]?.kind).toBe("errand");
    finish();
    expect(await trace).toEqual(traceOf(B, 3));
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("is done again when its worker dies or fails", async () => {
    const { pool, busy, alive, finish } = startPool(2);
    const trace = pool.errand(A, { kind: "replay", run: 5 });
    busy()[0]?.listener.died("out of memory");
    expect(alive()).toHaveLength(2);
    busy()[0]?.fail("unreachable executed");
    finish();
    expect(await trace).toEqual(traceOf(A, 5));
  });

  it("is given up after three failures, and the next one is served", async () => {
    const { pool, busy, finish } = startPool(1);
    const failed = pool.errand(A, { kind: "replay", run: 5 });
    const next = pool.errand(A, { kind: "replay", run: 6 });
    for (let i = 0; i < 3; i++) busy()[0]?.fail("unreachable executed");
    finish();
    await expect(failed).rejects.toThrow("The replay failed 3 times; the last time: unreachable executed");
    expect(await next).toEqual(traceOf(A, 6));
  });

  it("is rejected when workers do not run, and when the pool is disposed", async () => {
    const { pool, workers } = startPool(12);
    const stranded = [pool.errand(A, { kind: "replay", run: 1 }), pool.errand(A, { kind: "replay", run: 2 })];
    for (const worker of workers.slice(2, 11)) worker.listener.died("refused");
    for (const trace of stranded) await expect(trace).rejects.toThrow("workers do not run: refused");
    const late = pool.errand(A, { kind: "replay", run: 3 });
    pool.dispose();
    await expect(late).rejects.toThrow("has been closed");
    await expect(pool.errand(A, { kind: "replay", run: 4 })).rejects.toThrow("has been closed");
  });
});

describe("an experiment", () => {
  const runs = 6 * BATCH_RUNS;
  const outcomesOf = (parameters: Parameters, first: number, count: number) => {
    kernel.load(parameters);
    return kernel.outcomes(first, count);
  };

  it("waits until nothing else is to do, and gives what the kernel gives", async () => {
    const { pool, workers, busy, finish } = startPool(1);
    const { told, listener } = recorder();
    const outcomes = pool.errand(B, { kind: "outcomes", first: 3, count: 40 });
    const later = pool.errand(B, { kind: "openings", first: 0, count: 5 });
    expect(workers[0]?.tasks[0]?.kind).toBe("errand");
    pool.simulate(request(A, runs, BATCH_RUNS), listener);
    busy()[0]?.answer();
    expect(await outcomes).toEqual(outcomesOf(B, 3, 40));
    while (told.at(-1)?.startsWith("done") !== true) {
      expect(busy()[0]?.tasks[0]?.kind).toBe("batch");
      busy()[0]?.answer();
    }
    finish();
    expect((await later).runs).toBe(5);
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
  });

  it("has a helper that starts with it, rests during requests, and is replaced by another helper", async () => {
    const { pool, workers, alive, finish } = startPool(1, 1);
    const { told, listener } = recorder();
    void pool.errand(A, { kind: "replay", run: 1 });
    expect(workers.length).toBe(1);
    const outcomes = [0, 1, 2, 3, 4].map((first) => pool.errand(B, { kind: "outcomes", first, count: 1 }));
    expect(workers[1]?.tasks[0]?.kind).toBe("errand");
    pool.simulate(request(A, runs, BATCH_RUNS), listener);
    workers[1]?.answer();
    expect(workers[1]?.tasks).toEqual([]);
    workers[0]?.answer();
    while (told.at(-1)?.startsWith("done") !== true) {
      expect(workers[0]?.tasks[0]?.kind).toBe("batch");
      expect(workers[1]?.tasks).toEqual([]);
      workers[0]?.answer();
    }
    expect(workers[1]?.tasks[0]?.kind).toBe("errand");
    workers[1]?.listener.died("a test");
    expect(alive().length).toBe(2);
    finish();
    expect(await Promise.all(outcomes)).toEqual([0, 1, 2, 3, 4].map((first) => outcomesOf(B, first, 1)));
    expect(told.at(-1)).toBe(`done ${runs} ${expected(A, runs)}`);
    pool.simulate(request(B, runs, BATCH_RUNS), listener);
    expect(alive()[1]?.tasks).toEqual([]);
    finish();
  });

  it("that is given up is not handed out, and nobody hears of one at work", async () => {
    const { pool, workers, finish } = startPool(1);
    const given = new AbortController();
    const atWork = pool.errand(A, { kind: "outcomes", first: 0, count: 9 }, given.signal);
    const waiting = pool.errand(A, { kind: "outcomes", first: 9, count: 9 }, given.signal);
    const other = pool.errand(B, { kind: "outcomes", first: 0, count: 9 });
    given.abort();
    await expect(atWork).rejects.toThrow("abort");
    await expect(waiting).rejects.toThrow("abort");
    await expect(pool.errand(A, { kind: "replay", run: 1 }, given.signal)).rejects.toThrow("abort");
    workers[0]?.answer();
    expect(workers[0]?.tasks[0]).toMatchObject({ errand: { first: 0 }, parameters: B });
    finish();
    expect(await other).toEqual(outcomesOf(B, 0, 9));
  });
});
