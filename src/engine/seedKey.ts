import seedrandom from "seedrandom";

/** The two 32-bit words that a seed's text stands for: the key of every draw. */
export function seedKey(seed: string): [number, number] {
  const generator = seedrandom(seed);
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}
