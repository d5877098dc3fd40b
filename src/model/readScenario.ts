import type { z } from "zod";
import { duplicateKey } from "./duplicateKeys";
import { explainIssue, MOST_PROBLEMS, type Problem, showValue } from "./explainIssue";
import { migrate } from "./migrations";
import { LIMITS, SCENARIO_VERSION, type Scenario, scenarioSchema } from "./schema";

export { MOST_PROBLEMS, type Problem } from "./explainIssue";

/** A scenario, or what is wrong with what was to be one, at most `MOST_PROBLEMS`; never both, and never a scenario that
 * was mended. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly problems: null }
  | { readonly scenario: null; readonly problems: readonly [Problem, ...Problem[]] };

const failure = (path: string, message: string): ReadResult => ({
  scenario: null,
  problems: [{ path, message, allowed: message }],
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Json = Readonly<Record<string, unknown>>;

/** One problem a mistake: what is wrong with a field also upsets the rules of the groups that hold it. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const isInside = (path: string, group: string) =>
    path.startsWith(group) && /^($|[.[])/.test(path.slice(group.length));
  return problems.filter(
    ({ path }, index) => !problems.slice(0, index).some((earlier) => isInside(earlier.path, path)),
  );
}

function explained(issues: z.core.$ZodIssue[], whole: Json): Problem[] {
  const problems: Problem[] = [];
  for (const issue of issues) {
    if (problems.length >= MOST_PROBLEMS) break;
    problems.push(...explainIssue(issue, whole));
  }
  return problems.slice(0, MOST_PROBLEMS);
}

/** The validator passes over this key of a record in silence. */
function hasHiddenSource(value: Json): boolean {
  return isRecord(value.sources) && Object.hasOwn(value.sources, "__proto__");
}

/** Reads a scenario from what JSON gave, of this version or an older one, and fills in the defaults. */
export function readScenario(value: unknown): ReadResult {
  if (!isRecord(value))
    return failure("", `the file holds ${showValue(value)}: it must be a scenario, { … }`);
  const { version } = value;
  const allowed =
    SCENARIO_VERSION === 1 ? "it must be 1" : `it must be a whole number from 1 to ${SCENARIO_VERSION}`;
  if (version === undefined) return failure("version", `version is missing: ${allowed}`);
  if (!Number.isInteger(version) || (version as number) < 1 || (version as number) > SCENARIO_VERSION) {
    return failure("version", `version is ${showValue(version)}: ${allowed}`);
  }
  const newest = migrate(value);
  if (hasHiddenSource(newest))
    return failure("sources.__proto__", "sources.__proto__ is not the path of a field");
  const parsed = scenarioSchema.safeParse(newest, { reportInput: true });
  if (parsed.success) return { scenario: parsed.data, problems: null };
  const [first, ...others] = withoutEchoes(explained(parsed.error.issues, newest));
  if (first === undefined) throw new Error("a scenario was refused without a reason");
  return { scenario: null, problems: [first, ...others] };
}

/** Numbers that some programs write but JSON does not know, so that the field that holds one can be named; and
 * strings, ended or not, in which there are none. */
const FOREIGN_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\b(?:NaN|Infinity)\b(?!\s*:)/gs;
const FOREIGN_MARK = "\u0000number ";

function parseForeignJson(text: string): unknown {
  const marked = text.replace(FOREIGN_NUMBERS, (token) =>
    token.startsWith('"') ? token : JSON.stringify(FOREIGN_MARK + token),
  );
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(FOREIGN_MARK)
      ? Number(value.slice(FOREIGN_MARK.length))
      : value,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return parseForeignJson(text);
    } catch {
      throw error;
    }
  }
}

/** Reads the text of a scenario file.
 * @param adjust  what to change in it before it is checked */
export function readScenarioText(text: string, adjust: (value: Json) => Json = (value) => value): ReadResult {
  if (text.length > LIMITS.fileBytes) {
    const [is, most] = [text.length, LIMITS.fileBytes].map((length) => length.toLocaleString("en-US"));
    return failure("", `the file has ${is} characters: it must have at most ${most}`);
  }
  const json = text.replace(/^\uFEFF/, "");
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure("", `the file is not JSON: ${reason.replace(/[\s\p{Cc}]+/gu, " ")}`);
  }
  const twice = duplicateKey(json);
  if (twice !== null) return failure(twice, `${twice} is given twice`);
  return readScenario(isRecord(value) ? adjust(value) : value);
}
