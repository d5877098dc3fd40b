import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { CAUSES, TRIGGERS, type Trigger } from "../../src/analysis/results";
import { summarise } from "../../src/analysis/summarise";
import { type Columns, emptyColumns, FINE, mergeColumns, rowsOf } from "../../src/engine/columns";
import { fingerprintOf } from "../../src/engine/fingerprint";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { sizeOf } from "../../src/engine/parameterBlock";
import { parametersOf } from "../../src/engine/parameters";
import * as layout from "../../src/kernel/layout";
import type { Scenario } from "../../src/model/schema";
import { arbitraryScenario, between, plainScenario } from "../support/arbitraryScenario";

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel();
});

const SEED = 20_260;

const always = <T extends unknown[]>(examples: number, property: fc.IProperty<T>) =>
  fc.assert(property, { seed: SEED, numRuns: examples });

function columnsOf(scenario: Scenario, runs: number, first = 0, by = kernel, courses = false): Columns {
  by.load(parametersOf(scenario, { courses }));
  by.simulate(first, runs);
  return by.takeColumns();
}

function merged(scenario: Scenario, parts: readonly Columns[], courses = false): Columns {
  return parts.reduce(mergeColumns, emptyColumns(sizeOf(parametersOf(scenario, { courses }))));
}

/** Tells columns apart by every bit, those of courses too. */
function bitsOf(columns: Columns): readonly (string | null)[] {
  const { courses } = columns;
  const inside = courses && { ...columns, ...courses, groupSums: courses.above, courses: null };
  return [fingerprintOf(columns), inside && fingerprintOf(inside)];
}

/** The first groups only, so that scenarios with further ones can be compared. */
const withGroups = (columns: Columns, groups: number): Columns => ({
  ...columns,
  groups,
  groupSums: columns.groupSums.slice(0, groups * layout.GROUP_SUMS),
});

const arbitraryRuns = fc.integer({ min: 1, max: 40 });
const arbitraryFirst = fc.integer({ min: 0, max: 10_000_000 });

describe("runs", () => {
  it("give the same columns to the bit, in whatever parts and order they are simulated and merged", () => {
    const arbitraryParts = fc
      .array(arbitraryRuns, { minLength: 1, maxLength: 4 })
      .chain((lengths) =>
        fc
          .shuffledSubarray([...lengths.keys()], { minLength: lengths.length })
          .map((order) => ({ lengths, order })),
      );
    always(
      60,
      fc.property(
        arbitraryScenario,
        arbitraryFirst,
        arbitraryParts,
        (scenario, first, { lengths, order }) => {
          const startOf = (part: number) =>
            lengths.slice(0, part).reduce((sum, length) => sum + length, first);
          for (const courses of [false, true]) {
            const parts = order.map((part) =>
              columnsOf(scenario, lengths[part] as number, startOf(part), kernel, courses),
            );
            const whole = columnsOf(scenario, startOf(lengths.length) - first, first, kernel, courses);
            expect(bitsOf(merged(scenario, parts, courses))).toEqual(bitsOf(whole));
          }
        },
      ),
    );
  });

  it("have the same columns whether courses are followed or not, but for the courses", () => {
    always(
      60,
      fc.property(arbitraryScenario, arbitraryRuns, arbitraryFirst, (scenario, runs, first) => {
        const plain = columnsOf(scenario, runs, first);
        const followed = columnsOf(scenario, runs, first, kernel, true);
        expect(plain.courses).toBeNull();
        expect(followed.courses?.followed).toBe(scenario.members.length);
        expect(fingerprintOf(followed)).toBe(fingerprintOf(plain));
      }),
    );
  });

  it("do not merge with those that follow other groups", () => {
    const scenario = plainScenario({});
    const [plain, followed] = [columnsOf(scenario, 5), columnsOf(scenario, 5, 0, kernel, true)];
    expect(() => mergeColumns(plain, followed)).toThrow(RangeError);
  });

  it("do not depend on what the kernel simulated before", async () => {
    const fresh = await Promise.all(Array.from({ length: 50 }, () => startKernel()));
    let example = 0;
    always(
      50,
      fc.property(arbitraryScenario, arbitraryScenario, arbitraryRuns, (before, scenario, runs) => {
        columnsOf(before, runs, 0, kernel, runs % 2 === 0);
        const after = columnsOf(scenario, runs, 0, kernel, true);
        const alone = columnsOf(scenario, runs, 0, fresh[example++] as Kernel, true);
        expect(bitsOf(after)).toEqual(bitsOf(alone));
      }),
    );
  });

  it("do not depend on the largest scenario of all that came before", async () => {
    const spread = {
      count: 20,
      worthSpread: 30,
      valueUsdPerYear: 2e6,
      exitHazardPerYear: 0.5,
      joinsPerYear: 3,
    };
    const largest = plainScenario({
      horizonYears: 50,
      programme: { operatingCostUsdPerYear: 1e9 },
      members: Array.from({ length: 200 }, (_, g) => ({ ...spread, joinsPerYear: g % 2 })),
      sponsors: Array.from({ length: 20 }, () => ({ share: 0.04, withdrawalHazardPerYear: 1 })),
      shocks: Array.from({ length: 20 }, () => ({ ratePerYear: 1, durationYears: 1, memberHazard: 1.1 })),
      churn: { splitHazardPerMemberYear: 0.01, splitFraction: 0.1, contagion: 1 },
      governance: { noticeYears: 1, exitFeeYears: 1 },
    });
    const fresh = await Promise.all(Array.from({ length: 20 }, () => startKernel()));
    let example = 0;
    always(
      20,
      fc.property(arbitraryScenario, (scenario) => {
        columnsOf(largest, 1, example, kernel, true);
        const after = columnsOf(scenario, 20);
        expect(fingerprintOf(after)).toBe(
          fingerprintOf(columnsOf(scenario, 20, 0, fresh[example++] as Kernel)),
        );
      }),
    );
  });
});

describe("what changes nothing leaves every draw in place", () => {
  const nobody = {
    name: "Nobody",
    count: 0,
    weight: 1,
    valueUsdPerYear: 1e6,
    worthSpread: 1,
    duesCapUsdPerYear: null,
    exitHazardPerYear: 1,
    commitmentYears: 0,
    joinsPerYear: 0,
  };

  it.each([
    ["no founders", nobody],
    ["no founders of five strata", { ...nobody, worthSpread: 9 }],
    ["no prospects", { ...nobody, joinsPerYear: 4 }],
  ])("a further group with %s", (_, group) => {
    always(
      40,
      fc.property(arbitraryScenario, (scenario) => {
        const further = { ...scenario, members: [...scenario.members, group] };
        const columns = withGroups(columnsOf(further, 30), scenario.members.length);
        expect(fingerprintOf(columns)).toBe(fingerprintOf(columnsOf(scenario, 30)));
      }),
    );
  });

  it("a further sponsor without a share, a further shock that never comes", () => {
    const sponsor = {
      name: "Silent",
      share: 0,
      capUsdPerYear: null,
      taperPerYear: 0,
      withdrawalHazardPerYear: 5,
      noticeYears: 0,
      replacementProbability: 0.5,
      replacementYears: 0,
    };
    const shock = {
      name: "Never",
      ratePerYear: 0,
      durationYears: 1,
      cost: 9,
      value: 9,
      memberHazard: 9,
      sponsorHazard: 9,
    };
    always(
      40,
      fc.property(arbitraryScenario, (scenario) => {
        const further = {
          ...scenario,
          sponsors: [...scenario.sponsors, sponsor],
          shocks: [...scenario.shocks, shock],
        };
        expect(fingerprintOf(columnsOf(further, 30))).toBe(fingerprintOf(columnsOf(scenario, 30)));
      }),
    );
  });

  it("a further founder that is committed throughout: who left of the others is the same without price and contagion", () => {
    const arbitraryHazards = fc.array(between(0.01, 2), {
      minLength: 1,
      maxLength: 6,
    });
    always(
      40,
      fc.property(arbitraryHazards, (hazards) => {
        const members = hazards.map((exitHazardPerYear) => ({ count: 5, exitHazardPerYear }));
        const some = columnsOf(plainScenario({ members }), 30);
        const more = columnsOf(plainScenario({ members: [...members, { commitmentYears: 100 }] }), 30);
        expect(withGroups(more, hazards.length).groupSums).toEqual(some.groupSums);
      }),
    );
  });
});

/** The quarter that a single run ends with, or Infinity. */
function endOf({ quarterSums, quarters }: Columns): number {
  for (let t = 0; t < quarters; t++) {
    const at = t * layout.QUARTER_SUMS + layout.SUM_CAUSE;
    if (quarterSums.subarray(at, at + layout.CAUSE_COUNT).some((count) => count > 0)) return t;
  }
  return Number.POSITIVE_INFINITY;
}

describe("the lowest run", () => {
  it("of each quarter and trigger, and of those that hold, is that of all runs one by one", () => {
    always(
      30,
      fc.property(arbitraryScenario, arbitraryFirst, (scenario, first) => {
        const { firstRuns, firstSurvivor } = summarise(columnsOf(scenario, 30, first), scenario);
        const expected = TRIGGERS.map(() => firstRuns.cost.map(() => null as number | null));
        let survivor: number | null = null;
        for (let run = first + 29; run >= first; run--) {
          const one = columnsOf(scenario, 1, run);
          const end = endOf(one);
          if (end === Number.POSITIVE_INFINITY) survivor = run;
          else {
            const at = end * layout.QUARTER_SUMS + layout.SUM_TRIGGER;
            const trigger = one.quarterSums.subarray(at, at + layout.TRIGGER_COUNT).indexOf(1);
            (expected[trigger] as (number | null)[])[end] = run;
          }
        }
        expect(firstSurvivor).toBe(survivor);
        TRIGGERS.forEach((trigger: Trigger, index) => {
          expect(firstRuns[trigger]).toEqual(expected[index]);
        });
      }),
    );
  });
});

describe("courses", () => {
  const courseOf = (scenario: Scenario, runs: number) =>
    summarise(columnsOf(scenario, runs, 0, kernel, true), scenario).groups.map(({ course }) => course);

  it("are those of the member in the middle of a group, over the runs in which the group has one", () => {
    const scenario = plainScenario({
      horizonYears: 1,
      programme: { operatingCostUsdPerYear: 4e7 },
      members: [
        { count: 10, valueUsdPerYear: 8e6, worthSpread: 9 },
        { count: 0 },
        { count: 1, valueUsdPerYear: 1e6 },
      ],
      governance: { costSharing: "equal" },
    });
    const [wide, empty, poor] = courseOf(scenario, 10);
    const dues = 4e7 / 11;
    for (const quarter of wide?.quarters ?? []) {
      expect(quarter).toMatchObject({ share: 1, above: 0 });
      expect(quarter?.dues.p50).toBeCloseTo(dues, 3);
      expect(quarter?.worth).toEqual({ p10: 8e6, p50: 8e6, p90: 8e6 });
      expect(quarter?.duesPerWorth.p90).toBeCloseTo(dues / 8e6, 12);
    }
    expect(empty?.quarters).toEqual([null, null, null, null]);
    expect(empty).toMatchObject({ duesPv: null, worthPv: null, netPv: null, short: null });
    expect(poor?.quarters.map((quarter) => quarter?.above)).toEqual([1, 1, 1, 1]);
    expect(poor?.short).toBe(1);
    expect(poor?.netPv?.p50).toBeCloseTo(1e6 - dues, 3);
  });

  it("have shares that fall, ordered quantiles, and means of founders within their extremes", () => {
    always(
      60,
      fc.property(arbitraryScenario, (scenario) => {
        const results = summarise(columnsOf(scenario, 40, 0, kernel, true), scenario);
        for (const { course, runs } of results.groups) {
          course?.quarters.forEach((quarter, t) => {
            if (quarter === null) return;
            expect(quarter.share).toBeLessThanOrEqual((results.together[t] as number) + 1e-12);
            expect(quarter.above).toBeLessThanOrEqual(1);
            for (const { p10, p50, p90 } of [quarter.dues, quarter.worth, quarter.duesPerWorth]) {
              expect(p10 <= p50 && p50 <= p90 && p10 >= 0 && p90 < Number.POSITIVE_INFINITY).toBe(true);
            }
          });
          expect(course?.netPv === null).toBe(runs === 0);
          if (course?.netPv && course.short !== null) {
            expect(course.short).toBeLessThanOrEqual(1);
            if (course.short > 0.6) expect(course.netPv.p50).toBeLessThan(0);
            if (course.short < 0.4) expect(course.netPv.p50).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("are followed for the first of very many groups, and the others have none", () => {
    const members = Array.from({ length: 30 }, () => ({}));
    const courses = courseOf(plainScenario({ horizonYears: 25, members }), 3);
    expect(courses.map((course) => course !== null)).toEqual(members.map((_, g) => g < 8));
  });
});

describe("more hazard", () => {
  /** Without all that can turn a departure to the good: prospects who look at lower dues, fewer splits, stakes that
   * rise as the group shrinks, fees, and contagion, which passes with its window. */
  const monotone = (scenario: Scenario): Scenario => ({
    ...scenario,
    horizonYears: 4,
    members: [
      { count: 4, commitmentYears: 0 },
      { count: 2, commitmentYears: 1 },
    ].map((founders, g) => ({
      ...(scenario.members[g % scenario.members.length] as Scenario["members"][number]),
      ...founders,
      joinsPerYear: 0,
    })),
    churn: { ...scenario.churn, contagion: 0, freeRiding: 0, splitHazardPerMemberYear: 0 },
    governance: { ...scenario.governance, quorum: 3, exitFeeYears: 0, costSharing: "equal" },
  });

  it("of leaving never ends a run later", () => {
    const arbitraryHazard = between(0, 2);
    always(
      100,
      fc.property(
        arbitraryScenario,
        arbitraryHazard,
        arbitraryHazard,
        arbitraryFirst,
        (scenario, low, more, first) => {
          const at = (exitHazardPerYear: number) => {
            const { members, ...rest } = monotone(scenario);
            return { ...rest, members: members.map((group) => ({ ...group, exitHazardPerYear })) };
          };
          for (let run = first; run < first + 10; run++) {
            const sooner = endOf(columnsOf(at(low + more), 1, run));
            expect(sooner).toBeLessThanOrEqual(endOf(columnsOf(at(low), 1, run)));
          }
        },
      ),
    );
  });
});

describe("money", () => {
  const arbitraryMoney = between(1e6, 1e9);
  const arbitraryPayers = fc.array(
    fc.record({
      count: fc.integer({ min: 1, max: 50 }),
      weight: between(0.1, 10),
      valueUsdPerYear: arbitraryMoney,
    }),
    { minLength: 1, maxLength: 8 },
  );

  it("dues of all payers, sponsors' money and what is unpaid add to the bill", () => {
    always(
      150,
      fc.property(
        arbitraryPayers,
        arbitraryMoney,
        between(0, 1),
        fc.constantFrom("equal", "tiered", "proportional", "capped", "talmud"),
        fc.option(arbitraryMoney, { nil: null }),
        (members, operatingCostUsdPerYear, share, costSharing, duesCapUsdPerYear) => {
          const scenario = plainScenario({
            horizonYears: 1,
            programme: { operatingCostUsdPerYear },
            members: members.map((group) => ({ ...group, duesCapUsdPerYear })),
            sponsors: [{ share }],
            governance: { costSharing },
          });
          const { quarters, groups } = summarise(columnsOf(scenario, 1), scenario);
          const payers = members.reduce((sum, { count }) => sum + count, 0);
          for (const { dues, bill, funded } of quarters) {
            const paid = (dues?.p50 ?? Number.NaN) * payers + share * (bill ?? Number.NaN);
            const due = (funded ?? Number.NaN) * operatingCostUsdPerYear;
            expect(Math.abs(paid - due)).toBeLessThanOrEqual(2 ** -20 * operatingCostUsdPerYear);
            expect(bill).toBe(operatingCostUsdPerYear);
          }
          const inGroups = groups.reduce(
            (sum, { duesPv }, g) => sum + (duesPv ?? Number.NaN) * (members[g]?.count ?? 0),
            0,
          );
          const inQuarters = quarters.reduce(
            (sum, { dues }) => sum + ((dues?.p50 ?? Number.NaN) * payers) / 4,
            0,
          );
          expect(Math.abs(inGroups - inQuarters)).toBeLessThanOrEqual(payers / 1024 + 1e-9 * inQuarters);
        },
      ),
    );
  });
});

describe("results", () => {
  /** Every number in a value, with its path. */
  function* numbersIn(value: unknown, path = ""): Generator<[string, number]> {
    if (typeof value === "number") yield [path, value];
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) yield* numbersIn(inner, `${path}.${key}`);
    }
  }

  it("are finite and not negative; shares lie in 0…1, causes and triggers add to the risk", () => {
    always(
      300,
      fc.property(arbitraryScenario, (scenario) => {
        const results = summarise(columnsOf(scenario, 50), scenario);
        for (const [path, number] of numbersIn(results)) {
          if (!(number >= 0 && number < Number.POSITIVE_INFINITY))
            expect(number, path).toBeGreaterThanOrEqual(0);
        }
        const { risk, together, causes, triggers, cumulativeIncidence, quarters, groups } = results;
        expect(risk.value).toBeLessThanOrEqual(1);
        expect(together[0]).toBe(1);
        expect(together.at(-1)).toBeCloseTo(1 - risk.value, 12);
        expect(together.every((share, t) => t === 0 || share <= (together[t - 1] as number))).toBe(true);
        expect(CAUSES.reduce((sum, cause) => sum + causes[cause], 0)).toBeCloseTo(risk.value, 12);
        expect(TRIGGERS.reduce((sum, trigger) => sum + triggers[trigger], 0)).toBeCloseTo(risk.value, 12);
        for (const trigger of TRIGGERS) expect(cumulativeIncidence[trigger].at(-1)).toBe(triggers[trigger]);
        for (const { funded } of quarters) expect(funded ?? 0).toBeLessThanOrEqual(1);
        for (const { left } of groups) expect(left ?? 0).toBeLessThanOrEqual(1);
        for (const { dues } of quarters) {
          if (dues === null) continue;
          const { p5, p25, p50, p75, p95 } = dues;
          expect([p5, p25, p50, p75, p95]).toEqual([p5, p25, p50, p75, p95].sort((a, b) => a - b));
        }
      }),
    );
  });

  it("have a risk that lies within its own interval, from no ending to all", () => {
    always(
      200,
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), between(0, 1), (runs, part) => {
        for (const ended of [0, Math.floor(part * runs), runs]) {
          const { value, low, high } = chanceOf(ended / runs, runs);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });

  it("count each run alive at a quarter's start once in each histogram", () => {
    always(
      40,
      fc.property(arbitraryScenario, (scenario) => {
        const columns = columnsOf(scenario, 50);
        const { together } = summarise(columns, scenario);
        for (const [row, { start, end }] of rowsOf(columns, FINE).entries()) {
          const counted = columns.counts.subarray(start, end).reduce((sum, count) => sum + count, 0);
          expect(counted).toBe(Math.round((together[row % columns.quarters] as number) * 50));
        }
      }),
    );
  });
});
