import { scaleLinear } from "d3";
import { describe, expect, it } from "vitest";
import { axisTop } from "../../src/analysis/axisTop";
import { duesTable } from "../../src/charts/DuesChart";
import { logDomain, logTicks } from "../../src/charts/logAxis";
import { ratioTicks } from "../../src/charts/StrainPanel";
import { strainDomain } from "../../src/charts/StrainPanels";
import { textWidth } from "../../src/charts/textWidth";
import { worthLabel } from "../../src/charts/WorthLine";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const frame = { left: 50, right: 450, top: 10, bottom: 210 };
const x = scaleLinear([0, 20], [frame.left, frame.right]);

/** Worth from one amount to another over a fan up to `dues`, and the label that it gets. */
function label(from: number, to: number, dues: number) {
  const points = Array.from({ length: 21 }, (_, at) => ({
    at,
    worth: from + ((to - from) * at) / 20,
    p5: dues / 4,
    p95: dues,
  }));
  const y = scaleLinear([0, axisTop(dues, Math.max(from, to))], [frame.bottom, frame.top]);
  return { points, scale: y, ...worthLabel(points, x, y, frame) };
}

describe("axis of dues", () => {
  it("has room for the worth, unless that would press the fan flat", () => {
    expect(axisTop(100, 60)).toBe(100);
    expect(axisTop(100, 299)).toBe(299);
    expect(axisTop(100, 301)).toBe(130);
    expect(axisTop(0, 301)).toBe(301);
    expect(axisTop(0, 0)).toBe(1);
  });
});

describe("label of the worth", () => {
  it.each([
    [40e6, 160e6, 140e6],
    [160e6, 160e6, 60e6],
    [10e6, 12e6, 140e6],
    [200e6, 40e6, 100e6],
  ])("of %d to %d over a fan up to %d stands in the frame, off its own line", (from, to, dues) => {
    const { text, x: start, y: base, points, scale } = label(from, to, dues);
    expect(text).toMatch(/^what it is worth to them, median \$\d+M at the end$/);
    const end = start + textWidth(text, 12);
    expect(start).toBeGreaterThanOrEqual(frame.left);
    expect(end).toBeLessThanOrEqual(frame.right);
    expect(base - 12).toBeGreaterThanOrEqual(frame.top);
    expect(base).toBeLessThanOrEqual(frame.bottom);
    for (const { at, worth } of points) {
      if (x(at) < start || x(at) > end) continue;
      expect(scale(worth) < base - 11 || scale(worth) > base + 1).toBe(true);
    }
  });

  it("says the value of what lies beyond the chart, and where the line leaves it", () => {
    expect(label(300e6, 900e6, 50e6)).toMatchObject({
      text: "worth: $300M – $900M, beyond this chart",
      anchor: "start",
    });
    const leaving = label(20e6, 300e6, 50e6);
    expect(leaving.text).toBe("worth: $300M, beyond this chart");
    expect(leaving.x).toBeGreaterThan(frame.left);
  });
});

describe("scales of dues ÷ worth", () => {
  const groups = (ratios: readonly [number, number]) => {
    const [group] = resultsOf(coalition, { duesPerWorth: ratios }).groups;
    return [{ index: 0, name: "A", quarters: group?.course?.quarters ?? [] }];
  };

  it("always hold 1, and end where what lies beyond no longer matters", () => {
    expect(strainDomain([])).toEqual([0.5, 2]);
    expect(strainDomain(groups([0.4, 0.8]))).toEqual([0.2, 2]);
    expect(strainDomain(groups([0.001, 50]))).toEqual([0.05, 20]);
  });

  it("label their ends as ends when more lies beyond, and never closer than legible", () => {
    const y = scaleLinear([Math.log(0.05), Math.log(20)], [100, 0]);
    const ticks = ratioTicks([0.05, 20], (ratio) => y(Math.log(ratio)));
    expect(ticks.map(({ label: text }) => text)).toContain("≤0.05");
    expect(ticks.map(({ label: text }) => text)).toContain("≥20");
    const heights = [1, ...ticks.map(({ ratio }) => ratio)].map((ratio) => y(Math.log(ratio)));
    heights.sort((a, b) => a - b);
    heights.forEach((height, i) => {
      if (i > 0) expect(height - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(11);
    });
  });

  it("of dollars leave room for one dear member, and put what is nothing at the foot", () => {
    expect(logDomain([30e6, 22e9], 10)).toEqual([30e6, 22e9]);
    expect(logDomain([0, 30e6, 40e6], 10)).toEqual([4e6, 40e6]);
    expect(logDomain([1, 30e6], 10)).toEqual([3e3, 30e6]);
    expect(logDomain([0], 10)).toEqual([1, 10]);
  });

  it("have round amounts of dollars", () => {
    expect(logTicks(3e6, 9e9)).toEqual([1e7, 1e8, 1e9]);
    expect(logTicks(4e6, 3e7)).toEqual([5e6, 1e7, 2e7]);
  });
});

describe("table of dues", () => {
  it("has the worth, and nothing where no run is left", () => {
    const results = resultsOf(coalition, { dues: [13e6, 44e6], worth: [60e6, 90e6] });
    const { head, rows } = duesTable(results, 2026);
    expect(head.at(-1)).toBe("Worth, median");
    expect([rows[0]?.at(-1), rows.at(-1)?.at(-1)]).toEqual(["$60M", "$90M"]);
    const nobody = duesTable(resultsOf(coalition, { dues: null }), 2026);
    expect(nobody.rows[0]?.at(-1)).toBe("");
  });
});
