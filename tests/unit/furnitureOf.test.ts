// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { NO_FORECAST } from "../../src/state/findings/subtitles";
import { createSession } from "../../src/state/session";
import { comparisonSmallPrint, runSmallPrint } from "../../src/state/smallPrint";
import { furnitureOf, type Moment } from "../../src/views/pictures/furnitureOf";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const DAY = new Date(2026, 10, 22);

function momentOf(scenario = coalition): Moment {
  const { simulator, newest } = fakeSimulator();
  const session = createSession(simulator, presets, (callback) => callback());
  session.edit(() => scenario);
  newest().answer(resultsOf(scenario));
  return { state: session.store.getState(), view: "overview", edits: {} };
}

describe("what stands around a picture", () => {
  it("is of the scenario at hand and leads to it", () => {
    const found = furnitureOf({ title: "A", subtitle: "B" }, momentOf(), DAY);
    expect(found.smallPrint).toHaveLength(3);
    expect(found.smallPrint[0]).toContain(coalition.name);
    expect(found.smallPrint[1]).toMatch(/^10,000 runs, .* fingerprint .* · 2026-11-22$/);
    expect(found.address).toMatch(/^http:\/\/localhost.*#1\./);
  });

  it("is the chart's own where that follows from something else", () => {
    const smallPrint = (date: Date) => [`a run on day ${date.getDate()}`];
    expect(furnitureOf({ title: "A", subtitle: "B", smallPrint }, momentOf(), DAY).smallPrint).toEqual([
      "a run on day 22",
      NO_FORECAST,
    ]);
  });

  it("has no link that mail programs would cut", () => {
    const [group] = coalition.members;
    const members = Array.from({ length: 40 }, (_, index) => ({
      ...(group as (typeof coalition.members)[number]),
      name: fc.sample(fc.stringMatching(/^[a-z]{60}$/), { seed: index, numRuns: 1 })[0] ?? "",
    }));
    const found = furnitureOf({ title: "A", subtitle: "B" }, momentOf({ ...coalition, members }), DAY);
    expect([found.address, found.code]).toEqual([null, null]);
  });
});

describe("small print of other things than all runs of the scenario", () => {
  it("names a single run, and no number of runs", () => {
    const replayed = { trace: { run: 16 }, scenario: coalition } as Parameters<typeof runSmallPrint>[0];
    expect(runSmallPrint(replayed, coalition, DAY)).toEqual({
      assumptions: expect.stringMatching(/^One imagined future of many · .*Nemotron-style/),
      origin: `Run 17 alone · seed “${coalition.simulation.seed}” · model 1.0 · 2026-11-22`,
    });
  });

  it("names the scenarios that are compared", () => {
    const other = {
      ...coalition,
      name: "Plan B",
      governance: { ...coalition.governance, exitFeeYears: 0.5 },
    };
    const sides = [
      { id: "own:1", label: "Plan B", noun: "“Plan B”", scenario: other },
      { id: "now", label: "Now", noun: "“Now”", scenario: coalition },
    ];
    const comparison = { runs: 4000, seed: "common" } as Parameters<typeof comparisonSmallPrint>[0];
    const { assumptions, origin } = comparisonSmallPrint(comparison, sides, DAY);
    expect(assumptions.replace(/[\u2066-\u2069]/g, "")).toBe(
      `Plan B · Now: ${coalition.name} · one assumption differs`,
    );
    expect(origin).toBe("4,000 runs of each · seed “common” · model 1.0 · 2026-11-22");
  });
});
