import { MOST_PROBLEMS, readScenarioText } from "../model/readScenario";
import { LIMITS, type Scenario, scenarioSchema } from "../model/schema";

/** What a file holds, or one sentence, without its full stop, on why it is no scenario. */
export type FileReading =
  | { readonly scenario: Scenario; readonly problem: null }
  | { readonly scenario: null; readonly problem: string };

type Adjust = Parameters<typeof readScenarioText>[1];

/** A scenario as its file holds it: its fields always in the same order. */
export function filedScenario(scenario: Scenario): Scenario {
  const { $schema: _, ...plain } = scenarioSchema.parse(scenario);
  return plain;
}

/** The text of a scenario's file. */
export const scenarioFileText = (scenario: Scenario): string =>
  `${JSON.stringify(filedScenario(scenario), null, 2)}\n`;

/** What is wrong with a file's size, in words that follow its name; null when nothing is.
 * @param bytes  its length */
export function sizeProblem(bytes: number): string | null {
  if (bytes <= LIMITS.fileBytes) return null;
  const megabytes = (size: number) => `${(Math.ceil(size / 1e5) / 10).toFixed(1)} MB`;
  return `has ${megabytes(bytes)}: a scenario file must have at most ${megabytes(LIMITS.fileBytes)}`;
}

const failure = (problem: string): FileReading => ({ scenario: null, problem });

/** Reads the text of a scenario file.
 * @param adjust  what to change in it before it is checked */
export function readScenarioJson(text: string, adjust?: Adjust): FileReading {
  if (text.trim() === "") return failure("the file is empty");
  const { scenario, problems } = readScenarioText(text, adjust);
  if (scenario !== null) return { scenario, problem: null };
  const more =
    problems.length < MOST_PROBLEMS ? String(problems.length - 1) : `at least ${MOST_PROBLEMS - 1}`;
  const others = problems.length > 1 ? ` (and ${more} more)` : "";
  return failure(problems[0].message + others);
}

/** By their byte order mark, which some editors write; without one it is UTF-8. */
function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

/** The text of a file; null when it holds none. */
function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a scenario file as it lies on the disk.
 * @param adjust  what to change in it before it is checked */
export function readScenarioBytes(bytes: Uint8Array, adjust?: Adjust): FileReading {
  const text = textIn(bytes);
  if (text !== null) return readScenarioJson(text, adjust);
  return failure("the file is not text: it must be a scenario as JSON, in UTF-8");
}
