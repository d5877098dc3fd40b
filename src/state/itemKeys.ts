/** Items of a list with a key each, by which the page knows them again. */
interface KeyedItems<T> {
  readonly items: readonly T[];
  readonly keys: readonly number[];
  /** The next key that no item has had. */
  readonly next: number;
}

export const NO_ITEMS: KeyedItems<never> = { items: [], keys: [], next: 0 };

/** Gives the items of a changed list the keys they had: by identity, or by place for one that was edited there. */
export function rekeyed<T extends object>(before: KeyedItems<T>, items: readonly T[]): KeyedItems<T> {
  const keyOf = new Map(before.items.map((item, index) => [item, before.keys[index] as number]));
  const kept = new Set(items);
  let { next } = before;
  const keys = items.map((item, index) => {
    const known = keyOf.get(item);
    if (known !== undefined) return known;
    const predecessor = before.items[index];
    const wasEdited = predecessor !== undefined && !kept.has(predecessor);
    return wasEdited ? (before.keys[index] as number) : next++;
  });
  return { items, keys, next };
}
