import { readFileSync, statSync } from "node:fs";
import type { Scenario } from "../model/schema";
import { readScenarioBytes, sizeProblem } from "../share/scenarioFile";
import { type Arguments, UsageError } from "./arguments";

function readBytes(file: string): Uint8Array {
  try {
    const entry = statSync(file);
    if (entry.isDirectory()) throw new UsageError(`${file} is a folder: a scenario file is wanted`);
    const tooLarge = sizeProblem(entry.size);
    if (tooLarge !== null) throw new UsageError(`${file} ${tooLarge}`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `there is no file ${file}` : `${file} cannot be read: ${message}`,
    );
  }
}

/** The scenario of a file, with the command line's runs and seed in place of its own.
 * @throws {UsageError} when there is none, naming the field that is wrong */
export function readScenarioFile({ file, runs, seed }: Pick<Arguments, "file" | "runs" | "seed">): Scenario {
  const { scenario, problem } = readScenarioBytes(readBytes(file), (value) => {
    const simulation = { ...(value.simulation as object | undefined) };
    if (runs !== null) Object.assign(simulation, { runs });
    if (seed !== null) Object.assign(simulation, { seed });
    return runs === null && seed === null ? value : { ...value, simulation };
  });
  if (scenario !== null) return scenario;
  throw new UsageError(`${file}: ${problem}`);
}
