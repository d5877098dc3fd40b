import { describe, expect, it } from "vitest";
import { halfWidthOf, runsForPrecision } from "../../src/analysis/precision";
import { summarise } from "../../src/analysis/summarise";
import { fingerprintOf } from "../../src/engine/fingerprint";
import { startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { LIMITS } from "../../src/model/schema";
import type { StartPort, Task } from "../../src/pool/protocol";
import { serve } from "../../src/pool/serve";
import { createSimulator, type SimulationUpdate } from "../../src/pool/simulator";
import { coalition } from "./support/scenarios";

/** Workers in this process that answer each task after a while of their own. */
function slowPorts(delays: readonly number[]): StartPort {
  let started = 0;
  return (listener) => {
    const delay = delays[started++ % delays.length] ?? 0;
    let handle: (task: Task) => void = () => {};
    serve(
      (take) => {
        handle = take;
      },
      (reply) => setTimeout(() => listener.reply(reply), delay),
    );
    return { post: (task) => handle(task), terminate() {} };
  };
}

function simulate(precision: number | null, delays: readonly number[]): Promise<SimulationUpdate[]> {
  const simulator = createSimulator(slowPorts(delays), delays.length);
  const updates: SimulationUpdate[] = [];
  return new Promise((resolve, reject) => {
    const update = (next: SimulationUpdate) => {
      updates.push(next);
      if (!next.done) return;
      simulator.dispose();
      resolve(updates);
    };
    simulator.simulate(coalition, { update, fail: reject }, { precision, courses: false });
  });
}

describe("the simulator", () => {
  it("does the scenario's number of runs, a draft first", async () => {
    const updates = await simulate(null, [0, 3]);
    expect(updates[0]?.runsDone).toBe(2000);
    expect(updates.at(-1)).toMatchObject({ runsDone: 10_000, runsTotal: 10_000, done: true });
  });

  it("stops at a precision, after as many runs whoever does them when", async () => {
    const endings = await Promise.all([[0], [0, 7], [5, 1, 0]].map((delays) => simulate(0.01, delays)));
    const [first, ...others] = endings.map((updates) => updates.at(-1));
    if (first === undefined) throw new Error("nothing was simulated");
    expect(halfWidthOf(first.results.risk)).toBeLessThanOrEqual(0.01);
    for (const other of others) {
      expect([other?.runsDone, other?.fingerprint]).toEqual([first.runsDone, first.fingerprint]);
    }
    const kernel = await startKernel();
    kernel.load(parametersOf(coalition));
    kernel.simulate(0, first.runsDone);
    expect(fingerprintOf(kernel.takeColumns())).toBe(first.fingerprint);
  });

  it("works out from the draft how many runs that takes", async () => {
    const kernel = await startKernel();
    kernel.load(parametersOf(coalition));
    kernel.simulate(0, 2000);
    const { risk } = summarise(kernel.takeColumns(), coalition);
    const [draft, second] = await simulate(0.01, [0]);
    expect(draft?.runsTotal).toBe(runsForPrecision(risk.value, 0.01, LIMITS.runs));
    expect(second?.runsTotal).toBeGreaterThanOrEqual(draft?.runsTotal ?? Number.NaN);
  });
});
