import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateDots, outcomesOf, triggerBands } from "../../src/analysis/triggerBands";
import { attributionHeight } from "../../src/charts/AttributionChart";
import type { ChartTable } from "../../src/charts/DataTable";
import { duesTable } from "../../src/charts/DuesChart";
import { futuresTable } from "../../src/charts/FuturesChart";
import { membersHeight } from "../../src/charts/MembersChart";
import { spreadLabels } from "../../src/charts/spreadLabels";
import { survivalTable } from "../../src/charts/survivalTable";
import { fitText, textWidth } from "../../src/charts/textWidth";
import { yearTicks } from "../../src/charts/yearTicks";
import { headline } from "../../src/state/findings/headline";
import { futuresFinding } from "../../src/state/findings/risk";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

describe("charts with little room", () => {
  it("are no higher than it, as long as they can be read", () => {
    for (const room of [186, 200, 240]) {
      expect(attributionHeight(9, 600, room)).toBeLessThanOrEqual(room);
      for (const founders of [1, 8, 40]) expect(membersHeight(founders, 600, room)).toBeLessThanOrEqual(room);
    }
    expect(membersHeight(8, 390, 200)).toBeLessThanOrEqual(200);
  });

  it("are as high as ever where there is more", () => {
    expect(attributionHeight(9, 600, 900)).toBe(attributionHeight(9, 600));
    expect(membersHeight(8, 600, 900)).toBe(membersHeight(8, 600));
  });
});

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

  it("merges rare triggers as other reasons", () => {
    expect(bands({ sponsor: 0.1, split: 0.004, cost: 0.001 })).toEqual([
      ["sponsor", "after the sponsor left"],
      ["other", "other reasons"],
    ]);
  });

  it("keeps the name of a single rare trigger", () => {
    expect(bands({ sponsor: 0.1, split: 0.004 })[1]).toEqual(["split", "after a split"]);
  });

  it("has none when no run ended", () => expect(bands({})).toEqual([]));

  it("merges shares over time too", () => {
    const merged = triggerBands(resultsOf(coalition, { triggers: { split: 0.004, cost: 0.001 } }))[0];
    expect(merged?.share).toBeCloseTo(0.005, 12);
    expect(merged?.incidence.at(-1)).toBeCloseTo(0.005, 12);
  });
});

describe("allocateDots", () => {
  it("adds up to the total by largest remainder", () => {
    expect(allocateDots([0.161, 0.126, 0.063], 35)).toEqual([16, 13, 6]);
    expect(allocateDots([1 / 3, 1 / 3, 1 / 3], 100)).toEqual([34, 33, 33]);
    expect(allocateDots([0.001], 0)).toEqual([0]);
    expect(allocateDots([], 0)).toEqual([]);
  });
});

describe("whole numbers of both charts", () => {
  const wish = fc.record({
    sponsor: fc.double({ min: 0, max: 0.2, noNaN: true }),
    price: fc.double({ min: 0, max: 0.2, noNaN: true }),
    split: fc.double({ min: 0, max: 0.02, noNaN: true }),
    departures: fc.double({ min: 0, max: 0.2, noNaN: true }),
    cost: fc.double({ min: 0, max: 0.38, noNaN: true }),
  });

  it("add up to 100, and agree with the titles and between the charts", () => {
    fc.assert(
      fc.property(wish, (triggers) => {
        const results = resultsOf(coalition, { triggers });
        const outcomes = outcomesOf(results, triggerBands(results));
        const total = outcomes.reduce((sum, { count }) => sum + count, 0);
        const hold = outcomes.at(-1)?.count ?? 0;
        expect(total).toBe(100);
        if (hold > 0 && hold < 100) expect(futuresFinding(results)).toMatch(`${hold} hold`);
        // Nearer to none and to all, the headline says "about 1 in …" and "all but about 1 in …".
        if (results.risk.value >= 0.0095 && results.risk.value <= 0.9905) {
          expect(headline(results, coalition)).toMatch(new RegExp(`^${100 - hold} of 100`));
        }
        const dots = futuresTable(results).rows.map(([label, count]) => `${count}% ${label}`);
        const labels = outcomes.filter(({ count }) => count > 0 && count < 100);
        if (hold < 100) expect(labels.map(({ percent, label }) => `${percent} ${label}`)).toEqual(dots);
      }),
    );
  });

  it("claim neither none nor all", () => {
    const results = resultsOf(coalition, { triggers: { price: 0.002 } });
    const said = outcomesOf(results, triggerBands(results)).map(({ percent }) => percent);
    expect(said).toEqual(["<1%", ">99%"]);
  });
});

describe("tables", () => {
  it("name quarters as quarters", () => {
    const results = resultsOf({ ...coalition, horizonYears: 1.75 });
    const firsts = ({ rows }: ChartTable) => rows.map(([first]) => first);
    expect(firsts(duesTable(results, 2029))).toEqual(["2029 Q1", "2030 Q1", "2030 Q3"]);
    expect(firsts(survivalTable(results, 2029, false))).toEqual(["2029", "2030", "2030 Q4"]);
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
