import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValue } from "../../src/model/paths";
import { scenarioSchema } from "../../src/model/schema";
import {
  foundersHint,
  foundersOf,
  membersInWords,
  restoreFounders,
  uncertainFounders,
  withFounders,
} from "../../src/state/founders";
import { FURTHER_FOUNDERS } from "../../src/state/partners";
import { coalition, consortium } from "./support/scenarios";

const counts = (scenario: typeof coalition) => scenario.members.map(({ count }) => count);

describe("withFounders", () => {
  it("leaves the last named companies out when there are fewer", () => {
    expect(counts(withFounders(coalition, 5))).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 12]);
  });

  it("adds one group made like the founder of middle worth when there are more", () => {
    const members = withFounders(coalition, 11).members;
    const { name, count, ...rest } = members.at(-1) ?? {};
    const middle = coalition.members.find((group) => group.name === "Reflection AI");
    expect([members.length, name, count]).toEqual([10, FURTHER_FOUNDERS, 3]);
    expect({ ...rest, name: middle?.name, count: 1 }).toEqual(middle);
  });

  it("says who they are", () => {
    const hint = "8 by name and 1 more, worth $15M – $100M a year, like Reflection AI.";
    const nine = withFounders(coalition, 9);
    expect(foundersHint(nine)).toBe(hint);
    expect(foundersHint(withFounders(coalition, 12))).toBe(
      "8 by name and 4 more, worth $15M – $100M a year each, like Reflection AI.",
    );
    expect(foundersHint(withValue(nine, "members[9].valueUsdPerYear", 2e7))).toBe(
      "8 by name and 1 more, worth $20M a year.",
    );
    expect(foundersHint(coalition)).toBeNull();
  });

  it("takes the extra group away again, and touches nothing else", () => {
    expect(withFounders(withFounders(coalition, 30), 8)).toEqual(coalition);
    const more = withFounders(coalition, 9);
    expect(more.programme).toBe(coalition.programme);
    expect(more.members[0]).toBe(coalition.members[0]);
    expect(more.members[8]).toBe(coalition.members[8]);
  });

  it("lets the only founder group grow and shrink itself", () => {
    const alone = { ...coalition, members: coalition.members.slice(0, 1) };
    expect(counts(withFounders(alone, 7))).toEqual([7]);
    expect(counts(withFounders(withFounders(alone, 7), 1))).toEqual([1]);
  });

  it("has as many founders as asked, validly, wherever it starts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }), (wishes) => {
        let scenario = coalition;
        for (const wish of wishes) {
          scenario = withFounders(scenario, wish);
          expect(foundersOf(scenario)).toBe(wish);
        }
        expect(scenarioSchema.safeParse(scenario).success).toBe(true);
        expect(restoreFounders(scenario, coalition)).toEqual(coalition);
      }),
    );
  });

  it.each([0, -1, 2.5, Number.NaN])("refuses %d founders", (founders) => {
    expect(() => withFounders(coalition, founders)).toThrow(RangeError);
  });

  it("counts companies, and groups where they are uncertain", () => {
    expect(membersInWords(coalition)).toBe("8 founders, 1 group of prospects");
    expect(membersInWords(withFounders(coalition, 1))).toBe("1 founder, 1 group of prospects");
    expect(membersInWords(consortium)).toBe("3 groups of founders, 1 group of prospects");
    expect(membersInWords({ ...coalition, members: coalition.members.slice(0, 8) })).toBe("8 founders");
  });

  it("refuses where the founders are a range", () => {
    expect(uncertainFounders(consortium)).toEqual([0, 1, 2]);
    expect(() => withFounders(consortium, 5)).toThrow(RangeError);
  });
});
