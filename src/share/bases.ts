import { presets } from "../model/presets";
import type { Json } from "./delta";

/**
 * The scenarios that links of each version hold their differences from, complete, by the preset's id. A link opens to
 * the same scenario for ever, so what stands here for a version never changes: before a preset or a default does, its
 * scenario as it was is kept in a file of its own for the links made so far, and `LINK_VERSION` goes up. A test holds
 * the digest of each.
 */
export const BASES: Readonly<Record<number, Readonly<Record<string, Json>>>> = {
  1: Object.fromEntries(presets.map(({ id, scenario }) => [id, scenario as unknown as Json])),
};
