import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Field, fieldAt } from "../../src/model/fields";
import { setLocale } from "../../src/model/locale";
import type { Quantity } from "../../src/model/schema";
import { type NumberValue, readTyped, textToType } from "../../src/state/typedValue";

const cost = fieldAt("programme.frontierCostUsd");
const lag = fieldAt("programme.startLagYears");
const share = fieldAt("programme.ambition");
const hazard = fieldAt("members[0].exitHazardPerYear");
const cap = fieldAt("sponsors[0].capUsdPerYear");
const wide = { dist: "lognormal", p5: 4e8, p95: 1.6e9 } as const;

function taken(text: string, before: NumberValue, field: Field) {
  const reading = readTyped(text, before, field);
  if ("problem" in reading) throw new Error(reading.problem);
  return reading;
}

function refused(text: string, before: NumberValue, field: Field): string {
  const reading = readTyped(text, before, field);
  return "problem" in reading ? reading.problem : "";
}

describe("what is typed", () => {
  it.each([
    "400M to 1.6B",
    "$400M – $1.6B",
    "400m - 1.6bn",
    "400M-1.6B",
    "between 400M and 1.6B",
    "from 400 million to 1.6 billion dollars",
    "about 400M to about 1.6B",
    "0.4 to 1.6B",
    "4e8 to 1.6e9",
    "0.4bn..1.6bn",
  ])("reads %s as a range", (text) => {
    expect(taken(text, 8e8, cost).value).toEqual(wide);
  });

  it("says back what it understood", () => {
    expect(taken("400M to 1.6B", 8e8, cost).echo).toBe(
      "lognormal: half the time below $800M, 1 time in 20 above $1.6B",
    );
    expect(taken("800M", wide, cost).echo).toBe("$800M");
    expect(taken("18 months", 1, lag).echo).toBe("1½ years");
    expect(taken("400M to 1.6B, most likely 500M", wide, cost).echo).toBe(
      "triangular: likeliest $500M, never below $400M or above $1.6B",
    );
  });

  it("makes a certain number of one, and an uncertain one of two, skewed where the scale is", () => {
    expect(taken("800M", wide, cost).value).toBe(8e8);
    expect(taken("4 to 7%", 0.05, hazard).value).toEqual({ dist: "lognormal", p5: 0.04, p95: 0.07 });
    expect(taken("0 to 7%", 0.05, hazard).value).toEqual({ dist: "uniform", min: 0, max: 0.07 });
    expect(taken("0 to 1B", wide, cost).value).toEqual({ dist: "uniform", min: 0, max: 1e9 });
    expect(taken("10 to 20", 5, fieldAt("members[0].count")).value).toEqual({
      dist: "normal",
      p5: 10,
      p95: 20,
    });
  });

  it("keeps the kind of spread, and the likeliest value within the new ends", () => {
    expect(taken("1B to 2B", { dist: "normal", p5: 1, p95: 2 }, cost).value).toMatchObject({
      dist: "normal",
    });
    const triangle = { dist: "triangular", min: 1e8, mode: 9e8, max: 1e9 } as const;
    expect(taken("1B to 2B", triangle, cost).value).toEqual({
      dist: "triangular",
      min: 1e9,
      mode: 1e9,
      max: 2e9,
    });
  });

  it("takes one number only where a field knows no ranges, and names the units and limits", () => {
    expect(refused("10 to 20%", 0.25, share)).toBe(
      "Our spend, share of the frontier's: a number above 0%, at most 100%, such as “35%”.",
    );
    expect(refused("soon", 1, lag)).toBe(
      "Lag of the first model: a number from 0 years to 20 years, such as “1.5 years” or “18 months”.",
    );
    expect(refused("400 parsecs", 8e8, cost)).toContain(
      "such as “$1.2bn” or “800M”, or two with “to” between",
    );
    expect(refused("150%", 0.25, share)).toContain("at most 100%");
    expect(refused("-1", 1, lag)).toContain("from 0 years");
    expect(refused("2.5", 4, fieldAt("governance.quorum"))).toContain("a whole number from 0 to 100,000");
  });

  it("refuses ends that would swap, and a likeliest value outside them", () => {
    expect(refused("2B to 1B", wide, cost)).toBe("The first number must be below the second.");
    expect(refused("1B to 2B, most likely 3B", wide, cost)).toContain("between the two ends");
    expect(refused("1 to 2 to 3", wide, cost)).toContain("Frontier model");
  });

  it("asks before it takes cents for a field of millions", () => {
    const asked = taken("0.4 to 1.6", wide, cost);
    expect(asked.question).toMatch(
      /^That is \$0.40 to \$1.60. Did you mean M \(millions\) or B \(billions\)\?/,
    );
    expect(taken("400", 8e8, cost).question).toMatch(/^That is \$400. /);
    for (const text of ["0.4 to 1.6B", "400k", "0", "400,000,000", "4e2"]) {
      expect(taken(text, 8e8, cost).question).toBeNull();
    }
    expect(taken("0.4", 0.3, share).question).toBeNull();
  });

  it("knows a cap that does not bind", () => {
    for (const text of ["none", "No cap", "unlimited"]) expect(taken(text, 2e9, cap).value).toBeNull();
    expect(taken("$2B a year", null, cap).value).toBe(2e9);
    expect(refused("lots", null, cap)).toContain("or “none”");
  });

  it("lets a faction's size be drawn from beyond its limits, but no certain one", () => {
    const faction = fieldAt("churn.splitFraction");
    expect(taken("-20 to 50%", { dist: "normal", p5: 0, p95: 1 }, faction).value).toMatchObject({ p5: -0.2 });
    expect(refused("-20%", 0.1, faction)).toContain("from 0% to 100%");
  });

  it("leaves room for the others", () => {
    const reading = readTyped("80", 0.6, fieldAt("sponsors[0].share"), 0.7);
    expect(reading).toEqual({ problem: "Share of the bill: at most 70% beside the others." });
  });
});

describe("text to type over", () => {
  afterEach(() => setLocale("en-US"));

  it("is short where that reads back exactly", () => {
    expect(textToType(wide, cost)).toBe("$400M to $1.6B");
    expect(textToType({ dist: "triangular", min: 1e9, mode: 1.5e9, max: 2e9 }, cost)).toBe(
      "$1B to $2B, most likely $1.5B",
    );
    expect(textToType(null, cap)).toBe("none");
    expect(textToType(0.5, lag)).toBe("0.5");
  });

  it("reads back exactly, in every locale", () => {
    const locale = fc.constantFrom("en-US", "de-DE", "fr-FR", "en-IN", "ar", "ar-EG");
    const field = fc.constantFrom(cost, hazard, fieldAt("members[0].count"), fieldAt("programme.overrun"));
    const end = fc.double({ min: 1e-3, max: 100, noNaN: true });
    const pair = fc.tuple(end, end).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(locale, field, pair, (tag, of, [a, b]) => {
        setLocale(tag);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const values: readonly Quantity[] = [
          low,
          { dist: "uniform", min: low, max: high },
          { dist: "triangular", min: low, mode: low, max: high },
          { dist: "lognormal", p5: low, p95: high },
        ];
        for (const value of values)
          expect(readTyped(textToType(value, of), value, of)).toMatchObject({ value });
      }),
    );
  });
});
