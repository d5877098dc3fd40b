import { formatPath } from "./explainIssue";

/** Strings, ended or not, and the marks that give JSON its shape. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],]/gs;

interface Level {
  /** Keys so far; null in a list. */
  readonly keys: Set<string> | null;
  step: string | number;
  awaitsKey: boolean;
}

/** The first field that a JSON text gives twice, as a path; null when there is none. `JSON.parse` would keep the
 * last and say nothing.
 * @param text  valid JSON
 * @example duplicateKey('{"a": [{"b": 1, "b": 2}]}') // "a[0].b" */
export function duplicateKey(text: string): string | null {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ keys: new Set(), step: "", awaitsKey: true });
    else if (token === "[") levels.push({ keys: null, step: 0, awaitsKey: false });
    else if (token === "}" || token === "]") levels.pop();
    else if (level?.keys && token === ",") level.awaitsKey = true;
    else if (level && token === ",") level.step = (level.step as number) + 1;
    else if (level?.keys && level.awaitsKey) {
      level.step = JSON.parse(token) as string;
      level.awaitsKey = false;
      if (level.keys.has(level.step)) return formatPath(levels.map(({ step }) => step));
      level.keys.add(level.step);
    }
  }
  return null;
}
