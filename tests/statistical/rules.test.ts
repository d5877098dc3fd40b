import { expect, it } from "vitest";
import { compareRules } from "../../src/analysis/compareRules";
import { experiments } from "../support/experiments";
import { coalition } from "../unit/support/scenarios";

it("the Nemotron-style coalition's risk at 10,000 runs: equal 0.54, by worth 0.35, capped 0.34, Talmud 0.26, ± 0.015", async () => {
  const { risks, riskRuns } = await compareRules(coalition, experiments);
  expect(riskRuns).toBe(10_000);
  const published = { equal: 0.54, proportional: 0.35, capped: 0.34, talmud: 0.26 };
  for (const [rule, risk] of Object.entries(published)) {
    const found = risks?.[rule as keyof typeof published].value ?? Number.NaN;
    expect(Math.abs(found - risk), rule).toBeLessThan(0.015);
  }
});
