import { motiveOf } from "../analysis/motive";
import type { Trace, TraceEvent, TraceGroup } from "../analysis/trace";
import { formatNumber } from "../model/format";
import type { Scenario } from "../model/schema";

/** What somebody or something does in a quarter; blank where it is not there. */
export type LaneState = "pays" | "onNotice" | "on" | "committed" | "free" | "gone" | "blank";

export interface Segment {
  readonly state: LaneState;
  /** First quarter, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** One line of the picture: a sponsor, a shock or a company by its states, a group of several by its counts. */
export type Lane =
  | {
      readonly id: string;
      readonly name: string;
      readonly part: Part;
      readonly segments: readonly Segment[];
      /** By quarter, 1 where it leaves at the end. */
      readonly left: readonly number[];
    }
  | {
      readonly id: string;
      readonly name: string;
      readonly part: "members";
      readonly counts: Cohort;
      /** Most members that it ever has, those on notice included; at least 1. */
      readonly most: number;
    };

export type Part = "sponsors" | "shocks" | "members";
type Cohort = Pick<TraceGroup, "committed" | "free" | "onNotice" | "left">;

/** Groups beyond so many share the last lane. */
export const MOST_GROUPS = 14;

function segmentsOf(states: readonly LaneState[]): readonly Segment[] {
  const segments: Segment[] = [];
  states.forEach((state, quarter) => {
    const last = segments.at(-1);
    if (last?.state === state) segments[segments.length - 1] = { ...last, to: quarter + 1 };
    else segments.push({ state, from: quarter, to: quarter + 1 });
  });
  return segments;
}

function companyStates({ committed, free, onNotice }: Cohort): readonly LaneState[] {
  let wasThere = false;
  return committed.map((count, quarter) => {
    const state = count > 0 ? "committed" : free[quarter] ? "free" : onNotice[quarter] ? "onNotice" : null;
    wasThere ||= state !== null;
    return state ?? (wasThere ? "gone" : "blank");
  });
}

function added(groups: readonly Cohort[]): Cohort {
  const sum = (key: keyof Cohort) =>
    (groups[0]?.[key] ?? []).map((_, quarter) =>
      groups.reduce((total, group) => total + (group[key][quarter] ?? 0), 0),
    );
  return { committed: sum("committed"), free: sum("free"), onNotice: sum("onNotice"), left: sum("left") };
}

function cohortLane(id: string, name: string, counts: Cohort): Lane {
  const all = counts.committed.map((count, t) => count + (counts.free[t] ?? 0) + (counts.onNotice[t] ?? 0));
  return { id, name, part: "members", counts, most: Math.max(1, ...all) };
}

function memberLanes(trace: Trace, { members }: Scenario): Lane[] {
  const isFolded = members.length > MOST_GROUPS;
  const shown = isFolded ? MOST_GROUPS - 1 : members.length;
  const lanes = trace.groups.slice(0, shown).map((group, index): Lane => {
    const [id, name] = [`group ${index}`, members[index]?.name ?? ""];
    if (members[index]?.count !== 1) return cohortLane(id, name, group);
    return { id, name, part: "members", segments: segmentsOf(companyStates(group)), left: group.left };
  });
  if (!isFolded) return lanes;
  const others = trace.groups.slice(shown);
  return [...lanes, cohortLane("others", `${formatNumber(others.length)} more groups`, added(others))];
}

/** The lanes of a run: sponsors, shocks, then members.
 * @param trace  of the scenario */
export function lanesOf(trace: Trace, scenario: Scenario): readonly Lane[] {
  const sponsors = trace.sponsors.map((states, index): Lane => {
    const name = scenario.sponsors[index]?.name ?? "";
    return { id: `sponsor ${index}`, name, part: "sponsors", segments: segmentsOf(states), left: [] };
  });
  const shocks = trace.shocks.map((isOn, index): Lane => {
    const states = isOn.map((on): LaneState => (on ? "on" : "blank"));
    const name = scenario.shocks[index]?.name ?? "";
    return { id: `shock ${index}`, name, part: "shocks", segments: segmentsOf(states), left: [] };
  });
  return [...sponsors, ...shocks, ...memberLanes(trace, scenario)];
}

const STATES: Readonly<Record<LaneState, string>> = {
  pays: "pays",
  onNotice: "on notice",
  on: "lasts",
  committed: "committed",
  free: "free",
  gone: "gone",
  blank: "–",
};

function stateIn(lane: Extract<Lane, { segments: unknown }>, quarter: number, isLast: boolean): string {
  const state = lane.segments.find(({ from, to }) => from <= quarter && quarter < to)?.state ?? "blank";
  if (state !== "committed" && state !== "free") return STATES[state];
  if (lane.left[quarter]) return "leaves";
  return isLast ? "stays" : STATES[state];
}

/** How a lane stands in a quarter, in a word or as counts.
 * @param isLast  whether the quarter is the run's last, so that who does not leave stays
 * @example standingAt(applicants, 7, false) // "4, 1 leaves" */
export function standingAt(lane: Lane, quarter: number, isLast: boolean): string {
  if ("segments" in lane) return stateIn(lane, quarter, isLast);
  const { committed, free, onNotice, left } = lane.counts;
  const active = (committed[quarter] ?? 0) + (free[quarter] ?? 0);
  const [leaving, leftBefore] = [left[quarter] ?? 0, onNotice[quarter] ?? 0];
  return [
    formatNumber(active),
    ...(leaving > 0 ? [`${formatNumber(leaving)} ${leaving === 1 ? "leaves" : "leave"}`] : []),
    ...(leftBefore > 0 ? [`${formatNumber(leftBefore)} on notice`] : []),
  ].join(", ");
}

/** That members of a lane leave at the end of a quarter, and what moves them. */
export interface LeavingMark {
  readonly laneId: string;
  readonly quarter: number;
  readonly tone: "price" | "departures" | "split";
}

function toneOf(event: TraceEvent): LeavingMark["tone"] | null {
  if (event.kind === "splitsOff") return "split";
  if (event.kind !== "leaves") return null;
  return motiveOf(event) === "price" ? "price" : "departures";
}

/** One mark for each lane, quarter and motive. */
export function leavingMarks({ events }: Trace, lanes: readonly Lane[]): readonly LeavingMark[] {
  const ids = new Set(lanes.map(({ id }) => id));
  const marks = new Map<string, LeavingMark>();
  for (const event of events) {
    const tone = toneOf(event);
    if (tone === null || !("group" in event)) continue;
    const own = `group ${event.group}`;
    const mark = { laneId: ids.has(own) ? own : "others", quarter: event.quarter, tone };
    marks.set(`${mark.laneId} ${mark.quarter} ${tone}`, mark);
  }
  return [...marks.values()];
}
