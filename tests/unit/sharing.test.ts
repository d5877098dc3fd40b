import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constrainedEqualAwards } from "../../src/analysis/constrainedEqualAwards";
import { constrainedEqualLosses } from "../../src/analysis/constrainedEqualLosses";
import { isInCore } from "../../src/analysis/isInCore";
import { proportionalRule } from "../../src/analysis/proportionalRule";
import { sampledShapleyValue, shapleyValue } from "../../src/analysis/shapleyValue";
import { talmudRule } from "../../src/analysis/talmudRule";

const RULES = {
  talmudRule,
  shapleyValue,
  constrainedEqualAwards,
  constrainedEqualLosses,
  proportionalRule,
} as const;
const rules = Object.entries(RULES);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function expectClose(found: readonly number[], wanted: readonly number[], scale = sum(wanted)) {
  expect(found.length).toBe(wanted.length);
  for (const [index, value] of wanted.entries()) {
    expect(Math.abs((found[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * scale);
  }
}

const thousandths = fc.integer({ min: 0, max: 1000 }).map((whole) => whole / 1000);

/** Claims, some of them 0 or equal, and what there is of them. */
const problems = (most: number) =>
  fc
    .record({
      claims: fc.array(
        fc.oneof(fc.constantFrom(0, 1, 2, 50), fc.double({ min: 1e-6, max: 1000, noNaN: true })),
        {
          minLength: 1,
          maxLength: most,
        },
      ),
      share: fc.oneof(fc.constantFrom(0, 0.5, 1), thousandths),
    })
    .map(({ claims, share }) => ({ claims, estate: sum(claims) * share }));

const permutations = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

function arrivalByAllOrders(estate: number, claims: readonly number[]): number[] {
  const orders = permutations(claims.map((_, index) => index));
  const got = claims.map(() => 0);
  for (const order of orders) {
    let rest = estate;
    for (const index of order) {
      const paid = Math.min(rest, claims[index] ?? 0);
      got[index] = (got[index] ?? 0) + paid / orders.length;
      rest -= paid;
    }
  }
  return got;
}

/** By the definition: no coalition gets less than what is left once the others have their claims. */
function isInCoreBySets(estate: number, claims: readonly number[], awards: readonly number[]): boolean {
  const slack = 1e-9 * estate;
  for (let set = 0; set < 2 ** claims.length; set++) {
    const within = (_: number, index: number) => ((set >> index) & 1) === 1;
    const outside = claims.filter((claim, index) => !within(claim, index));
    if (sum(awards.filter(within)) < Math.max(0, estate - sum(outside)) - slack) return false;
  }
  return Math.abs(sum(awards) - estate) <= slack;
}

describe("published tables", () => {
  const KETUBAH = [100, 200, 300];
  it.each([
    ["talmudRule", 100, KETUBAH, [100 / 3, 100 / 3, 100 / 3]],
    ["talmudRule", 200, KETUBAH, [50, 75, 75]],
    ["talmudRule", 300, KETUBAH, [50, 100, 150]],
    ["talmudRule", 400, KETUBAH, [50, 125, 225]],
    ["talmudRule", 500, KETUBAH, [200 / 3, 500 / 3, 800 / 3]],
    ["talmudRule", 100, [50, 100], [25, 75]],
    ["shapleyValue", 100, KETUBAH, [100 / 3, 100 / 3, 100 / 3]],
    ["shapleyValue", 200, KETUBAH, [100 / 3, 250 / 3, 250 / 3]],
    ["shapleyValue", 300, KETUBAH, [50, 100, 150]],
    ["shapleyValue", 400, KETUBAH, [200 / 3, 350 / 3, 650 / 3]],
    ["shapleyValue", 500, KETUBAH, [200 / 3, 500 / 3, 800 / 3]],
    ["shapleyValue", 100, [50, 100], [25, 75]],
    ["constrainedEqualAwards", 300, KETUBAH, [100, 100, 100]],
    ["constrainedEqualAwards", 400, KETUBAH, [100, 150, 150]],
    ["constrainedEqualLosses", 300, KETUBAH, [0, 100, 200]],
    ["constrainedEqualLosses", 100, KETUBAH, [0, 0, 100]],
    ["constrainedEqualLosses", 400, KETUBAH, [100 / 3, 400 / 3, 700 / 3]],
    ["proportionalRule", 300, KETUBAH, [50, 100, 150]],
  ] as const)("%s of %d among %j", (rule, estate, claims, wanted) =>
    expectClose(RULES[rule](estate, claims), wanted),
  );

  it("the docstring's example holds to the digit", () =>
    expect(talmudRule(200, KETUBAH)).toEqual([50, 75, 75]));
});

describe.each(rules)("%s", (_, rule) => {
  it("shares out all there is, nobody gets more than the claim, and the split lies in the core", () =>
    fc.assert(
      fc.property(problems(9), ({ estate, claims }) => {
        const awards = rule(estate, claims);
        expectClose([sum(awards)], [estate]);
        expect(isInCore(estate, claims, awards)).toBe(true);
      }),
    ));

  it("keeps the order of claims, in awards and in losses", () =>
    fc.assert(
      fc.property(problems(7), ({ estate, claims }) => {
        const sorted = claims.toSorted((a, b) => a - b);
        const awards = rule(estate, sorted);
        for (let i = 1; i < sorted.length; i++) {
          const [low = 0, high = 0] = [awards[i - 1], awards[i]];
          const more = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
          expect(high - low).toBeGreaterThanOrEqual(-1e-9 * estate);
          expect(high - low).toBeLessThanOrEqual(more + 1e-9 * sum(claims));
        }
      }),
    ));

  it("gives nobody less when there is more", () =>
    fc.assert(
      fc.property(problems(7), thousandths, ({ estate, claims }, part) => {
        const [less, more] = [rule(estate * part, claims), rule(estate, claims)];
        for (const [i, award] of more.entries()) {
          expect(award - (less[i] ?? 0)).toBeGreaterThanOrEqual(-1e-9 * estate);
        }
      }),
    ));

  it("knows nobody, nothing and one", () => {
    expect(rule(0, [])).toEqual([]);
    expect(rule(0, [0, 0])).toEqual([0, 0]);
    expectClose(rule(3, [7]), [3]);
    expectClose(rule(6, [4, 0, 4]), [3, 0, 3]);
  });

  it.each([1e-300, 1e300])("works with amounts of %d", (unit) => {
    const scaled = rule(2 * unit, [1 * unit, 2 * unit, 3 * unit]);
    expectClose(
      scaled.map((award) => award / unit),
      rule(2, [1, 2, 3]),
    );
  });

  it("shares among 200 claimants", () => {
    const claims = Array.from({ length: 200 }, (_, index) => 1 + ((index * 37) % 211));
    const awards = rule(sum(claims) / 3, claims);
    expectClose([sum(awards)], [sum(claims) / 3]);
    expect(isInCore(sum(claims) / 3, claims, awards)).toBe(true);
  });

  it.each([
    [7, [1, 2]],
    [-1, [1, 2]],
    [1, []],
    [1, [2, -1]],
    [1, [2, Number.NaN]],
    [Number.NaN, [2, 3]],
    [1, [Number.POSITIVE_INFINITY]],
    [1e308, [1.7e308, 1.7e308]],
  ])("refuses an estate of %d with claims %j", (estate, claims) =>
    expect(() => rule(estate, claims)).toThrow(RangeError),
  );

  it("takes what rounding puts beyond all claims as all", () =>
    expectClose(rule(0.1 + 0.2, [0.1, 0.15, 0.05]), [0.1, 0.15, 0.05]));
});

describe("duals", () => {
  const dual = (rule: typeof talmudRule, estate: number, claims: readonly number[]) => {
    const losses = rule(Math.max(0, sum(claims) - estate), claims);
    return claims.map((claim, index) => claim - (losses[index] ?? 0));
  };

  it.each([
    ["Talmud", talmudRule, talmudRule],
    ["random arrival", shapleyValue, shapleyValue],
    ["proportional", proportionalRule, proportionalRule],
    ["equal awards and equal losses", constrainedEqualAwards, constrainedEqualLosses],
  ])("%s", (_, rule, other) =>
    fc.assert(
      fc.property(problems(8), ({ estate, claims }) =>
        expectClose(rule(estate, claims), dual(other, estate, claims), sum(claims)),
      ),
    ),
  );
});

describe("random arrival", () => {
  it("is the mean over all orders, counted one by one", () =>
    fc.assert(
      fc.property(problems(6), ({ estate, claims }) =>
        expectClose(shapleyValue(estate, claims), arrivalByAllOrders(estate, claims)),
      ),
      { numRuns: 60 },
    ));

  it("is exact for 20 claimants that all differ, and for many that do not", () => {
    const twenty = Array.from({ length: 20 }, (_, index) => 3 ** (index / 8));
    const exact = shapleyValue(sum(twenty) / 2, twenty);
    expectClose(
      exact,
      twenty.map((claim) => claim / 2),
    );
    expectClose(shapleyValue(50, new Array(200).fill(1)), new Array(200).fill(0.25));
  });

  it("sampled, is within 4 standard errors of the exact value, and says the same again", () => {
    const claims = [5, 8, 13, 21, 34, 55, 89, 144, 233, 377];
    const { values, standardErrors } = sampledShapleyValue(200, claims, 4000, "a");
    for (const [index, exact] of shapleyValue(200, claims).entries()) {
      expect(Math.abs((values[index] ?? 0) - exact)).toBeLessThan(4 * (standardErrors[index] ?? 0));
      expect(standardErrors[index]).toBeLessThan(0.03 * exact);
    }
    expect(sampledShapleyValue(200, claims, 4000, "a").values).toEqual(values);
    expect(sampledShapleyValue(200, claims, 4000, "b").values).not.toEqual(values);
    expect(() => sampledShapleyValue(200, claims, 2, "a")).toThrow(RangeError);
  });
});

describe("the core", () => {
  it("is that of the game, set by set", () =>
    fc.assert(
      fc.property(
        problems(6),
        fc.array(fc.integer({ min: -100, max: 1000 }), { minLength: 6, maxLength: 6 }),
        ({ estate, claims }, parts) => {
          const wild = claims.map((claim, index) => claim * (parts[index] ?? 0));
          const scale = sum(wild) > 0 ? estate / sum(wild) : 0.001;
          const awards = wild.map((award) => award * scale);
          const isNear = awards.some((award, i) => Math.abs(award - (claims[i] ?? 0)) < 1e-6 * estate);
          fc.pre(!isNear && awards.every((award) => Math.abs(award) > 1e-6 * estate || award === 0));
          expect(isInCore(estate, claims, awards)).toBe(isInCoreBySets(estate, claims, awards));
        },
      ),
    ));

  it("knows outside from inside", () => {
    expect(isInCore(200, [100, 200, 300], [101, 50, 49])).toBe(false);
    expect(isInCore(200, [100, 200, 300], [-1, 100, 101])).toBe(false);
    expect(isInCore(200, [100, 200, 300], [50, 75, 74])).toBe(false);
    expect(isInCore(200, [100, 200, 300], [50, 75, 75 + 1e-8])).toBe(true);
    expect(isInCore(0, [], [])).toBe(true);
    expect(() => isInCore(200, [100, 200, 300], [100, 100])).toThrow(RangeError);
    expect(() => isInCore(1, [2], [Number.NaN])).toThrow(RangeError);
  });
});
