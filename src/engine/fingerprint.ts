import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Columns } from "./columns";

/** Sixteen hexadecimal digits that tell whether two sets of results are the same to the last bit: the start of
 * SHA-256 over the columns. Courses are left out: whether somebody follows them is no matter of the scenario. */
export function fingerprintOf(columns: Columns): string {
  const hash = sha256.create();
  const add = (part: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) =>
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  add(Float64Array.of(columns.runs, columns.quarters, columns.groups));
  add(columns.least);
  add(columns.most);
  add(columns.quarterSums);
  add(columns.firstRuns);
  add(columns.groupSums);
  add(columns.counts);
  return bytesToHex(hash.digest()).slice(0, 16);
}
