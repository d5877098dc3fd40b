import { expect, it, vi } from "vitest";
import { ruleComparison } from "../../src/state/ruleComparison";
import { experiments } from "../support/experiments";
import { coalition } from "./support/scenarios";

it("ends where it is when the study is given up", async () => {
  const scenario = { ...coalition, simulation: { ...coalition.simulation, runs: 200 } };
  const given = new AbortController();
  const progress = vi.fn(() => given.abort(new Error("given up")));
  const tools = { experiments, signal: given.signal, progress };
  await expect(ruleComparison(scenario, tools)).rejects.toThrow("given up");
  expect(progress).toHaveBeenCalledTimes(1);
});
