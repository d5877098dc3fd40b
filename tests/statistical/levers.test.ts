import { expect, it } from "vitest";
import preset from "../../scenarios/nemotron-coalition.json";
import { seekGoal } from "../../src/analysis/goalSeek";
import { type LeverId, type Setting, withLever } from "../../src/analysis/levers";
import { experiments } from "../support/experiments";
import { scenarioFrom } from "../support/simulate";

const coalition = scenarioFrom(preset);

async function riskWith(lever: LeverId, setting: Setting): Promise<number> {
  const { endedAfter, runs } = await experiments.outcomes(withLever(coalition, lever, setting), 10_000);
  return endedAfter.reduce((sum, quarters) => sum + (quarters > 0 ? 1 : 0), 0) / runs;
}

it.each([
  ["equal", 0.54],
  ["proportional", 0.35],
  ["capped", 0.34],
  ["talmud", 0.26],
] as const)("under %s dues the Nemotron-style coalition has a risk of %d ± 0.015", async (rule, risk) => {
  expect(Math.abs((await riskWith("rule", rule)) - risk)).toBeLessThan(0.015);
});

it.each([
  [0.5, 0.137],
  [1, 0.065],
])("with an exit fee of %d years it has a risk of %d ± 0.01", async (years, risk) => {
  expect(Math.abs((await riskWith("exitFee", years)) - risk)).toBeLessThan(0.01);
});

it.each([
  [0.147, 0.5],
  [0.075, 1],
])(
  "the search for a risk of %d finds an exit fee of at most %d years, and less would miss it",
  async (target, most) => {
    const { answers } = await seekGoal(coalition, target, experiments);
    const [first] = answers;
    expect(first).toMatchObject({ lever: "exitFee", from: 0, reaches: true });
    expect(Number(first?.to)).toBeLessThanOrEqual(most);
    expect(Number(first?.to)).toBeGreaterThan(most / 2);
    expect(await riskWith("exitFee", Number(first?.to))).toBe(first?.risk.value);
    expect(await riskWith("exitFee", Number((Number(first?.to) - 0.1).toFixed(1)))).toBeGreaterThan(target);
    const rule = answers.find(({ lever }) => lever === "rule");
    expect(rule).toMatchObject({ to: "talmud", reaches: false });
    expect(Math.abs((rule?.risk.value ?? 0) - 0.26)).toBeLessThan(0.015);
  },
);
