import { describe, expect, it } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { findBestMove, seekGoal } from "../../src/analysis/goalSeek";
import type { LeverId } from "../../src/analysis/levers";
import { emptyOutcomes } from "../../src/engine/outcomes";
import type { Scenario } from "../../src/model/schema";
import { coalition } from "./support/scenarios";

/** A world in which the first runs fall apart, as many as `riskOf` says. */
function world(riskOf: (scenario: Scenario, runs: number) => number) {
  const asked: number[] = [];
  const experiments: Experiments = {
    async outcomes(scenario, runs) {
      asked.push(runs);
      const outcomes = emptyOutcomes(runs, false);
      return {
        ...outcomes,
        endedAfter: outcomes.endedAfter.fill(4, 0, Math.round(riskOf(scenario, runs) * runs)),
      };
    },
    openings: () => Promise.reject(new Error("nobody needs openings")),
  };
  return { experiments, asked };
}

/** The search in such a world, and what it found of one lever. A scenario of its own each time: readings are kept. */
async function seek(riskOf: (scenario: Scenario, runs: number) => number, target: number, id: LeverId) {
  const { experiments, asked } = world(riskOf);
  const search = await seekGoal({ ...coalition }, target, experiments);
  return { search, asked, answer: search.answers.find(({ lever }) => lever === id) };
}

const fee = ({ governance }: Scenario) => governance.exitFeeYears;

describe("what it would take", () => {
  it("is the first setting that reaches the target: 0.4 − 0.1·fee is 0.25 at a year and a half", async () => {
    const { answer, asked } = await seek((scenario) => 0.4 - 0.1 * fee(scenario), 0.25, "exitFee");
    expect(answer).toMatchObject({ from: 0, to: 1.5, reaches: true, size: 0.5 });
    expect(answer?.risk.value).toBeCloseTo(0.25, 9);
    expect(answer?.risk.low).toBeLessThan(0.25);
    expect(Math.max(...asked)).toBe(10_000);
  });

  it("is the first bracket where risk falls and rises again", async () => {
    const valley = (scenario: Scenario) => 0.1 + Math.abs(fee(scenario) - 1) * 0.2;
    const { answer } = await seek(valley, 0.2, "exitFee");
    expect(answer).toMatchObject({ to: 0.5, reaches: true });
  });

  it("looks closer around the best of the eight points where none reaches the target", async () => {
    // Of 0.4, 0.8, 1.1, 1.5 … years 1.1 is the best, or 1.5.
    const dip = (scenario: Scenario) => Math.min(0.35, 0.2 + Math.abs(fee(scenario) - 1.3) * 0.1);
    const best = (await seek(dip, 0.1, "exitFee")).answer;
    expect(best).toMatchObject({ to: 1.3, reaches: false });
    expect(best?.risk.value).toBeCloseTo(0.2, 9);
    expect((await seek(dip, 0.205, "exitFee")).answer).toMatchObject({ to: 1.3, reaches: true });
  });

  it("is looked for on both sides, and the nearer one is taken", async () => {
    const pace = ({ programme }: Scenario) => 0.3 - 0.2 * Math.abs(programme.pace - 0.4);
    const { answer } = await seek(pace, 0.25, "pace");
    expect(answer).toMatchObject({ from: 0.4, to: 0.65, reaches: true });
  });

  it("must hold over all runs: moves on where fewer runs were too hopeful, and back where too dark", async () => {
    const lucky = (scenario: Scenario, runs: number) =>
      0.4 - 0.1 * fee(scenario) + (runs < 10_000 ? 0 : 0.01);
    expect((await seek(lucky, 0.25, "exitFee")).answer).toMatchObject({ to: 1.6, reaches: true });
    const dark = (scenario: Scenario, runs: number) => 0.4 - 0.1 * fee(scenario) + (runs < 10_000 ? 0.03 : 0);
    expect((await seek(dark, 0.25, "exitFee")).answer).toMatchObject({ to: 1.5, reaches: true });
  });

  it("walks on by no more than twelve settings, and not once a setting misses by far", async () => {
    const judgedFees = async (riskOf: (fee: number) => number) => {
      const fees: number[] = [];
      const recorded = (scenario: Scenario, runs: number) => {
        if (fee(scenario) > 0 && runs === 10_000) fees.push(fee(scenario));
        return runs < 10_000 ? 0.3 + Math.abs(fee(scenario) - 0.4) / 20 : riskOf(fee(scenario));
      };
      await seek(recorded, 0.25, "exitFee");
      return fees;
    };
    expect(await judgedFees(() => 0.26)).toHaveLength(13);
    expect(await judgedFees((fee) => (fee === 0 ? 0.3 : 0.24))).toEqual([0.4, 0.3, 0.2, 0.1]);
    // Five standard errors are 0.022, passed at 0.7.
    expect(await judgedFees((fee) => 0.25 + (fee || 2) / 30)).toEqual([0.4, 0.5, 0.6, 0.7]);
  });

  it("is the best there is where nothing reaches it, and null where nothing lowers the risk", async () => {
    const { search, answer } = await seek((scenario) => 0.4 - 0.05 * fee(scenario), 0.1, "exitFee");
    expect(answer).toMatchObject({ to: 3, reaches: false, size: 1 });
    expect(answer?.risk.value).toBeCloseTo(0.25, 9);
    const idle = search.answers.filter(({ lever }) => lever !== "exitFee");
    expect(idle.length).toBeGreaterThan(8);
    for (const { to, risk } of idle) expect([to, risk.value]).toEqual([null, 0.4]);
  });

  it("is nothing when the target is met", async () => {
    const { search, asked } = await seek(() => 0.05, 0.1, "exitFee");
    expect(search).toMatchObject({ answers: [], waiting: [] });
    expect(asked).toEqual([10_000]);
  });

  it("comes lever by lever, sorted by size and then by risk", async () => {
    const riskOf = (scenario: Scenario) =>
      0.4 -
      0.1 * fee(scenario) -
      0.02 * (scenario.governance.noticeYears - 0.25) -
      (scenario.programme.pace - 0.4) / 3;
    const parts: number[] = [];
    const search = await seekGoal({ ...coalition }, 0.3, world(riskOf).experiments, (share, { waiting }) => {
      parts.push(share);
      expect(waiting.length).toBe(13 - parts.length);
    });
    expect(parts.at(-1)).toBe(1);
    expect(search.answers.map(({ lever }) => lever).slice(0, 3)).toEqual(["exitFee", "pace", "notice"]);
    expect(search.answers.map(({ reaches }) => reaches).slice(0, 3)).toEqual([true, true, false]);
  });

  it("takes no more runs than the scenario has", async () => {
    const short = { ...coalition, simulation: { ...coalition.simulation, runs: 500 } };
    const { experiments, asked } = world((scenario) => 0.4 - 0.1 * fee(scenario));
    expect((await seekGoal(short, 0.25, experiments)).runs).toBe(500);
    expect(new Set(asked)).toEqual(new Set([500]));
  });
});

/** A world in which so many runs are saved and so many lost, once there is an exit fee. */
function tradingWorld(saved: number, lost: number) {
  const runs = 10_000;
  const experiments: Experiments = {
    outcomes: async (scenario, count) => {
      const outcomes = emptyOutcomes(count, false);
      const from = fee(scenario) > 0 ? saved : 0;
      const to = runs * 0.4 + (fee(scenario) > 0 ? lost : 0);
      return { ...outcomes, endedAfter: outcomes.endedAfter.fill(4, from, to) };
    },
    openings: () => Promise.reject(new Error("nobody needs openings")),
  };
  return experiments;
}

describe("runs saved against runs lost", () => {
  it.each([
    [150, 100, true],
    [130, 100, true],
    [129, 100, false],
    [100, 150, false],
    [1017, 930, true],
    [1015, 930, false],
  ])("%d saved and %d lost are more than chance: %j", async (saved, lost, helps) => {
    const { move } = await findBestMove({ ...coalition }, tradingWorld(saved, lost));
    expect(move?.lever).toBe(helps ? "exitFee" : undefined);
    if (helps) expect(move?.risk.value).toBeCloseTo(0.4 - (saved - lost) / 10_000, 12);
  });
});

describe("the best single move", () => {
  it("is the lever that helps most when each goes a sixth of its way", async () => {
    const riskOf = (scenario: Scenario) => 0.4 - 0.1 * fee(scenario) - 0.2 * (scenario.programme.pace - 0.4);
    const { move, now } = await findBestMove({ ...coalition }, world(riskOf).experiments);
    expect(now.value).toBe(0.4);
    expect(move).toMatchObject({ lever: "exitFee", from: 0, to: 0.5 });
    expect(move?.risk.value).toBeCloseTo(0.35, 9);
  });

  it("may be another rule", async () => {
    const riskOf = ({ governance }: Scenario) => (governance.costSharing === "talmud" ? 0.2 : 0.4);
    const { move } = await findBestMove({ ...coalition }, world(riskOf).experiments);
    expect(move).toMatchObject({ lever: "rule", from: "proportional", to: "talmud" });
  });

  it("is none when nothing helps beyond chance, or there is no risk", async () => {
    const noise = (scenario: Scenario) => 0.4 - 0.0002 * fee(scenario);
    expect((await findBestMove({ ...coalition }, world(noise).experiments)).move).toBeNull();
    const { experiments, asked } = world(() => 0);
    expect((await findBestMove({ ...coalition }, experiments)).move).toBeNull();
    expect(asked).toHaveLength(1);
  });
});
