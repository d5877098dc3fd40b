import { describe, expect, it } from "vitest";
import { type Cause, TRIGGERS, type Trigger } from "../../src/analysis/results";
import { type Changes, plainScenario } from "../support/arbitraryScenario";
import { simulate } from "../support/simulate";

const RUNS = 200_000;
const DT = 0.25;
/** A hazard at which a quarter is survived with probability exp(−25). */
const AT_ONCE = 100;

function expectShare(observed: number | undefined, expected: number, what = "") {
  const error = Math.sqrt((expected * (1 - expected)) / RUNS);
  expect(Math.abs((observed ?? Number.NaN) - expected), what).toBeLessThanOrEqual(4 * error + 1e-9);
}

/** Every run ends with the same quarter, cause and trigger. */
async function expectEnd(changes: Changes, quarter: number, cause: Cause, trigger: Trigger) {
  const { together, causes, triggers } = await simulate(plainScenario(changes), 1000);
  expect(together.indexOf(0) - 1).toBe(quarter);
  expect(together[quarter]).toBe(1);
  expect({ cause: causes[cause], trigger: triggers[trigger] }).toEqual({ cause: 1, trigger: 1 });
}

/** Leaves for its own reasons in the quarter that its commitment ends. */
const leavesIn = (quarter: number) => ({ exitHazardPerYear: AT_ONCE, commitmentYears: quarter * DT });

/** Leaves over the price in the quarter that its commitment ends, when dues and θ are above 0. */
const pricedOutIn = (quarter: number) => ({ valueUsdPerYear: 0, commitmentYears: quarter * DT });

const stays = { count: 5, commitmentYears: 100 };
const dear: Changes = {
  programme: { operatingCostUsdPerYear: 1e3 },
  churn: { priceSensitivityPerYear: AT_ONCE },
};
const stopsIn = (quarter: number, share = 0.5) => ({
  share,
  withdrawalHazardPerYear: AT_ONCE,
  noticeYears: quarter * DT,
});

describe("each trigger alone: every run has it", () => {
  it("departures", () =>
    expectEnd({ members: [leavesIn(3), stays], governance: { quorum: 6 } }, 3, "quorum", "departures"));

  it("price", () =>
    expectEnd(
      { ...dear, members: [pricedOutIn(3), stays], governance: { quorum: 6 } },
      3,
      "quorum",
      "price",
    ));

  it("split", () =>
    expectEnd(
      {
        members: [{ commitmentYears: 0.75 }, stays],
        churn: { splitHazardPerMemberYear: AT_ONCE, splitFraction: 1 },
        governance: { quorum: 6 },
      },
      3,
      "quorum",
      "split",
    ));

  it("sponsor", () =>
    expectEnd(
      { members: [leavesIn(3), stays], sponsors: [stopsIn(0)], governance: { quorum: 6 } },
      3,
      "quorum",
      "sponsor",
    ));

  it("cost, for want of funds", () =>
    expectEnd(
      {
        programme: { operatingCostUsdPerYear: 1e3 },
        members: [{ duesCapUsdPerYear: 0 }],
        governance: { shortfallTolerance: 0.5, graceYears: 1 },
      },
      3,
      "funds",
      "cost",
    ));

  it("cost, when the model is obsolete", () =>
    expectEnd({ programme: { spillover: 0 }, governance: { maxLagYears: 1 } }, 3, "obsolete", "cost"));

  it("cost, even though members left", () =>
    expectEnd(
      { programme: { spillover: 0 }, members: [leavesIn(0), stays], governance: { maxLagYears: 1 } },
      3,
      "obsolete",
      "cost",
    ));

  it("sponsor, for want of funds", () =>
    expectEnd(
      {
        programme: { operatingCostUsdPerYear: 1e3 },
        members: [{ duesCapUsdPerYear: 0 }],
        sponsors: [stopsIn(2, 1)],
        governance: { shortfallTolerance: 0.5, graceYears: 0.5 },
      },
      3,
      "funds",
      "sponsor",
    ));

  it("cost, for a quorum that was missed from the start, when nobody left", () =>
    expectEnd({ members: [{ count: 3 }], governance: { quorum: 4 } }, 0, "quorum", "cost"));

  it("departures, for a quorum that was missed from the start, when somebody left", () =>
    expectEnd(
      { members: [leavesIn(0), { count: 2 }], governance: { quorum: 4 } },
      0,
      "quorum",
      "departures",
    ));
});

describe("causes: the first that applies", () => {
  const all: Changes = {
    programme: { operatingCostUsdPerYear: 1e3 },
    members: [{ duesCapUsdPerYear: 0 }],
    governance: { quorum: 2, shortfallTolerance: 0, maxLagYears: 0 },
  };

  it("quorum before funds before obsolete", async () => {
    await expectEnd(all, 0, "quorum", "cost");
    await expectEnd({ ...all, governance: { ...all.governance, quorum: 1 } }, 0, "funds", "cost");
    const tolerant = { ...all.governance, quorum: 1, shortfallTolerance: 1 };
    await expectEnd({ ...all, governance: tolerant }, 0, "obsolete", "cost");
  });
});

describe("the window of eight quarters", () => {
  it.each([
    [0, 0, "sponsor"],
    [0, 7, "sponsor"],
    [0, 8, "departures"],
    [4, 3, "departures"],
    [4, 4, "sponsor"],
    [4, 11, "sponsor"],
    [4, 12, "departures"],
    [19, 18, "departures"],
  ] as const)("a sponsor that stops paying in quarter %d, an end in quarter %d: %s", (stop, end, trigger) =>
    expectEnd(
      { members: [leavesIn(end), stays], sponsors: [stopsIn(stop)], governance: { quorum: 6 } },
      end,
      "quorum",
      trigger,
    ),
  );

  it.each([
    [7, "departures"],
    [8, "price"],
  ] as const)("two left in quarter 0, one over the price in quarter %d: %s", (end, trigger) =>
    expectEnd(
      {
        ...dear,
        members: [{ count: 2, ...leavesIn(0) }, pricedOutIn(end), stays],
        governance: { quorum: 6 },
      },
      end,
      "quorum",
      trigger,
    ),
  );

  it("a sponsor with a share of 0 ceases nothing", () =>
    expectEnd(
      { members: [leavesIn(3), stays], sponsors: [stopsIn(0, 0)], governance: { quorum: 6 } },
      3,
      "quorum",
      "departures",
    ));

  it("a sponsor that was replaced at once has still ceased to pay", () =>
    expectEnd(
      {
        members: [leavesIn(3), stays],
        sponsors: [{ ...stopsIn(1), replacementProbability: 1 }],
        governance: { quorum: 6 },
      },
      3,
      "quorum",
      "sponsor",
    ));
});

/** One leaver with hazard `own` of its own and `over` over the price: dues of 1.5 times the worth, θ = 2·over. */
const torn = (own: number, over: number, commitmentYears = 0): Changes => ({
  programme: { operatingCostUsdPerYear: 1.5e6 * 6 },
  members: [
    { exitHazardPerYear: own, commitmentYears },
    { ...stays, valueUsdPerYear: 1e9 },
  ],
  churn: { priceSensitivityPerYear: 2 * over },
  governance: { quorum: 6 },
});

const splitsAtOnce = { splitHazardPerMemberYear: AT_ONCE, splitFraction: 1 };

describe("the largest part, and ties", () => {
  it.each([
    [8, 8, "price"],
    [8.001, 8, "departures"],
    [8, 8.001, "price"],
  ] as const)("own hazard %d, over the price %d: %s", async (own, over, trigger) => {
    const { risk, triggers } = await simulate(plainScenario(torn(own, over)), 1000);
    expect(risk.value).toBeGreaterThan(0.99);
    expect(triggers[trigger]).toBe(risk.value);
  });

  it("one for its own reasons, one in a split: split", () =>
    expectEnd(
      { members: [leavesIn(0), {}, stays], churn: splitsAtOnce, governance: { quorum: 6 } },
      0,
      "quorum",
      "split",
    ));

  it("two for their own reasons, one in a split: departures", () =>
    expectEnd(
      { members: [{ count: 2, ...leavesIn(0) }, {}, stays], churn: splitsAtOnce, governance: { quorum: 6 } },
      0,
      "quorum",
      "departures",
    ));

  it("one over the price, one in a split: price", () =>
    expectEnd(
      {
        ...dear,
        members: [pricedOutIn(0), {}, stays],
        churn: { ...dear.churn, ...splitsAtOnce },
        governance: { quorum: 6 },
      },
      0,
      "quorum",
      "price",
    ));

  it("one over the price, two in a split: split", () =>
    expectEnd(
      {
        ...dear,
        members: [pricedOutIn(0), { count: 2 }, stays],
        churn: { ...dear.churn, ...splitsAtOnce },
        governance: { quorum: 6 },
      },
      0,
      "quorum",
      "split",
    ));

  it("two leavers half over the price, one in a split: all three sums are 1, so price", () =>
    expectEnd(
      {
        ...torn(50, 50),
        members: [
          { count: 2, exitHazardPerYear: 50 },
          { valueUsdPerYear: 1e9 },
          { ...stays, count: 3, valueUsdPerYear: 1e9 },
        ],
        churn: { priceSensitivityPerYear: 100, ...splitsAtOnce },
      },
      0,
      "quorum",
      "price",
    ));
});

describe("triggers compete", () => {
  const [own, over] = [0.3, 0.2];

  it("price or departures, whoever leaves first: (1 − exp(−a·dt))/(1 − exp(−(a + b)·dt)), ties to price", async () => {
    const { together, cumulativeIncidence } = await simulate(
      plainScenario({
        programme: { operatingCostUsdPerYear: 7.5e6 },
        members: [
          { exitHazardPerYear: own, valueUsdPerYear: 1e9 },
          {},
          { count: 3, commitmentYears: 100, valueUsdPerYear: 1e9 },
        ],
        churn: { priceSensitivityPerYear: 2 * over },
        governance: { quorum: 5 },
      }),
      RUNS,
    );
    const price = (1 - Math.exp(-over * DT)) / (1 - Math.exp(-(own + over) * DT));
    together.forEach((share, t) => {
      const ended = 1 - Math.exp(-(own + over) * DT * t);
      expectShare(share, 1 - ended, `quarter ${t}`);
      expectShare(cumulativeIncidence.price[t], ended * price, `price by ${t}`);
      expectShare(cumulativeIncidence.departures[t], ended * (1 - price), `departures by ${t}`);
    });
  });

  it("sponsor or departures: a sponsor ceased in one of eight quarters with 1 − exp(−h·8·dt)", async () => {
    const { triggers } = await simulate(
      plainScenario({
        horizonYears: 3,
        members: [leavesIn(10), stays],
        sponsors: [{ share: 0.5, withdrawalHazardPerYear: 0.4 }],
        governance: { quorum: 6 },
      }),
      RUNS,
    );
    // Quarters 3 … 10 of 0 … 10 count: it must have paid through quarter 2.
    const sponsor = Math.exp(-0.4 * 3 * DT) * (1 - Math.exp(-0.4 * 8 * DT));
    expectShare(triggers.sponsor, sponsor);
    expectShare(triggers.departures, 1 - sponsor);
    for (const trigger of TRIGGERS) {
      if (trigger !== "sponsor" && trigger !== "departures") expect(triggers[trigger]).toBe(0);
    }
  });
});
