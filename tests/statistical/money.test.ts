import { describe, expect, it } from "vitest";
import type { QuarterResults, Results } from "../../src/analysis/results";
import type { CostSharingRule } from "../../src/model/schema";
import { type Changes, plainScenario } from "../support/arbitraryScenario";
import { simulate } from "../support/simulate";

const RUNS = 200_000;
const DT = 0.25;
/** A hazard at which a quarter is survived with probability exp(−25). */
const AT_ONCE = 100;
/** A shock that is on in even quarters and off in odd ones. */
const alternating = { ratePerYear: AT_ONCE, durationYears: 0.01 };

/** The results when nothing is left to chance. */
const certain = (changes: Changes) => simulate(plainScenario(changes), 1);

function expectEqual(observed: number | null | undefined, expected: number, what = "") {
  const difference = Math.abs((observed ?? Number.NaN) - expected);
  expect(difference, `${what}: ${observed} for ${expected}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

/** Present values are summed in units of 2⁻¹⁰ dollars. */
function expectDollars(observed: number | null | undefined, expected: number, what = "") {
  const difference = Math.abs((observed ?? Number.NaN) - expected);
  const bound = 2 ** -11 + 1e-9 * Math.abs(expected);
  expect(difference, `${what}: ${observed} for ${expected}`).toBeLessThanOrEqual(bound);
}

/** Shares and years are summed in units of 2⁻²⁰. */
function expectFixedPoint(observed: number | null | undefined, expected: number, what = "") {
  expect(Math.abs((observed ?? Number.NaN) - expected), what).toBeLessThanOrEqual(2 ** -21 + 1e-12);
}

function expectMean(observed: number | null | undefined, expected: number, deviation: number, what = "") {
  const bound = (4 * deviation) / Math.sqrt(RUNS) + 2 ** -21;
  expect(Math.abs((observed ?? Number.NaN) - expected), what).toBeLessThanOrEqual(bound);
}

const all = <K extends keyof QuarterResults>({ quarters }: Results, key: K) =>
  quarters.map((quarter) => quarter[key]);
const duesOf = ({ quarters }: Results) => quarters.map(({ dues }) => dues?.p50);

describe("horizon", () => {
  it.each([
    ...Array.from({ length: 12 }, (_, i) => [i + 1, 4 * (i + 1)] as const),
    [0.25, 1],
    [0.37, 1],
    [0.38, 2],
    [50, 200],
  ] as const)("%d years are %d quarters", async (horizonYears, length) => {
    const { quarters, together, cumulativeIncidence } = await certain({ horizonYears });
    expect(quarters).toHaveLength(length);
    expect(together).toEqual(new Array(length + 1).fill(1));
    expect(cumulativeIncidence.cost).toEqual(new Array(length + 1).fill(0));
  });
});

describe("bill", () => {
  it.each([
    [0.25, 1],
    [0.3, 1],
    [0.5, 2],
    [1, 4],
    [1.5, 6],
    [2, 8],
    [10, 40],
  ])(
    "of generations of %d years: cost·ambition·growth^(pace·⌊t/G⌋·G·dt)·overrun/G + operating",
    async (years, length) => {
      const results = await certain({
        horizonYears: 12,
        programme: {
          frontierCostUsd: 7e8,
          costGrowthPerYear: 2.3,
          overrun: 1.3,
          ambition: 0.2,
          pace: 0.45,
          generationYears: years,
          operatingCostUsdPerYear: 3e7,
        },
      });
      results.quarters.forEach(({ bill, dues, funded }, t) => {
        const began = Math.floor(t / length) * length * DT;
        const expected = (4 * 7e8 * 0.2 * 2.3 ** (0.45 * began) * 1.3) / length + 3e7;
        expectEqual(bill, expected, `quarter ${t}`);
        expectEqual(dues?.p50, expected, `dues in ${t}`);
        expect(funded).toBe(1);
      });
    },
  );

  it("a shock multiplies the cost of training only: 3·1 + 2 while it is on, 1 + 2 while it is off", async () => {
    const results = await certain({
      horizonYears: 1,
      programme: { frontierCostUsd: 1e6, operatingCostUsdPerYear: 2e6 },
      shocks: [{ ...alternating, cost: 3 }],
    });
    [5e6, 3e6, 5e6, 3e6].forEach((bill, t) => {
      expectEqual(results.quarters[t]?.bill, bill);
    });
  });

  it("a shock is on in quarter t with on/(on + off)·(1 − (1 − on − off)^(t + 1))", async () => {
    const [rate, duration] = [0.5, 1.2];
    const results = await simulate(
      plainScenario({
        programme: { frontierCostUsd: 1e6 },
        members: [{ duesCapUsdPerYear: 1e6 }],
        shocks: [{ ratePerYear: rate, durationYears: duration, cost: 2 }],
      }),
      RUNS,
    );
    const [on, off] = [1 - Math.exp(-rate * DT), 1 - Math.exp(-DT / duration)];
    results.quarters.forEach(({ funded }, t) => {
      const isOn = (on / (on + off)) * (1 - (1 - on - off) ** (t + 1));
      expectMean(funded, 1 - isOn / 2, Math.sqrt(isOn * (1 - isOn)) / 2, `quarter ${t}`);
    });
  });
});

interface Payers {
  readonly count: number;
  readonly weight: number;
  /** A quarter's worth to one of them. */
  readonly claim: number;
}

/** The level λ at which Σ m·min(λ, claim) is `amount`, by bisection. */
function levelOf(groups: readonly Payers[], amount: number): number {
  const sumAt = (level: number) =>
    groups.reduce((sum, { count, claim }) => sum + count * Math.min(level, claim), 0);
  let [low, high] = [0, Math.max(...groups.map(({ claim }) => claim))];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < amount) low = middle;
    else high = middle;
  }
  return high;
}

/** What one member of each group owes of R, by the definitions. */
function duesByRule(rule: CostSharingRule, owed: number, groups: readonly Payers[]): number[] {
  const total = (of: (group: Payers) => number) =>
    groups.reduce((sum, group) => sum + group.count * of(group), 0);
  const claims = total(({ claim }) => claim);
  const amount = Math.min(owed, claims);
  const halves = groups.map((group) => ({ ...group, claim: group.claim / 2 }));
  switch (rule) {
    case "equal":
      return groups.map(() => owed / total(() => 1));
    case "tiered":
      return groups.map(({ weight }) => (owed * weight) / total((group) => group.weight));
    case "proportional":
      return groups.map(({ claim }) => (owed * claim) / claims);
    case "capped":
      return groups.map(({ claim }) => Math.min(levelOf(groups, amount), claim));
    case "talmud":
      return amount <= claims / 2
        ? halves.map(({ claim }) => Math.min(levelOf(halves, amount), claim))
        : halves.map(({ claim }) => 2 * claim - Math.min(levelOf(halves, claims - amount), claim));
  }
}

const RULES = ["equal", "tiered", "proportional", "capped", "talmud"] as const;

/** What one founder of each group pays in the first quarter. */
const firstDues = async (
  costSharing: CostSharingRule,
  quarterlyBill: number,
  members: Changes["members"] & {},
) =>
  (
    await certain({
      horizonYears: 0.25,
      programme: { operatingCostUsdPerYear: 4 * quarterlyBill },
      members,
      governance: { costSharing },
    })
  ).groups.map(({ duesPv }) => duesPv);

describe("dues", () => {
  const payers: readonly Payers[] = [
    { count: 3, weight: 2, claim: 40e6 },
    { count: 1, weight: 10, claim: 500e6 },
    { count: 7, weight: 0.5, claim: 5e6 },
    { count: 2, weight: 1, claim: 40e6 },
    { count: 1, weight: 3, claim: 90e6 },
  ];
  const members = payers.map(({ claim, ...group }) => ({ ...group, valueUsdPerYear: 4 * claim }));

  it.each(RULES)(
    "%s: as by definition, for bills from nothing to more than all claims (825e6)",
    async (costSharing) => {
      for (const bill of [0, 1e6, 3e7, 2e8, 412.4e6, 412.5e6, 412.6e6, 6e8, 8e8, 825e6, 1e9]) {
        const observed = await firstDues(costSharing, bill, members);
        const expected = duesByRule(costSharing, bill, payers);
        observed.forEach((dues, g) => {
          expectDollars(dues, expected[g] as number, `group ${g}, bill ${bill}`);
        });
      }
    },
  );

  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
    [400, [50, 125, 225]],
    [500, [200 / 3, 500 / 3, 800 / 3]],
  ])(
    "talmud: of claims 100, 200 and 300 an estate of %d gives each %j (Aumann and Maschler 1985)",
    async (estate, awards) => {
      const claimants = [400e6, 800e6, 1200e6].map((valueUsdPerYear) => ({ valueUsdPerYear }));
      const observed = await firstDues("talmud", estate * 1e6, claimants);
      observed.forEach((dues, g) => {
        expectDollars(dues, (awards[g] as number) * 1e6);
      });
    },
  );

  it("capped: of claims 100, 200 and 300 a bill of 350 takes 100, 125 and 125", async () => {
    const claimants = [1200e6, 400e6, 800e6].map((valueUsdPerYear) => ({ valueUsdPerYear }));
    expect(await firstDues("capped", 350e6, claimants)).toEqual([125e6, 100e6, 125e6]);
  });

  it("capped and talmud never ask for more than a quarter's worth; the bill's rest is unpaid", async () => {
    for (const costSharing of ["capped", "talmud"]) {
      const results = await certain({
        programme: { operatingCostUsdPerYear: 4e6 },
        members: [{ valueUsdPerYear: 2e6 }, { valueUsdPerYear: 1e6 }],
        governance: { costSharing },
      });
      expect(all(results, "funded")).toEqual(new Array(20).fill(0.75));
    }
  });

  it.each(RULES)("%s: nobody pays above the cap", async (costSharing) => {
    const capped = members.map((group) => ({ ...group, duesCapUsdPerYear: 80e6 }));
    const observed = await firstDues(costSharing, 4e8, capped);
    duesByRule(costSharing, 4e8, payers).forEach((dues, g) => {
      expectDollars(observed[g], Math.min(dues, 20e6), `group ${g}`);
    });
  });

  it("proportional: nothing while no claim is above 0, here in a shock that takes all worth", async () => {
    const results = await certain({
      horizonYears: 0.5,
      programme: { operatingCostUsdPerYear: 1e6 },
      governance: { costSharing: "proportional" },
      shocks: [{ ...alternating, value: 0 }],
    });
    expect(duesOf(results)).toEqual([0, 1e6]);
    expect(all(results, "funded")).toEqual([0, 1]);
  });

  it("claims grow with worth: capped dues are v·growth^y·exp(−erosion·lag)", async () => {
    const results = await certain({
      valueGrowthPerYear: 1.5,
      programme: { operatingCostUsdPerYear: 1e9, startLagYears: 0.3, spillover: 0.25, pace: 0.2 },
      governance: { costSharing: "capped", valueErosionPerLagYear: 0.8, reserveMonths: 1200 },
    });
    duesOf(results).forEach((dues, t) => {
      expectEqual(dues, 1e6 * 1.5 ** (t * DT) * Math.exp(-0.8 * (0.3 + 0.8 * 0.75 * t * DT)), `quarter ${t}`);
    });
  });
});

/** Whether a prospect that would at once joins beside the founders, of whom nobody leaves. */
async function joins(prospect: Changes["members"] & {}, founders: Changes["members"] & {}, changes: Changes) {
  const { quarters } = await certain({
    horizonYears: 0.5,
    ...changes,
    members: [...founders, ...prospect.map((group) => ({ joinsPerYear: 1e5, ...group }))],
  });
  return (quarters[1]?.members ?? 0) - (quarters[0]?.members ?? 0);
}

describe("a stratum without payers is shown the dues of one member of it", () => {
  it.each([
    ["equal", 1.0e6, 1],
    ["equal", 0.999e6, 0],
    ["tiered", 3.0e6, 1],
    ["tiered", 2.999e6, 0],
    ["capped", 0.1e6, 1],
    ["talmud", 0.1e6, 1],
    ["proportional", 0.1e6, 1],
  ] as const)(
    "%s, weight 3, worth %d beside a founder that pays 1e6: %d join",
    async (costSharing, worth, count) => {
      const changes = { programme: { operatingCostUsdPerYear: 1e6 }, governance: { costSharing } };
      const prospect = [{ weight: 3, valueUsdPerYear: worth }];
      expect(await joins(prospect, [{ valueUsdPerYear: 2e6 }], changes)).toBe(count);
    },
  );

  it("proportional: dues of bill over claims times its worth keep all away once they pass 1", async () => {
    const changes: Changes = {
      programme: { operatingCostUsdPerYear: 1.001e6 },
      governance: { costSharing: "proportional" },
    };
    expect(await joins([{ valueUsdPerYear: 9e6 }], [{}], changes)).toBe(0);
  });

  it("equal, with a cap at its worth: joins", async () => {
    const changes = { programme: { operatingCostUsdPerYear: 9e6 } };
    expect(await joins([{ duesCapUsdPerYear: 1e6 }], [{}], changes)).toBe(1);
  });

  // With φ = ½ and no quorum the stake is half the worth. Founder: worth 1e6 a year.
  it.each([
    ["capped", "λ = 0.8e6 below its stake of 2e6", 0.8e6, 1],
    ["capped", "λ infinite, when all claims are wanted: 4e6", 1e6, 0],
    ["capped", "λ infinite, when more than all claims is wanted: 4e6", 5e6, 0],
    ["talmud", "λ = 0.4e6 below its stake of 2e6", 0.4e6, 1],
    ["talmud", "λ infinite, when the halved claims are wanted: half of 4e6", 0.5e6, 1],
    ["talmud", "V − min(λ, V/2), when more than all claims is wanted: 4e6", 5e6, 0],
  ] as const)("%s: %s; a bill of %d, %d join", async (costSharing, _, bill, count) => {
    const changes: Changes = {
      programme: { operatingCostUsdPerYear: bill },
      churn: { freeRiding: 0.5 },
      governance: { costSharing },
    };
    expect(await joins([{ valueUsdPerYear: 4e6 }], [{}], changes)).toBe(count);
  });

  it("talmud, λ infinite when the halved claims are wanted: half of 4e6 is above a stake of 0.4·4e6", async () => {
    const changes: Changes = {
      programme: { operatingCostUsdPerYear: 0.5e6 },
      churn: { freeRiding: 0.6 },
      governance: { costSharing: "talmud" },
    };
    expect(await joins([{ valueUsdPerYear: 4e6 }], [{}], changes)).toBe(0);
  });

  it.each(RULES)("%s: without any payer dues are 0, and the bill is unpaid", async (costSharing) => {
    const nobody = { count: { dist: "uniform", min: 0, max: 0.4 } };
    const changes = { programme: { operatingCostUsdPerYear: 1e9 }, governance: { costSharing } };
    expect(await joins([{ valueUsdPerYear: 0 }], [nobody], changes)).toBe(1);
    const { quarters } = await certain({ ...changes, horizonYears: 0.25, members: [nobody] });
    expect(quarters[0]).toMatchObject({ members: 0, funded: 0, dues: { p5: 0, p95: 0 } });
  });
});

describe("sponsors", () => {
  it("pay min(B·share·(1 − taper)^y, cap·dt) each", async () => {
    const results = await certain({
      programme: { frontierCostUsd: 8e6, costGrowthPerYear: 2, pace: 0.5, operatingCostUsdPerYear: 1e6 },
      sponsors: [
        { share: 0.5, taperPerYear: 0.2 },
        { share: 0.3, capUsdPerYear: 3e6 },
        { share: 0.1, capUsdPerYear: 2e6, taperPerYear: 0.05 },
        { share: 0.05, taperPerYear: 1 },
      ],
    });
    duesOf(results).forEach((dues, t) => {
      const bill = 8e6 * 2 ** (0.5 * Math.floor(t / 4)) + 1e6;
      const y = t * DT;
      const paid =
        bill * 0.5 * 0.8 ** y +
        Math.min(bill * 0.3, 3e6) +
        Math.min(bill * 0.1 * 0.95 ** y, 2e6) +
        (t === 0 ? bill * 0.05 : 0);
      expectEqual(dues, bill - paid, `quarter ${t}`);
    });
  });

  /** The share of runs in which a sponsor pays, members paying nothing, is the mean funded share. */
  const sponsorAlone = (sponsor: Record<string, unknown>, changes: Changes = {}) =>
    simulate(
      plainScenario({
        ...changes,
        programme: { operatingCostUsdPerYear: 1e6 },
        members: [{ duesCapUsdPerYear: 0 }],
        sponsors: [{ share: 1, ...sponsor }],
      }),
      RUNS,
    );

  function expectPaying(results: Results, expected: readonly number[]) {
    results.quarters.forEach(({ funded }, t) => {
      const paying = expected[t] as number;
      expectMean(funded, paying, Math.sqrt(paying * (1 - paying)), `quarter ${t}`);
    });
  }

  it.each([0, 1, 4, 30])(
    "one has announced by year y with 1 − exp(−h·y), and pays for %d more quarters",
    async (n) => {
      const results = await sponsorAlone({ withdrawalHazardPerYear: 0.35, noticeYears: n * DT });
      expectPaying(
        results,
        Array.from({ length: 20 }, (_, t) => Math.exp(-0.35 * DT * Math.max(0, t + 1 - n))),
      );
    },
  );

  it("shocks multiply the hazard: exp(−Σ h·X·dt) where X is 3 in even quarters", async () => {
    const shocks = [{ ...alternating, sponsorHazard: 3 }];
    const results = await sponsorAlone({ withdrawalHazardPerYear: 0.2 }, { shocks });
    expectPaying(
      results,
      Array.from({ length: 20 }, (_, t) => Math.exp(-0.2 * DT * (t + 1 + 2 * Math.floor(t / 2 + 1)))),
    );
  });

  /** Probability that the place is filled, by renewal: u[k] that a sponsor begins in quarter k. */
  function filled(
    hazard: number,
    notice: number,
    probability: number,
    wait: number,
    quarters: number,
  ): number[] {
    const announces = 1 - Math.exp(-hazard * DT);
    const begins = [1];
    for (let k = 1; k < quarters; k++) {
      let sum = 0;
      for (let from = 0; from < k; from++) {
        const waited = k - notice - wait - from;
        if (waited >= 0)
          sum += (begins[from] as number) * announces * (1 - announces) ** waited * probability;
      }
      begins.push(sum);
    }
    return Array.from({ length: quarters }, (_, t) =>
      begins
        .slice(0, t + 1)
        .reduce((sum, p, from) => sum + p * (1 - announces) ** Math.max(0, t + 1 - notice - from), 0),
    );
  }

  it.each([
    [0, 1, 0, 1],
    [0, 0.6, 0.25, 1],
    [2, 0.6, 0.5, 2],
    [1, 1, 1.5, 6],
  ])(
    "notice %d, a replacement with %d after %d years begins %d quarters after the last payment",
    async (notice, probability, years, wait) => {
      const results = await sponsorAlone({
        withdrawalHazardPerYear: 1.2,
        noticeYears: notice * DT,
        replacementProbability: probability,
        replacementYears: years,
      });
      expectPaying(results, filled(1.2, notice, probability, wait, 20));
    },
  );

  it("a replacement may announce in the quarter that it begins: at hazard 100 nobody ever pays", async () => {
    const results = await sponsorAlone({ withdrawalHazardPerYear: AT_ONCE, replacementProbability: 1 });
    expectPaying(results, new Array(20).fill(0));
  });
});

describe("reserve", () => {
  it("of 3 months lasts for 5 quarters that lack a fifth, then a fifth is unpaid", async () => {
    const results = await certain({
      horizonYears: 2,
      programme: { operatingCostUsdPerYear: 4e6 },
      members: [{ duesCapUsdPerYear: 3.2e6 }],
      governance: { reserveMonths: 3 },
    });
    all(results, "funded").forEach((funded, t) => {
      expectFixedPoint(funded, t < 5 ? 1 : 0.8);
    });
  });

  it("of 3 months, when the bill doubles, is refilled by a levy of 0.3: dues 1, 2.6, 2.6, 2.4, 2 bills", async () => {
    const results = await certain({
      horizonYears: 2.25,
      programme: { frontierCostUsd: 4e6, costGrowthPerYear: 2, pace: 1 },
      governance: { reserveMonths: 3, reserveLevy: 0.3 },
    });
    const path = [4, 4, 4, 4, 8 + 2.4, 8 + 1.6, 8, 8, 16 + 4.8];
    duesOf(results).forEach((dues, t) => {
      expectEqual(dues, (path[t] as number) * 1e6, `quarter ${t}`);
    });
  });

  it("above its target asks for no levy: caps of 1.25 beside bills of 2, 1, 2, 1", async () => {
    // In millions. Reserve 2 at first.
    const results = await certain({
      horizonYears: 1,
      programme: { frontierCostUsd: 4e6 },
      members: [{ duesCapUsdPerYear: 5e6 }],
      governance: { reserveMonths: 3, reserveLevy: 1 },
      shocks: [{ ...alternating, cost: 2 }],
    });
    // t = 0: owes 2, pays 1.25, reserve 1.25. t = 1: above its target of 1, owes 1. t = 2: owes 2 + 0.75, pays
    // 1.25, reserve 0.5. t = 3: owes 1 + 0.5, pays 1.25, reserve 0.75.
    duesOf(results).forEach((dues, t) => {
      expectEqual(dues, [5e6, 4e6, 5e6, 5e6][t] as number, `quarter ${t}`);
    });
    expect(all(results, "funded")).toEqual([1, 1, 1, 1]);
  });

  it("takes the exit fees: a year's dues of one pay for the four quarters in which the other cannot", async () => {
    const results = await certain({
      horizonYears: 2,
      programme: { operatingCostUsdPerYear: 4e6 },
      members: [{ exitHazardPerYear: AT_ONCE }, { duesCapUsdPerYear: 2e6 }],
      governance: { exitFeeYears: 1 },
    });
    expect(all(results, "funded")).toEqual([1, 1, 1, 1, 1, 0.5, 0.5, 0.5]);
    expect(results.groups[0]?.duesPv).toBe(0.5e6 + 2e6);
  });
});

describe("slip and lag", () => {
  it("lag = start + (1 − pace)·(1 − spillover)·y + Σ(1 − f)·dt", async () => {
    const results = await certain({
      programme: { operatingCostUsdPerYear: 4e6, startLagYears: 0.5, pace: 0.5, spillover: 0.5 },
      members: [{ duesCapUsdPerYear: 3e6 }],
    });
    expect(all(results, "funded")).toEqual(new Array(20).fill(0.75));
    expect(all(results, "lag")).toEqual(Array.from({ length: 20 }, (_, t) => 0.5 + t / 16 + t / 16));
  });

  it("slip lowers the worth from the next quarter on: capped dues v·exp(−erosion·lag)", async () => {
    const results = await certain({
      programme: { operatingCostUsdPerYear: 4e6 },
      governance: { costSharing: "capped", valueErosionPerLagYear: 1 },
    });
    let lag = 0;
    duesOf(results).forEach((dues, t) => {
      const worth = 1e6 * Math.exp(-lag);
      expectEqual(dues, worth, `quarter ${t}`);
      expectFixedPoint(results.quarters[t]?.lag, lag);
      lag += (1 - worth / 4e6) * DT;
    });
  });

  it("nothing slips while there is no bill", async () => {
    const results = await certain({ members: [{ duesCapUsdPerYear: 0 }] });
    expect(all(results, "lag")).toEqual(new Array(20).fill(0));
    expect(all(results, "funded")).toEqual(new Array(20).fill(1));
  });
});

/** The quarter that all runs end with, or −1. */
const endOf = ({ together }: Results) => together.indexOf(0) - (together.includes(0) ? 1 : 0);

describe("the end for want of funds", () => {
  const underfunded = (share: number, governance: Record<string, unknown>) =>
    certain({
      programme: { operatingCostUsdPerYear: 1e7 },
      members: [{ duesCapUsdPerYear: share * 1e7 }],
      governance,
    });

  it("a quarter that lacks just the tolerance does not fail, for each whole per cent", async () => {
    for (let percent = 0; percent <= 100; percent++) {
      const tolerance = percent / 100;
      const at = await underfunded(1 - tolerance, { shortfallTolerance: tolerance });
      expect(endOf(at), `${percent} %`).toBe(-1);
      if (percent === 100) continue;
      const above = await underfunded(1 - tolerance - 1e-6, { shortfallTolerance: tolerance });
      expect(endOf(above), `${percent} %`).toBe(0);
      expect(above.causes.funds).toBe(1);
    }
  });

  it.each([
    [0, 0],
    [0.25, 0],
    [0.5, 1],
    [1.13, 4],
    [5, 19],
    [5.25, -1],
  ])("a grace of %d years ends it with quarter %d", async (graceYears, end) => {
    expect(endOf(await underfunded(0.5, { shortfallTolerance: 0.4, graceYears }))).toBe(end);
  });

  it.each([
    [0.25, 0],
    [0.5, -1],
  ])(
    "failed quarters must follow one another: every other one fails, grace %d years, end %d",
    async (graceYears, end) => {
      const results = await certain({
        programme: { frontierCostUsd: 1e7 },
        members: [{ duesCapUsdPerYear: 1e7 }],
        governance: { shortfallTolerance: 0.4, graceYears },
        shocks: [{ ...alternating, cost: 2 }],
      });
      expect(endOf(results)).toBe(end);
    },
  );
});

describe("the end of use", () => {
  it("comes with the quarter after which the lag is just the most, for each of 40 quarters", async () => {
    for (let quarters = 1; quarters <= 40; quarters++) {
      const results = await certain({
        horizonYears: 10,
        programme: { startLagYears: 0.33, pace: 0.4, spillover: 0.6 },
        governance: { maxLagYears: 0.33 + 0.06 * quarters },
      });
      expect(endOf(results)).toBe(quarters - 1);
      expect(results.causes.obsolete).toBe(1);
    }
  });

  it("counts the slip of the quarter that ends: four quarters unpaid are a year", async () => {
    const results = await certain({
      programme: { operatingCostUsdPerYear: 1e6 },
      members: [{ duesCapUsdPerYear: 0 }],
      governance: { maxLagYears: 1 },
    });
    expect(endOf(results)).toBe(3);
  });

  it("never comes when the lag stays below the most", async () => {
    expect(
      endOf(await certain({ programme: { startLagYears: 1 }, governance: { maxLagYears: 1.000001 } })),
    ).toBe(-1);
  });
});

/** Σ over quarters 0 … n − 1 of ratio^t. */
const annuity = (ratio: number, n: number) => (ratio === 1 ? n : (1 - ratio ** n) / (1 - ratio));

describe.each([0, 0.1])("present values at a discount rate of %d", (discountRatePerYear) => {
  const q = (1 + discountRatePerYear) ** -DT;
  const simulation = { discountRatePerYear };

  it("of level dues and worth for T quarters: p·(1 − q^T)/(1 − q)", async () => {
    for (const horizonYears of [0.25, 1, 5, 12, 50]) {
      const { groups } = await certain({
        horizonYears,
        simulation,
        programme: { operatingCostUsdPerYear: 4e6 },
        members: [{ count: 4, valueUsdPerYear: 8e6 }],
      });
      expectDollars(groups[0]?.duesPv, 0.25e6 * annuity(q, 4 * horizonYears), "dues");
      expectDollars(groups[0]?.worthPv, 2e6 * annuity(q, 4 * horizonYears), "worth");
    }
  });

  it("of worth that grows and erodes: the same with q·(growth·exp(−erosion·drift))^dt", async () => {
    const { groups } = await certain({
      simulation,
      valueGrowthPerYear: 1.4,
      programme: { startLagYears: 0.5, pace: 0, spillover: 0.5 },
      members: [{ valueUsdPerYear: 8e8 }],
      governance: { valueErosionPerLagYear: 0.6 },
    });
    const ratio = q * 1.4 ** DT * Math.exp(-0.6 * 0.5 * DT);
    expectDollars(groups[0]?.worthPv, 2e8 * Math.exp(-0.3) * annuity(ratio, 20));
  });

  it.each([0, 1, 3])(
    "of one that leaves in quarter 0 with notice of %d: dues while it pays, fee, φ of the worth after",
    async (n) => {
      const { groups } = await certain({
        simulation,
        programme: { operatingCostUsdPerYear: 1e12 },
        members: [{ exitHazardPerYear: AT_ONCE, valueUsdPerYear: 8e8, duesCapUsdPerYear: 4e8 }, {}],
        churn: { freeRiding: 0.3 },
        governance: { noticeYears: n * DT, exitFeeYears: 0.5 },
      });
      expect(groups[0]?.left).toBe(1);
      expectDollars(groups[0]?.duesPv, 1e8 * annuity(q, n + 1) + 2e8);
      expectDollars(groups[0]?.worthPv, 2e8 * (0.7 * annuity(q, n + 1) + 0.3 * annuity(q, 20)));
    },
  );

  it("stop with the end of a run, here after its third quarter", async () => {
    const { groups, together } = await certain({
      simulation,
      programme: { operatingCostUsdPerYear: 8e8 },
      members: [
        { exitHazardPerYear: AT_ONCE, commitmentYears: 0.5, valueUsdPerYear: 8e8 },
        { valueUsdPerYear: 8e8 },
      ],
      churn: { freeRiding: 1 },
      governance: { quorum: 2, noticeYears: 5 },
    });
    expect(together.slice(0, 5)).toEqual([1, 1, 1, 0, 0]);
    expect(groups.map(({ left }) => left)).toEqual([1, 0]);
    for (const { duesPv, worthPv } of groups) {
      expectDollars(duesPv, 1e8 * annuity(q, 3));
      expectDollars(worthPv, 2e8 * annuity(q, 3));
    }
  });

  it("of one that leaves at hazard h: the annuity with q·exp(−h·dt)", async () => {
    const [hazard, horizon] = [0.4, 20];
    const { groups } = await simulate(
      plainScenario({
        simulation,
        programme: { operatingCostUsdPerYear: 1e12 },
        members: [{ exitHazardPerYear: hazard, valueUsdPerYear: 8e8, duesCapUsdPerYear: 4e8 }],
      }),
      RUNS,
    );
    const stays = Math.exp(-hazard * DT);
    const mean = annuity(q * stays, horizon);
    let square = stays ** (horizon - 1) * annuity(q, horizon) ** 2;
    for (let quarters = 1; quarters < horizon; quarters++) {
      square += stays ** (quarters - 1) * (1 - stays) * annuity(q, quarters) ** 2;
    }
    const deviation = Math.sqrt(square - mean ** 2);
    expectMean((groups[0]?.duesPv ?? Number.NaN) / 1e8, mean, deviation);
    expectMean((groups[0]?.worthPv ?? Number.NaN) / 2e8, mean, deviation);
  });
});
