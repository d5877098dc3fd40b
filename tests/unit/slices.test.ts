import { expect, it, vi } from "vitest";
import { inSlices } from "../../src/analysis/slices";

/** A clock on which every step takes 5 ms: a slice is three steps. */
function slowly() {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 5));
}

it("does every step in turn and says how far it is", async () => {
  slowly();
  const done: number[] = [];
  const shares: number[] = [];
  await inSlices(
    10,
    (step) => void done.push(step),
    (share) => void shares.push(share),
  );
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(shares).toEqual([0.3, 0.6, 0.9]);
});

it("leaves the rest undone when it is given up", async () => {
  slowly();
  const given = new AbortController();
  const step = vi.fn((index: number) => index === 4 && given.abort(new Error("given up")));
  await expect(inSlices(1000, step, () => given.signal.throwIfAborted())).rejects.toThrow("given up");
  expect(step).toHaveBeenCalledTimes(6);
});
