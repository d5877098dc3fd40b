import { formatNumber } from "../../model/format";
import { valueAt } from "../../model/paths";
import type { Scenario } from "../../model/schema";
import { basisOf, type SourcedGroup } from "../sources";

/** Whether there is something to give a source for: neither what is not there nor how many runs are drawn from what. */
const wantsSource = (scenario: Scenario, path: string) =>
  !path.startsWith("simulation.") && valueAt(scenario, path) !== null;

/** How much of a scenario rests on published numbers; it counts every value that the groups list and that wants a source.
 * @param groups  of the scenario */
export function sourcesFinding(
  groups: readonly SourcedGroup[],
  scenario: Scenario,
  baseline: Scenario,
): string {
  const parts = groups.flatMap((group) => group.parts);
  const bases = parts.flatMap(({ paths }) =>
    paths.filter((path) => wantsSource(scenario, path)).map((path) => basisOf(scenario, baseline, path)),
  );
  const sourced = bases.filter((basis) => basis === "Source").length;
  const silent = bases.filter((basis) => basis === "No source is given").length;
  const changed = parts.reduce((sum, part) => sum + part.changed, 0);
  return withChanges(sharesOf(sourced, silent, bases.length), changed);
}

function sharesOf(sourced: number, silent: number, all: number): string {
  if (silent === all) return "No value of this scenario says where it comes from";
  if (sourced === all) return "Every value of this scenario rests on a source";
  const assumed = all - sourced - silent;
  if (assumed === all) return "Every value of this scenario is an assumption";
  const rest = `${formatNumber(sourced)} of ${formatNumber(all)} values ${sourced === 1 ? "rests" : "rest"} on a source`;
  if (silent === 0) return `${rest}, the others are assumptions`;
  const without = `${formatNumber(silent)} ${silent === 1 ? "says" : "say"} nothing`;
  return assumed === 0
    ? `${rest}, the others say nothing`
    : `${rest}, ${formatNumber(assumed)} ${assumed === 1 ? "is an assumption" : "are assumptions"}, ${without}`;
}

const withChanges = (text: string, changed: number) =>
  changed === 0
    ? text
    : `${text}; ${formatNumber(changed)} ${changed === 1 ? "differs" : "differ"} from the baseline`;
