// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { TRIGGERS } from "../../src/analysis/results";
import { DuesChart } from "../../src/charts/DuesChart";
import { FuturesChart } from "../../src/charts/FuturesChart";
import { SurvivalChart } from "../../src/charts/SurvivalChart";
import { BASE_RATE } from "../../src/model/baseRate";
import { parseValue } from "../../src/model/format";
import { cornersOf, edgesOf, farthest, valueScaleOf } from "./support/geometry";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const size = { width: 520, height: 236, startYear: 2026 };
const results = resultsOf(coalition, {
  triggers: { sponsor: 0.161, price: 0.126, departures: 0.063 },
  dues: [13e6, 44e6],
});

/** A hundredth of a pixel, of the heights that these charts have. */
const EXACT = 1e-4;

afterEach(cleanup);

const shares = (label: string) => parseValue(label, "share");

describe("the survival chart", () => {
  const draw = (showsBaseRate = true) => {
    const { container } = render(<SurvivalChart results={results} {...size} showsBaseRate={showsBaseRate} />);
    const scale = valueScaleOf(container, shares);
    const heights = (points: readonly (readonly [number, number])[]) => points.map(([, y]) => scale(y));
    return { container, heights, find: (selector: string) => container.querySelector(selector) };
  };

  it("has the share still together as its line, and its interval around it", () => {
    const { find, heights } = draw();
    expect(farthest(heights(cornersOf(find(".curve"))), results.together)).toBeLessThan(EXACT);
    const intervals = results.together.map((share) => chanceOf(share, results.runs));
    const [upper, lower] = edgesOf(find(".interval"));
    expect(
      farthest(
        heights(upper),
        intervals.map(({ high }) => high),
      ),
    ).toBeLessThan(EXACT);
    expect(
      farthest(
        heights(lower),
        intervals.map(({ low }) => low),
      ),
    ).toBeLessThan(EXACT);
  });

  it("has bands as thick as what each trigger ended, from the top down to the line", () => {
    const { find, heights } = draw();
    let edge = results.together.map(() => 1);
    for (const trigger of TRIGGERS.filter((name) => results.triggers[name] > 0)) {
      const [upper, lower] = edgesOf(find(`.fill-${trigger}`));
      expect(farthest(heights(upper), edge), trigger).toBeLessThan(EXACT);
      edge = edge.map((share, quarter) => share - (results.cumulativeIncidence[trigger][quarter] ?? 0));
      expect(farthest(heights(lower), edge), trigger).toBeLessThan(EXACT);
    }
    expect(farthest(edge, results.together)).toBeLessThan(1e-12);
  });

  it("has past consortia between exp(−0.16 t) and exp(−0.042 t), and not when they are turned off", () => {
    const { find, heights } = draw();
    const togetherAt = (perYear: number) =>
      results.together.map((_, quarter) => Math.exp((-perYear * quarter) / 4));
    const [upper, lower] = edgesOf(find(".base-rate path"));
    expect(farthest(heights(upper), togetherAt(BASE_RATE.low))).toBeLessThan(EXACT);
    expect(farthest(heights(lower), togetherAt(BASE_RATE.high))).toBeLessThan(EXACT);
    cleanup();
    expect(draw(false).find(".base-rate")).toBeNull();
  });

  it("puts every quarter as far apart as the next, from the first to the last year's label", () => {
    const { container, find } = draw();
    const across = cornersOf(find(".curve")).map(([x]) => x);
    const steps = across.slice(1).map((x, index) => x - (across[index] ?? 0));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.01);
    const years = [...container.querySelectorAll(".axis text")].filter((text) =>
      /^20\d\d$/.test(text.textContent),
    );
    expect(Number(years[0]?.getAttribute("x"))).toBeCloseTo(across[0] ?? 0, 2);
    expect(Number(years.at(-1)?.getAttribute("x"))).toBeCloseTo(across.at(-1) ?? 0, 2);
  });
});

describe("the dues chart", () => {
  it("has the median as its line and quantiles as the edges of its bands", () => {
    const { container } = render(<DuesChart results={results} {...size} />);
    const scale = valueScaleOf(container, (label) => parseValue(label, "usd"));
    const dues = results.quarters.flatMap(({ dues: quantiles }) => (quantiles ? [quantiles] : []));
    const wanted = (key: keyof (typeof dues)[0]) => dues.map((quantiles) => quantiles[key] / 1e6);
    // The line is drawn out flat to both ends of the time axis.
    const middle = (points: readonly (readonly [number, number])[]) =>
      points.slice(1, -1).map(([, y]) => scale(y) / 1e6);
    expect(farthest(middle(cornersOf(container.querySelector(".fan-median"))), wanted("p50"))).toBeLessThan(
      0.01,
    );
    for (const [band, low, high] of [
      [".fan-light", "p5", "p95"],
      [".fan-dark", "p25", "p75"],
    ] as const) {
      const [upper, lower] = edgesOf(container.querySelector(band));
      expect(farthest(middle(upper), wanted(high))).toBeLessThan(0.01);
      expect(farthest(middle(lower), wanted(low))).toBeLessThan(0.01);
    }
  });
});

describe("the hundred dots", () => {
  it("have as many of each colour as futures ended so", () => {
    const { container } = render(<FuturesChart results={results} width={330} height={200} />);
    const count = (id: string) => container.querySelectorAll(`circle.fill-${id}`).length;
    expect(["sponsor", "price", "departures", "together"].map(count)).toEqual([16, 13, 6, 65]);
  });
});
