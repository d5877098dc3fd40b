import { beforeAll, describe, expect, it } from "vitest";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { seedKey } from "../../src/engine/seedKey";
import * as layout from "../../src/kernel/layout";
import type { Quantity } from "../../src/model/schema";
import { type Changes, plainScenario } from "../support/arbitraryScenario";
import { simulate } from "../support/simulate";

const RUNS = 200_000;
const Z95 = 1.6448536269514722;

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel();
});

function expectNear(observed: number | null, expected: number, standardError: number, what = "") {
  expect(Math.abs((observed ?? Number.NaN) - expected), what).toBeLessThanOrEqual(4 * standardError + 1e-12);
}

function expectShare(observed: number | null, expected: number, what = "") {
  expectNear(observed, expected, Math.sqrt((expected * (1 - expected)) / RUNS), what);
}

function expectRelative(observed: number, expected: number, within: number) {
  expect(Math.abs(observed - expected)).toBeLessThanOrEqual(within * Math.abs(expected));
}

/** Draws of a member's worth, 0 to 1e15, by its quantile function. */
function quantileFunctionOf(valueUsdPerYear: Quantity): (u: number) => number {
  kernel.load(parametersOf(plainScenario({ members: [{ valueUsdPerYear }] })));
  return (u) => kernel.exports.draw(layout.FIRST_GROUP + layout.GROUP_VALUE, u);
}

const GRID = [1e-9, 0.001, 0.05, 0.2, 0.25, 0.4, 0.5, 0.75, 0.95, 0.999, 1 - 1e-9];

/** Φ⁻¹ as the nearest double; the first two are the check of Wichura's AS 241, the rest were computed to 30 digits. */
const PUBLISHED: ReadonlyArray<readonly [number, number]> = [
  [0.001, -3.0902323061678136],
  [1e-20, -9.262340089798407],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.075, -1.4395314709384559],
  [0.9, 1.2815515655446004],
  [0.95, Z95],
  [0.975, 1.959963984540054],
  [0.99, 2.326347874040841],
  [1e-5, -4.264890793922825],
  [1e-6, -4.753424308822899],
  [2.5e-7, -5.026312836056685],
  [1e-9, -5.997807015007687],
  [1e-12, -7.034483825301132],
  [1e-15, -7.941345326170997],
];

describe("inverseNormal", () => {
  it.each(PUBLISHED)("has Φ⁻¹(%d) = %d", (p, z) => {
    expect(Math.abs(kernel.exports.inverseNormal(p) - z)).toBeLessThanOrEqual(
      1e-14 * Math.max(1, Math.abs(z)),
    );
  });

  it("is odd about one half: Φ⁻¹(1 − p) = −Φ⁻¹(p)", () => {
    for (let k = 1; k < 1024; k++) {
      const p = k / 1024;
      expect(kernel.exports.inverseNormal(1 - p)).toBeCloseTo(-kernel.exports.inverseNormal(p), 14);
    }
  });

  it("rises by dp/φ(z) across the seams of its three approximations", () => {
    for (const seam of [0.075, Math.exp(-25)]) {
      const below = kernel.exports.inverseNormal(seam * (1 - 1e-9));
      const above = kernel.exports.inverseNormal(seam * (1 + 1e-9));
      const density = Math.exp((-above * above) / 2) / Math.sqrt(2 * Math.PI);
      expectRelative(above - below, (2e-9 * seam) / density, 1e-4);
    }
  });
});

describe("quantile functions", () => {
  it("uniform: a + (b − a)·u", () => {
    const draw = quantileFunctionOf({ dist: "uniform", min: 3e6, max: 8e6 });
    for (const u of GRID) expectRelative(draw(u), 3e6 + 5e6 * u, 1e-15);
  });

  it.each([1e6, 2e6, 4.5e6, 6e6])("triangular on 1e6 … 6e6 with mode %d: F(draw(u)) = u", (mode) => {
    const [a, b] = [1e6, 6e6];
    const draw = quantileFunctionOf({ dist: "triangular", min: a, mode, max: b });
    const distribution = (x: number) =>
      x < mode ? (x - a) ** 2 / ((b - a) * (mode - a)) : 1 - (b - x) ** 2 / ((b - a) * (b - mode || 1));
    for (const u of GRID) {
      const x = draw(u);
      expect(x).toBeGreaterThanOrEqual(a);
      expect(x).toBeLessThanOrEqual(b);
      if (x < mode || mode < b) expect(distribution(x)).toBeCloseTo(u, 9);
    }
  });

  it("normal: p5 and p95 back again, mid-point as median, Φ⁻¹ between", () => {
    const draw = quantileFunctionOf({ dist: "normal", p5: 4e6, p95: 10e6 });
    expectRelative(draw(0.05), 4e6, 1e-12);
    expectRelative(draw(0.95), 10e6, 1e-12);
    expectRelative(draw(0.5), 7e6, 1e-15);
    for (const [p, z] of PUBLISHED) {
      expectRelative(draw(p), Math.max(0, 7e6 + (z * 6e6) / (2 * Z95)), 1e-12);
    }
  });

  it("lognormal: p5 and p95 back again, geometric mean as median, Φ⁻¹ between", () => {
    const draw = quantileFunctionOf({ dist: "lognormal", p5: 4e6, p95: 9e6 });
    expectRelative(draw(0.05), 4e6, 1e-12);
    expectRelative(draw(0.95), 9e6, 1e-12);
    expectRelative(draw(0.5), 6e6, 1e-12);
    for (const [p, z] of PUBLISHED) expectRelative(draw(p), 6e6 * 1.5 ** (z / Z95), 1e-12);
  });

  it("keeps a draw within the field's range: a hazard between 0 and 100", () => {
    const hazard: Quantity = { dist: "normal", p5: 1, p95: 99 };
    kernel.load(parametersOf(plainScenario({ members: [{ exitHazardPerYear: hazard }] })));
    const draw = (u: number) => kernel.exports.draw(layout.FIRST_GROUP + layout.GROUP_HAZARD, u);
    expect(draw(0.001)).toBe(0);
    expect(draw(0.999)).toBe(100);
    expectRelative(draw(0.05), 1, 1e-12);
  });
});

/** Distributions with their distribution functions' inverses at a quarter and their first two moments. */
const sigma = Math.log(9) / (2 * Z95);
const DISTRIBUTIONS: ReadonlyArray<{ quantity: Quantity; quarter: number; mean: number; variance: number }> =
  [
    { quantity: { dist: "uniform", min: 2, max: 6 }, quarter: 3, mean: 4, variance: 16 / 12 },
    {
      quantity: { dist: "triangular", min: 1, mode: 2, max: 6 },
      quarter: 6 - Math.sqrt(0.75 * 5 * 4),
      mean: 3,
      variance: (1 + 4 + 36 - 2 - 6 - 12) / 18,
    },
    {
      quantity: { dist: "normal", p5: 2, p95: 5 },
      quarter: 3.5 - (0.6744897501960817 * 3) / (2 * Z95),
      mean: 3.5,
      variance: (3 / (2 * Z95)) ** 2,
    },
    {
      quantity: { dist: "lognormal", p5: 1, p95: 9 },
      quarter: 3 * Math.exp(-0.6744897501960817 * sigma),
      mean: 3 * Math.exp(sigma ** 2 / 2),
      variance: 9 * Math.exp(sigma ** 2) * (Math.exp(sigma ** 2) - 1),
    },
  ];

/** The quantity with all its parameters multiplied. */
function scaled(quantity: Quantity, unit: number): Quantity {
  return Object.fromEntries(
    Object.entries(quantity).map(([key, value]) => [key, typeof value === "number" ? value * unit : value]),
  ) as Quantity;
}

/** Risk of a single member that pays at most `cap` dollars a year and must pay every bill in full, up to a grace. */
const riskUnderCap = async (cap: number, { governance, ...changes }: Changes) =>
  (
    await simulate(
      plainScenario({
        members: [{ duesCapUsdPerYear: cap }],
        governance: { shortfallTolerance: 0, ...governance },
        ...changes,
      }),
      RUNS,
    )
  ).risk.value;

describe.each(DISTRIBUTIONS)(
  "$quantity.dist quantities in a scenario",
  ({ quantity, quarter, mean, variance }) => {
    it("worth has the closed-form mean", async () => {
      const { groups } = await simulate(
        plainScenario({ horizonYears: 0.25, members: [{ valueUsdPerYear: scaled(quantity, 1e6) }] }),
        RUNS,
      );
      expectNear(groups[0]?.worthPv ?? null, 0.25e6 * mean, 0.25e6 * Math.sqrt(variance / RUNS));
    });

    it("three quarters of frontier costs exceed the lower quartile", async () => {
      const programme = { frontierCostUsd: scaled(quantity, 1e6) };
      expectShare(await riskUnderCap(quarter * 1e6, { horizonYears: 1, programme }), 0.75);
    });

    it("three quarters of operating costs exceed the lower quartile", async () => {
      const programme = { operatingCostUsdPerYear: scaled(quantity, 1e6) };
      expectShare(await riskUnderCap(quarter * 1e6, { horizonYears: 1, programme }), 0.75);
    });

    it("three quarters of cost growths exceed the lower quartile after a year", async () => {
      const programme = { frontierCostUsd: 1e6, costGrowthPerYear: quantity, pace: 1 };
      expectShare(await riskUnderCap(quarter * 1e6, { horizonYears: 2, programme }), 0.75);
    });

    it("of four generations' overruns one at least exceeds the lower quartile: 1 − ¼⁴", async () => {
      const programme = { frontierCostUsd: 1e6, overrun: quantity, generationYears: 0.25 };
      expectShare(await riskUnderCap(quarter * 4e6, { horizonYears: 1, programme }), 1 - 0.25 ** 4);
    });

    it("the four quarters of one generation have one overrun: ¾", async () => {
      const programme = { frontierCostUsd: 1e6, overrun: quantity };
      expectShare(await riskUnderCap(quarter * 1e6, { horizonYears: 1, programme }), 0.75);
    });

    it("a quarter of growths of worth are below the lower quartile after a year", async () => {
      // Dues are all that staying is worth; only in the fifth quarter can that be the bill.
      const { risk } = await simulate(
        plainScenario({
          horizonYears: 1.25,
          valueGrowthPerYear: quantity,
          programme: { operatingCostUsdPerYear: 1e6 * quarter },
          governance: { costSharing: "capped", shortfallTolerance: 0, graceYears: 1.25 },
        }),
        RUNS,
      );
      expectShare(risk.value, 0.25);
    });

    it("a sponsor still pays after y years with probability E exp(−h·y), by quadrature", async () => {
      const { quarters } = await simulate(
        plainScenario({
          horizonYears: 1,
          programme: { operatingCostUsdPerYear: 1e6 },
          members: [{ duesCapUsdPerYear: 0 }],
          sponsors: [{ share: 1, withdrawalHazardPerYear: quantity }],
        }),
        RUNS,
      );
      kernel.load(parametersOf(plainScenario({ members: [{ valueUsdPerYear: quantity }] })));
      const draw = (u: number) => kernel.exports.draw(layout.FIRST_GROUP + layout.GROUP_VALUE, u);
      const points = 20_000;
      quarters.forEach(({ funded }, t) => {
        let survival = 0;
        for (let i = 0; i < points; i++)
          survival += Math.exp((-draw((i + 0.5) / points) * (t + 1)) / 4) / points;
        expectShare(funded, survival);
      });
    });
  },
);

const threefry = (key: readonly [number, number], counter: readonly [number, number]) => {
  const words = BigInt.asUintN(64, kernel.exports.cipher(...key, ...counter));
  return [Number(words & 0xffffffffn), Number(words >> 32n)] as const;
};

const hexadecimal = (words: readonly number[]) =>
  words.map((word) => word.toString(16).padStart(8, "0")).join(" ");

describe("Threefry-2x32 with 20 rounds", () => {
  it.each([
    { counter: [0, 0], key: [0, 0], answer: "6b200159 99ba4efe" },
    { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], answer: "1cb996fc bb002be7" },
    { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], answer: "c4923a9c 483df7a0" },
  ] as const)("has the known answer $answer of Random123", ({ counter, key, answer }) => {
    expect(hexadecimal(threefry(key, counter))).toBe(answer);
  });

  it("takes its key from seedrandom: the seed hello. starts with 0.9282578795792454", () => {
    const [first, second] = seedKey("hello.");
    const start = 0.9282578795792454 * 2 ** 32;
    expect(first).toBe(Math.floor(start));
    expect(second >>> 14).toBe(Math.floor((start - Math.floor(start)) * 2 ** 18));
  });
});

const DRAWS = 1 << 20;

/** χ² of `DRAWS` bytes against 256 equally likely ones; 255 ± √510. */
function chiSquare(byteOf: (i: number) => number): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < DRAWS; i++) {
    const byte = byteOf(i);
    counts[byte] = (counts[byte] as number) + 1;
  }
  const expected = DRAWS / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The byte made of the top four bits of two words. */
const nibbles = (a: number, b: number) => ((a >>> 28) << 4) | (b >>> 28);

describe("the stream of a seed: χ² of 256 cells is 255 ± 4·√510", () => {
  const key = seedKey("four standard errors");
  const at = (run: number, address: number) => threefry(key, [run, address]);
  it.each<[string, (i: number) => number]>([
    ["high bytes over runs", (i) => at(i, 0)[0] >>> 24],
    ["low bytes over runs", (i) => at(i, 0)[1] & 255],
    ["high bytes over addresses", (i) => at(0, i)[1] >>> 24],
    ["the two words of one address", (i) => nibbles(...at(i, 5 << 28))],
    ["neighbouring runs", (i) => nibbles(at(i, 1)[0], at(i + 1, 1)[0])],
    ["neighbouring addresses", (i) => nibbles(at(i, 7)[0], at(i, 8)[0])],
    ["neighbouring purposes", (i) => nibbles(at(i, 2 << 28)[0], at(i, 3 << 28)[0])],
    ["keys that differ in one bit", (i) => nibbles(at(i, 0)[0], threefry([key[0] ^ 1, key[1]], [i, 0])[0])],
  ])("%s", (_, byteOf) => {
    expect(Math.abs(chiSquare(byteOf) - 255)).toBeLessThan(4 * Math.sqrt(510));
  });
});
