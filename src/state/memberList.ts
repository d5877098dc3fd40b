import type { GroupResults, Results } from "../analysis/results";
import type { Scenario } from "../model/schema";
import { foundersWithResults } from "./findings/members";

/** A column that the list of founders can be sorted by. */
export type SortKey = "name" | "worth" | "dues" | "left" | "net";

export interface Sorting {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** One group of the list, with its place in the scenario. */
export interface ListedGroup {
  readonly index: number;
  readonly group: GroupResults;
}

/** The mean of worth less dues, where the median is not known. */
export const meanNet = ({ worthPv, duesPv }: GroupResults): number => (worthPv ?? 0) - (duesPv ?? 0);

const collator = new Intl.Collator("en");

function sortedBy({ group }: ListedGroup, key: Exclude<SortKey, "name">): number {
  const start = group.course?.quarters[0];
  switch (key) {
    case "worth":
      return start?.worth.p50 ?? Number.NEGATIVE_INFINITY;
    case "dues":
      return start?.dues.p50 ?? Number.NEGATIVE_INFINITY;
    case "left":
      return group.left ?? Number.NEGATIVE_INFINITY;
    case "net":
      return group.course?.netPv?.p50 ?? meanNet(group);
  }
}

/** The groups in the order asked for; equals stay in the order of the scenario. */
export function sortGroups(groups: readonly ListedGroup[], { key, isDescending }: Sorting): ListedGroup[] {
  const sign = isDescending ? -1 : 1;
  return groups.toSorted((a, b) => {
    if (key === "name") return sign * collator.compare(a.group.name, b.group.name);
    const [x, y] = [sortedBy(a, key), sortedBy(b, key)];
    return x === y ? 0 : sign * (x < y ? -1 : 1);
  });
}

/** The founders that the list shows, and the prospects, in the scenario's order. */
export function listedGroups(results: Results, scenario: Scenario) {
  const founders = new Set<GroupResults>(foundersWithResults(results, scenario));
  const all = results.groups.map((group, index) => ({ index, group }));
  return {
    founders: all.filter(({ group }) => founders.has(group)),
    prospects: all.filter(({ index }) => (scenario.members[index]?.joinsPerYear ?? 0) > 0),
  };
}
