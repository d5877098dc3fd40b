import type { Results } from "../../src/analysis/results";
import { summarise } from "../../src/analysis/summarise";
import type { Columns } from "../../src/engine/columns";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { readScenario } from "../../src/model/readScenario";
import type { Scenario } from "../../src/model/schema";

let kernel: Kernel | null = null;

/** A scenario from what a file would hold. */
export function scenarioFrom(value: unknown): Scenario {
  const { scenario, problems } = readScenario(value);
  if (scenario === null) throw new Error(problems[0].message);
  return scenario;
}

/** The columns of the first `runs` runs, or of those from `first` on. */
export async function columnsOf(
  scenario: Scenario,
  runs: number,
  first = 0,
  courses = false,
): Promise<Columns> {
  kernel ??= await startKernel();
  kernel.load(parametersOf(scenario, { courses }));
  kernel.simulate(first, runs);
  return kernel.takeColumns();
}

export async function simulate(value: unknown, runs: number, courses = false): Promise<Results> {
  const scenario = scenarioFrom(value);
  return summarise(await columnsOf(scenario, runs, 0, courses), scenario);
}
