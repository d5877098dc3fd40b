import type { Cause, Trigger } from "../engine/endings";

export { CAUSES, type Cause, TRIGGERS, type Trigger } from "../engine/endings";

/** A simulated probability with its Wilson 95 % interval; all three in 0…1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quantiles over the runs alive at a quarter's start. */
export interface Quantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** One quarter, over the runs alive at its start; the numbers are null when no run was. */
export interface QuarterResults {
  /** Share of all runs that were alive at the quarter's start. */
  readonly alive: number;
  /** Mean dues of a payer, dollars a year. */
  readonly dues: Quantiles | null;
  /** Mean number of active members. */
  readonly members: number | null;
  /** Median of the bill, dollars a year. */
  readonly bill: number | null;
  /** Mean share of the bill that was paid. */
  readonly funded: number | null;
  /** Mean years behind the frontier. */
  readonly lag: number | null;
}

/** One group of members; null where the group never had a founder (prospects). */
export interface GroupResults {
  readonly name: string;
  /** Share of its founders, over all runs, that decided to leave before the end of the horizon or run. */
  readonly left: number | null;
  /** Mean present value of what a founder pays, dollars. */
  readonly duesPv: number | null;
  /** Mean present value of what a founder enjoys, dollars. */
  readonly worthPv: number | null;
  /** Runs in which the group had a founder. */
  readonly runs: number;
}

/** A group that had a founder in some run. */
export type FounderResults = { readonly [K in keyof GroupResults]: NonNullable<GroupResults[K]> };

/** Everything that a batch of runs says of a scenario; what the command line prints. */
export interface Results {
  readonly runs: number;
  /** Probability of falling apart within the horizon. */
  readonly risk: Estimate;
  /** Length T + 1: share of all runs still together at the start of quarter 0…T; the first is 1. */
  readonly together: readonly number[];
  /** Shares of all runs. */
  readonly causes: Readonly<Record<Cause, number>>;
  /** Shares of all runs. */
  readonly triggers: Readonly<Record<Trigger, number>>;
  /** Length T + 1 each: share of all runs ended by the start of quarter 0…T, by trigger. */
  readonly cumulativeIncidence: Readonly<Record<Trigger, readonly number[]>>;
  /** Length T. */
  readonly quarters: readonly QuarterResults[];
  /** In the scenario's order of members. */
  readonly groups: readonly GroupResults[];
}
