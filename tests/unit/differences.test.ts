import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValue } from "../../src/model/paths";
import type { Scenario } from "../../src/model/schema";
import { differencesOf } from "../../src/state/differences";
import { withFounders } from "../../src/state/founders";
import { addItem, moveItem, removeItem } from "../../src/state/lists";
import { withJoins, withMemberHazards } from "../../src/state/proportions";
import { arbitraryScenario } from "../support/arbitraryScenario";
import { coalition, consortium, presetScenario } from "./support/scenarios";

const single = presetScenario("single-sponsor");

/** What differs, as lines of text. */
const lines = (...scenarios: Scenario[]) =>
  differencesOf(scenarios).map(({ item, title, values }) =>
    [item === null ? title : `${item}: ${title}`, ...values.map((value) => value ?? "–")].join(" | "),
  );
const set = (path: string, value: unknown, scenario = coalition) => withValue(scenario, path, value);

describe("what differs between scenarios", () => {
  it.each([
    ["governance.exitFeeYears", 0.5, "Exit fee | none | ½ year"],
    ["governance.costSharing", "talmud", "Dues are split | by worth | by the Talmud rule"],
    ["programme.costGrowthPerYear", 3, "Growth of its cost | 2.0 – 2.9× a year | 3× a year"],
    ["sponsors[0].share", 0.7, "NVIDIA: Share of the bill | 60% | 70%"],
    ["members[1].name", "Curser", "Cursor: Name | Cursor | Curser"],
    ["members[1].duesCapUsdPerYear", 5e6, "Cursor: Cap on dues | none | $5M a year"],
  ])("has %s with both values", (path, value, line) => {
    expect(lines(coalition, set(path, value))).toEqual([line]);
  });

  it("leaves out words, and what a comparison makes the same", () => {
    const other = set("horizonYears", 3, set("simulation.seed", "x", set("simulation.runs", 5)));
    expect(lines(coalition, { ...other, name: "Other", summary: "Other", sources: {} })).toEqual([]);
  });

  it("tells values apart that read the same when rounded", () => {
    expect(lines(coalition, set("programme.ambition", 0.25000001))).toEqual([
      "Our spend, share of the frontier's | 0.25 | 0.25000001",
    ]);
    const uniform = set("valueGrowthPerYear", { dist: "uniform", min: 1.2, max: 1.9 });
    expect(lines(coalition, uniform)).toEqual([
      "Growth of worth | lognormal, p5 1.2, p95 1.9 | uniform, min 1.2, max 1.9",
    ]);
  });

  it("says what was added and removed, and that an order is another", () => {
    const [added] = lines(coalition, addItem(coalition, "sponsors"));
    expect(added).toBe("New sponsor | – | pays 10%, ½ year notice");
    expect(lines(coalition, removeItem(coalition, "shocks", 0))).toEqual([
      "Capital-market downturn | 0.2 a year, lasts 1.4 years, departures 1.5×, withdrawals 2× | –",
    ]);
    expect(lines(coalition, moveItem(coalition, "members", 0, 3))).toEqual([
      "Order of members | as in the first | another",
    ]);
  });

  it("has one line for what moves several groups at once", () => {
    expect(lines(coalition, withMemberHazards(coalition, 0.14))).toEqual([
      "Leaves for its own reasons | 4 – 7% a year | 8 – 14% a year",
    ]);
    const twice = withMemberHazards(withMemberHazards(coalition, 0.0913), 0.14);
    expect(lines(coalition, twice)).toHaveLength(1);
    expect(lines(coalition, withFounders(coalition, 11))).toEqual(["Founding members | 8 | 11"]);
    expect(lines(coalition, withFounders(coalition, 5))).toEqual(["Founding members | 8 | 5"]);
    expect(lines(coalition, withJoins(coalition, 3))).toEqual(["New members | 1.5 a year | 3 a year"]);
  });

  it("takes no company of one preset for a renamed one of another", () => {
    const found = differencesOf([coalition, single]).filter(({ section }) => section === "Members");
    const names = [...coalition.members, ...single.members].map(({ name }) => name);
    expect(found.filter(({ kind }) => kind === "item").map(({ title }) => title)).toEqual(names);
    expect(found.some(({ title }) => title === "Name")).toBe(false);
  });

  it("puts up to four side by side, and marks who is like the first", () => {
    const fee = set("governance.exitFeeYears", 0.5);
    const [first, ...rest] = differencesOf([coalition, fee, coalition]);
    expect(first?.values).toEqual(["none", "½ year", "none"]);
    expect(first?.isSame).toEqual([true, false, true]);
    expect(rest).toEqual([]);
    const both = [addItem(coalition, "shocks"), addItem(set("churn.freeRiding", 0.5), "shocks")];
    const added = differencesOf([coalition, ...both]).find(({ kind }) => kind === "item");
    expect(added?.values).toEqual([null, "0.2 a year, lasts 1 year", "0.2 a year, lasts 1 year"]);
  });

  it("finds nothing between a scenario and itself, and as much from either side", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(differencesOf([scenario, structuredClone(scenario)])).toEqual([]);
        const [one, other] = [differencesOf([consortium, scenario]), differencesOf([scenario, consortium])];
        const plain = (found: typeof one) =>
          found.filter(({ item, kind, key }) => item === null && kind === "field" && key.includes("."));
        expect(plain(other).map(({ key }) => key)).toEqual(plain(one).map(({ key }) => key));
        for (const { key, values } of plain(one)) {
          expect(plain(other).find((row) => row.key === key)?.values).toEqual(values.toReversed());
        }
        expect(new Set(one.map(({ key }) => key)).size).toBe(one.length);
      }),
      { numRuns: 40 },
    );
  });
});
