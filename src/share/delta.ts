import { isSame } from "../model/paths";
import { LIMITS } from "../model/schema";

/** Plain data, as JSON knows it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Record = { readonly [key: string]: Json };

const REMOVED = 0;

const isRecord = (value: unknown): value is Record =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The item of `base` that comes nearest to `item`: of the same place, else of the same name; −1 for none. */
function partnerOf(base: readonly Json[], item: Json, place: number): number {
  const same = base.findIndex((candidate) => isSame(candidate, item));
  if (same >= 0) return same;
  const isNamesake = (candidate: Json | undefined) =>
    isRecord(candidate) && isRecord(item) && candidate.name === item.name;
  if (isNamesake(base[place])) return place;
  const namesake = base.findIndex(isNamesake);
  return namesake < 0 && place < base.length ? place : namesake;
}

function listDelta(base: readonly Json[], target: readonly Json[]): Json {
  return target.map((item, place): Json => {
    const partner = partnerOf(base, item, place);
    const before = base[partner];
    if (before === undefined || !isRecord(before) || !isRecord(item)) return [item];
    return isSame(before, item) ? partner : [partner, recordDelta(before, item)];
  });
}

function recordDelta(base: Record, target: Record): Json {
  const changed = Object.entries(target).flatMap(([key, value]): [string, Json][] => {
    if (!Object.hasOwn(base, key)) return [[key, [value]]];
    const before = base[key] as Json;
    if (isSame(before, value)) return [];
    if (isRecord(before) && isRecord(value)) return [[key, recordDelta(before, value)]];
    if (Array.isArray(before) && Array.isArray(value)) return [[key, listDelta(before, value)]];
    return [[key, [value]]];
  });
  const removed = Object.keys(base).filter((key) => !Object.hasOwn(target, key));
  return Object.fromEntries([...changed, ...removed.map((key) => [key, REMOVED] as [string, Json])]);
}

/** What turns `base` into `target`, small when they differ little: a record of what changed, where `[value]` is a new
 * value, 0 a key that is gone, and a list says of each of its items which of the base's it is and what changed in it.
 * @example deltaOf({ a: 1, b: [{ name: "x" }] }, { a: 2, b: [{ name: "x" }] }) // { a: [2] } */
export const deltaOf = (base: Json, target: Json): Json =>
  isRecord(base) && isRecord(target) ? recordDelta(base, target) : [target];

const broken = () => new RangeError("the changes do not fit what they are changes of");

function itemOf(base: readonly Json[], part: Json): Json {
  if (typeof part === "number") {
    const item = base[part];
    if (item === undefined) throw broken();
    return item;
  }
  if (!Array.isArray(part)) throw broken();
  if (part.length === 1) return part[0] as Json;
  const [partner, delta] = part as readonly Json[];
  const before = typeof partner === "number" ? base[partner] : undefined;
  if (part.length !== 2 || before === undefined || delta === undefined) throw broken();
  return applyDelta(before, delta);
}

/** What `deltaOf` was given as its target.
 * @param delta  whatever a link holds
 * @throws {RangeError} when it does not fit the base */
export function applyDelta(base: Json, delta: Json): Json {
  if (Array.isArray(delta) && !Array.isArray(base)) {
    if (delta.length !== 1) throw broken();
    return delta[0] as Json;
  }
  if (Array.isArray(base)) {
    if (!Array.isArray(delta) || delta.length > LIMITS.groups) throw broken();
    return delta.map((part) => itemOf(base, part));
  }
  if (!isRecord(base) || !isRecord(delta)) throw broken();
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(delta, key));
  const changed = Object.entries(delta).flatMap(([key, part]): [string, Json][] => {
    if (part === REMOVED) return [];
    if (!Object.hasOwn(base, key)) {
      if (!Array.isArray(part) || part.length !== 1) throw broken();
      return [[key, part[0] as Json]];
    }
    return [[key, applyDelta(base[key] as Json, part)]];
  });
  return Object.fromEntries([...kept, ...changed]);
}
