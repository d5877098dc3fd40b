import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/analysis/attribution";
import { chanceOf } from "../../src/analysis/chanceOf";
import { DRIVERS, type Driver } from "../../src/analysis/drivers";
import type { InputCorrelation, InputCorrelations } from "../../src/analysis/inputCorrelations";
import type { Tornado } from "../../src/analysis/tornado";
import { fieldAt } from "../../src/model/fields";
import {
  aloneFinding,
  assumptionTitle,
  attributedRisk,
  attributionFinding,
  correlationFinding,
  formatContribution,
  leadingDrivers,
  overlapInWords,
  tornadoFinding,
} from "../../src/state/findings/drivers";
import { coalition } from "./support/scenarios";

interface Wish {
  readonly parts?: Partial<Record<Driver, number>>;
  readonly absent?: readonly Driver[];
  readonly without?: Partial<Record<Driver, number>>;
  readonly rest?: number;
  readonly half?: number;
}

const RUNS = 5000;

/** An attribution that adds up. */
function attributionOf({ parts = {}, absent = [], without = {}, rest = 0, half = 0.003 }: Wish): Attribution {
  const risk = Object.values(parts).reduce((sum, part) => sum + part, rest);
  return {
    runs: RUNS,
    risk: chanceOf(Math.min(1, Math.max(0, risk)), RUNS),
    rest: chanceOf(rest, RUNS),
    contributions: DRIVERS.map((driver) => {
      const value = parts[driver] ?? 0;
      const isPresent = !absent.includes(driver);
      return {
        driver,
        isPresent,
        value,
        low: value - half,
        high: value + half,
        without: chanceOf(without[driver] ?? risk, RUNS),
      };
    }),
  };
}

const MOCK = {
  trainingCost: 0.091,
  duesAboveWorth: 0.087,
  sponsorWithdrawal: 0.043,
  contagion: 0.039,
  ownDepartures: 0.039,
  shocks: 0.036,
  splits: 0.019,
};

const finding = (wish: Wish) => attributionFinding(attributionOf(wish), coalition);

describe("what makes the risk", () => {
  it.each([
    ["the first two", { parts: MOCK }, "Training cost and dues above worth make about half of the risk"],
    [
      "one",
      { parts: { trainingCost: 0.2, splits: 0.1 } },
      "Training cost makes about two thirds of the risk",
    ],
    [
      "one in the plural",
      { parts: { shocks: 0.2, splits: 0.1 } },
      "Shocks make about two thirds of the risk",
    ],
    ["only one", { parts: { contagion: 0.2 } }, "Contagion makes nearly all of the risk"],
    ["most", { parts: { contagion: 0.17, shocks: 0.03 } }, "Contagion makes most of the risk"],
    [
      "three in four",
      { parts: { contagion: 0.15, shocks: 0.05 } },
      "Contagion makes about three quarters of the risk",
    ],
    [
      "over half",
      { parts: { contagion: 0.23, shocks: 0.09, splits: 0.08 } },
      "Contagion makes more than half of the risk",
    ],
    [
      "under half",
      { parts: { contagion: 0.17, shocks: 0.08, splits: 0.08, trainingCost: 0.07 } },
      "Contagion makes nearly half of the risk",
    ],
    [
      "three that cannot be told apart",
      { parts: { shocks: 0.1, splits: 0.1, contagion: 0.1 } },
      "Contagion, shocks and splits make nearly all of the risk",
    ],
    [
      "all alike",
      { parts: Object.fromEntries(DRIVERS.map((driver) => [driver, 0.05])) },
      "No driver of the risk stands out",
    ],
    ["unknown, over too few runs", { parts: MOCK, half: Infinity }, "No driver of the risk stands out"],
    [
      "more than there is",
      { parts: { shocks: 0.4, splits: -0.1 } },
      "Shocks add more than the whole risk, for other drivers lower it",
    ],
    [
      "more than there is, but hardly",
      { parts: { shocks: 0.4, splits: -0.01 } },
      "Shocks make nearly all of the risk",
    ],
    ["tiny", { parts: { shocks: 0.008 } }, "Shocks make nearly all of the risk"],
    ["nearly certain", { parts: { shocks: 0.6, splits: 0.4 } }, "Shocks make more than half of the risk"],
    [
      "the terms",
      { parts: { shocks: 0.1 }, rest: 0.3 },
      "About three quarters of the risk remains with every driver switched off",
    ],
    [
      "the terms alone",
      { rest: 1 },
      "The risk stays as it is with every driver switched off: it lies in the terms",
    ],
    [
      "drivers that lower it",
      { parts: { shocks: -0.1 }, rest: 0.3 },
      "The risk would be even higher with every driver switched off",
    ],
    ["nothing", {}, "None of 5,000 futures falls apart by 2031: no risk to take apart"],
    [
      "none of the drivers",
      { rest: 0.2, absent: DRIVERS },
      "The scenario has none of the drivers: all of its risk lies in its terms",
    ],
  ] as const)("%s", (_, wish, title) => expect(finding(wish)).toBe(title));

  it("names no more than three, and none that lowers the risk", () => {
    expect(leadingDrivers(attributionOf({ parts: MOCK })).map(({ driver }) => driver)).toEqual([
      "trainingCost",
      "duesAboveWorth",
    ]);
    expect(leadingDrivers(attributionOf({ parts: { shocks: -0.1 }, rest: 0.2 }))).toEqual([]);
  });

  it("says over which runs", () => {
    expect(attributedRisk(attributionOf({ parts: MOCK }), coalition)).toBe(
      "35 of 100 futures fall apart by 2031, counted over the first 5,000 runs.",
    );
  });

  it("writes points with their sign, and none that are nothing as something", () => {
    expect([0.0881, -0.012, 0.0004, -0.0004, 0].map(formatContribution)).toEqual([
      "+8.8",
      "−1.2",
      "+<0.1",
      "−<0.1",
      "0",
    ]);
  });
});

describe("switching off one alone", () => {
  it.each([
    [
      { parts: MOCK, without: { trainingCost: 0.09 } },
      "Switching off training cost alone would take the risk from 35% to 9%",
    ],
    [
      { parts: MOCK, without: { splits: 0 } },
      "Switching off splits alone would take the risk from 35% to <1%",
    ],
    [
      { parts: MOCK, without: { splits: 0.344 } },
      "Switching off splits alone would take the risk from 35% to 34%",
    ],
    [
      { parts: MOCK, without: { splits: 0.353 } },
      "Switching off any one driver alone would hardly lower the risk",
    ],
    [{ parts: MOCK }, "Switching off any one driver alone would not lower the risk"],
    [{}, "What each driver adds to the risk"],
    [{ rest: 0.2, absent: DRIVERS }, "What each driver adds to the risk"],
  ] as const)("%j", (wish, title) => {
    expect(aloneFinding(attributionOf(wish))).toBe(title);
  });
});

describe("what one driver switched off alone takes with it, beside its share", () => {
  const parts = { shocks: 0.2, splits: 0.1 };

  it.each([
    ["more", { shocks: 0.05, splits: 0.2 }],
    ["less", { shocks: 0.1, splits: 0.25 }],
    ["more or less", { shocks: 0.05, splits: 0.25 }],
  ])("%s", (amount, without) => {
    expect(overlapInWords(attributionOf({ parts, without, absent: ["contagion"] }))).toContain(
      `takes ${amount} than its share`,
    );
  });

  it("says nothing where there is no overlap, and of drivers that the scenario has not", () => {
    const without = Object.fromEntries(DRIVERS.map((driver) => [driver, 0.3]));
    const apart = { ...without, shocks: 0.1, splits: 0.202 };
    expect(overlapInWords(attributionOf({ parts, without: apart }))).toBe("");
    expect(overlapInWords(attributionOf({ rest: 0.2, without: { shocks: 0.1 }, absent: DRIVERS }))).toBe("");
  });
});

const bar = (path: string, risks: readonly number[], owner: string | null = null) => ({
  id: path,
  field: fieldAt(path),
  owner,
  points: risks.map((risk, place) => ({
    least: place,
    most: place,
    risk: chanceOf(risk, 2000),
    duesUsdPerYear: risk * 1e8,
  })),
});

const tornado = (...bars: readonly ReturnType<typeof bar>[]): Tornado => ({
  runs: 2000,
  risk: chanceOf(0.3, 2000),
  duesUsdPerYear: 3e7,
  bars,
});

describe("the tornado's title", () => {
  const cost = bar("programme.frontierCostUsd", [0.1, 0.2, 0.3, 0.4, 0.6]);
  const share = bar("sponsors[0].share", [0.4, 0.3, 0.3, 0.25, 0.2], "NVIDIA");

  it("names the assumption that moves most, and how far", () => {
    expect(tornadoFinding(tornado(share, cost), "risk")).toBe(
      "“Frontier model, one generation” moves the risk most: between 10% and 60%",
    );
    expect(tornadoFinding(tornado(share, cost), "dues")).toBe(
      "“Frontier model, one generation” moves dues most: between $10M and $60M a year",
    );
  });

  it("names two that move alike, and says when none does", () => {
    const other = bar("sponsors[0].share", [0.6, 0.5, 0.4, 0.3, 0.11], "NVIDIA");
    expect(tornadoFinding(tornado(cost, other), "risk")).toBe(
      "“Frontier model, one generation” and “Share of the bill: NVIDIA” move the risk most, about as far as each other",
    );
    expect(tornadoFinding(tornado(), "risk")).toBe(
      "No assumption moves the risk when it alone is moved over its range",
    );
    const still = bar("programme.overrun", [0, 0, 0, 0, 0.001]);
    expect(tornadoFinding(tornado(still), "risk")).toBe(
      "No assumption moves the risk by much when it alone is moved over its range",
    );
  });

  it("keeps names that read from right to left apart from what follows", () => {
    expect(assumptionTitle({ field: fieldAt("sponsors[].share"), owner: "שלום" })).toBe(
      "Share of the bill: \u2068שלום\u2069",
    );
    expect(assumptionTitle({ field: fieldAt("members[].count"), owner: "founders" })).toBe(
      "How many founders",
    );
  });
});

const input = (path: string, dues: number | null, fall: number | null): InputCorrelation => {
  const around = (value: number | null) =>
    value === null ? null : { value, low: value - 0.02, high: value + 0.02 };
  return { path, field: fieldAt(path), owner: null, dues: around(dues), fallingApart: around(fall) };
};

const correlations = (...inputs: readonly InputCorrelation[]): InputCorrelations => ({
  runs: 10_000,
  inputs,
});

describe("the correlations' title", () => {
  const [COST, WORTH] = ["programme.frontierCostUsd", "valueGrowthPerYear"];

  it.each([
    [
      [input(COST, 0.7, 0.3), input(WORTH, 0.1, -0.34)],
      "Dues are higher where “Frontier model, one generation” is high; futures fall apart more often where “Growth of worth” is low",
    ],
    [
      [input(COST, 0.7, 0.5), input(WORTH, 0.1, -0.34)],
      "Dues are higher, and futures fall apart more often, where “Frontier model, one generation” is high",
    ],
    [
      [input(COST, 0.7, -0.5)],
      "Dues are higher where “Frontier model, one generation” is high; futures fall apart more often where “Frontier model, one generation” is low",
    ],
    [
      [input(COST, 0.7, null)],
      "Dues are higher where “Frontier model, one generation” is high; no single number goes along with falling apart",
    ],
    [
      [input(COST, 0.01, -0.2)],
      "Futures fall apart more often where “Frontier model, one generation” is low; no single number goes along with dues",
    ],
    [[input(COST, 0.05, 0.05)], "No uncertain number by itself goes along with dues or with falling apart"],
    [[], "No number of this scenario is uncertain from the start"],
  ] as const)("%#", (inputs, title) => expect(correlationFinding(correlations(...inputs))).toBe(title));
});
