import { SCENARIO_VERSION } from "./schema";

/** Turns a scenario of one version into the next; what it is given is still unchecked. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The step from each older version to the one after it. Version 1 is the first, so there is none yet. */
export const migrations: Readonly<Record<number, Migration>> = {};

/** Takes a scenario of any older version to `newest`, one step after another; the newest is left as it is.
 * @throws {RangeError} when there is no step from its version */
export function migrate(
  scenario: Readonly<Record<string, unknown>>,
  steps: Readonly<Record<number, Migration>> = migrations,
  newest: number = SCENARIO_VERSION,
): Readonly<Record<string, unknown>> {
  let current = scenario;
  for (let version = scenario.version as number; version < newest; version++) {
    const step = steps[version];
    if (step === undefined) throw new RangeError(`no step leads on from version ${version}`);
    current = { ...step(current), version: version + 1 };
  }
  return current;
}
