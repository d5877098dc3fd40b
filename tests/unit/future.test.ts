import { describe, expect, it } from "vitest";
import type { Trace } from "../../src/analysis/trace";
import { presets } from "../../src/model/presets";
import { createFutureStore, keptChoice, runOf } from "../../src/state/future";
import { type Replayed, startReplaying } from "../../src/state/replaying";
import { createSession } from "../../src/state/session";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";
import { traceOf } from "./support/traceOf";

const notable = { typical: 40, earliest: 7, survivor: 0 };
const none = { typical: null, earliest: null, survivor: null };
const FIRST = createFutureStore().store.getState();

const shownFor = (scenario = coalition, fingerprint: string | null = "complete") => ({
  scenario,
  results: resultsOf(scenario),
  runsDone: 10_000,
  runsTotal: 10_000,
  fingerprint,
});

const session = (changes: object = {}) => ({
  opened: 0,
  scenario: coalition,
  shown: shownFor(),
  ...changes,
});

describe("the run that is looked at", () => {
  it("is a typical collapse at first, or else a survivor", () => {
    expect(runOf(FIRST, notable, 10_000)).toBe(40);
    expect(runOf(FIRST, { ...none, survivor: 3 }, 10_000)).toBe(3);
    expect(runOf(FIRST, none, 10_000)).toBe(0);
  });

  it("is the chosen one, as far as there are so many", () => {
    expect(runOf({ ...FIRST, by: "earliest" }, notable, 10_000)).toBe(7);
    expect(runOf({ ...FIRST, by: "number", run: 900 }, notable, 10_000)).toBe(900);
    expect(runOf({ ...FIRST, by: "number", run: 900 }, notable, 500)).toBe(499);
  });

  it("is met at its end", () => {
    const { store, moveCursor, chooseRun } = createFutureStore();
    moveCursor(4);
    expect(store.getState().cursor).toBe(4);
    chooseRun("earliest", 7);
    expect(store.getState()).toMatchObject({ by: "earliest", run: 7, cursor: null });
  });

  it("is each page's own", () => {
    const [one, other] = [createFutureStore(), createFutureStore()];
    one.chooseRun("number", 7);
    expect(other.store.getState()).toBe(FIRST);
  });
});

describe("the choice", () => {
  const opened = keptChoice(FIRST, session({ shown: null }), null);

  it("is settled once results are complete, and stays while assumptions move", () => {
    expect(keptChoice(opened, session({ shown: shownFor(coalition, null) }), notable)).toBe(opened);
    const settled = keptChoice(opened, session(), notable);
    expect(settled).toMatchObject({ by: "typical", run: 40 });
    const moved = { ...coalition, valueGrowthPerYear: 2 };
    const other = { typical: 99, earliest: 98, survivor: 97 };
    expect(keptChoice(settled, session({ scenario: moved, shown: shownFor(moved) }), other)).toBe(settled);
  });

  it("is not settled by results of the scenario before", () => {
    expect(keptChoice(opened, session({ scenario: consortium }), notable)).toBe(opened);
  });

  it("starts over with another scenario when it was one of a kind, but keeps a number", () => {
    const open = session({ opened: 1, scenario: consortium });
    expect(keptChoice({ ...opened, by: "earliest", run: 7, cursor: 3 }, open, notable)).toEqual({
      by: "typical",
      run: null,
      cursor: null,
      origin: 1,
    });
    expect(keptChoice({ ...opened, by: "number", run: 17, cursor: 3 }, open, notable)).toEqual({
      by: "number",
      run: 17,
      cursor: null,
      origin: 1,
    });
  });
});

describe("two scenarios that began as the same preset", () => {
  it("are two to the choice", () => {
    const fake = fakeSimulator();
    const { store, duplicate, openOwn } = createSession(fake.simulator, presets, (callback) => callback());
    const first = keptChoice(FIRST, store.getState(), null);
    duplicate();
    const copy = keptChoice({ ...first, by: "earliest", run: 7 }, store.getState(), null);
    expect(copy).toMatchObject({ by: "typical", run: null });
    const { ownId } = store.getState();
    duplicate();
    expect(store.getState().presetId).toBe(presets[0]?.id);
    const second = { ...keptChoice(copy, store.getState(), null), by: "earliest", run: 7 } as const;
    openOwn(ownId ?? "");
    expect(keptChoice(second, store.getState(), null)).toMatchObject({ by: "typical", run: null });
  });
});

describe("replaying", () => {
  function start() {
    const asked: { run: number; resolve(trace: Trace): void; reject(error: Error): void }[] = [];
    const got: string[] = [];
    const replaying = startReplaying(
      { replay: (_, run) => new Promise((resolve, reject) => asked.push({ run, resolve, reject })) },
      {
        replayed: ({ trace }: Replayed) => got.push(`run ${trace.run}`),
        failed: ({ message }) => got.push(message),
      },
    );
    const soon = () => new Promise((resolve) => setTimeout(resolve));
    const answer = async (at: number) => {
      asked[at]?.resolve(traceOf(coalition, { run: asked[at]?.run ?? -1 }));
      await soon();
    };
    return { replaying, asked, got, answer, soon };
  }

  it("asks for one at a time, and leaves out those that were overtaken", async () => {
    const { replaying, asked, got, answer } = start();
    for (const run of [1, 2, 3]) replaying.ask(coalition, run);
    expect(asked.map(({ run }) => run)).toEqual([1]);
    await answer(0);
    expect(asked.map(({ run }) => run)).toEqual([1, 3]);
    await answer(1);
    expect(got).toEqual(["run 1", "run 3"]);
    replaying.ask(coalition, 4);
    await answer(2);
    expect(got.at(-1)).toBe("run 4");
  });

  it("says what went wrong and goes on", async () => {
    const { replaying, asked, got, answer, soon } = start();
    replaying.ask(coalition, 1);
    replaying.ask(coalition, 2);
    asked[0]?.reject(new Error("no workers"));
    await soon();
    await answer(1);
    expect(got).toEqual(["no workers", "run 2"]);
  });

  it("says nothing more once it is stopped", async () => {
    const { replaying, asked, got, answer } = start();
    replaying.ask(coalition, 1);
    replaying.ask(coalition, 2);
    replaying.stop();
    await answer(0);
    expect(asked).toHaveLength(1);
    expect(got).toEqual([]);
  });
});
