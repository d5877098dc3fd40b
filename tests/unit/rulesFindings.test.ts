import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import type { RulesCompared } from "../../src/analysis/compareRules";
import type { RuleSplit } from "../../src/analysis/ruleSplits";
import { SHARING_RULES } from "../../src/analysis/sharedDues";
import { MOST_MEMBERS, type StayCurve } from "../../src/analysis/stayCurves";
import type { Scenario } from "../../src/model/schema";
import { rulesInOrder, rulesLead, rulesNote, rulesWhy, stayFinding } from "../../src/state/findings/rules";
import { coalition } from "./support/scenarios";

const RUNS = 10_000;

/** Each rule's dues of the first two founders, dollars. */
const splitsOf = (dues: Readonly<Record<string, readonly number[]>>, wish: Partial<RuleSplit> = {}) =>
  SHARING_RULES.map(
    (rule): RuleSplit => ({
      rule,
      runs: 2000,
      groups: (dues[rule] ?? [10, 10]).map((p50, group) => ({
        group,
        duesUsdPerYear: { p10: p50, p50, p90: p50 },
        ratherLeave: chanceOf(0.1, 2000),
      })),
      stable: chanceOf(0.5, 2000),
      runsWithSurplus: 2000,
      inCore: chanceOf(1, 2000),
      samplingError: 0,
      ...(rule === "shapley" ? wish : {}),
    }),
  );

function compared(risks: readonly number[] | null, splits = splitsOf({})): RulesCompared {
  const [equal = 0, tiered = 0, proportional = 0, capped = 0, talmud = 0] = risks ?? [];
  const found = { equal, tiered, proportional, capped, talmud };
  const chances = Object.entries(found).map(([rule, risk]) => [rule, chanceOf(risk, RUNS)]);
  return {
    scenario: coalition,
    splits,
    curves: null,
    risks: risks && Object.fromEntries(chances),
    riskRuns: RUNS,
  };
}

describe("lead of the rules view", () => {
  const risks = [0.54, 0.54, 0.35, 0.34, 0.26];

  it.each([
    [
      "somebody pays more",
      risks,
      splitsOf({ talmud: [10, 14.8] }),
      "Sharing by the Talmud rule would cut the risk of falling apart by 2031 from 35 to 26 of 100 futures, but Cursor would pay 48% more at the start.",
    ],
    [
      "twice as much",
      risks,
      splitsOf({ talmud: [20, 10] }),
      "Sharing by the Talmud rule would cut the risk of falling apart by 2031 from 35 to 26 of 100 futures, but Mistral AI would pay twice as much at the start.",
    ],
    [
      "many times as much",
      risks,
      splitsOf({ talmud: [31, 10] }),
      "Sharing by the Talmud rule would cut the risk of falling apart by 2031 from 35 to 26 of 100 futures, but Mistral AI would pay 3.1 times as much at the start.",
    ],
    [
      "nobody pays much more",
      risks,
      splitsOf({ talmud: [10.5, 9] }),
      "Sharing by the Talmud rule would cut the risk of falling apart by 2031 from 35 to 26 of 100 futures.",
    ],
    [
      "the one in use is best",
      [0.54, 0.5, 0.26, 0.35, 0.3],
      splitsOf({}),
      "No other rule makes the risk smaller: sharing by worth, 26 of 100 futures fall apart by 2031; sharing equally, 54 of 100.",
    ],
    [
      "fee units, which are not shown, are as bad as equal dues",
      [0.54, 0.54, 0.26, 0.35, 0.3],
      splitsOf({}),
      "No other rule makes the risk smaller: sharing by worth, 26 of 100 futures fall apart by 2031; sharing equally, 54 of 100.",
    ],
    [
      "another is hardly better",
      [0.54, 0.5, 0.26, 0.35, 0.255],
      splitsOf({}),
      "No other rule makes much of a difference for the better: sharing by worth, 26 of 100 futures fall apart by 2031; sharing equally, 54 of 100.",
    ],
    [
      "all alike",
      [0.35, 0.35, 0.352, 0.353, 0.35],
      splitsOf({}),
      "How dues are shared hardly matters to the risk: under every rule 35 of 100 futures fall apart by 2031.",
    ],
    [
      "none falls apart",
      [0, 0, 0, 0, 0],
      splitsOf({}),
      "How dues are shared hardly matters to the risk: under every rule fewer than 1 in 2,600 futures fall apart by 2031.",
    ],
    [
      "down to none seen",
      [0.1, 0.1, 0.1, 0.1, 0],
      splitsOf({}),
      "Sharing by the Talmud rule would cut the risk of falling apart by 2031 from 10 of 100 to fewer than 1 in 2,600 futures.",
    ],
  ])("%s", (_, found, splits, words) => expect(rulesLead(compared(found, splits))).toBe(words));

  it("waits for the risks", () =>
    expect(rulesLead(compared(null))).toBe("Comparing six ways to share the bill…"));
});

describe("note below the table", () => {
  it("tells runs, what is sampled and where there is no surplus", () => {
    expect(rulesNote(compared([0, 0, 0, 0, 0]))).toBe(
      "Dues, who would rather leave and the core: first quarter, founders’ own draws, 2,000 runs. Risks are over 10,000 runs with the same random numbers. By fee units equals Equal, for all have the same fee units.",
    );
    const rough = splitsOf({}, { runs: 40, samplingError: 0.0532 });
    const lacking = rough.map((split) => ({ ...split, runsWithSurplus: 1967 }));
    expect(rulesNote(compared(null, lacking))).toBe(
      "Dues, who would rather leave and the core: first quarter, founders’ own draws, 2,000 runs. By fee units equals Equal, for all have the same fee units. Shapley dues are over 40 runs, for they take long to work out. Shapley dues come from sampled orders, with a standard error of 5% in each run. In 33 of 2,000 runs the members owe more than membership is worth to all of them: there is no surplus to share, and no core.",
    );
    expect(rulesNote(compared(null, splitsOf({}).slice(0, 5)))).toContain("Shapley dues are not worked out");
    expect(rulesNote(compared(null, []))).toBe("");
  });
});

describe("title of the curve", () => {
  const curveOf = (smallestStableSize: number | null, stable: (members: number) => number): StayCurve => ({
    rule: "equal",
    runs: 400,
    points: Array.from({ length: MOST_MEMBERS }, (_, index) => ({
      members: index + 1,
      mean: 0.5,
      p10: 0,
      p90: 1,
      stable: stable(index + 1),
    })),
    smallestStableSize,
  });

  it.each([
    [
      curveOf(12, (n) => (n < 12 ? 0 : 1)),
      "With 8 members, 50% of them would rather stay than leave; from 12 on, all would in at least half of futures",
    ],
    [
      curveOf(6, (n) => (n === 6 ? 0.6 : 0.4)),
      "With 8 members, 50% of them would rather stay than leave; with 6, all would in at least half of futures, but not with every number beyond",
    ],
    [
      curveOf(null, () => 0),
      "With 8 members, 50% of them would rather stay than leave; with no number up to 60 would all in half of futures",
    ],
    [undefined, "Who would stay at each size of coalition"],
  ])("%#", (curve, words) => expect(stayFinding(curve, coalition)).toBe(words));

  it("speaks of one member as of one", () => {
    const alone = { ...coalition, members: coalition.members.slice(0, 1) };
    const curve = curveOf(1, () => 1);
    expect(stayFinding(curve, alone)).toBe(
      "A member alone would rather stay than leave in 50% of futures; from 1 on, all would in at least half of futures",
    );
  });

  it("speaks of the quorum where nobody knows how many found it, and of 60 where more do", () => {
    const withCount = (count: Scenario["members"][number]["count"]) => ({
      ...coalition,
      members: coalition.members.map((group, index) => (index === 0 ? { ...group, count } : group)),
    });
    const curve = curveOf(4, () => 1);
    expect(stayFinding(curve, withCount({ dist: "uniform", min: 1, max: 3 }))).toMatch(/^With 4 members/);
    expect(stayFinding(curve, withCount(300))).toMatch(/^With 60 members/);
  });
});

describe("columns", () => {
  const risks = [0.54, 0.54, 0.35, 0.34, 0.26];
  const of = (change: Partial<Scenario>) => ({
    ...compared(risks),
    scenario: { ...coalition, ...change },
  });

  it("leaves fee units out where they are alike, unless they are in use", () => {
    const [first, ...others] = coalition.members;
    const unlike = first ? [{ ...first, weight: 3 }, ...others] : [];
    const tiered = { ...coalition.governance, costSharing: "tiered" as const };
    expect(rulesInOrder(of({}), false)).toEqual(["equal", "proportional", "capped", "talmud", "shapley"]);
    expect(rulesInOrder(of({ members: unlike }), false)).toEqual([...SHARING_RULES]);
    expect(rulesInOrder(of({ governance: tiered }), false)).toContain("tiered");
    expect(rulesNote(of({ members: unlike }))).not.toContain("fee units");
    expect(rulesNote(of({ governance: tiered }))).not.toContain("fee units");
  });

  it("begins with the rule in use and the one of the lead where few can be seen", () => {
    expect(rulesInOrder(of({}), true)).toEqual(["proportional", "talmud", "equal", "capped", "shapley"]);
    expect(rulesInOrder(compared(null), true).slice(0, 2)).toEqual(["proportional", "equal"]);
  });

  it("has its reasons said as far as they hold", () => {
    expect(rulesWhy(of({}))).toMatch(
      /first quarter; .* alike.* a leaver keeps up to \d+% of that worth for free\.$/,
    );
    expect(rulesWhy(of({ churn: { ...coalition.churn, freeRiding: 0 } }))).not.toContain("leaver");
    const capped = coalition.members.map((group) => ({ ...group, duesCapUsdPerYear: 1e6 }));
    expect(rulesWhy(of({ members: capped }))).not.toContain("alike");
  });
});
