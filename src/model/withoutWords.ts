import type { Scenario } from "./schema";

const wordless = new WeakMap<Scenario, Scenario>();

/** The scenario without its name, summary and sources, on which no run depends; the same object each time. */
export function withoutWords(scenario: Scenario): Scenario {
  const bare = wordless.get(scenario) ?? { ...scenario, name: "", summary: "", sources: {} };
  wordless.set(scenario, bare);
  return bare;
}
