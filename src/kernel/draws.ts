import { exponential, uniform, word, words } from "./threefry";

/**
 * Addresses of draws. Each process has a kind of its own in the top four bits of the counter's second word;
 * below it, two neighbouring indices share one ciphering. The counter's first word is the run.
 */
const KIND: i32 = 28;
export const SCENARIO: u32 = 0 << KIND;
export const OVERRUNS: u32 = 1 << KIND;
export const VALUES: u32 = 2 << KIND;
export const COUNTS: u32 = 3 << KIND;
export const HAZARDS: u32 = 4 << KIND;
export const EXITS: u32 = 5 << KIND;
export const ARRIVALS: u32 = 6 << KIND;
export const SPONSOR_HAZARDS: u32 = 7 << KIND;
export const WITHDRAWALS: u32 = 8 << KIND;
export const REPLACEMENTS: u32 = 9 << KIND;
export const SHOCKS: u32 = 10 << KIND;
export const SPLIT_TIMES: u32 = 11 << KIND;
export const SPLIT_FRACTIONS: u32 = 12 << KIND;
export const SPLIT_KEYS: u32 = 13 << KIND;

/** Of the nth event of the process at `position` (below 4,096). */
export function indexOf(position: i32, nth: i32): i32 {
  return (nth << 12) | position;
}

export function uniformAt(run: u32, kind: u32, index: i32): f64 {
  return uniform(word(words(run, kind | <u32>(index >> 1)), index));
}

export function exponentialAt(run: u32, kind: u32, index: i32): f64 {
  return exponential(word(words(run, kind | <u32>(index >> 1)), index));
}
