import { expect, it } from "vitest";
import scenario from "../bench/scenario.json";
import { simulate } from "../support/simulate";

it("the Nemotron-style coalition has a risk of 0.350 ± 0.002 and its published triggers ± 0.0015", async () => {
  const { risk, triggers } = await simulate(scenario, 1_000_000);
  expect(Math.abs(risk.value - 0.35)).toBeLessThan(0.002);
  const published = { sponsor: 0.1645, price: 0.1265, departures: 0.035, split: 0.0243 };
  for (const [trigger, share] of Object.entries(published)) {
    expect(Math.abs(triggers[trigger as keyof typeof published] - share), trigger).toBeLessThan(0.0015);
  }
});
