import { readFileSync, statSync } from "node:fs";
import { readScenarioText } from "../model/readScenario";
import { LIMITS, type Scenario } from "../model/schema";
import { type Arguments, UsageError } from "./arguments";

function readText(file: string): string {
  try {
    const entry = statSync(file);
    if (entry.isDirectory()) throw new UsageError(`${file} is a folder: a scenario file is wanted`);
    if (entry.size > LIMITS.fileBytes) {
      const [is, most] = [entry.size, LIMITS.fileBytes].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
      throw new UsageError(`${file} has ${is}: a scenario file must have at most ${most}`);
    }
    return readFileSync(file, "utf8");
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
  const { scenario, problems } = readScenarioText(readText(file), (value) => {
    const simulation = { ...(value.simulation as object | undefined) };
    if (runs !== null) Object.assign(simulation, { runs });
    if (seed !== null) Object.assign(simulation, { seed });
    return runs === null && seed === null ? value : { ...value, simulation };
  });
  if (scenario !== null) return scenario;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  throw new UsageError(`${file}: ${problems[0].message}${others}`);
}
