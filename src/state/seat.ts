import { createStore } from "zustand/vanilla";
import { isCompany, type Seat, seatVariants } from "../analysis/seat";
import { type SeatResults, type SeatTips, seatResults, seatTips } from "../analysis/seatResults";
import { groupOfMiddleWorth } from "../model/founders";
import type { MemberGroup, Quantity, Scenario } from "../model/schema";
import { perSession } from "./perSession";
import type { Work } from "./study";

/** What is told of a company that is not in the scenario; the rest is as for a typical member. */
export interface Newcomer {
  readonly name: string;
  readonly valueUsdPerYear: Quantity;
  /** Fee units, for tiered dues. */
  readonly weight: number;
}

/** Whose choice is looked at. It outlives the view, as long as the page is open. */
export interface SeatChoice {
  /** A place in `members`, or a company that is not there. */
  readonly chosen: number | "new";
  /** Which of the scenarios opened one after the other `chosen` and `newcomer` are about. */
  readonly origin: number;
  /** Null until something is told of it. */
  readonly newcomer: Newcomer | null;
  /** What closed models would cost beyond what its worth counts already, dollars a year. */
  readonly closedUsdPerYear: number;
}

/** The session's choice. */
export const seatChoiceOf = perSession(({ store }) => {
  const { opened: origin } = store.getState();
  return createStore<SeatChoice>(() => ({ chosen: 0, origin, newcomer: null, closedUsdPerYear: 0 }));
});

/** The choice as far as it fits the scenario at hand: another one begins with its first founder. */
export function choiceFor(choice: SeatChoice, { members }: Scenario, opened: number): SeatChoice {
  const isKept =
    choice.origin === opened &&
    (choice.chosen === "new" || (choice.chosen < members.length && isListed(members[choice.chosen])));
  if (isKept) return choice;
  const first = members.findIndex((group) => group.joinsPerYear === 0 && group.count !== 0);
  const newcomer = choice.origin === opened ? choice.newcomer : null;
  return { ...choice, chosen: Math.max(0, first), origin: opened, newcomer };
}

/** The group whose founder a newcomer is like: that of middle worth. */
export function typicalMember({ members }: Scenario): MemberGroup {
  const founders = members.filter(({ joinsPerYear, count }) => joinsPerYear === 0 && count !== 0);
  return groupOfMiddleWorth(founders) ?? (members[0] as MemberGroup);
}

export const NEWCOMER_NAME = "your company";

/** What is told of the newcomer, or what it begins with. */
export function newcomerOf({ newcomer }: SeatChoice, scenario: Scenario): Newcomer {
  const { valueUsdPerYear, weight } = typicalMember(scenario);
  return newcomer ?? { name: NEWCOMER_NAME, valueUsdPerYear, weight };
}

/** The seat that is chosen, to be worked on. What a newcomer is called makes no difference to that. */
export function seatOf(choice: SeatChoice, scenario: Scenario): Seat {
  if (choice.chosen !== "new") return { kind: "group", index: choice.chosen };
  const { valueUsdPerYear, weight } = newcomerOf(choice, scenario);
  const like = typicalMember(scenario);
  return {
    kind: "new",
    company: { ...like, name: NEWCOMER_NAME, valueUsdPerYear, weight, duesCapUsdPerYear: null },
  };
}

function groupName({ members }: Scenario, index: number): string {
  const group = members[index];
  if (group === undefined) return "";
  return isCompany(group) ? group.name : `one of “${group.name}”`;
}

/** How sentences call the company of a seat. */
export const seatName = (seat: Seat, scenario: Scenario, choice: SeatChoice): string =>
  seat.kind === "group"
    ? groupName(scenario, seat.index)
    : newcomerOf(choice, scenario).name.trim() || NEWCOMER_NAME;

/** A group of nobody has nobody to choose, unless it is a company that was left out. */
function isListed(group: MemberGroup | undefined): boolean {
  return group !== undefined && (isCompany(group) || group.count !== 0);
}

/** Everybody whose choice can be looked at, by kind. */
export function seatOptions(scenario: Scenario) {
  const { members } = scenario;
  const all = [...members.entries()].filter(([, group]) => isListed(group));
  const named = ([index]: readonly [number, MemberGroup]) => ({
    index,
    name: groupName(scenario, index),
  });
  const isFounder = ([, { joinsPerYear }]: readonly [number, MemberGroup]) => joinsPerYear === 0;
  return {
    founders: all.filter(isFounder).map(named),
    prospects: all.filter((entry) => !isFounder(entry)).map(named),
  };
}

export interface SeatInput {
  readonly scenario: Scenario;
  readonly seat: Seat;
}

export interface SeatStudy {
  readonly results: SeatResults;
  /** Null until they are worked out, and where there is nothing to stay out of. */
  readonly tips: SeatTips | null;
}

const MOST_RUNS = 10_000;
const TIP_RUNS = 2000;
/** Groups from which on a run takes so long that tips are found with fewer. */
const MANY_GROUPS = 50;
/** Of the work, done before tips are begun. */
const FIRST_PART = 0.2;

/** Works out what each choice is worth to a company, then where joining and staying out change places. */
export const studySeat: Work<SeatInput, SeatStudy> = async (
  { scenario, seat },
  { experiments, progress },
) => {
  const variants = seatVariants(scenario, seat);
  if (variants === null) throw new RangeError("there is no room for one more group");
  const results = await seatResults(variants, Math.min(MOST_RUNS, scenario.simulation.runs), experiments);
  progress(FIRST_PART, { results, tips: null });
  const runs = Math.min(results.runs, scenario.members.length > MANY_GROUPS ? TIP_RUNS / 2 : TIP_RUNS);
  const tips = await seatTips(variants, runs, experiments, (share) =>
    progress(FIRST_PART + (1 - FIRST_PART) * share),
  );
  return { results, tips };
};
