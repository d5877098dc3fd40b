import { useRef } from "react";
import { type ListedGroup, type Sorting, sortGroups } from "../../state/memberList";

/** The groups sorted; while results arrive they keep their places, so that nothing moves under the eye.
 * @param scope  a change of it, like one of the sorting or of the groups, sorts anew at once
 * @param isSettled  whether the results are complete */
export function useSettledOrder(
  groups: readonly ListedGroup[],
  sorting: Sorting,
  scope: unknown,
  isSettled: boolean,
): readonly ListedGroup[] {
  const kept = useRef<{ places: readonly number[]; key: string; scope: unknown } | null>(null);
  const hasCourses = groups.some(({ group }) => group.course !== null);
  const key = `${sorting.key} ${sorting.isDescending} ${hasCourses} ${groups.map(({ index }) => index).join()}`;
  const isStale = kept.current?.key !== key || kept.current.scope !== scope;
  if (isSettled || isStale) {
    kept.current = { places: sortGroups(groups, sorting).map(({ index }) => index), key, scope };
  }
  const byIndex = new Map(groups.map((listed) => [listed.index, listed]));
  return (kept.current?.places ?? []).flatMap((index) => byIndex.get(index) ?? []);
}
