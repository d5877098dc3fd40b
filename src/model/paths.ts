import { parsePath } from "./fields";
import type { Scenario } from "./schema";

type Branch = Record<string | number, unknown>;

/** What the scenario holds at a path such as `members[2].count`; undefined where it holds nothing. */
export function valueAt(scenario: Scenario, path: string): unknown {
  let value: unknown = scenario;
  for (const step of parsePath(path)) value = (value as Branch | undefined)?.[step];
  return value;
}

function withStep(branch: unknown, steps: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const next = withStep((branch as Branch)[step], rest, value);
  if (Array.isArray(branch)) return branch.with(Number(step), next);
  return { ...(branch as Branch), [step]: next };
}

/** The scenario with one value replaced; everything else is the same object as before.
 * @throws {TypeError} when the path leads through something that is not there */
export function withValue(scenario: Scenario, path: string, value: unknown): Scenario {
  return withStep(scenario, parsePath(path), value) as Scenario;
}

/** Whether two JSON values are alike, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [a as Branch, b as Branch];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}
