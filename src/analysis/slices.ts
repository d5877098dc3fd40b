/** Longest that the page may be kept from answering, milliseconds. */
const SLICE_MS = 12;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Does `step` for 0 … count − 1, letting the page answer in between.
 * @param progress  told the share that is done, in 0…1; when it throws, the rest is left undone and this rejects */
export async function inSlices(
  count: number,
  step: (index: number) => void,
  progress: (share: number) => void = () => {},
): Promise<void> {
  let begun = performance.now();
  for (let index = 0; index < count; index++) {
    step(index);
    if (performance.now() - begun < SLICE_MS) continue;
    progress((index + 1) / count);
    await pause();
    begun = performance.now();
  }
}
