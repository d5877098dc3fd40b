import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attribution, attributeRisk } from "../../src/analysis/attribution";
import { DRIVERS, driversOf, withoutDriver } from "../../src/analysis/drivers";
import type { Experiments, Outcomes } from "../../src/analysis/experiments";
import { shapleyOfGame } from "../../src/analysis/shapleyOfGame";
import type { Scenario } from "../../src/model/schema";
import { scenarioSchema } from "../../src/model/schema";
import { experiments } from "../support/experiments";
import { coalition, consortium } from "./support/scenarios";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("Shapley value of a game", () => {
  it("of two players splits what they gain together, by hand", () => {
    expect(shapleyOfGame([0, 1, 1, 4])).toEqual([2, 2]);
    expect(shapleyOfGame([3, 4, 5, 10])).toEqual([3, 4]);
  });

  it("of the glove market of one left and two right gloves is 2/3, 1/6, 1/6", () => {
    // Player 0 has the left glove; a pair is worth 1.
    const [left, ...right] = shapleyOfGame([0, 0, 0, 1, 0, 1, 0, 1]);
    expect(left).toBeCloseTo(2 / 3, 12);
    for (const value of right) expect(value).toBeCloseTo(1 / 6, 12);
  });

  it("of four voters of whom three are needed is a quarter each", () => {
    const votes = Array.from({ length: 16 }, (_, coalitionOf) =>
      [0, 1, 2, 3].filter((player) => coalitionOf & (1 << player)).length >= 3 ? 1 : 0,
    );
    for (const value of shapleyOfGame(votes)) expect(value).toBeCloseTo(1 / 4, 12);
  });

  it("of no players is nothing; a game is refused whose coalitions are no power of two, or not finite", () => {
    expect(shapleyOfGame([5])).toEqual([]);
    expect(() => shapleyOfGame([])).toThrow(RangeError);
    expect(() => shapleyOfGame([0, 1, 2])).toThrow(RangeError);
    expect(() => shapleyOfGame([0, Number.NaN])).toThrow(RangeError);
  });

  const games = fc.integer({ min: 1, max: 7 }).chain((players) =>
    fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
      minLength: 2 ** players,
      maxLength: 2 ** players,
    }),
  );

  it("adds to the worth of all less that of none", () => {
    fc.assert(
      fc.property(games, (worths) => {
        expect(sum(shapleyOfGame(worths))).toBeCloseTo((worths.at(-1) ?? 0) - (worths[0] ?? 0), 9);
      }),
    );
  });

  it("is the mean over all orders of joining", () => {
    const ordersOf = (players: readonly number[]): number[][] =>
      players.length === 0
        ? [[]]
        : players.flatMap((first) =>
            ordersOf(players.filter((one) => one !== first)).map((rest) => [first, ...rest]),
          );
    fc.assert(
      fc.property(
        games.filter(({ length }) => length <= 32),
        (worths) => {
          const players = Array.from({ length: Math.log2(worths.length) }, (_, player) => player);
          const orders = ordersOf(players);
          const means = players.map((player) =>
            sum(
              orders.map((order) => {
                const before = order
                  .slice(0, order.indexOf(player))
                  .reduce((all, other) => all | (1 << other), 0);
                return ((worths[before | (1 << player)] ?? 0) - (worths[before] ?? 0)) / orders.length;
              }),
            ),
          );
          for (const [player, value] of shapleyOfGame(worths).entries()) {
            expect(value).toBeCloseTo(means[player] ?? 0, 9);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("is the same for players that do the same, and exactly 0 for one that does nothing", () => {
    fc.assert(
      fc.property(
        games.filter(({ length }) => length >= 4),
        (worths) => {
          // Player 0 and player 1 made alike; a further player that changes nothing.
          const alike = worths.map((worth, all) => ((all & 3) === 2 ? (worths[(all & ~3) | 1] ?? 0) : worth));
          const values = shapleyOfGame([...alike, ...alike]);
          expect(values[0]).toBeCloseTo(values[1] ?? Number.NaN, 9);
          expect(values.at(-1)).toBe(0);
        },
      ),
    );
  });
});

describe("drivers", () => {
  it.each([coalition, consortium])(
    "switched off leave a valid scenario of $name, and are off then",
    (scenario) => {
      for (const driver of DRIVERS) {
        const off = withoutDriver(scenario, driver);
        expect(scenarioSchema.parse(off)).toEqual(off);
        expect(driversOf(off)).not.toContain(driver);
        expect(withoutDriver(off, driver)).toEqual(off);
      }
    },
  );

  it("are those that the scenario has", () => {
    expect(driversOf(coalition)).toEqual(DRIVERS);
    expect(driversOf(consortium)).toEqual(DRIVERS.filter((driver) => driver !== "sponsorWithdrawal"));
    expect(driversOf({ ...coalition, shocks: [] })).not.toContain("shocks");
  });

  it("off touch nothing but what they are", () => {
    const { programme, ...rest } = withoutDriver(coalition, "trainingCost");
    const { programme: before, ...others } = coalition;
    expect(rest).toEqual(others);
    expect(programme.frontierCostUsd).toBeCloseTo(800e6, 0);
    expect(programme).toEqual({
      ...before,
      frontierCostUsd: programme.frontierCostUsd,
      costGrowthPerYear: 1,
      overrun: 1,
    });
  });

  it("leave contagion nothing to do where nobody leaves", async () => {
    const leaving = ["duesAboveWorth", "ownDepartures", "splits"] as const;
    const settled = leaving.reduce((scenario, driver) => withoutDriver(scenario, driver), {
      ...coalition,
      governance: { ...coalition.governance, shortfallTolerance: 0, reserveMonths: 0 },
    });
    const outcomes = await experiments.outcomes(settled, 300);
    expect(outcomes).toEqual(await experiments.outcomes(withoutDriver(settled, "contagion"), 300));
  });

  it("off, shocks are as if there were none", async () => {
    const off = await experiments.outcomes(withoutDriver(coalition, "shocks"), 300);
    expect(off).toEqual(await experiments.outcomes({ ...coalition, shocks: [] }, 300));
  });
});

const small = (scenario: Scenario, runs: number): Scenario => ({
  ...scenario,
  simulation: { ...scenario.simulation, runs },
});

const RUNS = 240;

/** Experiments in which run r falls apart just when `falls` says so of the drivers that are on. */
const pretended = (falls: (on: (driver: (typeof DRIVERS)[number]) => boolean, run: number) => boolean) =>
  ({
    outcomes: (scenario: Scenario, runs: number) => {
      const present = new Set(driversOf(scenario));
      const endedAfter = Uint8Array.from({ length: runs }, (_, run) =>
        falls((driver) => present.has(driver), run) ? 3 : 0,
      );
      return Promise.resolve({ runs, endedAfter } as unknown as Outcomes);
    },
    openings: () => Promise.reject(new Error("not asked for")),
  }) satisfies Experiments;

const of = ({ contributions }: Attribution, driver: string) => {
  const found = contributions.find((one) => one.driver === driver);
  if (found === undefined) throw new Error(driver);
  return found;
};

const attribute = (scenario: Scenario, on: Experiments = experiments) =>
  attributeRisk(scenario, { experiments: on, progress: () => {} });

describe("attribution of the risk", () => {
  it("adds to the risk with what is left, on the engine's own runs", async () => {
    const found = await attribute(small(coalition, RUNS));
    const { endedAfter } = await experiments.outcomes(coalition, RUNS);
    expect(found.runs).toBe(RUNS);
    expect(found.risk.value).toBe(endedAfter.filter((after) => after > 0).length / RUNS);
    const all = sum(found.contributions.map(({ value }) => value)) + found.rest.value;
    expect(all).toBeCloseTo(found.risk.value, 12);
    for (const { low, value, high } of found.contributions) expect(low < value && value < high).toBe(true);
  });

  it("gives two drivers that only act together half each, and the others nothing", async () => {
    // Every tenth run falls anyway; every other of the rest when both shocks and splits are on.
    const found = await attribute(
      small(coalition, 1000),
      pretended((on, run) => run % 10 === 0 || (run % 2 === 1 && on("shocks") && on("splits"))),
    );
    expect(found.rest.value).toBe(0.1);
    expect(found.risk.value).toBe(0.6);
    expect(of(found, "shocks").value).toBeCloseTo(0.25, 12);
    expect(of(found, "splits").value).toBe(of(found, "shocks").value);
    expect(of(found, "shocks").without.value).toBe(0.1);
    for (const driver of ["trainingCost", "contagion", "ownDepartures"]) {
      expect(of(found, driver).value).toBe(0);
      expect(of(found, driver).without.value).toBe(0.6);
      // No run was changed; up to 3.8 in 1,000 may have been missed.
      expect(of(found, driver).high).toBeCloseTo(0.0038, 4);
    }
  });

  it("has Student's interval over 20 batches: of shares 0.2 and 0.4 in turn, 0.3 ± 2.093 · √(0.2 / 19 / 20)", async () => {
    const found = await attribute(
      small(coalition, 200),
      pretended((on, run) => on("shocks") && run % 10 < (Math.floor(run / 10) % 2 === 0 ? 2 : 4)),
    );
    const { value, low, high } = of(found, "shocks");
    expect(value).toBeCloseTo(0.3, 12);
    expect(high - value).toBeCloseTo(0.048017, 6);
    expect(value - low).toBeCloseTo(0.048017, 6);
  });

  it("counts a driver that saves runs as negative", async () => {
    const found = await attribute(
      small(coalition, 100),
      pretended((on, run) => run < 40 && !(on("shocks") && run < 10)),
    );
    expect(of(found, "shocks").value).toBeCloseTo(-0.1, 12);
    expect(found.rest.value).toBe(0.4);
    expect(found.risk.value).toBe(0.3);
  });

  it("of a driver that the scenario has not is exactly 0, and costs no models", async () => {
    let models = 0;
    const counting: Experiments = {
      ...experiments,
      outcomes: (scenario, runs) => {
        models++;
        return experiments.outcomes(scenario, runs);
      },
    };
    const found = await attribute(small({ ...coalition, shocks: [], sponsors: [] }, 50), counting);
    // Of the two models in which nobody can leave, contagion makes no others.
    expect(models).toBe(2 ** 5 - 2);
    expect(of(found, "shocks")).toMatchObject({ isPresent: false, value: 0, low: 0, high: 0 });
  });

  it("shows a picture over fewer runs first, and has no interval over too few", async () => {
    const told: number[] = [];
    const shown: Attribution[] = [];
    const never = pretended(() => false);
    const done = await attributeRisk(coalition, {
      experiments: never,
      progress: (share, result) => {
        told.push(share);
        if (result) shown.push(result);
      },
    });
    expect(shown.map(({ runs }) => runs)).toEqual([250]);
    expect(done.runs).toBe(5000);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.9);
    const few = await attribute(small(coalition, 19), never);
    expect(of(few, "shocks").high).toBe(Infinity);
  });
});
