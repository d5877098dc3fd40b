import seedrandom from "seedrandom";

/** Uniform numbers in [0, 1), 32 bits each, the same for the same text.
 * @source mulberry32, T. Ettinger (2017), public domain */
export function randomSource(seed: string): () => number {
  let state = seedrandom(seed).int32();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
