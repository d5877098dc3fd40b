import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldAt } from "../../src/model/fields";
import { endsOf } from "../../src/model/format";
import { withValue } from "../../src/model/paths";
import { medianOf } from "../../src/model/quantities";
import { type Quantity, scenarioSchema } from "../../src/model/schema";
import { densityOver } from "../../src/state/density";
import { cdfOf, convertSpread, quantityInWords, SPREADS, spreadOf } from "../../src/state/distributions";
import { trackOf, valueOnTrack } from "../../src/state/stops";
import { coalition } from "./support/scenarios";

const EACH: readonly Exclude<Quantity, number>[] = [
  { dist: "uniform", min: 2e8, max: 1e9 },
  { dist: "triangular", min: 2e8, mode: 3e8, max: 1e9 },
  { dist: "triangular", min: 2e8, mode: 2e8, max: 1e9 },
  { dist: "normal", p5: 4e8, p95: 1.6e9 },
  { dist: "lognormal", p5: 4e8, p95: 1.6e9 },
];
const cost = fieldAt("programme.frontierCostUsd");

describe("distributions", () => {
  it.each(EACH)(
    "%j has half of its draws below its median, and the share it says below its ends",
    (value) => {
      expect(cdfOf(value, medianOf(value))).toBeCloseTo(0.5, 6);
      const [low, high] = endsOf(value);
      const tail = "p5" in value ? 0.05 : 0;
      expect(cdfOf(value, low)).toBeCloseTo(tail, 6);
      expect(cdfOf(value, high)).toBeCloseTo(1 - tail, 6);
    },
  );

  it("says what it means", () => {
    expect(EACH.map((value) => quantityInWords(value, cost))).toEqual([
      "never below $200M or above $1B",
      "likeliest $300M, never below $200M or above $1B",
      "likeliest $200M, never below $200M or above $1B",
      "half the time below $1B, 1 time in 20 above $1.6B",
      "half the time below $800M, 1 time in 20 above $1.6B",
    ]);
  });

  it("keeps its ends when spread in another way, and its median as the certain value", () => {
    const [, , , , wide] = EACH as readonly Quantity[];
    expect(convertSpread(wide as Quantity, "uniform", cost)).toEqual({
      dist: "uniform",
      min: 4e8,
      max: 1.6e9,
    });
    expect(convertSpread(wide as Quantity, "triangular", cost)).toMatchObject({ mode: 8e8 });
    expect(convertSpread(wide as Quantity, "certain", cost)).toBe(8e8);
    expect(convertSpread(9e8, "lognormal", cost)).toEqual({ dist: "lognormal", p5: 6e8, p95: 1.35e9 });
    expect(convertSpread(wide as Quantity, "lognormal", cost)).toBe(wide);
  });

  it("widens even the least number that there is", () => {
    const field = fieldAt("churn.splitFraction");
    expect(convertSpread(5e-324, "normal", field)).toEqual({ dist: "normal", p5: 0, p95: 0.1 });
  });

  it("gives a scenario that is allowed, whatever is converted into what", () => {
    const path = fc.constantFrom(
      "programme.frontierCostUsd",
      "programme.costGrowthPerYear",
      "programme.overrun",
      "members[0].count",
      "members[0].exitHazardPerYear",
      "churn.splitFraction",
    );
    const spread = fc.constantFrom(...SPREADS.map(({ id }) => id));
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(path, fc.array(spread, { minLength: 1, maxLength: 4 }), part, (at, spreads, place) => {
        const field = fieldAt(at);
        const start: Quantity = place === 0 ? field.min : valueOnTrack(place, trackOf(field));
        const end = spreads.reduce<Quantity>((value, next) => convertSpread(value, next, field), start);
        expect(spreadOf(end)).toBe(spreads.at(-1));
        const read = scenarioSchema.safeParse(withValue(coalition, at, end));
        expect(read.error?.issues ?? []).toEqual([]);
      }),
    );
  });
});

describe("the hill over a slider", () => {
  const area = (columns: ReturnType<typeof densityOver>, until = 1) => {
    const width = (columns[1]?.at ?? 0) - (columns[0]?.at ?? 0);
    return columns.filter(({ at }) => at < until).reduce((sum, { height }) => sum + height * width, 0);
  };

  it.each(EACH)("of %j has all draws under it that the slider reaches", (value) => {
    const reached = cdfOf(value, 1e11) - cdfOf(value, 1e7);
    expect(reached).toBeGreaterThan(0.99);
    expect(area(densityOver(value, trackOf(cost), cost))).toBeCloseTo(reached, 9);
  });

  it("has the 5th percentile, the median and the 95th in their places on a log and on a plain axis", () => {
    const growth = fieldAt("programme.costGrowthPerYear");
    const count = fieldAt("members[0].count");
    for (const [field, value] of [
      [cost, { dist: "lognormal", p5: 4e8, p95: 1.6e9 }],
      [growth, { dist: "normal", p5: 2, p95: 3 }],
      [count, { dist: "normal", p5: 30, p95: 50 }],
    ] as const) {
      const track = trackOf(field);
      const columns = densityOver(value, track, field);
      for (const [index, { at }] of columns.entries()) {
        const edge = at + ((columns[1]?.at ?? 0) - (columns[0]?.at ?? 0)) / 2;
        const below = cdfOf(value, valueOnTrack(edge, track));
        expect(area(columns.slice(0, index + 1))).toBeCloseTo(below, 2);
      }
    }
  });

  it("counts draws beyond a limit at the limit, and leaves out those beyond the slider", () => {
    const faction = fieldAt("churn.splitFraction");
    const wide = { dist: "uniform", min: -1, max: 1 } as const;
    const columns = densityOver(wide, trackOf(faction), faction);
    expect(area(columns)).toBeCloseTo(1, 9);
    expect(area(columns, (columns[1]?.at ?? 0) - 1e-9)).toBeCloseTo(0.5 + 0.5 / columns.length, 9);
    const above = densityOver({ dist: "uniform", min: 0, max: 2 }, trackOf(faction), faction);
    expect(area(above)).toBeCloseTo(1, 9);
    expect(area(above, above.at(-1)?.at)).toBeCloseTo(0.5 - 0.5 / above.length, 9);
    const beyond = densityOver({ dist: "uniform", min: 1e11, max: 2e11 }, trackOf(cost), cost);
    expect(area(beyond)).toBe(0);
  });
});
