import { endsOf } from "../model/format";
import { isFounder } from "../model/founders";
import { medianOf, scaledQuantity } from "../model/quantities";
import { LIMITS, type MemberGroup, type Quantity, type Scenario } from "../model/schema";

/** Whose choice is looked at: a company of one of the groups, or one that is not in the scenario. */
export type Seat =
  | { readonly kind: "group"; readonly index: number }
  | { readonly kind: "new"; readonly company: MemberGroup };

/** A scenario as one company's choices make it; all share their random numbers. */
export interface SeatVariants {
  /** Place in `members` of the group of one that holds the seat, in every variant. */
  readonly seat: number;
  /** The company is a founder. */
  readonly joined: Scenario;
  /** The others go on without it; null when nobody else would found anything. */
  readonly without: Scenario | null;
  /** It pays for the same programme by itself. */
  readonly alone: Scenario;
}

/** The members of a group of certain count, ½ upward. */
const wholeCount = (count: number) => Math.floor(count + 0.5);

/** Whether a group is one company by name, there or left out, rather than a number of like ones. */
export const isCompany = (group: MemberGroup): boolean =>
  isFounder(group) &&
  group.worthSpread === 1 &&
  typeof group.count === "number" &&
  wholeCount(group.count) <= 1;

/** A count with one member fewer, never below none. An uncertain one is moved by one as a whole, its least value not
 * below 0; a lognormal one shrinks so that its median falls by one.
 * @example oneFewer({ dist: "uniform", min: 4, max: 12 }) // { dist: "uniform", min: 3, max: 11 } */
export function oneFewer(count: Quantity): Quantity {
  if (typeof count === "number") return Math.max(0, count - 1);
  const middle = medianOf(count);
  if (count.dist === "lognormal") return middle > 1 ? scaledQuantity(count, (middle - 1) / middle) : 0;
  const [low, high] = endsOf(count).map((end) => Math.max(0, end - 1)) as [number, number];
  if (low >= high) return 0;
  if (count.dist === "triangular") {
    return { dist: "triangular", min: low, mode: Math.max(low, count.mode - 1), max: high };
  }
  return count.dist === "uniform"
    ? { dist: "uniform", min: low, max: high }
    : { dist: "normal", p5: low, p95: high };
}

const withGroup = (scenario: Scenario, index: number, change: Partial<MemberGroup>): Scenario => ({
  ...scenario,
  members: scenario.members.map((group, g) => (g === index ? { ...group, ...change } : group)),
});

const ONE = { count: 1, worthSpread: 1, joinsPerYear: 0 } as const;

/** The scenario with a founder of its own for the seat. A company by name keeps its group. Any other comes as a last
 * group, so that nobody else's draws change, and its group has one member fewer.
 * @returns null when the list of groups is full */
function joinedBy(scenario: Scenario, seat: Seat): readonly [Scenario, number] | null {
  const { members } = scenario;
  if (seat.kind === "group") {
    const group = members[seat.index];
    if (group === undefined) return null;
    if (isCompany(group)) return [withGroup(scenario, seat.index, ONE), seat.index];
  }
  if (members.length >= LIMITS.groups) return null;
  const [rest, model] =
    seat.kind === "new"
      ? [members, seat.company]
      : [
          members.map((group, g) => (g === seat.index ? { ...group, count: oneFewer(group.count) } : group)),
          members[seat.index] as MemberGroup,
        ];
  return [{ ...scenario, members: [...rest, { ...model, ...ONE }] }, members.length];
}

/** Whether anybody founds the consortium. */
const hasFounders = ({ members }: Scenario) =>
  members.some((group) => isFounder(group) && (typeof group.count !== "number" || group.count >= 0.5));

/** The seat's company with the whole bill: no other members, no sponsors, nothing that could make it stop but a model
 * of no use any more. Costs, shocks and lag stay. */
function aloneAt(scenario: Scenario, seat: number): Scenario {
  const { churn, governance } = scenario;
  return {
    ...scenario,
    members: scenario.members.map((group, g) =>
      g === seat ? { ...group, exitHazardPerYear: 0, duesCapUsdPerYear: null } : { ...group, count: 0 },
    ),
    sponsors: [],
    churn: { ...churn, priceSensitivityPerYear: 0, splitHazardPerMemberYear: 0 },
    governance: {
      ...governance,
      // Rules that go by claims leave unpaid what exceeds the worth.
      costSharing: "equal",
      quorum: Math.min(1, governance.quorum),
      reserveMonths: 0,
      reserveLevy: 0,
      shortfallTolerance: 1,
    },
  };
}

/** What a company's choices make of a scenario.
 * @returns null when there is no such group, or no room for one more
 * @example seatVariants(coalition, { kind: "group", index: 0 })?.seat // 0 */
export function seatVariants(scenario: Scenario, seat: Seat): SeatVariants | null {
  const found = joinedBy(scenario, seat);
  if (found === null) return null;
  const [joined, index] = found;
  const without = withGroup(joined, index, { count: 0 });
  return {
    seat: index,
    joined,
    without: hasFounders(without) ? without : null,
    alone: aloneAt(joined, index),
  };
}

/** Founders besides the seat's, group by group; uncertain counts at their medians. 0 for prospects and the seat. */
const othersOf = ({ members }: Scenario, seat: number): readonly number[] =>
  members.map((group, g) => (g === seat || !isFounder(group) ? 0 : wholeCount(medianOf(group.count))));

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** How many founders there are with the seat's, uncertain counts at their medians. */
export const foundersWith = (joined: Scenario, seat: number): number => 1 + sumOf(othersOf(joined, seat));

/** Shares out whole members in the proportions of `counts`, by largest remainder, the first of equals first. */
function inProportion(counts: readonly number[], total: number): readonly number[] {
  const sum = sumOf(counts);
  const exact = counts.map((count) => (count * total) / sum);
  const whole = exact.map((share) => Math.floor(share + 1e-9));
  const byRemainder = [...counts.keys()].sort(
    (a, b) =>
      (exact[b] as number) - (whole[b] as number) - ((exact[a] as number) - (whole[a] as number)) || a - b,
  );
  const more = new Set(byRemainder.slice(0, total - sumOf(whole)));
  return whole.map((count, index) => (more.has(index) ? count + 1 : count));
}

/** The scenario with so many founders besides the seat's, in the proportions that they have now; prospects and the
 * seat stay as they are.
 * @param others  a whole number of at least 1
 * @throws {RangeError} when there is no other founder to go by */
export function withOtherFounders(scenario: Scenario, seat: number, others: number): Scenario {
  const now = othersOf(scenario, seat);
  if (sumOf(now) === 0) throw new RangeError("there are no other founders");
  const then = inProportion(now, others);
  const members = scenario.members.map((group, g) =>
    g === seat || !isFounder(group) ? group : { ...group, count: then[g] ?? 0 },
  );
  return { ...scenario, members };
}

/** A founder besides the seat's who stands for the others: of the group of middle worth, in a seat of its own in both
 * scenarios.
 * @returns null when there is none, or no room for it */
export function witnessOf({ joined, without, seat }: SeatVariants) {
  if (without === null) return null;
  const others = othersOf(joined, seat);
  const ranked = [...joined.members.entries()]
    .filter(([index]) => (others[index] ?? 0) > 0)
    .sort(([, a], [, b]) => medianOf(a.valueUsdPerYear) - medianOf(b.valueUsdPerYear));
  const [index, group] = ranked[Math.floor((ranked.length - 1) / 2)] ?? [];
  if (index === undefined || group === undefined) return null;
  const place = (scenario: Scenario) => joinedBy(scenario, { kind: "group", index });
  const [here, there] = [place(joined), place(without)];
  if (here === null || there === null) return null;
  return { name: group.name, isOneOf: !isCompany(group), joined: here[0], without: there[0], seat: here[1] };
}
