import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Experiments } from "../../src/analysis/experiments";
import { inputAt, inputsOf, withMiddle } from "../../src/analysis/inputs";
import { placeOn } from "../../src/analysis/placeOn";
import { pointOf, type Sweep, type SweepAxis, scenarioAt, sweep } from "../../src/analysis/sweep";
import { emptyOutcomes } from "../../src/engine/outcomes";
import { isSame, withValue } from "../../src/model/paths";
import { presets } from "../../src/model/presets";
import { readScenario } from "../../src/model/readScenario";
import type { Scenario } from "../../src/model/schema";
import { sweepAxis } from "../../src/state/sweepAxes";
import { assumptionGroups, sweepInputOf } from "../../src/state/tradeoffs";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const TWO = { x: null, y: null, assumptions: 2, measure: "risk" } as const;

const outcomesOf = (runs: readonly { ended: boolean; dues: number; members: number }[]) => {
  const all = emptyOutcomes(runs.length, false);
  for (const [run, { ended, dues, members }] of runs.entries()) {
    all.endedAfter[run] = ended ? 3 : 0;
    all.duesUsdPerYear[run] = dues;
    all.members[run] = members;
  }
  return all;
};

/** Every run falls apart whose number in a thousand is below spend × 1000. */
function bySpend(asked: { runs: number; spend: number; share: number }[] = []): Experiments {
  return {
    async outcomes({ programme, sponsors }, runs) {
      asked.push({ runs, spend: programme.ambition, share: sponsors[0]?.share ?? 0 });
      const ends = (run: number) => (run % 1000) / 1000 < programme.ambition;
      return outcomesOf(
        Array.from({ length: runs }, (_, run) => ({ ended: ends(run), dues: 1, members: 5 })),
      );
    },
    openings: () => Promise.reject(new Error("not asked for")),
  };
}

const axisOf = (scenario: Scenario, path: string, most = 24) => {
  const input = inputAt(scenario, path);
  if (input === null) throw new Error(`no number at ${path}`);
  return sweepAxis(scenario, input, most, null).values;
};

describe("a point of a sweep", () => {
  it("counts ended runs, takes the median of dues and the mean of members over runs still together", () => {
    const point = pointOf(
      outcomesOf([
        { ended: true, dues: 10, members: 2 },
        { ended: false, dues: 30, members: 6 },
        { ended: false, dues: 20, members: 9 },
        { ended: true, dues: 40, members: 1 },
      ]),
    );
    expect(point.risk.value).toBe(0.5);
    expect(point.dues.value).toBe(25);
    expect(point.members?.value).toBe(7.5);
    expect(point.members?.low).toBeLessThan(7.5);
  });

  it("has no members to tell of when no run is together, or one", () => {
    const run = { ended: true, dues: 1, members: 3 };
    expect(pointOf(outcomesOf([run, run])).members).toBeNull();
    expect(pointOf(outcomesOf([run, { ...run, ended: false }])).members).toBeNull();
  });

  it("leaves what it was given in order: the median of 1…999 lies between the 468th and the 532nd or so", () => {
    const runs = Array.from({ length: 999 }, (_, index) => ({ ended: false, dues: 999 - index, members: 1 }));
    const outcomes = outcomesOf(runs);
    const { dues } = pointOf(outcomes);
    expect(dues.value).toBe(500);
    expect(500 - dues.low).toBeGreaterThanOrEqual(30);
    expect(500 - dues.low).toBeLessThanOrEqual(33);
    expect(dues.high - 500).toBe(500 - dues.low);
    expect(outcomes.duesUsdPerYear[0]).toBe(999);
  });
});

describe("a sweep", () => {
  it("covers the whole grid by a coarse one first, then measures each place once", async () => {
    const asked: { runs: number; spend: number; share: number }[] = [];
    const seen: { share: number; cells: Sweep | undefined }[] = [];
    const input = sweepInputOf(coalition, TWO);
    const cells = await sweep(input, {
      experiments: bySpend(asked),
      progress: (share, part) => seen.push({ share, cells: part }),
    });
    expect([input.x.values.length, input.y?.values.length]).toEqual([24, 16]);
    expect(asked.slice(0, 24).every(({ runs }) => runs === 500)).toBe(true);
    expect(asked.slice(24).every(({ runs }) => runs === 2000)).toBe(true);
    expect(asked).toHaveLength(24 + 24 * 16);
    expect(new Set(asked.slice(24).map(({ spend, share }) => `${spend} ${share}`)).size).toBe(24 * 16);
    expect(seen[0]?.cells).toHaveLength(24 * 16);
    expect(seen.every(({ cells: part }) => part?.every((cell) => cell !== undefined))).toBe(true);
    expect(seen[0]?.cells?.some(({ isOwn }) => isOwn)).toBe(false);
    expect(seen.map(({ share }) => share)).toEqual(seen.map(({ share }) => share).toSorted((a, b) => a - b));
    for (const [place, cell] of cells.entries()) {
      expect(cell.isOwn).toBe(true);
      expect(cell.risk.value).toBeCloseTo(input.x.values[place % 24] as number, 9);
    }
  });

  it("measures first where the risk changes most", async () => {
    const asked: { runs: number; spend: number; share: number }[] = [];
    const steep: Experiments = {
      ...bySpend(),
      async outcomes({ programme }, runs) {
        asked.push({ runs, spend: programme.ambition, share: 0 });
        const ended = programme.ambition > 0.75;
        return outcomesOf(Array.from({ length: runs }, () => ({ ended, dues: 1, members: 5 })));
      },
    };
    await sweep(sweepInputOf(coalition, TWO), { experiments: steep, progress: () => {} });
    const first = asked.slice(24, 64).map(({ spend }) => spend);
    expect(Math.min(...first)).toBeGreaterThan(0.4);
  });

  it("says at a place what the scenario there says, on the same random numbers", async () => {
    const input = sweepInputOf(coalition, TWO);
    const small = {
      ...input,
      x: { ...input.x, values: [0.1, 0.25] },
      y: { path: "sponsors[0].share", values: [0.3, 0.6] },
    };
    const cells = await sweep(small, { experiments, progress: () => {} });
    const alone = pointOf(await experiments.outcomes(coalition, 2000));
    expect(cells[3]).toEqual({ ...alone, isOwn: true });
    expect(cells[2]?.risk.value).toBeLessThan(cells[3]?.risk.value ?? 0);
  });

  it("moves one assumption over more runs", async () => {
    const asked: { runs: number; spend: number; share: number }[] = [];
    const cells = await sweep(sweepInputOf(coalition, { ...TWO, assumptions: 1 }), {
      experiments: bySpend(asked),
      progress: () => {},
    });
    expect(cells).toHaveLength(24);
    expect(asked.at(-1)?.runs).toBe(10_000);
  });

  it("does fewer runs of a large scenario, but never fewer than 500", async () => {
    const runsFor = async (groups: number) => {
      const asked: { runs: number; spend: number; share: number }[] = [];
      const [founder] = coalition.members;
      if (founder === undefined) throw new Error("a founder is missing");
      const scenario = { ...coalition, members: Array.from({ length: groups }, () => founder) };
      const input = { scenario, x: { path: "programme.ambition", values: [0.5] }, y: null };
      await sweep(
        { ...input, y: { path: "governance.quorum", values: [4] } },
        { experiments: bySpend(asked), progress: () => {} },
      );
      return asked.at(-1)?.runs;
    };
    expect([await runsFor(50), await runsFor(100), await runsFor(200)]).toEqual([2000, 1000, 500]);
  });

  it("gives up when simulating does", async () => {
    const broken: Experiments = { ...bySpend(), outcomes: () => Promise.reject(new Error("gone")) };
    const work = sweep(sweepInputOf(coalition, TWO), { experiments: broken, progress: () => {} });
    await expect(work).rejects.toThrow("gone");
  });
});

describe("the values of an axis", () => {
  it("are stops of the slider, moved out to a value beyond", () => {
    expect(axisOf(coalition, "governance.exitFeeYears")).toEqual(
      Array.from({ length: 13 }, (_, index) => index / 4),
    );
    const dear = withValue(coalition, "governance.exitFeeYears", 10);
    expect(axisOf(dear, "governance.exitFeeYears").at(-1)).toBe(10);
    const tiny = withValue(coalition, "programme.ambition", 0.001);
    expect(axisOf(tiny, "programme.ambition")[0]).toBe(0.001);
    expect(axisOf(coalition, "programme.frontierCostUsd")).toHaveLength(24);
  });

  it("are whole where the field is, and no more than there are", () => {
    const quorum = axisOf(coalition, "governance.quorum");
    expect(quorum.every(Number.isInteger)).toBe(true);
    const input = inputAt(coalition, "governance.quorum");
    const narrow = input && { ...input, max: 5 };
    expect(narrow && sweepAxis(coalition, narrow, 24, null).values).toEqual([1, 2, 3, 4, 5]);
  });

  it("have nothing before the rest of a log scale where nothing is allowed", () => {
    const path = "members[0].exitHazardPerYear";
    expect(axisOf(coalition, path)[0]).toBe(0);
    const none = withValue(coalition, path, 0);
    const [least, next] = axisOf(none, path);
    expect(least).toBe(0);
    expect(next).toBeGreaterThan(0.004);
    expect(next).toBeLessThan(0.01);
    expect(axisOf(coalition, "valueGrowthPerYear")[0]).toBeGreaterThan(0);
  });

  it("are the one that it has where there is no room to move", () => {
    const [sponsor] = coalition.sponsors;
    if (sponsor === undefined) throw new Error("a sponsor is missing");
    const full = {
      ...coalition,
      sponsors: [
        { ...sponsor, share: 1 },
        { ...sponsor, share: 0 },
      ],
    };
    expect(axisOf(full, "sponsors[1].share")).toEqual([0]);
  });

  it("keep the parameters of a wide distribution within the field's limits", () => {
    const wide = withValue(coalition, "programme.costGrowthPerYear", {
      dist: "lognormal",
      p5: 0.02,
      p95: 80,
    });
    const values = axisOf(wide, "programme.costGrowthPerYear");
    for (const value of values) {
      const input = inputAt(wide, "programme.costGrowthPerYear");
      const moved = input && withMiddle(wide, input, value);
      expect(moved && readScenario(moved).problems).toBeFalsy();
    }
  });
});

describe("every pair of assumptions of every preset", () => {
  it.each(presets.map(({ id, scenario }) => [id, scenario] as const))(
    "%s: is valid at all corners",
    (_, scenario) => {
      const movable = assumptionGroups(scenario).flatMap(({ assumptions }) => assumptions);
      const inputs = movable.map(({ path }) => inputAt(scenario, path)).flatMap((input) => input ?? []);
      expect(inputs.length).toBeGreaterThan(20);
      const wrong: string[] = [];
      const check = (at: Scenario, name: string) => {
        if (readScenario(at).problems) wrong.push(name);
      };
      const alone = new Map(inputs.map((input) => [input, sweepAxis(scenario, input, 24, null)]));
      for (const [input, axis] of alone) {
        for (const value of axis.values) check(withMiddle(scenario, input, value), `${input.path} ${value}`);
      }
      for (const [index, x] of inputs.entries()) {
        for (const y of inputs.slice(index + 1)) {
          // Only sponsors leave each other less room.
          const isTogether = x.path.startsWith("sponsors") && y.path.startsWith("sponsors");
          const across = isTogether ? sweepAxis(scenario, x, 24, y) : (alone.get(x) as SweepAxis);
          const up = isTogether ? sweepAxis(scenario, y, 16, x) : (alone.get(y) as SweepAxis);
          const corners = [across.values.at(-1), up.values.at(-1)] as [number, number];
          check(scenarioAt({ scenario, x: across, y: up }, ...corners), `${x.path} ${y.path}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it("two sponsors' shares never add to more than one", () => {
    const [sponsor] = coalition.sponsors;
    if (sponsor === undefined) throw new Error("a sponsor is missing");
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const sponsors = [
            { ...sponsor, share: a },
            { ...sponsor, share: b * (1 - a) },
          ];
          const scenario = { ...coalition, sponsors };
          const choice = { ...TWO, x: "sponsors[0].share", y: "sponsors[1].share" };
          const { x, y } = sweepInputOf(scenario, choice);
          expect((x.values.at(-1) ?? 0) + (y?.values.at(-1) ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("the sweep asked for", () => {
  it("stays the same wherever on it the reader goes", () => {
    const choices = [
      TWO,
      { ...TWO, x: "programme.frontierCostUsd", y: "programme.overrun" },
      { ...TWO, x: "members[2].valueUsdPerYear", y: "governance.quorum" },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...choices), fc.nat(23), fc.nat(15), (choice, column, row) => {
        const input = sweepInputOf(coalition, choice);
        const [x, y] = [input.x.values[column] ?? 1, input.y?.values[row] ?? 1];
        fc.pre(x > 0 && y > 0);
        const there = scenarioAt({ ...input, scenario: coalition }, x, y);
        expect(isSame(sweepInputOf(there, choice), input)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("does without a sponsor, and with one assumption on both axes", () => {
    const paths = (choice: Parameters<typeof sweepInputOf>[1], scenario = coalition) => {
      const { x, y } = sweepInputOf(scenario, choice);
      return [x.path, y?.path];
    };
    expect(paths(TWO)).toEqual(["programme.ambition", "sponsors[0].share"]);
    expect(paths(TWO, consortium)).toEqual(["programme.ambition", "governance.exitFeeYears"]);
    expect(paths({ ...TWO, x: "sponsors[0].share" })).toEqual([
      "sponsors[0].share",
      "governance.exitFeeYears",
    ]);
    expect(paths({ ...TWO, y: "programme.ambition" })).toEqual(["programme.ambition", "sponsors[0].share"]);
    expect(paths({ ...TWO, x: "sponsors[7].share", y: "members[99].count" })).toEqual([
      "programme.ambition",
      "sponsors[0].share",
    ]);
  });

  it("offers every number but founders' joining", () => {
    const paths = assumptionGroups(coalition).flatMap(({ assumptions }) =>
      assumptions.map(({ path }) => path),
    );
    const all = inputsOf(coalition).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(all.filter((path) => !paths.includes(path)).every((path) => path.endsWith("joinsPerYear"))).toBe(
      true,
    );
    expect(paths).toContain("members[8].joinsPerYear");
    expect(paths).not.toContain("members[0].joinsPerYear");
  });
});

describe("places on an axis", () => {
  it("lie between values by difference, or by ratio on a log scale", () => {
    expect(placeOn([0, 10, 20], 15, "linear")).toBe(1.5);
    expect(placeOn([1, 100], 10, "log")).toBeCloseTo(0.5, 12);
    expect(placeOn([0, 1, 100], 0.5, "log")).toBe(0.5);
    expect(placeOn([5], 7, "linear")).toBe(0);
    expect([placeOn([1, 2], 0, "linear"), placeOn([1, 2], 9, "log")]).toEqual([0, 1]);
  });
});
