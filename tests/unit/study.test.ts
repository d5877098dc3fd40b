import { expect, it, vi } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { createStudy, type StudyTools, studyOf, type Work } from "../../src/state/study";
import { fakeSimulator } from "./support/fakeSimulator";

const session = () => createSession(fakeSimulator().simulator, presets, () => {});

/** Work that ends when a test says so. */
function slowWork() {
  const jobs: {
    input: { n: number };
    tools: StudyTools<string>;
    end(result: string): void;
    fail(e: Error): void;
  }[] = [];
  const work: Work<{ n: number }, string> = (input, tools) =>
    new Promise((end, fail) => {
      jobs.push({ input, tools, end, fail });
    });
  return { jobs, work };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

it("shows parts as they come and the whole at the end", async () => {
  const { jobs, work } = slowWork();
  const { store, ask } = createStudy(session(), work);
  expect(store.getState()).toMatchObject({ phase: "idle", shown: null });
  ask({ n: 1 });
  jobs[0]?.tools.progress(0.25);
  expect(store.getState()).toMatchObject({ phase: "running", progress: 0.25, shown: null });
  jobs[0]?.tools.progress(0.5, "half");
  expect(store.getState().shown).toEqual({ input: { n: 1 }, result: "half" });
  jobs[0]?.end("all");
  await soon();
  expect(store.getState()).toMatchObject({
    phase: "done",
    progress: 1,
    shown: { input: { n: 1 }, result: "all" },
  });
});

it("asks once for inputs that are alike, and gives an older one up for a newer", async () => {
  const { jobs, work } = slowWork();
  const { store, ask } = createStudy(session(), work);
  ask({ n: 1 });
  ask({ n: 1 });
  expect(jobs).toHaveLength(1);
  ask({ n: 2 });
  jobs[0]?.tools.progress(0.9, "late");
  jobs[0]?.end("too late");
  expect(jobs.map(({ tools }) => tools.signal.aborted)).toEqual([true, false]);
  await soon();
  expect(store.getState()).toMatchObject({ phase: "running", progress: 0, shown: null });
  jobs[1]?.end("second");
  await soon();
  expect(store.getState().shown).toEqual({ input: { n: 2 }, result: "second" });
});

it("stops, keeps what is shown, and begins again when asked to", async () => {
  const { jobs, work } = slowWork();
  const study = createStudy(session(), work);
  study.ask({ n: 1 });
  jobs[0]?.tools.progress(0.5, "half");
  study.stop();
  expect(jobs[0]?.tools.signal.aborted).toBe(true);
  jobs[0]?.end("all");
  await soon();
  expect(study.store.getState()).toMatchObject({
    phase: "stopped",
    progress: 0.5,
    shown: { result: "half" },
  });
  study.ask({ n: 1 });
  expect(jobs).toHaveLength(1);
  study.again();
  jobs[1]?.end("all");
  await soon();
  expect(study.store.getState()).toMatchObject({ phase: "done", shown: { result: "all" } });
  study.stop();
  expect(study.store.getState().phase).toBe("done");
});

it("says what went wrong, and gives up the other simulations it had asked for", async () => {
  const signals: AbortSignal[] = [];
  const { simulator } = fakeSimulator();
  const spy = vi.fn((signal: AbortSignal): Experiments => {
    signals.push(signal);
    return { outcomes: () => new Promise(() => {}), openings: () => new Promise(() => {}) };
  });
  const broken = createSession({ ...simulator, experiments: spy }, presets, () => {});
  const { jobs, work } = slowWork();
  const study = createStudy(broken, work);
  study.ask({ n: 1 });
  jobs[0]?.fail(new Error("out of memory"));
  await soon();
  expect(study.store.getState()).toMatchObject({ phase: "failed", error: new Error("out of memory") });
  expect(signals[0]?.aborted).toBe(true);
  study.again();
  expect(study.store.getState()).toMatchObject({ phase: "running", error: null });
  expect(signals[1]?.aborted).toBe(false);
});

it("is given up when the last to watch it goes, and begins again when it is asked for", async () => {
  const { jobs, work } = slowWork();
  const study = createStudy(session(), work);
  const [leave, leaveToo] = [study.watch(), study.watch()];
  study.ask({ n: 1 });
  leave();
  await soon();
  expect(study.store.getState().phase).toBe("running");
  leaveToo();
  const stay = study.watch();
  await soon();
  expect(study.store.getState().phase).toBe("running");
  stay();
  await soon();
  expect(study.store.getState().phase).toBe("idle");
  study.watch();
  study.ask({ n: 1 });
  expect(jobs).toHaveLength(2);
  jobs[1]?.end("all");
  await soon();
  expect(study.store.getState().phase).toBe("done");
});

it("is the same for the same session and work", () => {
  const { work } = slowWork();
  const [one, other] = [session(), session()];
  expect(studyOf(one, work)).toBe(studyOf(one, work));
  expect(studyOf(one, work)).not.toBe(studyOf(other, work));
  expect(studyOf(one, work)).not.toBe(studyOf(one, slowWork().work));
});
