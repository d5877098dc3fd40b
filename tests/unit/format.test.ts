import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { formatChance, formatFrequency, formatInterval, formatRoughly } from "../../src/model/chances";
import { formatQuantity, formatUsd, formatValue, spokenValue } from "../../src/model/format";
import { exactText, parseValue } from "../../src/model/parseValue";
import { textToType, typedValue } from "../../src/state/typedValue";

describe("money", () => {
  it.each([
    [13_240_000, "$13.2M"],
    [1.6e9, "$1.6B"],
    [950, "$950"],
    [3, "$3"],
    [3e12, "$3T"],
    [0, "$0"],
    [999_999, "$1M"],
  ])("%d is %s", (usd, text) => expect(formatUsd(usd)).toBe(text));
});

describe("values with units", () => {
  it.each([
    [0.1, "perYear", "10% a year"],
    [0.005, "perYear", "0.5% a year"],
    [0.25, "share", "25%"],
    [2.4, "factor", "2.4×"],
    [0, "years", "none"],
    [0.5, "years", "½ year"],
    [1, "years", "1 year"],
    [2.25, "years", "2¼ years"],
    [0.33, "years", "0.33 years"],
    [10_000, "count", "10,000"],
    [2026, "year", "2026"],
  ] as const)("%d %s is %s", (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  it("says the unit of a range once and both ends to the same decimals", () => {
    expect(formatQuantity({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd")).toBe("$400M – $1.6B");
    expect(formatQuantity({ dist: "lognormal", p5: 2, p95: 2.9 }, "factorPerYear")).toBe("2.0 – 2.9× a year");
    expect(formatQuantity({ dist: "uniform", min: 0.04, max: 0.07 }, "perYear")).toBe("4 – 7% a year");
    expect(formatQuantity({ dist: "triangular", min: 6, mode: 10, max: 18 }, "members")).toBe("6 – 18");
  });

  it("speaks without signs", () => {
    expect(spokenValue(1.6e9, "usd")).toBe("1.6 billion US dollars");
    expect(spokenValue(0.1, "perYear")).toBe("10 percent a year");
    expect(spokenValue(2.4, "factorPerYear")).toBe("2.4 times a year");
  });
});

describe("typed values", () => {
  it.each([
    ["$1.6B", "usd", 1.6e9],
    ["400m", "usd", 4e8],
    ["1,000", "count", 1000],
    ["25", "share", 0.25],
    ["25%", "share", 0.25],
    ["10% a year", "perYear", 0.1],
    ["2.4x", "factor", 2.4],
    ["0.5 years", "years", 0.5],
    ["none", "years", 0],
  ] as const)("%s in %s is %d", (text, unit, value) => expect(parseValue(text, unit)).toBe(value));

  it.each(["", "abc", "1.2.3", "12 parsecs", "--3"])("%j is no number", (text) => {
    expect(parseValue(text, "usd")).toBeNull();
  });
});

describe("text to type over", () => {
  it.each([
    [4e8, "usd", "$400M"],
    [123_456_789, "usd", "$123.456789M"],
    [0.289, "share", "28.9%"],
    [0.12345, "perYear", "12.345%"],
    [2.25, "years", "2.25"],
  ] as const)("%d %s is %s", (value, unit, text) => expect(exactText(value, unit)).toBe(text));

  const number = fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((value) => !Object.is(value, -0));
  const unit = fc.constantFrom("usd", "usdPerYear", "share", "perYear", "factor", "years", "count", null);

  it("reads back exactly", () => {
    fc.assert(
      fc.property(number, unit, (value, of) => {
        expect(parseValue(exactText(value, of), of)).toBe(value);
      }),
    );
  });

  it("is short for a range, and reads back exactly too", () => {
    expect(textToType({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd")).toBe("$400M to $1.6B");
    const end = fc.double({ min: 0, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(end, end, unit, (a, b, of) => {
        const value = { dist: "uniform", min: Math.min(a, b), max: Math.max(a, b) } as const;
        expect(typedValue(textToType(value, of), value, of)).toEqual(value);
      }),
    );
    const odd = { dist: "uniform", min: 1, max: 2e9 } as const;
    expect(typedValue(textToType(odd, "usd"), odd, "usd")).toEqual(odd);
  });

  it("lends a bare first number the unit of the second, unless that would turn them round", () => {
    const value = { dist: "uniform", min: 0, max: 1 } as const;
    expect(typedValue("0.5 to 2B", value, "usd")).toMatchObject({ min: 5e8, max: 2e9 });
    expect(typedValue("$500 to $1.6K", value, "usd")).toMatchObject({ min: 500, max: 1600 });
    expect(typedValue("1 to 2 to 3", value, "usd")).toBeNull();
  });
});

describe("chances", () => {
  it("reads as a percentage, its interval and a natural frequency", () => {
    const chance = chanceOf(0.352, 10_000);
    expect(formatChance(chance)).toBe("35.2%");
    expect(formatInterval(chance)).toBe("34.3 – 36.1%");
    expect(formatFrequency(chance)).toBe("35 of 100");
  });

  it("bounds what never and what always happened", () => {
    expect(formatChance(chanceOf(0, 10_000))).toBe("<0.038%");
    expect(formatFrequency(chanceOf(0, 10_000))).toBe("fewer than 1 in 2,600");
    expect(formatInterval(chanceOf(0, 10_000))).toBe("below 0.038%");
    expect(formatChance(chanceOf(1, 10_000))).toBe(">99.962%");
    expect(formatFrequency(chanceOf(1, 10_000))).toBe("all but at most 1 in 2,600");
  });

  it("keeps rare chances apart from none", () => {
    expect(formatFrequency(chanceOf(0.003, 10_000))).toBe("about 1 in 330");
    expect(formatFrequency(chanceOf(0.998, 10_000))).toBe("all but about 1 in 500");
    expect(formatRoughly(0.001)).toBe("<1%");
    expect(formatRoughly(0.999)).toBe(">99%");
  });

  it("never claims 0% or 100%, and has its value within its interval", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (runs, part) => {
          const chance = chanceOf(Math.round(part * runs) / runs, runs);
          expect(chance.low).toBeLessThanOrEqual(chance.value + 1e-12);
          expect(chance.high).toBeGreaterThanOrEqual(chance.value - 1e-12);
          for (const text of [formatChance(chance), formatInterval(chance), formatRoughly(chance.value)]) {
            expect(text).not.toMatch(/(^|[^.\d])(0|0\.0+|100|100\.0+)%/);
          }
        },
      ),
    );
  });
});
