import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../src/charts/spreadLabels";
import { fitText, textWidth } from "../../src/charts/textWidth";
import { allocateDots, triggerBands } from "../../src/charts/triggerBands";
import { yearTicks } from "../../src/charts/yearTicks";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

describe("spreadLabels", () => {
  it("leaves labels alone that have room", () => {
    expect(spreadLabels([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });

  it("moves neighbours apart by the same amount", () => {
    expect(spreadLabels([50, 50], 14, 0, 100)).toEqual([43, 57]);
    expect(spreadLabels([10, 12, 90], 14, 0, 100)).toEqual([4, 18, 90]);
  });

  it("keeps the order given, not the order of the list", () => {
    expect(spreadLabels([60, 50], 20, 0, 100)).toEqual([65, 45]);
  });

  it("has nothing to do without labels", () => expect(spreadLabels([], 14, 0, 100)).toEqual([]));

  it("never overlaps, never leaves the chart, keeps the order", () => {
    const wishes = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(wishes, (wanted) => {
        const centres = spreadLabels(wanted, 17, 10, 220);
        const step = wanted.length > 1 ? Math.min(17, 210 / (wanted.length - 1)) : 17;
        const sorted = centres.toSorted((a, b) => a - b);
        for (const [index, centre] of sorted.entries()) {
          expect(centre).toBeGreaterThanOrEqual(10 - 1e-9);
          expect(centre).toBeLessThanOrEqual(220 + 1e-9);
          if (index > 0) expect(centre - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(step - 1e-9);
        }
        for (const [a, wishA] of wanted.entries()) {
          for (const [b, wishB] of wanted.entries()) {
            if (wishA < wishB) expect(centres[a]).toBeLessThan(centres[b] ?? 0);
          }
        }
      }),
    );
  });
});

describe("fitText", () => {
  it("cuts only what does not fit", () => {
    expect(fitText("Cursor", 200, 12)).toBe("Cursor");
    const cut = fitText("Thinking Machines Lab", 80, 12);
    expect(cut).toMatch(/^Thinking.*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
  });
});

describe("triggerBands", () => {
  const bands = (triggers: object) =>
    triggerBands(resultsOf(coalition, { triggers })).map(({ id, label }) => [id, label]);

  it("has a band for each trigger of a point or more", () => {
    const all = { sponsor: 0.1, price: 0.1, split: 0.02, departures: 0.03, cost: 0.01 };
    expect(bands(all).map(([id]) => id)).toEqual(["sponsor", "price", "split", "departures", "cost"]);
  });

  it("merges two rare triggers under both names, and more as other reasons", () => {
    expect(bands({ sponsor: 0.1, split: 0.004, cost: 0.001 })).toEqual([
      ["sponsor", "after the sponsor left"],
      ["other", "forks or money or lag"],
    ]);
    expect(bands({ sponsor: 0.1, split: 0.004, cost: 0.001, price: 0.002 })[1]).toEqual([
      "other",
      "other reasons",
    ]);
  });

  it("keeps the name of a single rare trigger", () => {
    expect(bands({ sponsor: 0.1, split: 0.004 })[1]).toEqual(["split", "a faction forked"]);
  });

  it("has none when no run ended", () => expect(bands({})).toEqual([]));

  it("merges shares over time too", () => {
    const merged = triggerBands(resultsOf(coalition, { triggers: { split: 0.004, cost: 0.001 } }))[0];
    expect(merged?.share).toBeCloseTo(0.005, 12);
    expect(merged?.incidence.at(-1)).toBeCloseTo(0.005, 12);
  });
});

describe("allocateDots", () => {
  it("adds up to the rounded total", () => {
    expect(allocateDots([0.161, 0.126, 0.063], 100)).toEqual([16, 13, 6]);
    expect(allocateDots([1 / 3, 1 / 3, 1 / 3], 100)).toEqual([34, 33, 33]);
    expect(allocateDots([0.001], 100)).toEqual([0]);
    expect(allocateDots([], 100)).toEqual([]);
  });
});

describe("yearTicks", () => {
  it("has every year where there is room, and fewer where there is not", () => {
    expect(yearTicks(2026, 20, 330).map(({ label }) => label)).toEqual([
      "2026",
      "2027",
      "2028",
      "2029",
      "2030",
      "2031",
    ]);
    expect(yearTicks(2026, 48, 330).map(({ label }) => label)).toEqual([
      "2026",
      "2028",
      "2030",
      "2032",
      "2034",
      "2036",
      "2038",
    ]);
  });

  it("has months within the first year", () => {
    expect(yearTicks(2026, 1, 330)).toEqual([
      { at: 0, label: "2026" },
      { at: 1, label: "3 months" },
    ]);
  });
});
