import { beforeAll, describe, expect, it } from "vitest";
import { notableRuns } from "../../src/analysis/notableRuns";
import { type Results, TRIGGERS, type Trigger } from "../../src/analysis/results";
import { summarise } from "../../src/analysis/summarise";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { presets } from "../../src/model/presets";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

/** Results of runs that ended so: trigger and quarter of each, in the order of their numbers; null for none. */
function endedSo(endings: readonly (readonly [Trigger, number] | null)[]): Results {
  const plain = resultsOf(coalition);
  const length = plain.quarters.length;
  const of = <V>(value: (trigger: Trigger) => V) =>
    Object.fromEntries(TRIGGERS.map((trigger) => [trigger, value(trigger)])) as Record<Trigger, V>;
  const share = (trigger: Trigger, before: number) =>
    endings.filter((ending) => ending?.[0] === trigger && ending[1] < before).length / endings.length;
  const first = (trigger: Trigger, quarter: number) => {
    const run = endings.findIndex((ending) => ending?.[0] === trigger && ending[1] === quarter);
    return run < 0 ? null : run;
  };
  const survivor = endings.indexOf(null);
  return {
    ...plain,
    runs: endings.length,
    triggers: of((trigger) => share(trigger, length)),
    cumulativeIncidence: of((trigger) => Array.from({ length: length + 1 }, (_, t) => share(trigger, t))),
    firstRuns: of((trigger) => Array.from({ length }, (_, t) => first(trigger, t))),
    firstSurvivor: survivor < 0 ? null : survivor,
  };
}

describe("notable runs", () => {
  it("are a collapse of the most common kind at its median quarter, the earliest one and a survivor", () => {
    const results = endedSo([
      ["split", 2],
      ["price", 18],
      null,
      ["price", 9],
      ["price", 4],
      null,
      ["price", 10],
      ["price", 10],
    ]);
    expect(notableRuns(results)).toEqual({ typical: 6, earliest: 0, survivor: 2 });
  });

  it("are the lowest numbers that fit", () => {
    const results = endedSo([null, ["cost", 5], ["sponsor", 5], ["sponsor", 5], null]);
    expect(notableRuns(results)).toEqual({ typical: 2, earliest: 1, survivor: 0 });
  });

  it("are none where there is none of the kind", () => {
    expect(notableRuns(endedSo([null, null]))).toEqual({ typical: null, earliest: null, survivor: 0 });
    expect(notableRuns(endedSo([["cost", 19]]))).toEqual({ typical: 0, earliest: 0, survivor: null });
  });
});

describe("notable runs of each preset", () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await startKernel();
  });

  it.each(presets.map(({ id, scenario }) => [id, scenario] as const))(
    "end as they should: %s",
    (_, scenario) => {
      kernel.load(parametersOf(scenario));
      kernel.simulate(0, 1000);
      const results = summarise(kernel.takeColumns(), scenario);
      const { typical, earliest, survivor } = notableRuns(results);
      const endings = Array.from({ length: 1000 }, (_run, run) => kernel.replay(run).ending);
      const quarters = endings.flatMap((ending) => ending?.quarter ?? []);
      expect(endings[earliest ?? Number.NaN]?.quarter).toBe(Math.min(...quarters));
      expect(survivor).toBe(endings.indexOf(null));
      const kind = endings[typical ?? Number.NaN]?.trigger as Trigger;
      for (const trigger of TRIGGERS) {
        expect(results.triggers[kind]).toBeGreaterThanOrEqual(results.triggers[trigger]);
      }
      const alike = endings.flatMap((ending) => (ending?.trigger === kind ? ending.quarter : []));
      alike.sort((a, b) => a - b);
      const middle = alike[Math.ceil(alike.length / 2) - 1];
      expect(endings[typical ?? Number.NaN]?.quarter).toBe(middle);
    },
  );
});
