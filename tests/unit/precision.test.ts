import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { halfWidthOf, runsForPrecision } from "../../src/analysis/precision";

const half = (share: number, runs: number) => halfWidthOf(chanceOf(share, runs));

describe("runsForPrecision", () => {
  it.each([
    [0.5, 0.005],
    [0.35, 0.005],
    [0.35, 0.001],
    [0.01, 0.002],
    [0, 0.005],
    [1, 0.001],
  ])("at a share of %f and ±%f gives enough runs and not a thousand more", (share, halfWidth) => {
    const runs = runsForPrecision(share, halfWidth, 1e7);
    expect(half(share, runs)).toBeLessThanOrEqual(halfWidth);
    if (runs > 1000) expect(half(share, runs - 1000)).toBeGreaterThan(halfWidth);
  });

  it("is a little above z² p (1 − p) ÷ w², the textbook figure for intervals that are symmetric", () => {
    const textbook = (1.96 ** 2 * 0.35 * 0.65) / 0.005 ** 2;
    const runs = runsForPrecision(0.35, 0.005, 1e7);
    expect(runs).toBeGreaterThan(textbook);
    expect(runs).toBeLessThan(textbook * 1.05);
  });

  it("asks for no more than the most", () => {
    expect(runsForPrecision(0.5, 1e-6, 1e7)).toBe(1e7);
  });
});
