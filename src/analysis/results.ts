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
  /** Mean worth of membership to a payer, dollars a year. */
  readonly worth: Quantiles | null;
  /** Mean number of active members. */
  readonly members: number | null;
  /** Median of the bill, dollars a year. */
  readonly bill: number | null;
  /** Mean share of the bill that was paid. */
  readonly funded: number | null;
  /** Mean years behind the frontier. */
  readonly lag: number | null;
}

/** The middle and the outer tenths of a number over runs. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** One quarter of a group's typical member, over the runs alive at its start in which the group has an active one. */
export interface GroupQuarter {
  /** Share of all runs that these are. */
  readonly share: number;
  /** Dollars a year. */
  readonly dues: Spread;
  /** Dollars a year. */
  readonly worth: Spread;
  readonly duesPerWorth: Spread;
  /** Share of these runs in which dues exceed worth. */
  readonly above: number;
}

/** How a group fares; its typical member is the one whose worth is that of the group. */
export interface GroupCourse {
  /** Length T; null where the group has no active member in any run. */
  readonly quarters: readonly (GroupQuarter | null)[];
  /** Present values of a founder, dollars, over the runs in which the group had one; null for prospects. */
  readonly duesPv: Spread | null;
  readonly worthPv: Spread | null;
  /** Worth less dues. */
  readonly netPv: Spread | null;
  /** Share of these runs in which a founder's dues exceed its worth, both at present value. */
  readonly short: number | null;
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
  /** Null unless it was asked for, and for the last of very many groups. */
  readonly course: GroupCourse | null;
}

/** A group that had a founder in some run. */
export type FounderResults = GroupResults & {
  readonly [K in "left" | "duesPv" | "worthPv"]: number;
};

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
  /** Length T each: the lowest number of a run that ended with the quarter, by trigger; null when none did. */
  readonly firstRuns: Readonly<Record<Trigger, readonly (number | null)[]>>;
  /** The lowest number of a run that is still together at the horizon; null when all ended. */
  readonly firstSurvivor: number | null;
  /** Length T. */
  readonly quarters: readonly QuarterResults[];
  /** In the scenario's order of members. */
  readonly groups: readonly GroupResults[];
}
