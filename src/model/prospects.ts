import type { Scenario } from "./schema";

/** Keeps the digits of repeated scaling from piling up; far finer than anyone can set. */
export const tidy = (value: number) => Number(value.toPrecision(8));

/** Prospects who join a year, all groups together. */
export function joinsOf(scenario: Scenario): number {
  return tidy(scenario.members.reduce((total, group) => total + group.joinsPerYear, 0));
}

/** The scenario with all prospects together joining at `joinsPerYear`, each group in proportion.
 * @param joinsPerYear  above 0, because a group that joins at no rate is a founder
 * @throws {RangeError} when it is not */
export function withJoins(scenario: Scenario, joinsPerYear: number): Scenario {
  if (!(joinsPerYear > 0)) throw new RangeError("prospects who never join would count as founders");
  const factor = joinsPerYear / joinsOf(scenario);
  const members = scenario.members.map((group) =>
    group.joinsPerYear === 0 ? group : { ...group, joinsPerYear: tidy(group.joinsPerYear * factor) },
  );
  return { ...scenario, members };
}
