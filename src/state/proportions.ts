import { endsOf } from "../model/format";
import type { Quantity, Scenario } from "../model/schema";
import { partnersOf } from "./partners";

/** Keeps the digits of repeated scaling from piling up; far finer than anyone can set. */
const tidy = (value: number) => Number(value.toPrecision(8));

function scaled(quantity: Quantity, factor: number): Quantity {
  if (typeof quantity === "number") return tidy(quantity * factor);
  const entries = Object.entries(quantity).map(([key, value]) => [
    key,
    typeof value === "number" ? tidy(value * factor) : value,
  ]);
  return Object.fromEntries(entries) as Quantity;
}

/** The lowest and the highest hazard of leaving among all groups, ends of uncertain ones included. */
export function memberHazardsOf(scenario: Scenario): readonly [number, number] {
  const ends = scenario.members.map((group) => endsOf(group.exitHazardPerYear));
  return [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))];
}

/** The scenario with every group's own hazard of leaving scaled in proportion.
 * @param highest  what the highest becomes; when all are zero, all become this
 */
export function withMemberHazards(scenario: Scenario, highest: number): Scenario {
  const [, before] = memberHazardsOf(scenario);
  const members = scenario.members.map((group) => ({
    ...group,
    exitHazardPerYear: before === 0 ? highest : scaled(group.exitHazardPerYear, highest / before),
  }));
  return { ...scenario, members };
}

/** The scenario with the hazards of `baseline`; groups that are not there follow in proportion. */
export function restoreMemberHazards(scenario: Scenario, baseline: Scenario): Scenario {
  const { members } = withMemberHazards(scenario, memberHazardsOf(baseline)[1]);
  const partners = partnersOf(scenario, baseline, "members");
  const restored = members.map((group, index) => ({
    ...group,
    exitHazardPerYear: baseline.members[partners[index] ?? -1]?.exitHazardPerYear ?? group.exitHazardPerYear,
  }));
  return { ...scenario, members: restored };
}

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

/** The scenario with the joining rates of `baseline`. */
export function restoreJoins(scenario: Scenario, baseline: Scenario): Scenario {
  const partners = partnersOf(scenario, baseline, "members");
  const members = scenario.members.map((group, index) => ({
    ...group,
    joinsPerYear: baseline.members[partners[index] ?? -1]?.joinsPerYear ?? group.joinsPerYear,
  }));
  return { ...scenario, members };
}
