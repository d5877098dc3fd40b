import type { Trace, TraceEvent, TraceQuarter } from "../../../src/analysis/trace";
import type { Scenario } from "../../../src/model/schema";

type Cell<T> = (quarter: number) => T;

export interface TraceWish {
  readonly run?: number;
  /** How many quarters the run lived through. */
  readonly quarters?: number;
  /** Dollars a year, by quarter. */
  readonly dues?: Cell<number | null>;
  readonly stake?: Cell<number | null>;
  readonly funded?: Cell<number>;
  readonly members?: Cell<number>;
  readonly fromSponsors?: Cell<number>;
  readonly events?: readonly TraceEvent[];
  /** Events that there was no room for. */
  readonly missing?: readonly TraceEvent[];
  readonly fromReserve?: Cell<number>;
  readonly ending?: Trace["ending"];
}

/** A trace that says what a test wishes and is otherwise plausible: eight members, a bill of $100M a year. */
export function traceOf({ members, sponsors, shocks }: Scenario, wish: TraceWish = {}): Trace {
  const { run = 16, quarters = 20, dues = () => 10e6, stake = () => 30e6, funded = () => 1 } = wish;
  const all = [...(wish.events ?? []), ...(wish.missing ?? [])];
  const countOf = (group: number, quarter: number, ...kinds: TraceEvent["kind"][]) =>
    all.reduce(
      (sum, event) =>
        "group" in event && event.group === group && event.quarter === quarter && kinds.includes(event.kind)
          ? sum + event.count
          : sum,
      0,
    );
  const stateOf = (sponsor: number, quarter: number) => {
    const last = all.findLast(
      (event) =>
        (event.kind === "sponsorCeases" || event.kind === "replacementBegins") &&
        event.sponsor === sponsor &&
        event.quarter <= quarter,
    );
    return last?.kind === "sponsorCeases" ? "gone" : "pays";
  };
  const times = Array.from({ length: quarters }, (_, quarter) => quarter);
  const quarterOf = (t: number): TraceQuarter => ({
    billUsdPerYear: 100e6,
    fromSponsorsUsdPerYear: wish.fromSponsors?.(t) ?? 0,
    owedUsdPerYear: 100e6,
    paidUsdPerYear: 100e6 - (wish.fromSponsors?.(t) ?? 0) - (wish.fromReserve?.(t) ?? 0),
    duesUsdPerYear: dues(t),
    worthUsdPerYear: 40e6,
    stakeUsdPerYear: stake(t),
    activeMembers: wish.members?.(t) ?? 8,
    payers: 8,
    reserveUsd: 20e6,
    funded: funded(t),
    lagYears: 0.5,
  });
  return {
    run,
    frontierCostUsd: 1e9,
    costGrowthPerYear: 2.4,
    valueGrowthPerYear: 1.5,
    operatingCostUsdPerYear: 30e6,
    quarters: times.map(quarterOf),
    groups: members.map(({ joinsPerYear }, group) => ({
      committed: times.map(() => 0),
      free: times.map(() => (joinsPerYear > 0 ? 0 : 1)),
      onNotice: times.map(() => 0),
      left: times.map((t) => countOf(group, t, "leaves", "splitsOff")),
      joined: times.map((t) => countOf(group, t, "joins")),
      duesUsdPerYear: times.map(dues),
      stakeUsdPerYear: times.map(stake),
    })),
    sponsors: sponsors.map((_, sponsor) => times.map((t) => stateOf(sponsor, t))),
    shocks: shocks.map(() => times.map(() => false)),
    events: wish.events ?? [],
    eventsMissing: wish.missing?.length ?? 0,
    ending: wish.ending ?? null,
  };
}

/** A departure for reasons of its own, but for `changes`. */
export const departure = (quarter: number, group: number, changes: object = {}): TraceEvent => ({
  kind: "leaves",
  quarter,
  group,
  count: 1,
  ownHazardPerYear: 0.05,
  priceHazardPerYear: 0,
  contagionFactor: 1,
  shockFactor: 1,
  sponsorLossFactor: 1,
  duesUsdPerYear: 10e6,
  stakeUsdPerYear: 30e6,
  ...changes,
});
