import { explainIssue, type Problem, showValue } from "./explainIssue";
import { migrate } from "./migrations";
import { LIMITS, SCENARIO_VERSION, type Scenario, scenarioSchema } from "./schema";

export type { Problem } from "./explainIssue";

/** A scenario, or all that is wrong with what was to be one; never both, and never a scenario that was mended. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly problems: null }
  | { readonly scenario: null; readonly problems: readonly [Problem, ...Problem[]] };

const failure = (path: string, message: string): ReadResult => ({ scenario: null, problems: [{ path, message }] });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a scenario from what JSON gave, of this version or an older one, and fills in the defaults. */
export function readScenario(value: unknown): ReadResult {
  if (!isRecord(value)) return failure("", `the file holds ${showValue(value)}: it must be a scenario, { … }`);
  const { version } = value;
  const allowed = `it must be a whole number from 1 to ${SCENARIO_VERSION}`;
  if (version === undefined) return failure("version", `version is missing: ${allowed}`);
  if (!Number.isInteger(version) || (version as number) < 1 || (version as number) > SCENARIO_VERSION) {
    return failure("version", `version is ${showValue(version)}: ${allowed}`);
  }
  const parsed = scenarioSchema.safeParse(migrate(value), { reportInput: true });
  if (parsed.success) return { scenario: parsed.data, problems: null };
  const [first, ...others] = parsed.error.issues.flatMap((issue) => explainIssue(issue));
  if (first === undefined) throw new Error("a scenario was refused without a reason");
  return { scenario: null, problems: [first, ...others] };
}

/** Numbers that some programs write but JSON does not know, so that the field that holds one can be named. */
const FOREIGN_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const FOREIGN_MARK = "\u0000number ";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const marked = text.replace(FOREIGN_NUMBERS, (token) =>
      token.startsWith('"') ? token : JSON.stringify(FOREIGN_MARK + token),
    );
    if (marked === text) throw error;
    return JSON.parse(marked, (_key, value: unknown) =>
      typeof value === "string" && value.startsWith(FOREIGN_MARK) ? Number(value.slice(FOREIGN_MARK.length)) : value,
    );
  }
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the text of a scenario file.
 * @param adjust  what to change in it before it is checked */
export function readScenarioText(text: string, adjust: (value: Json) => Json = (value) => value): ReadResult {
  if (text.length > LIMITS.fileBytes) {
    const megabytes = (characters: number) => `${(characters / 1e6).toFixed(1)} million characters`;
    return failure("", `the file has ${megabytes(text.length)}: it must have at most ${megabytes(LIMITS.fileBytes)}`);
  }
  let value: unknown;
  try {
    value = parseJson(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return failure("", `the file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return readScenario(isRecord(value) ? adjust(value) : value);
}
