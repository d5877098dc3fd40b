import { beforeAll, describe, expect, it } from "vitest";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import * as layout from "../../src/kernel/layout";
import type { Scenario } from "../../src/model/schema";
import { plainScenario } from "../support/arbitraryScenario";
import { simulate } from "../support/simulate";

const RUNS = 100_000;
const DT = 0.25;
/** A hazard at which a quarter is survived with probability exp(−25). */
const AT_ONCE = 100;
/** A group whose count always rounds to 0; a scenario must have founders. */
const NO_FOUNDER = { count: { dist: "uniform", min: 0, max: 0.4 } };

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel();
});

function expectNear(observed: number | null | undefined, expected: number, standardError: number, what = "") {
  expect(Math.abs((observed ?? Number.NaN) - expected), what).toBeLessThanOrEqual(4 * standardError + 1e-9);
}

function expectShare(observed: number | null | undefined, expected: number, what = "", count = RUNS) {
  expectNear(observed, expected, Math.sqrt(Math.max(0, expected * (1 - expected)) / count), what);
}

/** A single member with a survival function: its mean number at the start of each quarter. */
async function expectSurvival(scenario: Scenario, survival: (t: number) => number, others = 0) {
  const { quarters } = await simulate(scenario, RUNS);
  quarters.forEach(({ members }, t) => {
    expectShare((members ?? Number.NaN) - others, survival(t), `quarter ${t}`);
  });
}

/** Active members at the start of quarter t, run by run; no run may end before. */
function membersRunByRun(scenario: Scenario, t: number, runs = RUNS): Float64Array {
  kernel.load(parametersOf(scenario));
  const { memory, quarterSumsAt } = kernel.exports;
  const sums = new Float64Array(memory.buffer, quarterSumsAt(), layout.MAX_QUARTERS * layout.QUARTER_SUMS);
  const at = t * layout.QUARTER_SUMS + layout.SUM_MEMBERS;
  let before = 0;
  return new Float64Array(runs).map((_, run) => {
    kernel.simulate(run, 1);
    const members = (sums[at] as number) - before;
    before = sums[at] as number;
    return members;
  });
}

/** Compares each probability, the mean and the variance of a number of members. */
function expectDistribution(observed: Float64Array, probabilities: readonly number[]) {
  const runs = observed.length;
  const moment = (power: number, about: number) =>
    probabilities.reduce((sum, p, k) => sum + p * (k - about) ** power, 0);
  const mean = moment(1, 0);
  const variance = moment(2, mean);
  expectNear(observed.reduce((sum, k) => sum + k, 0) / runs, mean, Math.sqrt(variance / runs), "mean");
  expectNear(
    observed.reduce((sum, k) => sum + (k - mean) ** 2, 0) / runs,
    variance,
    Math.sqrt((moment(4, mean) - variance ** 2) / runs),
    "variance",
  );
  const counts = new Map<number, number>();
  for (const k of observed) counts.set(k, (counts.get(k) ?? 0) + 1);
  let below = 0;
  let countBelow = 0;
  probabilities.forEach((p, k) => {
    below += p;
    countBelow += counts.get(k) ?? 0;
    // A normal error bound needs a few runs on either side.
    if (below * runs > 20 && (1 - below) * runs > 20)
      expectShare(countBelow / runs, below, `at most ${k}`, runs);
  });
}

/** Probabilities of 0 … n of n, each with chance p. */
function binomial(n: number, p: number): number[] {
  let row = [1];
  for (let i = 0; i < n; i++) {
    row = Array.from({ length: i + 2 }, (_, k) => (row[k] ?? 0) * (1 - p) + (row[k - 1] ?? 0) * p);
  }
  return row;
}

/** Probabilities of 0 … length − 1 events, mean m. */
function poisson(m: number, length: number): number[] {
  const row = [Math.exp(-m)];
  for (let k = 1; k < length; k++) row.push(((row[k - 1] as number) * m) / k);
  return row;
}

const convolve = (a: readonly number[], b: readonly number[]) =>
  Array.from({ length: a.length + b.length - 1 }, (_, k) =>
    a.reduce((sum, p, i) => sum + p * (b[k - i] ?? 0), 0),
  );

const tailOf = (probabilities: readonly number[], least: number) =>
  probabilities.slice(least).reduce((sum, p) => sum + p, 0);

describe("leaving for reasons of its own", () => {
  it.each([0.02, 0.3, 2])("one member is there after y years with probability exp(−%d·y)", async (hazard) => {
    const scenario = plainScenario({ members: [{ exitHazardPerYear: hazard }] });
    await expectSurvival(scenario, (t) => Math.exp(-hazard * DT * t));
    const { groups } = await simulate(scenario, RUNS);
    expectShare(groups[0]?.left, 1 - Math.exp(-hazard * 5));
  });

  it.each([
    [1.5, 6],
    [1.37, 5],
    [1.38, 6],
    [0, 0],
    [5, 20],
    [100, 400],
  ])("after a commitment of %d years: exp(−h·(t − %d)·dt)", async (commitmentYears, quarters) => {
    const scenario = plainScenario({ members: [{ exitHazardPerYear: 0.5, commitmentYears }] });
    await expectSurvival(scenario, (t) => Math.exp(-0.5 * DT * Math.max(0, t - quarters)));
  });

  it.each([
    [1, 1],
    [5, 3],
    [12, 8],
    [13, 9],
    [40, 25],
    [200, 130],
    [200, 190],
  ])("%d members reach a quorum of %d with a binomial tail of exp(−h·y)", async (count, quorum) => {
    const { together } = await simulate(
      plainScenario({ members: [{ count, exitHazardPerYear: 0.1 }], governance: { quorum } }),
      RUNS,
    );
    together.forEach((share, t) => {
      expectShare(share, tailOf(binomial(count, Math.exp(-0.1 * DT * t)), quorum), `quarter ${t}`);
    });
  });

  it("groups of 1, 4 and 13 reach a quorum of 11 with the tail of a sum of binomials", async () => {
    const members = [
      { count: 4, exitHazardPerYear: 0.4 },
      { exitHazardPerYear: 1 },
      { count: 13, exitHazardPerYear: 0.05 },
    ];
    const { together, groups } = await simulate(plainScenario({ members, governance: { quorum: 11 } }), RUNS);
    together.forEach((share, t) => {
      const left = members.map(({ count = 1, exitHazardPerYear }) =>
        binomial(count, Math.exp(-exitHazardPerYear * DT * t)),
      );
      expectShare(share, tailOf(left.reduce(convolve), 11), `quarter ${t}`);
    });
    expect(groups).toHaveLength(3);
  });

  it("the number left of 30 is binomial in mean, variance and tails", () => {
    const scenario = plainScenario({ members: [{ count: 30, exitHazardPerYear: 0.3 }] });
    expectDistribution(membersRunByRun(scenario, 8), binomial(30, Math.exp(-0.6)));
  });
});

describe("uncertain members", () => {
  it("a count uniform on 0.5 … 10.5 is each of 1 … 10 with 1/10", () => {
    const scenario = plainScenario({ members: [{ count: { dist: "uniform", min: 0.5, max: 10.5 } }] });
    expectDistribution(membersRunByRun(scenario, 0), [0, ...new Array(10).fill(0.1)]);
  });

  it("a count uniform on 0 … 2 is 0, 1, 2 with ¼, ½, ¼; present values leave the runs with 0 out", async () => {
    const scenario = plainScenario({
      horizonYears: 1,
      members: [{ count: { dist: "uniform", min: 0, max: 2 }, exitHazardPerYear: 0.5, valueUsdPerYear: 3e6 }],
      churn: { freeRiding: 1 },
    });
    expectDistribution(membersRunByRun(scenario, 0), [0.25, 0.5, 0.25]);
    const { groups } = await simulate(scenario, RUNS);
    expectNear((groups[0]?.worthPv ?? Number.NaN) / 3e6, 1, 0);
    expectShare(groups[0]?.left, 1 - Math.exp(-0.5));
  });

  it("counts of two groups are drawn apart: both are 1 with ¼", () => {
    const count = { dist: "uniform", min: 0, max: 1 };
    expectDistribution(
      membersRunByRun(plainScenario({ members: [{ count }, { count }] }), 0),
      [0.25, 0.5, 0.25],
    );
  });

  const [a, b] = [0.1, 0.9];
  const exitHazardPerYear = { dist: "uniform", min: a, max: b };
  const meanSurvival = (y: number) => (y === 0 ? 1 : (Math.exp(-a * y) - Math.exp(-b * y)) / ((b - a) * y));

  it("with a hazard uniform on a … b one stays y years with (exp(−ay) − exp(−by))/((b − a)y)", async () => {
    await expectSurvival(plainScenario({ members: [{ exitHazardPerYear }] }), (t) => meanSurvival(t * DT));
  });

  it("members of a group share the draw of their hazard: both of two stay with E exp(−2hy)", async () => {
    const scenario = plainScenario({ members: [{ count: 2, exitHazardPerYear }], governance: { quorum: 2 } });
    const { together } = await simulate(scenario, RUNS);
    together.forEach((share, t) => {
      expectShare(share, meanSurvival(2 * t * DT), `quarter ${t}`);
    });
  });

  it("groups do not share it: both of two stay with (E exp(−hy))²", async () => {
    const members = [{ exitHazardPerYear }, { exitHazardPerYear }];
    const { together } = await simulate(plainScenario({ members, governance: { quorum: 2 } }), RUNS);
    together.forEach((share, t) => {
      expectShare(share, meanSurvival(t * DT) ** 2, `quarter ${t}`);
    });
  });
});

/** One member that pays `duesUsdPerYear` for what is worth 1e6. */
const priced = (duesUsdPerYear: number, theta: number, changes: Parameters<typeof plainScenario>[0] = {}) =>
  plainScenario({
    ...changes,
    programme: { operatingCostUsdPerYear: duesUsdPerYear, ...changes.programme },
    churn: { priceSensitivityPerYear: theta, ...changes.churn },
  });

describe("leaving over the price", () => {
  it.each([
    [0.5, 0],
    [1, 0],
    [1.5, 0.3],
    [2.5, 0.9],
    [50, 29.4],
    [51, 29.4],
    [1e6, 29.4],
  ])(
    "dues of %d times the worth add the hazard θ·(ρ − 1) = %d, θ = 0.6, ρ at most 50",
    async (rho, hazard) => {
      const scenario = priced(rho * 1e6, hazard > 1 ? 0.006 : 0.6);
      await expectSurvival(scenario, (t) => Math.exp(-(hazard > 1 ? hazard / 100 : hazard) * DT * t));
    },
  );

  it("adds to its own reasons: exp(−(h + θ(ρ − 1))·y)", async () => {
    const scenario = priced(1.5e6, 0.6, { members: [{ exitHazardPerYear: 0.2 }] });
    await expectSurvival(scenario, (t) => Math.exp(-0.5 * DT * t));
  });

  it("dues for something without worth have ρ = 50, no dues have ρ = 0", async () => {
    const worthless = { members: [{ valueUsdPerYear: 0 }] };
    await expectSurvival(priced(1, 0.01, worthless), (t) => Math.exp(-0.49 * DT * t));
    await expectSurvival(priced(0, 0.01, worthless), () => 1);
  });

  it("follows the worth: v·growth^y·exp(−erosion·lag)", async () => {
    const scenario = priced(2e6, 0.5, {
      valueGrowthPerYear: 1.2,
      programme: { startLagYears: 0.4, pace: 0.2, spillover: 0.5 },
      governance: { valueErosionPerLagYear: 0.7 },
    });
    let hazard = 0;
    const survivals = Array.from({ length: 20 }, (_, t) => {
      const survival = Math.exp(-hazard);
      const y = t * DT;
      const worth = 1.2 ** y * Math.exp(-0.7 * (0.4 + 0.8 * 0.5 * y));
      hazard += 0.5 * Math.max(0, 2 / worth - 1) * DT;
      return survival;
    });
    await expectSurvival(scenario, (t) => survivals[t] as number);
  });

  it.each([
    [0, 0.6],
    [4, 1 - 0.4 * 0.6],
    [9, 0.6 + 0.4 * 0.9],
    [10, 1],
  ])("of 10 members, quorum %d and φ = 0.4, one has the stake %d of its worth", async (quorum, stake) => {
    const scenario = plainScenario({
      programme: { operatingCostUsdPerYear: 20e6 },
      members: [{}, { count: 9, commitmentYears: 100 }],
      churn: { priceSensitivityPerYear: 0.3, freeRiding: 0.4 },
      governance: { quorum },
    });
    const survival = (t: number) => Math.exp(-0.3 * (2 / stake - 1) * DT * t);
    const { quarters, together } = await simulate(scenario, RUNS);
    together.forEach((share, t) => {
      expectShare(share, quorum < 10 ? 1 : survival(t), `together at ${t}`);
    });
    quarters.forEach(({ members }, t) => {
      expectShare((members ?? 0) - 9, quorum < 10 ? survival(t) : 1, `members at ${t}`);
    });
  });

  it("an exit fee of f years keeps: ρ = D/(s + f·D) = 3/(1 + 0.5·3)", async () => {
    const scenario = priced(3e6, 2, { governance: { exitFeeYears: 0.5 } });
    await expectSurvival(scenario, (t) => Math.exp(-2 * (3 / 2.5 - 1) * DT * t));
  });

  it("an exit fee of a year keeps for ever: ρ = D/(s + D) < 1", async () => {
    await expectSurvival(priced(9e6, 5, { governance: { exitFeeYears: 1 } }), () => 1);
  });
});

/** Expected number of members at the start of each quarter when hazards are multiplied by exp(κ·x), from all the
 * histories of who left when. */
function expectedUnderContagion(hazards: readonly number[], kappa: number, quarters: number): number[] {
  let histories = [{ probability: 1, leftIn: hazards.map(() => Number.POSITIVE_INFINITY) }];
  return Array.from({ length: quarters }, (_, t) => {
    let mean = 0;
    const next: typeof histories = [];
    for (const { probability, leftIn } of histories) {
      const activeAt = (q: number) => leftIn.filter((quarter) => quarter >= q).length;
      mean += probability * activeAt(t);
      const first = Math.max(0, t - 4);
      const x = activeAt(first) === 0 ? 0 : (activeAt(first) - activeAt(t)) / activeAt(first);
      let branches = [{ probability, leftIn }];
      hazards.forEach((hazard, member) => {
        if ((leftIn[member] as number) < t) return;
        const stays = Math.exp(-hazard * Math.exp(kappa * x) * DT);
        branches = branches.flatMap((branch) => [
          { ...branch, probability: branch.probability * stays },
          { probability: branch.probability * (1 - stays), leftIn: branch.leftIn.with(member, t) },
        ]);
      });
      next.push(...branches);
    }
    histories = next;
    return mean;
  });
}

describe("contagion", () => {
  it.each([
    ["two members", [0.2, 0.6], 1.5],
    ["three members", [0.3, 0.1, 0.5], 3],
    ["two members, κ = 0", [0.2, 0.6], 0],
  ])("multiplies hazards by exp(κ·x): all histories of %s over eight quarters", async (_, hazards, kappa) => {
    const { quarters } = await simulate(
      plainScenario({
        horizonYears: 2,
        members: hazards.map((exitHazardPerYear) => ({ exitHazardPerYear })),
        churn: { contagion: kappa },
      }),
      RUNS,
    );
    const expected = expectedUnderContagion(hazards, kappa, 8);
    quarters.forEach(({ members }, t) => {
      // Of a number in 0 … n with mean m the variance is at most m·(n − m).
      const mean = expected[t] as number;
      expectNear(members, mean, Math.sqrt((mean * (hazards.length - mean)) / RUNS), `quarter ${t}`);
    });
  });

  it("takes x as at most 1: a founder and then five newcomers leave, over one member a year ago", async () => {
    const scenario = plainScenario({
      horizonYears: 3,
      members: [
        { exitHazardPerYear: AT_ONCE },
        { count: 5, joinsPerYear: 1e5, exitHazardPerYear: AT_ONCE },
        { joinsPerYear: 1e5, commitmentYears: 0.25, exitHazardPerYear: 0.1 },
      ],
      churn: { contagion: 2 },
    });
    const { quarters } = await simulate(scenario, RUNS);
    const shares = [0, 0, 1, 1, 1, 5 / 6];
    let hazard = 0;
    for (let t = 2; t < 12; t++) {
      expectShare(quarters[t]?.members, Math.exp(-hazard), `quarter ${t}`);
      hazard += 0.1 * DT * Math.exp(2 * (shares[t] ?? 0));
    }
  });

  it("has x = 0 where nobody was active a year ago, whoever came and left since", async () => {
    const scenario = plainScenario({
      horizonYears: 3,
      members: [
        NO_FOUNDER,
        { joinsPerYear: 1e5, exitHazardPerYear: AT_ONCE },
        { joinsPerYear: 1e5, commitmentYears: 0.25, exitHazardPerYear: 0.1 },
      ],
      churn: { contagion: 2 },
    });
    const { quarters } = await simulate(scenario, RUNS);
    const shares = [0, 0, 0, 0, 0, 1 / 2];
    let hazard = 0;
    for (let t = 2; t < 12; t++) {
      expectShare(quarters[t]?.members, Math.exp(-hazard), `quarter ${t}`);
      hazard += 0.1 * DT * Math.exp(2 * (shares[t] ?? 0));
    }
  });
});

interface Phase {
  readonly ratePerYear: number;
  readonly durationYears: number;
  readonly factor: number;
}

/** Survival at the start of each quarter when each phase that is on multiplies the hazard, from the 2ⁿ-state
 * Markov chain of what is on.
 * @param hazardOf  of the product of the factors that are on */
function survivalUnder(
  phases: readonly Phase[],
  hazardOf: (factor: number) => number,
  quarters: number,
): number[] {
  let states = phases.reduce((all) => all.flatMap((state) => [state, state]), [0]);
  states = states.map((_, state) => (state === 0 ? 1 : 0));
  return Array.from({ length: quarters }, () => {
    const survival = states.reduce((sum, p) => sum + p, 0);
    states = states.map((_, to) =>
      states.reduce((sum, p, from) => {
        const move = phases.reduce((product, { ratePerYear, durationYears }, k) => {
          const [was, is] = [(from >> k) & 1, (to >> k) & 1];
          const switches = 1 - Math.exp(was ? -DT / durationYears : -ratePerYear * DT);
          return product * (was === is ? 1 - switches : switches);
        }, 1);
        const factor = phases.reduce((product, phase, k) => product * ((to >> k) & 1 ? phase.factor : 1), 1);
        return sum + p * move * Math.exp(-hazardOf(factor) * DT);
      }, 0),
    );
    return survival;
  });
}

describe("shocks", () => {
  it.each<[string, Phase[]]>([
    ["one", [{ ratePerYear: 0.4, durationYears: 1.5, factor: 4 }]],
    [
      "two",
      [
        { ratePerYear: 0.3, durationYears: 1, factor: 3 },
        { ratePerYear: 2, durationYears: 0.3, factor: 0.2 },
      ],
    ],
  ])("%s on members' hazards: survival by the Markov chain of what is on", async (_, phases) => {
    const survival = survivalUnder(phases, (factor) => 0.2 * factor, 20);
    const shocks = phases.map(({ factor, ...shock }) => ({ ...shock, memberHazard: factor }));
    const scenario = plainScenario({ members: [{ exitHazardPerYear: 0.2 }], shocks });
    await expectSurvival(scenario, (t) => survival[t] as number);
  });

  it("on worth: survival under θ·max(0, D/(v·X) − 1) by the same chain", async () => {
    const phases = [{ ratePerYear: 0.5, durationYears: 0.8, factor: 0.25 }];
    const survival = survivalUnder(phases, (factor) => 0.3 * Math.max(0, 0.75 / factor - 1), 20);
    const shocks = [{ ratePerYear: 0.5, durationYears: 0.8, value: 0.25 }];
    await expectSurvival(priced(0.75e6, 0.3, { shocks }), (t) => survival[t] as number);
  });
});

describe("sponsors that are gone", () => {
  it.each([
    [0, 1],
    [0.5, 3],
    [3, 1.5],
  ])(
    "μ = %d multiplies hazards by 1 + (μ − 1)·lost/shares once the notice of %d quarters is over",
    async (mu, n) => {
      const notice = Math.floor(n + 0.5);
      const scenario = plainScenario({
        members: [{ exitHazardPerYear: 0.4 }],
        sponsors: [
          { share: 0.3, withdrawalHazardPerYear: AT_ONCE, noticeYears: n * DT },
          { share: 0.1, taperPerYear: 0.5 },
        ],
        churn: { sponsorLossMultiplier: mu },
      });
      const gone = 0.4 * (1 + (mu - 1) * 0.75);
      await expectSurvival(scenario, (t) =>
        Math.exp(-DT * (0.4 * Math.min(t, notice) + gone * Math.max(0, t - notice))),
      );
    },
  );

  it("whose shares are 0 multiply nothing", async () => {
    const scenario = plainScenario({
      members: [{ exitHazardPerYear: 0.4 }],
      sponsors: [{ share: 0, withdrawalHazardPerYear: AT_ONCE }],
      churn: { sponsorLossMultiplier: 50 },
    });
    await expectSurvival(scenario, (t) => Math.exp(-0.4 * DT * t));
  });
});

/** Distribution of the free members at the start of quarter t when splits come at `rate` for each active member,
 * `committed` of them besides the free, and one split turns n free members into k with `stay(n)[k]`. */
function afterSplits(
  free: number,
  committed: number,
  rate: number,
  t: number,
  stay: (n: number) => number[],
) {
  const kernels = Array.from({ length: free + 1 }, (_, n) => stay(n));
  const afterOne = (from: readonly number[]) =>
    from.map((_, k) => from.reduce((sum, p, n) => sum + p * (kernels[n]?.[k] ?? 0), 0));
  let now: number[] = new Array(free + 1).fill(0).with(free, 1);
  for (let quarter = 0; quarter < t; quarter++) {
    const next: number[] = new Array(free + 1).fill(0);
    now.forEach((probability, n) => {
      let row: number[] = new Array(free + 1).fill(0).with(n, probability);
      for (const weight of poisson(rate * (n + committed) * DT, 60)) {
        row.forEach((p, k) => {
          next[k] = (next[k] as number) + weight * p;
        });
        row = afterOne(row);
      }
    });
    now = next;
  }
  return now;
}

describe("splits", () => {
  it("that take everybody come after y years with 1 − exp(−rate·n·y)", async () => {
    const { together } = await simulate(
      plainScenario({
        members: [{ count: 7 }],
        churn: { splitHazardPerMemberYear: 0.04, splitFraction: 1 },
        governance: { quorum: 1 },
      }),
      RUNS,
    );
    together.forEach((share, t) => {
      expectShare(share, Math.exp(-0.04 * 7 * DT * t), `quarter ${t}`);
    });
  });

  it("count the committed, but do not take them: exp(−rate·A·p·y) for the one that is free", async () => {
    const scenario = plainScenario({
      members: [{}, { count: 4, commitmentYears: 100 }],
      churn: { splitHazardPerMemberYear: 0.4, splitFraction: 0.3 },
    });
    await expectSurvival(scenario, (t) => Math.exp(-0.4 * 5 * 0.3 * DT * t), 4);
  });

  it("come as before once the first commitment is over: exp(−rate·A·(t − 4)·dt)", async () => {
    const scenario = plainScenario({
      members: [{ commitmentYears: 1 }, { count: 4, commitmentYears: 100 }],
      churn: { splitHazardPerMemberYear: 0.2, splitFraction: 1 },
    });
    await expectSurvival(scenario, (t) => Math.exp(-0.2 * 5 * DT * Math.max(0, t - 4)), 4);
  });

  it.each([
    [5, 0.3, 0.2],
    [12, 0.5, 0.05],
    [13, 0.5, 0.05],
    [13, 0.03, 0.3],
    [60, 0.25, 0.01],
    [60, 0.9, 0.01],
  ])("leave of %d members, p = %d, rate %d, a chain of binomials: mean, variance and tails", (n, p, rate) => {
    const scenario = plainScenario({
      members: [{ count: n }],
      churn: { splitHazardPerMemberYear: rate, splitFraction: p },
    });
    const expected = afterSplits(n, 0, rate, 4, (from) => binomial(from, 1 - p));
    expectDistribution(membersRunByRun(scenario, 4), expected);
  });

  it.each([
    [6, 0.15],
    [40, 0.02],
  ])("with a fraction uniform on 0 … 1, drawn anew, keep each number of %d with 1/(n + 1)", (n, rate) => {
    const scenario = plainScenario({
      members: [{ count: n }],
      churn: { splitHazardPerMemberYear: rate, splitFraction: { dist: "uniform", min: 0, max: 1 } },
    });
    const expected = afterSplits(n, 0, rate, 4, (from) => new Array(from + 1).fill(1 / (from + 1)));
    expectDistribution(membersRunByRun(scenario, 4), expected);
  });

  it("take members of a large and a small stratum alike and apart: binomial(20, 1 − p) in all", () => {
    const scenario = plainScenario({
      members: [{ count: 4 }, { count: 16 }],
      churn: { splitHazardPerMemberYear: 0.05, splitFraction: 0.4 },
    });
    const expected = afterSplits(20, 0, 0.05, 4, (from) => binomial(from, 0.6));
    expectDistribution(membersRunByRun(scenario, 4), expected);
  });
});

describe("arrivals", () => {
  it.each([1, 5, 30])("%d prospects at 2 a year: the number joined is min(Poisson(2y), count)", (count) => {
    const scenario = plainScenario({ members: [NO_FOUNDER, { count, joinsPerYear: 2 }] });
    const all = poisson(2 * 3, count);
    const expected = [...all, 1 - all.reduce((sum, p) => sum + p, 0)];
    expectDistribution(membersRunByRun(scenario, 12), expected);
  });

  it.each([
    [0.999999e6, 1],
    [1e6, 1],
    [1.000001e6, 0],
  ])("one joins as long as ρ ≤ 1: dues of %d for a worth of 1e6", async (dues, joins) => {
    const scenario = plainScenario({
      horizonYears: 1,
      programme: { operatingCostUsdPerYear: dues },
      members: [{ commitmentYears: 100 }, { joinsPerYear: 1e5 }],
    });
    const { quarters, groups } = await simulate(scenario, 1000);
    expect(quarters.map(({ members }) => members)).toEqual([1, 1 + joins, 1 + joins, 1 + joins]);
    expect(groups[1]).toMatchObject({ left: null, duesPv: null, worthPv: null });
  });

  it("the clock stands still while ρ > 1: Poisson(rate·(y − 2)) when worth covers the dues after 2 years", () => {
    const scenario = plainScenario({
      valueGrowthPerYear: 2,
      programme: { operatingCostUsdPerYear: 3.99e6 },
      members: [{ commitmentYears: 100 }, { count: 60, joinsPerYear: 3, duesCapUsdPerYear: 1e15 }],
    });
    expectDistribution(membersRunByRun(scenario, 8), [0, 1]);
    expectDistribution(membersRunByRun(scenario, 16), [0, ...poisson(3 * 2, 60)]);
  });

  it("are slowed by shocks: the mean joined is rate·dt·Σ E(1/X) over the chain of what is on", () => {
    const scenario = plainScenario({
      members: [NO_FOUNDER, { count: 1000, joinsPerYear: 20 }],
      shocks: [{ ratePerYear: 0.8, durationYears: 0.7, memberHazard: 4 }],
    });
    const [on, off] = [1 - Math.exp(-0.8 * DT), 1 - Math.exp(-DT / 0.7)];
    let isOn = 0;
    let mean = 0;
    for (let t = 0; t < 12; t++) {
      isOn = isOn * (1 - off) + (1 - isOn) * on;
      mean += 20 * DT * (1 - isOn + isOn / 4);
    }
    const joined = membersRunByRun(scenario, 12);
    const observed = joined.reduce((sum, k) => sum + k, 0) / RUNS;
    const variance = joined.reduce((sum, k) => sum + (k - observed) ** 2, 0) / RUNS;
    expectNear(observed, mean, Math.sqrt(variance / RUNS));
  });

  it.each([0, 0.75])(
    "one that joined in quarter 0 is free from quarter 1 + c on, c of %d years",
    async (years) => {
      const scenario = plainScenario({
        members: [
          { commitmentYears: 100 },
          { joinsPerYear: 1e5, exitHazardPerYear: 0.5, commitmentYears: years },
        ],
      });
      const { quarters } = await simulate(scenario, RUNS);
      quarters.forEach(({ members }, t) => {
        const isIn = t === 0 ? 0 : Math.exp(-0.5 * DT * Math.max(0, t - 1 - 4 * years));
        expectShare((members ?? 0) - 1, isIn, `quarter ${t}`);
      });
    },
  );

  it("one that joins at rate r is there at quarter t with Σⱼ r-arrival in j · exp(−h·(t − j − 1 − c)·dt)", async () => {
    const [rate, hazard, commitment] = [0.7, 0.9, 2];
    const scenario = plainScenario({
      members: [
        NO_FOUNDER,
        { joinsPerYear: rate, exitHazardPerYear: hazard, commitmentYears: commitment * DT },
      ],
    });
    await expectSurvival(scenario, (t) => {
      let sum = 0;
      for (let j = 0; j < t; j++) {
        const joins = Math.exp(-rate * j * DT) * (1 - Math.exp(-rate * DT));
        sum += joins * Math.exp(-hazard * DT * Math.max(0, t - j - 1 - commitment));
      }
      return sum;
    });
  });

  it("strata of 7 prospects join at their parts 2, 2, 1, 1, 1 of the rate", () => {
    const scenario = plainScenario({ members: [NO_FOUNDER, { count: 7, joinsPerYear: 3, worthSpread: 4 }] });
    const stratum = (count: number) => {
      const all = poisson(((3 * count) / 7) * 2, count);
      return [...all, 1 - all.reduce((sum, p) => sum + p, 0)];
    };
    expectDistribution(membersRunByRun(scenario, 8), [2, 1, 2, 1, 1].map(stratum).reduce(convolve));
  });
});

describe("notice", () => {
  it.each([0, 1, 2, 5])(
    "who left in quarter 0 pays through quarter %d: dues are B over the payers",
    async (n) => {
      const scenario = plainScenario({
        horizonYears: 2,
        programme: { operatingCostUsdPerYear: 12e6 },
        members: [{ exitHazardPerYear: AT_ONCE }, { count: 3 }],
        governance: { noticeYears: n * DT },
      });
      const { quarters } = await simulate(scenario, 1000);
      expect(quarters.map(({ members }) => members)).toEqual([4, 3, 3, 3, 3, 3, 3, 3]);
      expect(quarters.map(({ dues }) => dues?.p50)).toEqual(quarters.map((_, t) => (t <= n ? 3e6 : 4e6)));
    },
  );
});

/** Worth of the five strata at spread w: w to the power of Φ⁻¹(0.1), … over twice Φ⁻¹(0.95). */
const worthFactors = (spread: number) =>
  [-1.2815515655446004, -0.5244005127080409, 0, 0.5244005127080409, 1.2815515655446004].map(
    (z) => spread ** (z / (2 * 1.6448536269514722)),
  );

describe("members of unlike worth", () => {
  it("are dealt to the strata in the order 2, 0, 4, 1, 3: the mean worth of 1 … 12 members", async () => {
    const factors = worthFactors(16);
    const order = [2, 0, 4, 1, 3, 2, 0, 4, 1, 3, 2, 0];
    for (let count = 1; count <= 12; count++) {
      const members = [{ count, worthSpread: 16, valueUsdPerYear: 1e9 }];
      const { groups } = await simulate(plainScenario({ horizonYears: 1, members }), 1);
      const total = order.slice(0, count).reduce((sum, k) => sum + (factors[k] as number), 0);
      expectNear((groups[0]?.worthPv ?? Number.NaN) / 1e9, total / count, 0);
    }
  });

  it("leave stratum by stratum: the share left is the mean of 1 − exp(−θ·max(0, D/(v·factor) − 1)·y)", async () => {
    const count = 12;
    const parts = [3, 2, 3, 2, 2];
    const scenario = plainScenario({
      programme: { operatingCostUsdPerYear: 1e12 },
      members: [{ count, worthSpread: 9, duesCapUsdPerYear: 1.2e6 }],
      churn: { priceSensitivityPerYear: 0.3 },
    });
    const { groups, quarters } = await simulate(scenario, RUNS);
    const leaves = worthFactors(9).map((factor) => 1 - Math.exp(-0.3 * Math.max(0, 1.2 / factor - 1) * 5));
    const total = (of: (p: number) => number) =>
      leaves.reduce((sum, p, k) => sum + of(p) * (parts[k] as number), 0);
    const error = Math.sqrt(total((p) => p * (1 - p)) / RUNS) / count;
    expectNear(groups[0]?.left, total((p) => p) / count, error);
    expect(quarters[0]?.members).toBe(count);
  });

  it("of spread 1 are one stratum: 5 members leave as five", () => {
    const scenario = plainScenario({ members: [{ count: 5, worthSpread: 1, exitHazardPerYear: 0.3 }] });
    expectDistribution(membersRunByRun(scenario, 8), binomial(5, Math.exp(-0.6)));
  });

  it("share one draw of worth: the sum of two strata's parts varies with its square", async () => {
    const value = { dist: "uniform", min: 1e9, max: 3e9 };
    const members = [{ count: 5, worthSpread: 16, valueUsdPerYear: value }];
    const { groups } = await simulate(plainScenario({ horizonYears: 1, members }), RUNS);
    const mean = worthFactors(16).reduce((sum, factor) => sum + factor, 0) / 5;
    expectNear((groups[0]?.worthPv ?? Number.NaN) / 1e9, 2 * mean, mean * Math.sqrt(4 / 12 / RUNS));
  });
});

describe("a group to whom access is worth nothing", () => {
  const fee = 0.25;
  const terms = {
    programme: { operatingCostUsdPerYear: 8e6 },
    churn: { priceSensitivityPerYear: 0.5 },
    governance: { exitFeeYears: fee, quorum: 0, noticeYears: 0 },
  };

  it("leaves for the price at θ·(1/fee − 1), whatever its dues", async () => {
    const members = [{ count: 8, valueUsdPerYear: 0 }];
    const { together, quarters } = await simulate(
      plainScenario({ ...terms, members, horizonYears: 0.5 }),
      RUNS,
    );
    expect(together.at(-1)).toBe(1);
    const stays = Math.exp(-0.5 * (1 / fee - 1) * DT);
    expectNear(quarters[1]?.members, 8 * stays, Math.sqrt((8 * stays * (1 - stays)) / RUNS));
  });

  it("changes nothing for the others when nobody is in it", async () => {
    const few = [{ count: 8, valueUsdPerYear: 1e5 }];
    const with0 = [...few, { count: 0, valueUsdPerYear: 0 }];
    const [alone, beside] = await Promise.all(
      [few, with0].map((members) => simulate(plainScenario({ ...terms, members }), 2000)),
    );
    expect(beside?.quarters).toEqual(alone?.quarters);
  });
});
