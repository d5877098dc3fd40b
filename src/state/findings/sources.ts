import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { basisOf, sourcedGroups } from "../sources";

/** How much of a scenario rests on published numbers. */
export function sourcesFinding(scenario: Scenario, baseline: Scenario): string {
  const groups = sourcedGroups(scenario, baseline);
  const bases = groups.flatMap(({ paths }) => paths.map((path) => basisOf(scenario, baseline, path)));
  const sourced = bases.filter((basis) => basis === "source").length;
  const given = bases.filter((basis) => basis !== "none").length;
  const changed = groups.reduce((sum, group) => sum + group.changed, 0);
  return withChanges(sharesOf(sourced, given), changed);
}

function sharesOf(sourced: number, given: number): string {
  if (given === 0) return "No value of this scenario says where it comes from";
  const [some, all] = [formatNumber(sourced), formatNumber(given)];
  if (sourced === 0) return `Every value of this scenario is an assumption`;
  if (sourced === given) return "Every value of this scenario rests on a source";
  return `${some} of ${all} values rest on a source, the others are assumptions`;
}

const withChanges = (text: string, changed: number) =>
  changed === 0
    ? text
    : `${text}; ${formatNumber(changed)} ${changed === 1 ? "differs" : "differ"} from the baseline`;
