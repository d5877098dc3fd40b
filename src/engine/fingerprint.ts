import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Columns, occupiedBins } from "./columns";

/** Sixteen hexadecimal digits that tell whether two sets of results are the same to the last bit: the start of
 * SHA-256 over the columns, with each histogram cut to the bins that can hold a count. */
export function fingerprintOf(columns: Columns): string {
  const hash = sha256.create();
  const add = (part: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) =>
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  add(Float64Array.of(columns.runs, columns.quarters, columns.groups));
  add(columns.least);
  add(columns.most);
  add(columns.quarterSums);
  add(columns.groupSums);
  for (let row = 0; row < columns.least.length; row++) {
    add(columns.histograms.subarray(...occupiedBins(columns, row)));
  }
  return bytesToHex(hash.digest()).slice(0, 16);
}
