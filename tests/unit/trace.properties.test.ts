import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Columns, groupSumsOf, quarterSumsOf } from "../../src/engine/columns";
import { CAUSES, TRIGGERS } from "../../src/engine/endings";
import { fingerprintOf } from "../../src/engine/fingerprint";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import type { Trace, TraceEvent } from "../../src/engine/trace";
import * as layout from "../../src/kernel/layout";
import type { Scenario } from "../../src/model/schema";
import { arbitraryScenario, plainScenario } from "../support/arbitraryScenario";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel();
});

const always = <T extends unknown[]>(examples: number, property: fc.IProperty<T>) =>
  fc.assert(property, { seed: 20_261, numRuns: examples });

const arbitraryFirst = fc.integer({ min: 0, max: 10_000_000 });
const RUNS = 12;

/** The same runs as columns, and one by one as traces. */
function both(scenario: Scenario, first = 0, runs = RUNS): { columns: Columns; traces: Trace[] } {
  kernel.load(parametersOf(scenario));
  kernel.simulate(first, runs);
  const columns = kernel.takeColumns();
  return { columns, traces: Array.from({ length: runs }, (_, run) => kernel.replay(first + run)) };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

type OfKind<K extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: K }>;
const ofKind = <K extends TraceEvent["kind"]>({ events }: Trace, kind: K) =>
  events.filter((event): event is OfKind<K> => event.kind === kind);

const forRuns = (examples: number, check: (scenario: Scenario, first: number) => void) =>
  always(examples, fc.property(arbitraryScenario, arbitraryFirst, check));

describe("a replayed run", () => {
  it("ends with the quarter, cause and trigger that it has when simulated alone", () => {
    forRuns(150, (scenario, first) => {
      for (const run of [first, first + 1, first + 2]) {
        const { columns, traces } = both(scenario, run, 1);
        const { ending, quarters } = traces[0] as Trace;
        for (let t = 0; t < columns.quarters; t++) {
          const { byCause, byTrigger } = quarterSumsOf(columns, t);
          expect(byCause).toEqual(
            CAUSES.map((cause) => Number(ending?.quarter === t && ending.cause === cause)),
          );
          expect(byTrigger).toEqual(
            TRIGGERS.map((trigger) => Number(ending?.quarter === t && ending.trigger === trigger)),
          );
        }
        expect(quarters).toHaveLength(ending === null ? columns.quarters : ending.quarter + 1);
      }
    });
  });

  it("adds up with the others to the columns: members, funded shares, lag, endings, founders who left", () => {
    forRuns(150, (scenario, first) => {
      const { columns, traces } = both(scenario, first);
      for (let t = 0; t < columns.quarters; t++) {
        const sums = quarterSumsOf(columns, t);
        const alive = traces.flatMap(({ quarters }) => quarters[t] ?? []);
        expect(sum(alive.map(({ activeMembers }) => activeMembers))).toBe(sums.members);
        const rounding = RUNS / layout.FIXED_POINT;
        expect(Math.abs(sum(alive.map(({ funded }) => funded)) - sums.funded)).toBeLessThan(rounding);
        expect(Math.abs(sum(alive.map(({ lagYears }) => lagYears)) - sums.lag)).toBeLessThan(rounding);
        const ended = (matches: (ending: NonNullable<Trace["ending"]>) => boolean) =>
          traces.filter(({ ending }) => ending?.quarter === t && matches(ending)).length;
        expect(CAUSES.map((name) => ended(({ cause }) => cause === name))).toEqual(sums.byCause);
        expect(TRIGGERS.map((name) => ended(({ trigger }) => trigger === name))).toEqual(sums.byTrigger);
      }
      scenario.members.forEach(({ joinsPerYear }, group) => {
        if (joinsPerYear > 0) return;
        const counts = traces.flatMap(({ groups }) => groups[group]?.left ?? []);
        expect(sum(counts)).toBe(groupSumsOf(columns, group).left);
      });
    });
  });

  it("has the mean dues, worth and bill that the histograms count", () => {
    forRuns(100, (scenario, first) => {
      const { columns, traces } = both(scenario, first, 1);
      traces[0]?.quarters.forEach(({ duesUsdPerYear, worthUsdPerYear, billUsdPerYear }, t) => {
        const [dues, bill, worth] = [
          layout.HISTOGRAM_DUES,
          layout.HISTOGRAM_BILL,
          layout.HISTOGRAM_WORTH,
        ].map((histogram) => columns.least[histogram * columns.quarters + t] as number);
        expect(worthUsdPerYear ?? 0).toBe(worth);
        expect(Math.abs((duesUsdPerYear ?? 0) - (dues as number))).toBeLessThanOrEqual(
          1e-12 * (dues as number),
        );
        expect(billUsdPerYear).toBe(bill);
      });
    });
  });

  it("tells of every change from one quarter to the next", () => {
    forRuns(150, (scenario, first) => {
      for (const trace of both(scenario, first).traces) {
        const { quarters, groups, sponsors, shocks } = trace;
        const changes = (quarter: number, group: number) => {
          const count = (...kinds: TraceEvent["kind"][]) =>
            sum(
              trace.events.map((event) =>
                "group" in event &&
                event.group === group &&
                event.quarter === quarter &&
                kinds.includes(event.kind)
                  ? event.count
                  : 0,
              ),
            );
          return { left: count("leaves", "splitsOff"), joined: count("joins"), over: count("noticeEnds") };
        };
        for (let t = 1; t < quarters.length; t++) {
          groups.forEach(({ committed, free, onNotice }, g) => {
            const active = (at: number) => (committed[at] as number) + (free[at] as number);
            const { left, joined } = changes(t - 1, g);
            expect(active(t)).toBe(active(t - 1) - left + joined);
            expect([groups[g]?.left[t - 1], groups[g]?.joined[t - 1]]).toEqual([left, joined]);
            if (scenario.governance.noticeYears < 0.25) expect(onNotice[t]).toBe(0);
            else expect(onNotice[t]).toBe((onNotice[t - 1] as number) + left - changes(t, g).over);
          });
          shocks.forEach((isOn, shock) => {
            const switched = trace.events.filter(
              (event) => "shock" in event && event.shock === shock && event.quarter === t,
            );
            expect(switched).toHaveLength(isOn[t] === isOn[t - 1] ? 0 : 1);
          });
          sponsors.forEach((states, sponsor) => {
            const told = trace.events.flatMap((event) =>
              "sponsor" in event && event.sponsor === sponsor && event.quarter === t ? event.kind : [],
            );
            expect(told.includes("sponsorCeases")).toBe(
              states[t] === "gone" && (states[t - 1] !== "gone" || told.includes("replacementBegins")),
            );
          });
        }
      }
    });
  });

  it("owes, pays and draws on its reserve what the bill takes, but for exit fees", () => {
    forRuns(100, (scenario, first) => {
      for (const { quarters, events } of both(scenario, first).traces) {
        quarters.forEach((quarter, t) => {
          const { billUsdPerYear, fromSponsorsUsdPerYear, owedUsdPerYear, paidUsdPerYear, funded } = quarter;
          expect(paidUsdPerYear).toBeLessThanOrEqual(owedUsdPerYear * (1 + 1e-9));
          const unpaid = events.filter((event) => event.kind === "billUnpaid" && event.quarter === t);
          expect(unpaid).toHaveLength(funded < 1 ? 1 : 0);
          expect(funded < 1 && funded > 1 - 1e-9).toBe(false);
          if (scenario.governance.exitFeeYears > 0) return;
          const before =
            quarters[t - 1]?.reserveUsd ?? (billUsdPerYear * scenario.governance.reserveMonths) / 12;
          const money = (fromSponsorsUsdPerYear + paidUsdPerYear - billUsdPerYear * funded) / 4;
          const error = Math.abs(quarter.reserveUsd - before - money);
          expect(error).toBeLessThanOrEqual(1e-9 * (billUsdPerYear + before));
        });
      }
    });
  });
});

describe("replaying", () => {
  it("leaves the columns being counted as they are, and the runs after it", () => {
    forRuns(60, (scenario, first) => {
      const alone = both(scenario, first).columns;
      kernel.load(parametersOf(scenario));
      kernel.simulate(first, 5);
      kernel.replay(first + 3);
      kernel.replay(first + 900);
      kernel.simulate(first + 5, RUNS - 5);
      expect(fingerprintOf(kernel.takeColumns())).toBe(fingerprintOf(alone));
    });
  });

  it("gives the same trace again, and one that a worker can send", () => {
    forRuns(40, (scenario, run) => {
      const [trace] = both(scenario, run, 1).traces;
      kernel.replay(run + 1);
      expect(kernel.replay(run)).toEqual(trace);
      expect(structuredClone(trace)).toEqual(trace);
    });
  });

  it.each(["capped", "talmud"] as const)("takes no rounding of %s dues for an unpaid bill", (costSharing) => {
    const scenario = plainScenario({
      horizonYears: 10,
      programme: { frontierCostUsd: { dist: "lognormal", p5: 4e8, p95: 1.6e9 } },
      members: Array.from({ length: 7 }, (_, index) => ({
        valueUsdPerYear: 1e9 * (index + 1.1),
        exitHazardPerYear: 0.1,
      })),
      governance: { costSharing, reserveMonths: 0, reserveLevy: 0, quorum: 1 },
    });
    const { columns, traces } = both(scenario, 0, 60);
    const unpaid = traces.flatMap((trace) => ofKind(trace, "billUnpaid"));
    expect(unpaid.filter(({ funded }) => funded > 1 - 1e-9)).toEqual([]);
    expect(columns.runs).toBe(60);
  });

  it("counts again after a replay that was cut short", () => {
    const parameters = parametersOf(plainScenario({}));
    const broken = parameters.slice();
    broken[layout.GENERATION_QUARTERS] = 0;
    kernel.load(parameters);
    kernel.simulate(0, 10);
    const wanted = fingerprintOf(kernel.takeColumns());
    kernel.load(broken as typeof parameters);
    expect(() => kernel.replay(0)).toThrow();
    kernel.load(parameters);
    kernel.simulate(0, 10);
    expect(fingerprintOf(kernel.takeColumns())).toBe(wanted);
  });

  it("says how many events there was no room for", () => {
    const restless = plainScenario({
      horizonYears: 50,
      members: Array.from({ length: 200 }, () => ({ count: 500, exitHazardPerYear: 0.2, worthSpread: 10 })),
      governance: { noticeYears: 0.25 },
    });
    kernel.load(parametersOf(restless));
    const trace = kernel.replay(0);
    const { events, eventsMissing, quarters, groups } = trace;
    expect(events).toHaveLength(layout.MAX_EVENTS);
    expect(quarters).toHaveLength(200);
    const left = 200 * 500 - sum(groups.map(({ free }) => free.at(-1) as number));
    expect(left).toBeGreaterThan(90_000);
    expect(eventsMissing).toBeGreaterThan(10_000);
    expect(sum(groups.flatMap((group) => group.left.slice(0, -1)))).toBe(left);
    expect(sum(ofKind(trace, "leaves").map(({ count }) => count))).toBeLessThan(left);
  });
});

describe("a departure", () => {
  it("names the hazards that the model gives it", () => {
    forRuns(100, (scenario, first) => {
      const { churn } = scenario;
      for (const trace of both(scenario, first).traces) {
        for (const event of ofKind(trace, "leaves")) {
          const { duesUsdPerYear: dues, stakeUsdPerYear: stake } = event;
          const ratio = dues > stake ? Math.min(50, dues / stake) : 1;
          const price = churn.priceSensitivityPerYear * (ratio - 1);
          expect(event.priceHazardPerYear).toBeCloseTo(price, 6);
          const from = Math.max(0, event.quarter - 4);
          const members = trace.quarters[from]?.activeMembers as number;
          const gone = sum(
            trace.events.map((other) =>
              (other.kind === "leaves" || other.kind === "splitsOff") &&
              other.quarter >= from &&
              other.quarter < event.quarter
                ? other.count
                : 0,
            ),
          );
          const recent = members > 0 ? Math.min(1, gone / members) : 0;
          expect(event.contagionFactor / Math.exp(churn.contagion * recent)).toBeCloseTo(1, 9);
        }
      }
    });
  });
});
