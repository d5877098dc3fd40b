import {
  areFoundersCountable,
  FURTHER_FOUNDERS,
  foundersOf,
  groupOfMiddleWorth,
  isFounder,
  withFounders,
} from "../model/founders";
import { assumed, shareLeft, uniqueName } from "../model/items";
import { joinsOf, withJoins } from "../model/prospects";
import { quartersOf, simulatedYears } from "../model/quarters";
import {
  COST_SHARING_RULES,
  type CostSharingRule,
  LIMITS,
  type MemberGroup,
  type Quantity,
  type Scenario,
  type Sponsor,
} from "../model/schema";

/** What a consortium can decide or go and get. `founderScale` stands for `founders` where founders are not companies
 * by name but groups of many: all of them grow in proportion. */
export type LeverId =
  | "rule"
  | "exitFee"
  | "commitment"
  | "notice"
  | "reserve"
  | "quorum"
  | "sponsorShare"
  | "sponsorNotice"
  | "secondSponsor"
  | "ambition"
  | "pace"
  | "founders"
  | "founderScale"
  | "prospects";

/** Where a lever stands or can be put: years, months, members, members a year, shares and factors in 0…, or a rule. */
export type Setting = number | CostSharingRule;

/** One thing that can be changed, everything else left as it is. */
export interface Lever {
  readonly id: LeverId;
  readonly now: Setting;
  /** The settings on either side of where it stands, from the nearest to the end of the range, in steps that a person
   * would set. Two lists where it is not clear which way helps; those of rules are in no order. */
  readonly ways: readonly (readonly Setting[])[];
}

/** A round number written without the digits that sums of steps leave. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** The multiples of `step` beyond `now`, toward `end` and with it; none where it is already there. */
function ladder(now: number, end: number, step: number): readonly number[] {
  const sign = Math.sign(end - now);
  const first = sign > 0 ? Math.floor(now / step + 1e-9) + 1 : Math.ceil(now / step - 1e-9) - 1;
  const settings: number[] = [];
  for (let k = first; sign !== 0 && sign * (end - k * step) > step / 1e6; k += sign) {
    settings.push(tidy(k * step));
  }
  return sign === 0 ? [] : [...settings, tidy(end)];
}

/** Longer durations up to `end`, in whole quarters as they are simulated. */
const longer = (now: number, end: number): readonly number[] =>
  ladder(now, Math.max(now, end), 0.25).filter((years) => quartersOf(years) > quartersOf(now));

const STEP_SHARE = 0.01;

/** Groups that can have members. */
const isThere = ({ count }: MemberGroup) => count !== 0;

const leastOf = (values: readonly number[]) => (values.length === 0 ? 0 : Math.min(...values));

/** Place of the sponsor with the largest share; −1 when there is none. */
function principalOf({ sponsors }: Scenario): number {
  const most = Math.max(...sponsors.map(({ share }) => share));
  return sponsors.findIndex(({ share }) => share === most);
}

/** Fee units that are all alike make tiered dues equal ones. */
function otherRules({ governance, members }: Scenario): readonly CostSharingRule[] {
  const isAlike = members.every(({ weight }) => weight === members[0]?.weight);
  return COST_SHARING_RULES.filter(
    (rule) => rule !== governance.costSharing && !(rule === "tiered" && isAlike),
  );
}

function governanceLevers(scenario: Scenario): readonly Lever[] {
  const { governance, members, horizonYears, programme } = scenario;
  const horizon = simulatedYears(horizonYears);
  const { exitFeeYears, noticeYears, reserveMonths, quorum, costSharing } = governance;
  const commitment = leastOf(members.filter(isThere).map(({ commitmentYears }) => commitmentYears));
  const founders = members.some(({ count }) => typeof count !== "number") ? Infinity : foundersOf(scenario);
  const { ambition, pace } = programme;
  return [
    { id: "rule", now: costSharing, ways: [otherRules(scenario)] },
    { id: "exitFee", now: exitFeeYears, ways: [ladder(exitFeeYears, Math.max(3, exitFeeYears), 0.1)] },
    { id: "commitment", now: commitment, ways: [longer(commitment, Math.min(10, horizon))] },
    { id: "notice", now: noticeYears, ways: [longer(noticeYears, Math.min(3, horizon))] },
    {
      id: "reserve",
      now: reserveMonths,
      ways: [ladder(reserveMonths, Math.max(48, reserveMonths), 1), ladder(reserveMonths, 0, 1)],
    },
    {
      id: "quorum",
      now: quorum,
      ways: [
        ladder(quorum, Math.min(1, quorum), 1),
        ladder(quorum, Math.max(quorum, Math.floor(Math.min(2 * quorum, founders))), 1),
      ],
    },
    { id: "ambition", now: ambition, ways: [ladder(ambition, Math.min(0.01, ambition), STEP_SHARE)] },
    { id: "pace", now: pace, ways: [ladder(pace, 0, STEP_SHARE), ladder(pace, 1, STEP_SHARE)] },
  ];
}

function sponsorLevers(scenario: Scenario): readonly Lever[] {
  const { sponsors, horizonYears } = scenario;
  const free = Math.floor(shareLeft(scenario) / STEP_SHARE + 1e-9) * STEP_SHARE;
  const second: Lever = {
    id: "secondSponsor",
    now: 0,
    ways: [sponsors.length < LIMITS.sponsors ? ladder(0, free, STEP_SHARE) : []],
  };
  const principal = sponsors[principalOf(scenario)];
  if (principal === undefined) return [second];
  const { share } = principal;
  const notice = leastOf(sponsors.map(({ noticeYears }) => noticeYears));
  return [
    {
      id: "sponsorShare",
      now: share,
      ways: [ladder(share, Math.max(share, tidy(share + free)), STEP_SHARE), ladder(share, 0, STEP_SHARE)],
    },
    {
      id: "sponsorNotice",
      now: notice,
      ways: [longer(notice, Math.min(5, simulatedYears(horizonYears)))],
    },
    second,
  ];
}

/** The most that members and their arrivals can be multiplied by. */
const MOST_TIMES = 3;
const MOST_JOINS_PER_YEAR = 10;

const isNamed = (scenario: Scenario) =>
  areFoundersCountable(scenario) &&
  (scenario.members.length < LIMITS.groups ||
    scenario.members.some((group) => isFounder(group) && group.name === FURTHER_FOUNDERS));

function peopleLevers(scenario: Scenario): readonly Lever[] {
  const founders = foundersOf(scenario);
  const most = Math.min(founders * MOST_TIMES, LIMITS.membersOfGroup);
  const joins = joinsOf(scenario);
  const canAdd = joins > 0 || scenario.members.length < LIMITS.groups;
  const farthest = Math.max(joins, MOST_JOINS_PER_YEAR);
  return [
    isNamed(scenario)
      ? { id: "founders", now: founders, ways: [ladder(founders, most, 1)] }
      : { id: "founderScale", now: 1, ways: [ladder(1, MOST_TIMES, 0.1)] },
    { id: "prospects", now: joins, ways: [canAdd ? ladder(joins, farthest, 0.5) : []] },
  ];
}

/** The levers that a scenario has, each with at least one setting other than the present. */
export const leversOf = (scenario: Scenario): readonly Lever[] =>
  [...governanceLevers(scenario), ...sponsorLevers(scenario), ...peopleLevers(scenario)]
    .map((lever) => ({ ...lever, ways: lever.ways.filter((way) => way.length > 0) }))
    .filter(({ ways }) => ways.length > 0);

/** How far a setting is from where the lever stands, as a share of the way to the end of its range, in 0…1. A rule has
 * no way: another counts as one half. */
export function sizeOf(now: Setting, setting: Setting, way: readonly Setting[]): number {
  const end = way.at(-1);
  if (typeof now !== "number" || typeof setting !== "number" || typeof end !== "number") return 0.5;
  return Math.abs(setting - now) / Math.abs(end - now);
}

/** A count times a factor, certain ones in whole members, as far as a group may grow. */
function grown(count: Quantity, factor: number): Quantity {
  if (typeof count === "number") return Math.min(LIMITS.membersOfGroup, Math.floor(count * factor + 0.5));
  const parts = Object.entries(count).map(([key, part]) => [
    key,
    typeof part === "number" ? Math.min(LIMITS.membersOfGroup, tidy(part * factor)) : part,
  ]);
  const wider = Object.fromEntries(parts) as Exclude<Quantity, number>;
  const [low, high] = "p5" in wider ? [wider.p5, wider.p95] : [wider.min, wider.max];
  return low < high ? wider : count;
}

function withFounderScale(scenario: Scenario, factor: number): Scenario {
  const members = scenario.members.map((group) =>
    isFounder(group) ? { ...group, count: grown(group.count, factor) } : group,
  );
  return { ...scenario, members };
}

/** The scenario with a sponsor more: like the one with the largest share, or a plain one where there is none. */
function withSecondSponsor(scenario: Scenario, share: number): Scenario {
  const { sponsors } = scenario;
  const model = sponsors[principalOf(scenario)];
  const plain: Sponsor = {
    name: "Sponsor",
    share,
    capUsdPerYear: null,
    taperPerYear: 0,
    withdrawalHazardPerYear: 0.1,
    noticeYears: 0.5,
    replacementProbability: 0,
    replacementYears: 0,
  };
  const name = uniqueName(model === undefined ? plain.name : "Second sponsor", sponsors);
  const added = { ...scenario, sponsors: [...sponsors, { ...(model ?? plain), name, share }] };
  const why = model === undefined ? "a plain sponsor" : `another sponsor, made like ${model.name}`;
  return assumed(added, "sponsors", sponsors.length, why);
}

/** The scenario with prospects joining at this rate, and as many more of them who may ever join; where there are none,
 * with as many like the founder of middle worth as can join until the horizon. */
function withProspects(scenario: Scenario, joinsPerYear: number): Scenario {
  const { members, horizonYears } = scenario;
  const joins = joinsOf(scenario);
  if (joins > 0) {
    const { members: faster } = withJoins(scenario, joinsPerYear);
    const grow = (group: MemberGroup) => ({ ...group, count: grown(group.count, joinsPerYear / joins) });
    return { ...scenario, members: faster.map((group) => (isFounder(group) ? group : grow(group))) };
  }
  const model = groupOfMiddleWorth(members.filter(isFounder));
  if (model === undefined) return scenario;
  const name = uniqueName("New members", members);
  const count = Math.ceil(joinsPerYear * simulatedYears(horizonYears));
  const added = { ...scenario, members: [...members, { ...model, name, count, joinsPerYear }] };
  return assumed(added, "members", members.length, `prospects, made like ${model.name}`);
}

const withGovernance = (scenario: Scenario, change: Partial<Scenario["governance"]>): Scenario => ({
  ...scenario,
  governance: { ...scenario.governance, ...change },
});

const withProgramme = (scenario: Scenario, change: Partial<Scenario["programme"]>): Scenario => ({
  ...scenario,
  programme: { ...scenario.programme, ...change },
});

function withCommitment(scenario: Scenario, years: number): Scenario {
  const members = scenario.members.map((group) => ({
    ...group,
    commitmentYears: Math.max(years, group.commitmentYears),
  }));
  return { ...scenario, members };
}

function withSponsorNotice(scenario: Scenario, years: number): Scenario {
  const sponsors = scenario.sponsors.map((sponsor) => ({
    ...sponsor,
    noticeYears: Math.max(years, sponsor.noticeYears),
  }));
  return { ...scenario, sponsors };
}

function withSponsorShare(scenario: Scenario, share: number): Scenario {
  const principal = principalOf(scenario);
  const sponsors = scenario.sponsors.map((sponsor, index) =>
    index === principal ? { ...sponsor, share } : sponsor,
  );
  return { ...scenario, sponsors };
}

const APPLY: Readonly<Record<Exclude<LeverId, "rule">, (scenario: Scenario, to: number) => Scenario>> = {
  exitFee: (scenario, exitFeeYears) => withGovernance(scenario, { exitFeeYears }),
  commitment: withCommitment,
  notice: (scenario, noticeYears) => withGovernance(scenario, { noticeYears }),
  reserve: (scenario, reserveMonths) => withGovernance(scenario, { reserveMonths }),
  quorum: (scenario, quorum) => withGovernance(scenario, { quorum }),
  sponsorShare: withSponsorShare,
  sponsorNotice: withSponsorNotice,
  secondSponsor: withSecondSponsor,
  ambition: (scenario, ambition) => withProgramme(scenario, { ambition }),
  pace: (scenario, pace) => withProgramme(scenario, { pace }),
  founders: withFounders,
  founderScale: withFounderScale,
  prospects: withProspects,
};

/** The scenario with one lever put to one of its settings, and nothing else changed.
 * @param setting  from the lever's `ways` */
export const withLever = (scenario: Scenario, id: LeverId, setting: Setting): Scenario =>
  id === "rule"
    ? withGovernance(scenario, { costSharing: setting as CostSharingRule })
    : APPLY[id](scenario, setting as number);
