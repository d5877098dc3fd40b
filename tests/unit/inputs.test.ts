import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fivePointsOf, inputAt, inputsOf, withCertain, withMiddle } from "../../src/analysis/inputs";
import { startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import * as layout from "../../src/kernel/layout";
import { valueAt } from "../../src/model/paths";
import { medianOf, middleAndEndsOf } from "../../src/model/quantities";
import { readScenario } from "../../src/model/readScenario";
import type { Quantity, Scenario } from "../../src/model/schema";
import { arbitraryScenario } from "../support/arbitraryScenario";
import { coalition } from "./support/scenarios";

const inputOf = (scenario: Scenario, path: string) => {
  const input = inputAt(scenario, path);
  if (input === null) throw new Error(`${path} holds no number`);
  return input;
};
const isValid = (scenario: Scenario) => readScenario(JSON.parse(JSON.stringify(scenario))).problems === null;

describe("inputs", () => {
  it("are all numbers of the scenario, but for how it is looked at", () => {
    const paths = inputsOf(coalition).map(({ path }) => path);
    expect(paths).toContain("programme.frontierCostUsd");
    expect(paths).toContain("members[7].count");
    expect(paths).toContain("sponsors[0].share");
    expect(paths.filter((path) => /seed|runs|startYear|name|costSharing|horizon/.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("stay valid wherever their five points and their limits put them", () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.nat(), (scenario, pick) => {
        const inputs = inputsOf(scenario);
        const input = inputs[pick % inputs.length];
        if (input === undefined) return;
        const points = fivePointsOf(input);
        expect([...points].sort((a, b) => a - b)).toEqual([...points]);
        for (const value of [...points, input.min, input.max]) {
          expect([input.path, value, isValid(withCertain(scenario, input, value))]).toEqual([
            input.path,
            value,
            true,
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("keep a founder where the only group is more likely none than one", () => {
    const [group] = coalition.members;
    if (group === undefined) throw new Error("no members");
    const scenario = {
      ...coalition,
      members: [{ ...group, count: { dist: "uniform" as const, min: 0, max: 0.6 } }],
    };
    const input = inputOf(scenario, "members[0].count");
    for (const value of [...fivePointsOf(input), input.min, input.max]) {
      expect([value, isValid(withCertain(scenario, input, value))]).toEqual([value, true]);
    }
  });

  it("never make founders of prospects, nor prospects of founders", () => {
    const prospects = coalition.members.findIndex(({ joinsPerYear }) => joinsPerYear > 0);
    const input = inputOf(coalition, `members[${prospects}].joinsPerYear`);
    expect(input.min).toBeGreaterThan(0);
    expect(inputAt(coalition, "members[0].joinsPerYear")).toBeNull();
  });

  it("with their middle where it is are the scenario itself, and elsewhere have that middle", () => {
    const input = inputOf(coalition, "programme.frontierCostUsd");
    expect(withMiddle(coalition, input, input.middle)).toBe(coalition);
    const moved = withMiddle(coalition, input, 2 * input.middle);
    const quantity = valueAt(moved, input.path) as Exclude<Quantity, number>;
    expect(medianOf(quantity) / input.middle).toBeCloseTo(2, 12);
    const [low, , high] = middleAndEndsOf(quantity);
    const [lowBefore, , highBefore] = middleAndEndsOf(input.quantity as Exclude<Quantity, number>);
    expect(high / low).toBeCloseTo(highBefore / lowBefore, 12);
  });

  it("leave room for the other sponsors' shares", () => {
    const [sponsor] = coalition.sponsors;
    if (sponsor === undefined) throw new Error("no sponsor");
    const two = {
      ...coalition,
      sponsors: [
        { ...sponsor, share: 0.6 },
        { ...sponsor, share: 0.3 },
      ],
    };
    expect(inputOf(two, "sponsors[1].share").max).toBeCloseTo(0.4, 12);
    expect(isValid(withCertain(two, inputOf(two, "sponsors[1].share"), 1))).toBe(true);
  });
});

describe("ends and middle of an uncertain number", () => {
  it.each([
    { dist: "uniform", min: 2, max: 12 },
    { dist: "triangular", min: 2, mode: 3, max: 12 },
    { dist: "triangular", min: 2, mode: 11, max: 12 },
    { dist: "normal", p5: 2, p95: 12 },
    { dist: "lognormal", p5: 2, p95: 12 },
  ] as const)("are the kernel's quantiles of $dist", async (quantity) => {
    const kernel = await startKernel();
    kernel.load(parametersOf({ ...coalition, programme: { ...coalition.programme, overrun: quantity } }));
    const drawn = [0.05, 0.5, 0.95].map((u) => kernel.exports.draw(layout.OVERRUN, u));
    middleAndEndsOf(quantity).forEach((value, index) => {
      expect(value).toBeCloseTo(drawn[index] ?? Number.NaN, 9);
    });
  });
});
