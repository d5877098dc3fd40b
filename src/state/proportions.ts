import { endsOf } from "../model/format";
import { tidy } from "../model/prospects";
import type { Quantity, Scenario } from "../model/schema";
import { partnersOf } from "./partners";

export { joinsOf, withJoins } from "../model/prospects";

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

/** The scenario with the joining rates of `baseline`. */
export function restoreJoins(scenario: Scenario, baseline: Scenario): Scenario {
  const partners = partnersOf(scenario, baseline, "members");
  const members = scenario.members.map((group, index) => ({
    ...group,
    joinsPerYear: baseline.members[partners[index] ?? -1]?.joinsPerYear ?? group.joinsPerYear,
  }));
  return { ...scenario, members };
}
