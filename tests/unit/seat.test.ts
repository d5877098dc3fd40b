import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCompany, oneFewer, type Seat, seatVariants, withOtherFounders } from "../../src/analysis/seat";
import { presets } from "../../src/model/presets";
import { readScenario } from "../../src/model/readScenario";
import type { MemberGroup, Scenario } from "../../src/model/schema";
import { arbitraryScenario } from "../support/arbitraryScenario";
import { experiments } from "../support/experiments";
import { extremes } from "../support/extremes";
import { coalition, consortium } from "./support/scenarios";

const newcomer = { ...(coalition.members[1] as MemberGroup), name: "Newcomer" };
const seatsOf = ({ members }: Scenario): readonly Seat[] => [
  ...members.map((_, index): Seat => ({ kind: "group", index })),
  { kind: "new", company: newcomer },
];
const at = (index: number): Seat => ({ kind: "group", index });

function problemsOf(scenario: Scenario) {
  const variants = seatsOf(scenario).flatMap((seat) => {
    const found = seatVariants(scenario, seat);
    return found === null ? [] : [found.joined, found.without, found.alone];
  });
  return variants.flatMap((variant) => (variant === null ? [] : (readScenario(variant).problems ?? [])));
}

describe("variants for a seat", () => {
  it.each(
    [...presets.map(({ scenario }) => scenario), ...extremes].map((scenario) => [scenario.name, scenario]),
  )("are valid: %s", (_, scenario) => expect(problemsOf(scenario as Scenario)).toEqual([]));

  it("are valid for every scenario", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(problemsOf(scenario)).toEqual([]);
      }),
    );
  });

  it("leave a company by name where it is, and split off one of any other group as the last", () => {
    expect(seatVariants(coalition, at(3))).toMatchObject({ seat: 3, joined: { members: coalition.members } });
    const prospect = seatVariants(coalition, at(8));
    expect(prospect?.seat).toBe(9);
    expect(prospect?.joined.members[8]?.count).toBe(11);
    expect(prospect?.joined.members[9]).toMatchObject({ name: "Applicants", count: 1, joinsPerYear: 0 });
    expect(prospect?.without?.members[8]?.count).toBe(11);
    expect(prospect?.without?.members[9]?.count).toBe(0);
    const cohort = seatVariants(consortium, at(0));
    expect(cohort?.joined.members[0]).toMatchObject({ count: { min: 3, max: 11 }, worthSpread: 4 });
    expect(cohort?.joined.members[4]).toMatchObject({ worthSpread: 1, weight: 10 });
    expect(seatVariants(coalition, { kind: "new", company: newcomer })?.joined.members[9]?.name).toBe(
      "Newcomer",
    );
  });

  it("have nobody to stay out of where the company is the only founder, and none where groups are full", () => {
    const [one, crowd] = [extremes[0], extremes[1]] as [Scenario, Scenario];
    expect(one.members).toHaveLength(1);
    expect(seatVariants(one, at(0))?.without).toBeNull();
    expect(seatVariants(one, { kind: "new", company: newcomer })?.without).not.toBeNull();
    expect(seatVariants(crowd, { kind: "new", company: newcomer })).toBeNull();
    expect(seatVariants(crowd, at(199))?.without).not.toBeNull();
    expect(seatVariants(coalition, at(99))).toBeNull();
  });

  it("leave everybody else's draws as they are", async () => {
    const original = await experiments.openings(consortium, 50);
    const strata = original.firstStrata.at(-1) ?? 0;
    for (const seat of seatsOf(consortium)) {
      const { joined, without } = seatVariants(consortium, seat) ?? {};
      for (const variant of [joined, without]) {
        const openings = await experiments.openings(variant as Scenario, 50);
        expect(openings.firstStrata.slice(0, -1)).toEqual(original.firstStrata);
        for (const key of ["worthUsdPerYear", "exitHazardPerYear"] as const) {
          for (let run = 0; run < 50; run++) {
            const own = original[key].subarray(run * strata, (run + 1) * strata);
            expect(openings[key].slice(run * (strata + 1), run * (strata + 1) + strata)).toEqual(own.slice());
          }
        }
        expect(openings.frontierCostUsd).toEqual(original.frontierCostUsd);
      }
    }
    const { joined, without } = seatVariants(coalition, at(2)) ?? {};
    const before = await experiments.openings(coalition, 50);
    expect(await experiments.openings(joined as Scenario, 50)).toEqual(before);
    const after = await experiments.openings(without as Scenario, 50);
    expect(after.worthUsdPerYear).toEqual(before.worthUsdPerYear);
    expect([...after.founders.subarray(0, 9)]).toEqual([1, 1, 0, 1, 1, 1, 1, 1, 0]);
  });

  it("never end early going alone, whatever the rules, but for a model of no use", async () => {
    const sure = { ...coalition, governance: { ...coalition.governance, costSharing: "capped" as const } };
    for (const scenario of [sure, consortium, extremes[5] as Scenario, extremes[6] as Scenario]) {
      const variants = seatVariants(
        { ...scenario, governance: { ...scenario.governance, maxLagYears: 100 } },
        at(0),
      );
      if (variants === null) throw new Error("no seat");
      const { endedAfter, members } = await experiments.outcomes(variants.alone, 300, variants.seat);
      expect(endedAfter.every((after) => after === 0)).toBe(true);
      expect(members.every((count) => count === 1)).toBe(true);
    }
  });
});

it.each([
  [3, 2],
  [0.4, 0],
  [{ dist: "uniform", min: 4, max: 12 } as const, { dist: "uniform", min: 3, max: 11 }],
  [{ dist: "uniform", min: 0.2, max: 3 } as const, { dist: "uniform", min: 0, max: 2 }],
  [{ dist: "uniform", min: 0, max: 1 } as const, 0],
  [
    { dist: "triangular", min: 0, mode: 0.5, max: 4 } as const,
    { dist: "triangular", min: 0, mode: 0, max: 3 },
  ],
  [{ dist: "normal", p5: 0.5, p95: 9 } as const, { dist: "normal", p5: 0, p95: 8 }],
  [{ dist: "lognormal", p5: 1, p95: 16 } as const, { dist: "lognormal", p5: 0.75, p95: 12 }],
  [{ dist: "lognormal", p5: 0.1, p95: 2 } as const, 0],
])("one fewer than %j is %j", (count, fewer) => expect(oneFewer(count)).toEqual(fewer));

it("a company by name is a founder group of one, there or left out", () => {
  const [first] = coalition.members as [MemberGroup];
  expect(isCompany(first)).toBe(true);
  expect(isCompany({ ...first, count: 0 })).toBe(true);
  for (const change of [
    { count: 2 },
    { worthSpread: 3 },
    { joinsPerYear: 1 },
    { count: { dist: "uniform", min: 0.6, max: 1.4 } as const },
  ]) {
    expect(isCompany({ ...first, ...change })).toBe(false);
  }
});

it("other founders come and go in their present proportions", () => {
  const countsOf = (scenario: Scenario, seat: number, others: number) =>
    withOtherFounders(scenario, seat, others).members.map(({ count }) => count);
  expect(countsOf(coalition, 1, 3)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 12]);
  expect(countsOf(coalition, 1, 9)).toEqual([2, 1, 2, 1, 1, 1, 1, 1, 12]);
  const { joined, seat } = seatVariants(consortium, at(0)) ?? { joined: consortium, seat: 0 };
  const counts = countsOf(joined, seat, 50);
  expect(Number(counts[0]) + Number(counts[1]) + Number(counts[2])).toBe(50);
  expect(counts.slice(3)).toEqual([consortium.members[3]?.count, 1]);
  expect(() => withOtherFounders(extremes[0] as Scenario, 0, 3)).toThrow(RangeError);
});
