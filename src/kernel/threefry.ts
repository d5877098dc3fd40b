let key0: u32 = 0;
let key1: u32 = 0;

export function setKey(first: u32, second: u32): void {
  key0 = first;
  key1 = second;
}

/** Threefry-2x32 with 20 rounds: the counter's two words, ciphered; the first in the low half.
 * @source Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3 */
export function cipher(k0: u32, k1: u32, counter0: u32, counter1: u32): u64 {
  const k2: u32 = 0x1bd11bda ^ k0 ^ k1;
  let a: u32 = counter0 + k0;
  let b: u32 = counter1 + k1;
  a += b;
  b = rotl(b, 13) ^ a;
  a += b;
  b = rotl(b, 15) ^ a;
  a += b;
  b = rotl(b, 26) ^ a;
  a += b;
  b = rotl(b, 6) ^ a;
  a += k1;
  b += k2 + 1;
  a += b;
  b = rotl(b, 17) ^ a;
  a += b;
  b = rotl(b, 29) ^ a;
  a += b;
  b = rotl(b, 16) ^ a;
  a += b;
  b = rotl(b, 24) ^ a;
  a += k2;
  b += k0 + 2;
  a += b;
  b = rotl(b, 13) ^ a;
  a += b;
  b = rotl(b, 15) ^ a;
  a += b;
  b = rotl(b, 26) ^ a;
  a += b;
  b = rotl(b, 6) ^ a;
  a += k0;
  b += k1 + 3;
  a += b;
  b = rotl(b, 17) ^ a;
  a += b;
  b = rotl(b, 29) ^ a;
  a += b;
  b = rotl(b, 16) ^ a;
  a += b;
  b = rotl(b, 24) ^ a;
  a += k1;
  b += k2 + 4;
  a += b;
  b = rotl(b, 13) ^ a;
  a += b;
  b = rotl(b, 15) ^ a;
  a += b;
  b = rotl(b, 26) ^ a;
  a += b;
  b = rotl(b, 6) ^ a;
  a += k2;
  b += k0 + 5;
  return ((<u64>b) << 32) | <u64>a;
}

/** Two words of randomness at an address of the scenario's stream. */
export function words(run: u32, address: u32): u64 {
  return cipher(key0, key1, run, address);
}

/** The word of an even (first) or odd (second) index. */
export function word(pair: u64, index: i32): u32 {
  return index & 1 ? <u32>(pair >> 32) : <u32>pair;
}

/** A uniform in (0, 1). */
export function uniform(bits: u32): f64 {
  return (<f64>bits + 0.5) * 2.3283064365386963e-10;
}

/** A unit exponential by inversion: the smaller the word, the larger the draw. */
export function exponential(bits: u32): f64 {
  return 22.18070977791825 - Math.log(<f64>bits + 0.5);
}
