import fc from "fast-check";
import type { Quantity, Scenario } from "../../src/model/schema";
import { scenarioFrom } from "./simulate";

type Fields = Readonly<Record<string, unknown>>;

export interface Changes {
  readonly horizonYears?: number;
  readonly valueGrowthPerYear?: Quantity;
  readonly programme?: Fields;
  readonly members?: readonly Fields[];
  readonly sponsors?: readonly Fields[];
  readonly churn?: Fields;
  readonly shocks?: readonly Fields[];
  readonly governance?: Fields;
  readonly simulation?: Fields;
}

/** Five years in which nothing costs anything, nobody leaves and nothing happens, but for `changes`; whoever is
 * listed needs only the fields that matter. */
export function plainScenario(changes: Changes): Scenario {
  const {
    programme,
    churn,
    governance,
    simulation,
    members = [{}],
    sponsors = [],
    shocks = [],
    ...rest
  } = changes;
  return scenarioFrom({
    version: 1,
    horizonYears: 5,
    valueGrowthPerYear: 1,
    ...rest,
    programme: {
      frontierCostUsd: 0,
      costGrowthPerYear: 1,
      ambition: 1,
      pace: 0,
      spillover: 1,
      startLagYears: 0,
      operatingCostUsdPerYear: 0,
      ...programme,
    },
    members: members.map((group, g) => ({
      name: `Group ${g}`,
      valueUsdPerYear: 1e6,
      exitHazardPerYear: 0,
      ...group,
    })),
    sponsors: sponsors.map((sponsor, s) => ({
      name: `Sponsor ${s}`,
      withdrawalHazardPerYear: 0,
      ...sponsor,
    })),
    churn: { priceSensitivityPerYear: 0, contagion: 0, freeRiding: 0, ...churn },
    shocks: shocks.map((shock, k) => ({ name: `Shock ${k}`, ...shock })),
    governance: {
      quorum: 0,
      reserveMonths: 0,
      reserveLevy: 0,
      shortfallTolerance: 1,
      graceYears: 0,
      valueErosionPerLagYear: 0,
      maxLagYears: 100,
      noticeYears: 0,
      ...governance,
    },
    simulation: { seed: "four standard errors", discountRatePerYear: 0, ...simulation },
  });
}

/** Numbers spread evenly over min … max, unlike those of `fc.double`, most of which are next to 0. */
export const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((part) => min + ((max - min) * part) / 1_000_000);

/** Numbers over orders of magnitude, and the ends of the range as often as the rest. */
const scale = (min: number, max: number) =>
  fc.oneof(
    between(Math.log(min), Math.log(max)).map((x) => Math.min(max, Math.max(min, Math.exp(x)))),
    fc.constantFrom(min, max),
  );

const orZero = (numbers: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: numbers });

/** A quantity in min…max, min above 0: certain, or of each distribution. */
function arbitraryQuantity(min: number, max: number): fc.Arbitrary<Quantity> {
  const ends = fc
    .tuple(scale(min, max), scale(min, max))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  return fc.oneof(
    scale(min, max),
    ends.map(([low, high]) => ({ dist: "uniform" as const, min: low, max: high })),
    fc.tuple(ends, between(0, 1)).map(([[low, high], part]) => {
      const mode = Math.min(high, low + (high - low) * part);
      return { dist: "triangular" as const, min: low, mode, max: high };
    }),
    ends.map(([p5, p95]) => ({ dist: "normal" as const, p5, p95 })),
    ends.map(([p5, p95]) => ({ dist: "lognormal" as const, p5, p95 })),
  );
}

const quarters = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count / 4);
const factor = fc.oneof(fc.constant(1), scale(0.1, 10));
const factorOrNone = fc.oneof({ weight: 4, arbitrary: factor }, { weight: 1, arbitrary: fc.constant(0) });
const hazard = fc.oneof(fc.constant(0), arbitraryQuantity(0.001, 100), arbitraryQuantity(0.01, 1));
const cap = fc.option(orZero(scale(1e5, 1e9)), { nil: null });
const text = fc.string({ minLength: 1, maxLength: 10 });

const arbitraryGroup = fc.record({
  name: text,
  count: fc.oneof(fc.integer({ min: 0, max: 40 }), arbitraryQuantity(0.1, 40)),
  weight: scale(0.01, 100),
  valueUsdPerYear: fc.oneof(fc.constant(0), arbitraryQuantity(1e5, 1e9)),
  worthSpread: fc.oneof(fc.constant(1), scale(1, 100)),
  duesCapUsdPerYear: cap,
  exitHazardPerYear: hazard,
  commitmentYears: quarters(8),
  joinsPerYear: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: scale(0.1, 1000) },
  ),
});

/** A scenario must have founders. */
const canStart = (groups: ReadonlyArray<{ count: unknown; joinsPerYear: number }>) =>
  groups.some(({ count, joinsPerYear }) => joinsPerYear === 0 && (typeof count !== "number" || count >= 0.5));

/** Up to 3, whose shares add to at most 1. */
const arbitrarySponsors = fc
  .array(
    fc.record({
      name: text,
      share: fc.oneof(between(0, 1), fc.constantFrom(0, 1)),
      capUsdPerYear: cap,
      taperPerYear: fc.oneof(fc.constant(0), between(0, 1)),
      withdrawalHazardPerYear: hazard,
      noticeYears: quarters(6),
      replacementProbability: between(0, 1),
      replacementYears: quarters(6),
    }),
    { maxLength: 3 },
  )
  .map((sponsors) => sponsors.map((sponsor) => ({ ...sponsor, share: sponsor.share / sponsors.length })));

const arbitraryShock = fc.record({
  name: text,
  ratePerYear: orZero(scale(0.05, 100)),
  durationYears: scale(0.01, 100),
  cost: factorOrNone,
  value: factorOrNone,
  memberHazard: factor,
  sponsorHazard: factorOrNone,
});

/** Valid scenarios of up to four years and five groups that reach every field, with moderate numbers and the
 * ends of their ranges. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    version: fc.constant(1),
    horizonYears: fc.integer({ min: 1, max: 16 }).map((count) => count / 4),
    programme: fc.record({
      frontierCostUsd: fc.oneof(fc.constant(0), arbitraryQuantity(1e6, 1e11)),
      costGrowthPerYear: arbitraryQuantity(0.5, 5),
      overrun: arbitraryQuantity(0.1, 10),
      ambition: scale(0.001, 1),
      pace: between(0, 1),
      spillover: between(0, 1),
      startLagYears: between(0, 1),
      generationYears: fc.integer({ min: 1, max: 10 }).map((count) => count / 4),
      operatingCostUsdPerYear: fc.oneof(fc.constant(0), arbitraryQuantity(1e5, 1e9)),
    }),
    valueGrowthPerYear: arbitraryQuantity(0.5, 4),
    members: fc.array(arbitraryGroup, { minLength: 1, maxLength: 5 }).filter(canStart),
    sponsors: arbitrarySponsors,
    churn: fc.record({
      priceSensitivityPerYear: orZero(scale(0.01, 10)),
      contagion: orZero(scale(0.1, 10)),
      sponsorLossMultiplier: factorOrNone,
      freeRiding: between(0, 1),
      splitHazardPerMemberYear: orZero(scale(0.001, 1)),
      splitFraction: fc.oneof(fc.constantFrom(0, 1), arbitraryQuantity(0.01, 1)),
    }),
    shocks: fc.array(arbitraryShock, { maxLength: 3 }),
    governance: fc.record({
      costSharing: fc.constantFrom("equal", "tiered", "proportional", "capped", "talmud"),
      quorum: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 40 })),
      reserveMonths: orZero(scale(0.1, 48)),
      reserveLevy: orZero(between(0, 1)),
      shortfallTolerance: between(0, 1),
      graceYears: quarters(8),
      valueErosionPerLagYear: orZero(scale(0.01, 5)),
      maxLagYears: between(0, 5),
      noticeYears: quarters(6),
      exitFeeYears: orZero(scale(0.1, 3)),
    }),
    simulation: fc.record({
      seed: fc.string({ maxLength: 20 }),
      discountRatePerYear: between(0, 1),
    }),
  })
  .map(scenarioFrom);
