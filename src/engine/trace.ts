import * as layout from "../kernel/layout";
import { CAUSES, type Cause, TRIGGERS, type Trigger } from "./endings";

/** One quarter of a run, before anybody leaves in it. Money is in dollars, flows are at yearly rates. */
export interface TraceQuarter {
  readonly billUsdPerYear: number;
  readonly fromSponsorsUsdPerYear: number;
  /** By all members together: the rest of the bill and the levy for the reserve. */
  readonly owedUsdPerYear: number;
  readonly paidUsdPerYear: number;
  /** Means over payers; null when there are none. */
  readonly duesUsdPerYear: number | null;
  readonly worthUsdPerYear: number | null;
  /** What staying is worth to a payer. */
  readonly stakeUsdPerYear: number | null;
  readonly activeMembers: number;
  /** Active or on notice. */
  readonly payers: number;
  /** After the bill. */
  readonly reserveUsd: number;
  /** Share of the bill that is paid, in 0…1; 1 where only rounding is missing. */
  readonly funded: number;
  readonly lagYears: number;
}

/** One group of members, a number a quarter. */
export interface TraceGroup {
  readonly committed: readonly number[];
  readonly free: readonly number[];
  readonly onNotice: readonly number[];
  /** Who leaves and who joins at the quarter's end; complete even where events are missing. */
  readonly left: readonly number[];
  readonly joined: readonly number[];
  /** Means over the group's payers; null where it has none. */
  readonly duesUsdPerYear: readonly (number | null)[];
  readonly stakeUsdPerYear: readonly (number | null)[];
}

export type SponsorState = "pays" | "onNotice" | "gone";

interface Happening<Kind extends string> {
  readonly kind: Kind;
  readonly quarter: number;
}

interface OfSponsor<Kind extends string> extends Happening<Kind> {
  /** Index in the scenario's sponsors. */
  readonly sponsor: number;
}

interface OfShock<Kind extends string> extends Happening<Kind> {
  /** Index in the scenario's shocks. */
  readonly shock: number;
}

interface OfMembers<Kind extends string> extends Happening<Kind> {
  /** Index in the scenario's groups. */
  readonly group: number;
  /** How many members. */
  readonly count: number;
}

/** Members that leave by the hazard of step 9 of the model. */
export interface Departure extends OfMembers<"leaves"> {
  readonly ownHazardPerYear: number;
  /** The part of the hazard that comes of dues above what leaving forfeits. */
  readonly priceHazardPerYear: number;
  /** What departures of the past year multiply both by; so do shocks and lost sponsors. */
  readonly contagionFactor: number;
  readonly shockFactor: number;
  readonly sponsorLossFactor: number;
  readonly duesUsdPerYear: number;
  /** What leaving forfeits: the stake, and the exit fee. */
  readonly stakeUsdPerYear: number;
}

/** Something that happens in a run. */
export type TraceEvent =
  | OfShock<"shockBegins">
  | OfShock<"shockEnds">
  | (OfSponsor<"sponsorAnnounces"> & {
      /** First quarter that it no longer pays. */
      readonly paysUntil: number;
    })
  | OfSponsor<"sponsorCeases">
  | OfSponsor<"replacementBegins">
  | (Happening<"generationBegins"> & {
      /** From 0. */
      readonly generation: number;
      /** For the whole generation, shocks apart. */
      readonly trainingUsd: number;
      /** Realised ÷ planned. */
      readonly overrun: number;
    })
  | OfMembers<"commitmentEnds">
  | OfMembers<"noticeEnds">
  | Departure
  | (OfMembers<"splitsOff"> & {
      /** Which split of the run it was, from 1. */
      readonly split: number;
    })
  | OfMembers<"joins">
  | (Happening<"billUnpaid"> & {
      /** Of the quarter's bill. */
      readonly unpaidUsd: number;
      readonly funded: number;
      /** Failed quarters in a row, this one included; 0 when the shortfall is tolerated. */
      readonly failedQuarters: number;
    });

/** What one run drew and what happened in it, quarter by quarter. Plain data, so that a worker can send it. */
export interface Trace {
  readonly run: number;
  readonly frontierCostUsd: number;
  readonly costGrowthPerYear: number;
  readonly valueGrowthPerYear: number;
  readonly operatingCostUsdPerYear: number;
  /** Those that the run lived through, the one that it ended with included. */
  readonly quarters: readonly TraceQuarter[];
  /** In the scenario's order. */
  readonly groups: readonly TraceGroup[];
  /** State of each sponsor in each quarter. */
  readonly sponsors: readonly (readonly SponsorState[])[];
  /** Whether each shock lasts in each quarter. */
  readonly shocks: readonly (readonly boolean[])[];
  /** Quarter by quarter, in the order of the model's steps but for unpaid bills, which come last. */
  readonly events: readonly TraceEvent[];
  /** Later events that there was no room for. */
  readonly eventsMissing: number;
  /** Null when the group was still together at the horizon. */
  readonly ending: { readonly quarter: number; readonly cause: Cause; readonly trigger: Trigger } | null;
}

/** What the kernel wrote down of its last replay, and the size of the scenario. */
export interface TraceRows {
  readonly run: Float64Array;
  readonly quarters: Float64Array;
  readonly groups: Float64Array;
  readonly events: Float64Array;
  readonly groupCount: number;
  readonly sponsorCount: number;
  readonly shockCount: number;
}

const QUARTERS_PER_YEAR = 4;
const SPONSOR_STATES: readonly SponsorState[] = ["pays", "onNotice", "gone"];

const range = (length: number) => Array.from({ length }, (_, index) => index);

/** Money of a quarter that `payers` pay or have together, as a mean a year. */
const meanOf = (usd: number, payers: number) => (payers > 0 ? (usd * QUARTERS_PER_YEAR) / payers : null);

function quarterOf(row: Float64Array): TraceQuarter {
  const at = (place: number) => row[place] as number;
  const payers = at(layout.TRACE_PAYERS);
  return {
    billUsdPerYear: at(layout.TRACE_BILL) * QUARTERS_PER_YEAR,
    fromSponsorsUsdPerYear: at(layout.TRACE_FROM_SPONSORS) * QUARTERS_PER_YEAR,
    owedUsdPerYear: at(layout.TRACE_OWED) * QUARTERS_PER_YEAR,
    paidUsdPerYear: at(layout.TRACE_PAID) * QUARTERS_PER_YEAR,
    duesUsdPerYear: meanOf(at(layout.TRACE_PAID), payers),
    worthUsdPerYear: payers > 0 ? at(layout.TRACE_WORTH) : null,
    stakeUsdPerYear: payers > 0 ? at(layout.TRACE_STAKE) : null,
    activeMembers: at(layout.TRACE_ACTIVE),
    payers,
    reserveUsd: at(layout.TRACE_RESERVE),
    funded: at(layout.TRACE_FUNDED),
    lagYears: at(layout.TRACE_LAG),
  };
}

function groupOf({ groups, groupCount }: TraceRows, group: number, quarters: number): TraceGroup {
  const numbers = (of: (at: (place: number) => number) => number) =>
    range(quarters).map((t) =>
      of((place) => groups[(t * groupCount + group) * layout.TRACE_GROUP + place] as number),
    );
  const payers = numbers((at) => at(layout.TRACE_GROUP_PAYERS));
  const means = (place: number) => numbers((at) => at(place)).map((usd, t) => meanOf(usd, payers[t] ?? 0));
  return {
    committed: numbers((at) => at(layout.TRACE_COMMITTED)),
    free: numbers((at) => at(layout.TRACE_FREE)),
    onNotice: numbers(
      (at) => at(layout.TRACE_GROUP_PAYERS) - at(layout.TRACE_COMMITTED) - at(layout.TRACE_FREE),
    ),
    left: numbers((at) => at(layout.TRACE_LEFT)),
    joined: numbers((at) => at(layout.TRACE_JOINED)),
    duesUsdPerYear: means(layout.TRACE_GROUP_PAID),
    stakeUsdPerYear: means(layout.TRACE_GROUP_STAKE),
  };
}

type Numbers = readonly [number, number, number, number, number, number, number, number];
type EventReader = (quarter: number, subject: number, numbers: Numbers) => TraceEvent;

const ofMembers =
  <Kind extends "commitmentEnds" | "noticeEnds" | "joins">(kind: Kind) =>
  (quarter: number, group: number, [count]: Numbers) => ({ kind, quarter, group, count });

const EVENTS: Readonly<Record<number, EventReader>> = {
  [layout.EVENT_SHOCK_BEGINS]: (quarter, shock) => ({ kind: "shockBegins", quarter, shock }),
  [layout.EVENT_SHOCK_ENDS]: (quarter, shock) => ({ kind: "shockEnds", quarter, shock }),
  [layout.EVENT_SPONSOR_ANNOUNCES]: (quarter, sponsor, [paysUntil]) => ({
    kind: "sponsorAnnounces",
    quarter,
    sponsor,
    paysUntil,
  }),
  [layout.EVENT_SPONSOR_CEASES]: (quarter, sponsor) => ({ kind: "sponsorCeases", quarter, sponsor }),
  [layout.EVENT_REPLACEMENT_BEGINS]: (quarter, sponsor) => ({ kind: "replacementBegins", quarter, sponsor }),
  [layout.EVENT_GENERATION_BEGINS]: (quarter, generation, [trainingUsd, overrun]) => ({
    kind: "generationBegins",
    quarter,
    generation,
    trainingUsd,
    overrun,
  }),
  [layout.EVENT_COMMITMENT_ENDS]: ofMembers("commitmentEnds"),
  [layout.EVENT_NOTICE_ENDS]: ofMembers("noticeEnds"),
  [layout.EVENT_JOINS]: ofMembers("joins"),
  [layout.EVENT_LEAVES]: (quarter, group, [count, own, price, contagion, shocks, loss, dues, stake]) => ({
    kind: "leaves",
    quarter,
    group,
    count,
    ownHazardPerYear: own,
    priceHazardPerYear: price,
    contagionFactor: contagion,
    shockFactor: shocks,
    sponsorLossFactor: loss,
    duesUsdPerYear: dues,
    stakeUsdPerYear: stake,
  }),
  [layout.EVENT_SPLITS_OFF]: (quarter, group, [count, split]) => ({
    kind: "splitsOff",
    quarter,
    group,
    count,
    split,
  }),
  [layout.EVENT_BILL_UNPAID]: (quarter, _subject, [unpaidUsd, funded, failedQuarters]) => ({
    kind: "billUnpaid",
    quarter,
    unpaidUsd,
    funded,
    failedQuarters,
  }),
};

function eventOf(row: Float64Array): TraceEvent {
  const kind = row[layout.EVENT_KIND] as number;
  const read = EVENTS[kind];
  if (read === undefined) throw new RangeError(`the kernel wrote down an event of unknown kind ${kind}`);
  const numbers = [...row.subarray(layout.EVENT_NUMBERS)] as unknown as Numbers;
  return read(row[layout.EVENT_QUARTER] as number, row[layout.EVENT_SUBJECT] as number, numbers);
}

/** The trace that the kernel's rows hold.
 * @param run  its number, from 0 */
export function traceOf(rows: TraceRows, run: number): Trace {
  const of = (place: number) => rows.run[place] as number;
  const lived = range(of(layout.TRACE_QUARTERS_LIVED));
  const quarterRows = lived.map((t) =>
    rows.quarters.subarray(t * layout.TRACE_QUARTER, (t + 1) * layout.TRACE_QUARTER),
  );
  const kept = of(layout.TRACE_EVENTS_KEPT);
  const cause = CAUSES[of(layout.TRACE_CAUSE)];
  const trigger = TRIGGERS[of(layout.TRACE_TRIGGER)];
  return {
    run,
    frontierCostUsd: of(layout.TRACE_FRONTIER_COST),
    costGrowthPerYear: of(layout.TRACE_COST_GROWTH),
    valueGrowthPerYear: of(layout.TRACE_VALUE_GROWTH),
    operatingCostUsdPerYear: of(layout.TRACE_OPERATING_COST),
    quarters: quarterRows.map(quarterOf),
    groups: range(rows.groupCount).map((group) => groupOf(rows, group, lived.length)),
    sponsors: range(rows.sponsorCount).map((sponsor) =>
      quarterRows.map((row) => SPONSOR_STATES[row[layout.TRACE_SPONSOR + sponsor] as number] as SponsorState),
    ),
    shocks: range(rows.shockCount).map((shock) =>
      quarterRows.map((row) => row[layout.TRACE_SHOCK + shock] === 1),
    ),
    events: range(kept).map((nth) =>
      eventOf(rows.events.subarray(nth * layout.TRACE_EVENT, (nth + 1) * layout.TRACE_EVENT)),
    ),
    eventsMissing: of(layout.TRACE_EVENTS) - kept,
    ending: cause && trigger ? { quarter: lived.length - 1, cause, trigger } : null,
  };
}
