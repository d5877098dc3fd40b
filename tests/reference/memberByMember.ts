/**
 * A second, independent program for the model: slow, plain and member by member. It was written from the
 * specification alone, shares no code with the engine, and exists to be compared with it in tests.
 *
 * Every member is an object of its own; every decision is a coin toss with the probability the specification
 * states. Comments such as "2.9" point at the specification's sections.
 */

// ---------------------------------------------------------------------------------------------------------
// A scenario, as in the JSON (section 1)

export type ReferenceQuantity =
  | number
  | { dist: "uniform"; min: number; max: number }
  | { dist: "triangular"; min: number; mode: number; max: number }
  | { dist: "normal"; p5: number; p95: number }
  | { dist: "lognormal"; p5: number; p95: number };

export type ReferenceCostSharing = "equal" | "tiered" | "proportional" | "capped" | "talmud";

export interface ReferenceMemberGroup {
  name: string;
  count?: ReferenceQuantity;
  weight?: number;
  valueUsdPerYear: ReferenceQuantity;
  worthSpread?: number;
  duesCapUsdPerYear?: number;
  exitHazardPerYear: ReferenceQuantity;
  commitmentYears?: number;
  joinsPerYear?: number;
}

export interface ReferenceSponsor {
  name: string;
  share: number;
  capUsdPerYear?: number;
  taperPerYear?: number;
  withdrawalHazardPerYear: ReferenceQuantity;
  noticeYears?: number;
  replacementProbability?: number;
  replacementYears?: number;
}

export interface ReferenceShock {
  name: string;
  ratePerYear: number;
  durationYears: number;
  cost?: number;
  value?: number;
  memberHazard?: number;
  sponsorHazard?: number;
}

export interface ReferenceScenario {
  version: 1;
  name: string;
  startYear?: number;
  horizonYears?: number;
  programme: {
    frontierCostUsd: ReferenceQuantity;
    costGrowthPerYear: ReferenceQuantity;
    overrun?: ReferenceQuantity;
    ambition?: number;
    pace?: number;
    spillover?: number;
    startLagYears?: number;
    generationYears?: number;
    operatingCostUsdPerYear: ReferenceQuantity;
  };
  valueGrowthPerYear: ReferenceQuantity;
  members: ReferenceMemberGroup[];
  sponsors: ReferenceSponsor[];
  churn: {
    priceSensitivityPerYear: number;
    contagion: number;
    sponsorLossMultiplier?: number;
    freeRiding: number;
    splitHazardPerMemberYear?: number;
    splitFraction?: ReferenceQuantity;
  };
  shocks: ReferenceShock[];
  governance: {
    costSharing?: ReferenceCostSharing;
    quorum: number;
    reserveMonths: number;
    reserveLevy: number;
    shortfallTolerance: number;
    graceYears: number;
    maxLagYears?: number;
    valueErosionPerLagYear?: number;
    noticeYears: number;
    exitFeeYears?: number;
  };
  simulation: { runs?: number; seed: string; discountRatePerYear?: number };
}

// ---------------------------------------------------------------------------------------------------------
// The result

export interface ReferenceFan {
  p5: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p95: number | null;
}

export interface ReferenceQuarter {
  /** Share of all runs alive at the quarter's start; the other numbers are over these, null without any. */
  alive: number;
  dues: ReferenceFan;
  worth: ReferenceFan;
  members: number | null;
  bill: number | null;
  funded: number | null;
  lag: number | null;
}

export interface ReferenceGroup {
  name: string;
  left: number | null;
  duesPv: number | null;
  worthPv: number | null;
  /** Over the runs in which it has an active member: the member whose worth is that of the group. */
  course: ReferenceGroupQuarter[];
  /** Over the runs in which it had a founder; null for prospects. */
  founders: { dues: ReferenceSpread; worth: ReferenceSpread; net: ReferenceSpread; short: number } | null;
}

export interface ReferenceSpread {
  p10: number | null;
  p50: number | null;
  p90: number | null;
}

export interface ReferenceGroupQuarter {
  share: number;
  dues: ReferenceSpread;
  worth: ReferenceSpread;
  duesPerWorth: ReferenceSpread;
  above: number;
}

export interface ReferenceResult {
  runs: number;
  risk: number;
  together: number[];
  causes: { quorum: number; funds: number; obsolete: number };
  triggers: { sponsor: number; price: number; split: number; departures: number; cost: number };
  quarters: ReferenceQuarter[];
  groups: ReferenceGroup[];
}

type Cause = keyof ReferenceResult["causes"];
type Trigger = keyof ReferenceResult["triggers"];

// ---------------------------------------------------------------------------------------------------------
// Chance

/** sfc32 (Chris Doty-Humphrey), seeded from one number, and the draws made from it. */
class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spareNormal: number | null = null;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 4294967296) | 0;
    this.c = 0x2545f491;
    for (let i = 0; i < 20; i++) this.word();
  }

  private word(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Between 0 and 1, neither included; 52 bits. */
  uniform(): number {
    const high = this.word();
    const low = this.word() >>> 12;
    return (high * 1048576 + low + 0.5) / 4503599627370496;
  }

  happens(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Box and Muller's two normals, one at a time. */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** How many events of a unit-rate Poisson process come before time `mean`. */
  poisson(mean: number): number {
    let events = 0;
    let time = -Math.log(this.uniform());
    while (time < mean) {
      events += 1;
      time -= Math.log(this.uniform());
    }
    return events;
  }

  quantity(q: ReferenceQuantity): number {
    if (typeof q === "number") return q;
    switch (q.dist) {
      case "uniform":
        return q.min + (q.max - q.min) * this.uniform();
      case "triangular": {
        const width = q.max - q.min;
        if (width === 0) return q.min;
        const u = this.uniform();
        return u < (q.mode - q.min) / width
          ? q.min + Math.sqrt(u * width * (q.mode - q.min))
          : q.max - Math.sqrt((1 - u) * width * (q.max - q.mode));
      }
      case "normal":
        return (q.p5 + q.p95) / 2 + ((q.p95 - q.p5) / (2 * Z95)) * this.normal();
      case "lognormal": {
        const low = Math.log(q.p5);
        const high = Math.log(q.p95);
        return Math.exp((low + high) / 2 + ((high - low) / (2 * Z95)) * this.normal());
      }
    }
  }
}

// ---------------------------------------------------------------------------------------------------------
// Small helpers

const DT = 0.25;
const Z95 = 1.6448536269514722;
/** Amounts this small against their whole are rounding, not money (or time). */
const ROUNDING = 1e-9;

/** The normal quantiles of 0.1, 0.3, 0.5, 0.7 and 0.9, where the strata of a group sit. */
const STRATUM_QUANTILES = [
  -1.2815515655446004, -0.5244005127080407, 0, 0.5244005127080407, 1.2815515655446004,
];
const DEALING_ORDER = [2, 0, 4, 1, 3];

function inQuarters(years: number): number {
  return Math.floor(years * 4 + 0.5);
}

function at<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const x of numbers) total += x;
  return total;
}

/** The chance that an event of this yearly hazard happens within a quarter. */
function withinAQuarter(hazard: number): number {
  return 1 - Math.exp(-hazard * DT);
}

/** Quantile by linear interpolation between order statistics. */
function quantile(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (position - below) * (at(sorted, above) - at(sorted, below));
}

// ---------------------------------------------------------------------------------------------------------
// Dues (section 3)

interface Claimant {
  claim: number;
  weight: number;
}

/**
 * The λ of constrained equal awards: everybody gets the smaller of λ and the claim, and that adds to the
 * estate. Infinite where the estate meets all claims.
 */
function awardLevel(estate: number, claims: number[]): number {
  if (estate >= sum(claims)) return Infinity;
  const ascending = Float64Array.from(claims).sort();
  let left = estate;
  for (let i = 0; i < ascending.length; i++) {
    const equalPart = left / (ascending.length - i);
    if (at(ascending, i) >= equalPart) return equalPart;
    left -= at(ascending, i);
  }
  return Infinity;
}

/**
 * Splits `total` among the payers, one entry for each. Answers what any one member owes, be it a payer or one
 * of a group without members, who faces the same λ or rate.
 */
export function duesOf(
  rule: ReferenceCostSharing,
  total: number,
  payers: Claimant[],
): (member: Claimant) => number {
  if (payers.length === 0) return () => 0;
  const claims = payers.map((payer) => payer.claim);
  const allClaims = sum(claims);
  switch (rule) {
    case "equal":
      return () => total / payers.length;
    case "tiered": {
      const weights = sum(payers.map((payer) => payer.weight));
      return (member) => (weights > 0 ? (total * member.weight) / weights : 0);
    }
    case "proportional":
      return (member) => (allClaims > 0 ? (total * member.claim) / allClaims : 0);
    case "capped": {
      const level = awardLevel(total, claims);
      return (member) => Math.min(level, member.claim);
    }
    case "talmud": {
      const halves = claims.map((claim) => claim / 2);
      const estate = Math.min(total, allClaims);
      if (estate <= allClaims / 2) {
        const level = awardLevel(estate, halves);
        return (member) => Math.min(level, member.claim / 2);
      }
      const level = awardLevel(allClaims - estate, halves);
      return (member) => member.claim - Math.min(level, member.claim / 2);
    }
  }
}

// ---------------------------------------------------------------------------------------------------------
// One run (section 2)

/** A group, or one of the five strata of a group with a worth spread. Alike in everything. */
interface Stratum {
  group: number;
  founders: boolean;
  /** Members of this stratum over members of its group. */
  part: number;
  weight: number;
  yearZeroWorth: number;
  duesCap: number;
  exitHazard: number;
  commitment: number;
  joinsPerYear: number;
  // Of this quarter:
  worth: number;
  quarterDues: number;
  yearDues: number;
  strain: number;
  priceHazard: number;
}

interface Member {
  stratum: Stratum;
  state: "waiting" | "committed" | "free" | "on notice" | "gone";
  /** First quarter in which it is free to leave. */
  freeFrom: number;
  /** First quarter in which it pays no more. */
  paidUntil: number;
  duesPv: number;
  worthPv: number;
}

interface RunQuarter {
  dues: number;
  worth: number;
  /** Of the typical member of each group; null where the group has no active member. */
  typical: ({ dues: number; worth: number } | null)[];
  members: number;
  bill: number;
  funded: number;
  lag: number;
}

interface RunGroup {
  founders: number;
  left: number;
  duesPv: number;
  worthPv: number;
}

interface Run {
  quarters: RunQuarter[];
  end: { cause: Cause; trigger: Trigger } | null;
  groups: RunGroup[];
}

function drawStrata(scenario: ReferenceScenario, chance: Chance): { strata: Stratum[]; members: Member[] } {
  const strata: Stratum[] = [];
  const members: Member[] = [];
  scenario.members.forEach((group, index) => {
    const count = Math.max(0, Math.floor(chance.quantity(group.count ?? 1) + 0.5));
    const groupWorth = chance.quantity(group.valueUsdPerYear);
    const exitHazard = chance.quantity(group.exitHazardPerYear);
    const spread = group.worthSpread ?? 1;
    const joinsPerYear = group.joinsPerYear ?? 0;
    const founders = joinsPerYear === 0;
    const commitment = inQuarters(group.commitmentYears ?? 0);

    const sigma = Math.log(spread) / (2 * Z95);
    const factors = spread > 1 ? STRATUM_QUANTILES.map((z) => Math.exp(sigma * z)) : [1];
    const own = factors.map(
      (factor): Stratum => ({
        group: index,
        founders,
        part: 0,
        weight: group.weight ?? 1,
        yearZeroWorth: groupWorth * factor,
        duesCap: group.duesCapUsdPerYear ?? Infinity,
        exitHazard,
        commitment,
        joinsPerYear,
        worth: 0,
        quarterDues: 0,
        yearDues: 0,
        strain: 0,
        priceHazard: 0,
      }),
    );
    strata.push(...own);

    for (let i = 0; i < count; i++) {
      const stratum = at(own, own.length === 1 ? 0 : at(DEALING_ORDER, i % 5));
      stratum.part += 1 / count;
      members.push({
        stratum,
        state: founders ? "committed" : "waiting",
        freeFrom: founders ? commitment : Infinity,
        paidUntil: Infinity,
        duesPv: 0,
        worthPv: 0,
      });
    }
  });
  return { strata, members };
}

function isActive(member: Member): boolean {
  return member.state === "committed" || member.state === "free";
}

function isPayer(member: Member): boolean {
  return isActive(member) || member.state === "on notice";
}

function simulateRun(scenario: ReferenceScenario, chance: Chance): Run {
  const { programme, churn, governance } = scenario;
  const lastQuarter = inQuarters(scenario.horizonYears ?? 5) - 1;
  const generationQuarters = inQuarters(programme.generationYears ?? 1);
  const pace = programme.pace ?? 0.4;
  const lagDrift = (1 - pace) * (1 - (programme.spillover ?? 0.6));
  const startLag = programme.startLagYears ?? 0.33;
  const lossMultiplier = churn.sponsorLossMultiplier ?? 1;
  const splitHazard = churn.splitHazardPerMemberYear ?? 0;
  const noticeQuarters = inQuarters(governance.noticeYears);
  const exitFeeYears = governance.exitFeeYears ?? 0;
  const graceQuarters = Math.max(1, inQuarters(governance.graceYears));
  const maxLag = governance.maxLagYears ?? 2;
  const erosion = governance.valueErosionPerLagYear ?? 0.5;
  const discountRate = scenario.simulation.discountRatePerYear ?? 0.1;
  const allShares = sum(scenario.sponsors.map((sponsor) => sponsor.share));

  // Drawn once for the run.
  const frontierCost = chance.quantity(programme.frontierCostUsd);
  const costGrowth = chance.quantity(programme.costGrowthPerYear);
  const operatingCost = chance.quantity(programme.operatingCostUsdPerYear);
  const valueGrowth = chance.quantity(scenario.valueGrowthPerYear);
  const { strata, members } = drawStrata(scenario, chance);
  const founders = members.filter((member) => member.stratum.founders);
  const sponsors = scenario.sponsors.map((terms) => ({
    terms,
    hazard: chance.quantity(terms.withdrawalHazardPerYear),
    /** First quarter in which it does not pay; infinite until it announces its withdrawal. */
    stopsAt: Infinity,
    /** Quarter in which its replacement begins to pay. */
    replacedAt: Infinity,
  }));
  const shocks = scenario.shocks.map((terms) => ({ terms, on: false }));

  const quarters: RunQuarter[] = [];
  const activeAtStart: number[] = [];
  const departuresIn: { price: number; split: number; own: number }[] = [];
  let overrun = 1;
  let reserve = 0;
  let slip = 0;
  let failedInARow = 0;
  let lastCeased = -Infinity;
  let end: Run["end"] = null;

  for (let t = 0; t <= lastQuarter && end === null; t++) {
    const y = t * DT;
    const discount = (1 + discountRate) ** -y;

    // 2.1 Due today.
    for (const member of members) {
      if (member.state === "committed" && member.freeFrom <= t) member.state = "free";
      if (member.state === "on notice" && member.paidUntil <= t) member.state = "gone";
    }
    const active = members.filter(isActive).length;
    const payers = members.filter(isPayer);
    activeAtStart.push(active);

    // 2.2 Shocks.
    let costShock = 1;
    let valueShock = 1;
    let memberShock = 1;
    let sponsorShock = 1;
    for (const shock of shocks) {
      const hazard = shock.on ? 1 / shock.terms.durationYears : shock.terms.ratePerYear;
      if (chance.happens(withinAQuarter(hazard))) shock.on = !shock.on;
      if (!shock.on) continue;
      costShock *= shock.terms.cost ?? 1;
      valueShock *= shock.terms.value ?? 1;
      memberShock *= shock.terms.memberHazard ?? 1;
      sponsorShock *= shock.terms.sponsorHazard ?? 1;
    }

    // 2.3 Sponsors.
    for (const sponsor of sponsors) {
      if (sponsor.replacedAt === t) {
        sponsor.stopsAt = Infinity;
        sponsor.replacedAt = Infinity;
      }
      if (sponsor.stopsAt === Infinity && chance.happens(withinAQuarter(sponsor.hazard * sponsorShock))) {
        sponsor.stopsAt = t + inQuarters(sponsor.terms.noticeYears ?? 0);
        if (chance.happens(sponsor.terms.replacementProbability ?? 0)) {
          sponsor.replacedAt = sponsor.stopsAt + Math.max(1, inQuarters(sponsor.terms.replacementYears ?? 0));
        }
      }
      if (sponsor.stopsAt === t && sponsor.terms.share > 0) lastCeased = t;
    }

    // 2.4 Bill.
    if (t % generationQuarters === 0) overrun = chance.quantity(programme.overrun ?? 1);
    const generationStart = Math.floor(t / generationQuarters) * generationQuarters * DT;
    const training =
      (frontierCost * (programme.ambition ?? 0.25) * costGrowth ** (pace * generationStart) * overrun) /
      generationQuarters;
    const bill = training * costShock + operatingCost * DT;

    // 2.5 Sponsors pay.
    let sponsored = 0;
    let lostShare = 0;
    for (const { terms, stopsAt } of sponsors) {
      if (t < stopsAt) {
        const promised = bill * terms.share * (1 - (terms.taperPerYear ?? 0)) ** y;
        sponsored += Math.min(promised, (terms.capUsdPerYear ?? Infinity) * DT);
      } else {
        lostShare += terms.share;
      }
    }

    // 2.7 Worth, ahead of 2.6 because some rules claim it.
    const lag = startLag + lagDrift * y + slip;
    for (const stratum of strata) {
      stratum.worth = stratum.yearZeroWorth * valueGrowth ** y * valueShock * Math.exp(-erosion * lag);
    }
    const stakePart = 1 - churn.freeRiding * (1 - Math.min(1, governance.quorum / active));

    // 2.6 Dues.
    const reserveTarget = (bill * governance.reserveMonths) / 3;
    if (t === 0) reserve = reserveTarget;
    const levy = Math.min(governance.reserveLevy * bill, Math.max(0, reserveTarget - reserve));
    const owedTogether = Math.max(0, bill - sponsored) + levy;
    const owes = duesOf(
      governance.costSharing ?? "equal",
      owedTogether,
      payers.map(({ stratum }) => ({ claim: stratum.worth * DT, weight: stratum.weight })),
    );
    for (const stratum of strata) {
      const owed = owes({ claim: stratum.worth * DT, weight: stratum.weight });
      stratum.quarterDues = Math.min(owed, stratum.duesCap * DT);
      stratum.yearDues = 4 * stratum.quarterDues;
    }

    // 2.8 Funding.
    const paidByMembers = sum(payers.map((payer) => payer.stratum.quarterDues));
    const surplus = sponsored + paidByMembers - bill;
    let unpaid = 0;
    if (surplus >= 0) {
      reserve += surplus;
    } else {
      const drawn = Math.min(reserve, -surplus);
      reserve -= drawn;
      unpaid = -surplus - drawn;
      if (unpaid < ROUNDING * bill) unpaid = 0;
    }
    const funded = bill > 0 ? 1 - unpaid / bill : 1;
    slip += (1 - funded) * DT;

    quarters.push({
      dues: payers.length > 0 ? (4 * paidByMembers) / payers.length : 0,
      worth: payers.length > 0 ? sum(payers.map(({ stratum }) => stratum.worth)) / payers.length : 0,
      typical: scenario.members.map((_, group) => {
        if (!members.some((member) => member.stratum.group === group && isActive(member))) return null;
        const own = strata.filter((stratum) => stratum.group === group);
        const middle = at(own, own.length === 1 ? 0 : 2);
        return { dues: middle.yearDues, worth: middle.worth };
      }),
      members: active,
      bill,
      funded,
      lag,
    });
    for (const founder of founders) {
      const { stratum } = founder;
      if (isPayer(founder)) {
        founder.duesPv += stratum.quarterDues * discount;
        founder.worthPv += stratum.worth * DT * discount;
      } else {
        founder.worthPv += churn.freeRiding * stratum.worth * DT * discount;
      }
    }

    // 2.9 Departures.
    const windowStart = Math.max(0, t - 4);
    const recent = sum(departuresIn.slice(windowStart, t).map((d) => d.price + d.split + d.own));
    const before = at(activeAtStart, windowStart);
    const share = before === 0 ? 0 : Math.min(1, recent / before);
    const sponsorLoss = allShares > 0 ? lostShare / allShares : 0;
    const sponsorPressure = 1 + (lossMultiplier - 1) * sponsorLoss;
    const pressure = Math.exp(churn.contagion * share) * memberShock * sponsorPressure;
    for (const stratum of strata) {
      const dues = stratum.yearDues;
      const stake = stratum.worth * stakePart;
      stratum.strain = dues === 0 ? 0 : Math.min(50, dues / (stake + exitFeeYears * dues));
      stratum.priceHazard = churn.priceSensitivityPerYear * Math.max(0, stratum.strain - 1);
    }

    const departures = { price: 0, split: 0, own: 0 };
    const leave = (member: Member): void => {
      // 2.11 Leavers.
      const fee = exitFeeYears * member.stratum.yearDues;
      reserve += fee;
      member.duesPv += fee * discount;
      member.state = noticeQuarters > 0 ? "on notice" : "gone";
      member.paidUntil = t + 1 + noticeQuarters;
    };
    for (const member of members) {
      if (member.state !== "free") continue;
      const { exitHazard, priceHazard } = member.stratum;
      if (chance.happens(withinAQuarter((exitHazard + priceHazard) * pressure))) {
        const byPrice = priceHazard / (exitHazard + priceHazard);
        departures.price += byPrice;
        departures.own += 1 - byPrice;
        leave(member);
      }
    }

    // 2.10 Splits.
    const splits = chance.poisson(splitHazard * active * DT);
    for (let i = 0; i < splits; i++) {
      const fraction = Math.min(1, Math.max(0, chance.quantity(churn.splitFraction ?? 0)));
      for (const member of members) {
        if (member.state === "free" && chance.happens(fraction)) {
          departures.split += 1;
          leave(member);
        }
      }
    }
    departuresIn.push(departures);

    // 2.12 Arrivals.
    for (const stratum of strata) {
      if (stratum.joinsPerYear === 0 || stratum.part === 0 || stratum.strain > 1) continue;
      const waiting = members.filter((member) => member.stratum === stratum && member.state === "waiting");
      if (waiting.length === 0) continue;
      const knocking = chance.poisson(((stratum.joinsPerYear * stratum.part) / memberShock) * DT);
      for (const member of waiting.slice(0, knocking)) {
        member.state = "committed";
        member.freeFrom = t + 1 + stratum.commitment;
      }
    }

    // 2.13 The end.
    const activeNow = members.filter(isActive).length;
    const nextLag = startLag + lagDrift * (t + 1) * DT + slip;
    failedInARow = funded < 1 - governance.shortfallTolerance ? failedInARow + 1 : 0;
    let cause: Cause | null = null;
    if (activeNow < governance.quorum) cause = "quorum";
    else if (failedInARow >= graceQuarters) cause = "funds";
    else if (nextLag >= maxLag - ROUNDING) cause = "obsolete";
    if (cause !== null) {
      end = { cause, trigger: triggerOf(cause, t - lastCeased <= 7, departuresIn.slice(Math.max(0, t - 7))) };
    }
  }

  const groups = scenario.members.map((_, index): RunGroup => {
    const own = founders.filter((founder) => founder.stratum.group === index);
    return {
      founders: own.length,
      left: own.filter((founder) => !isActive(founder)).length,
      duesPv: sum(own.map((founder) => founder.duesPv)) / own.length,
      worthPv: sum(own.map((founder) => founder.worthPv)) / own.length,
    };
  });
  return { quarters, end, groups };
}

/**
 * What set the end off, over the eight quarters that close with it. Ties go to the one named first. A quorum
 * that was missing from the start, with no departure at all, falls through to "cost".
 */
function triggerOf(
  cause: Cause,
  sponsorCeased: boolean,
  departuresIn: { price: number; split: number; own: number }[],
): Trigger {
  if (sponsorCeased) return "sponsor";
  if (cause !== "quorum") return "cost";
  const price = sum(departuresIn.map((d) => d.price));
  const split = sum(departuresIn.map((d) => d.split));
  const own = sum(departuresIn.map((d) => d.own));
  if (price + split + own === 0) return "cost";
  if (price >= split && price >= own) return "price";
  return split >= own ? "split" : "departures";
}

// ---------------------------------------------------------------------------------------------------------
// Many runs (section 5)

/** Samples of one number over the runs alive at one quarter. */
class Samples {
  private readonly values: Float64Array;
  private count = 0;

  constructor(most: number) {
    this.values = new Float64Array(most);
  }

  add(value: number): void {
    this.values[this.count++] = value;
  }

  sorted(): Float64Array {
    return this.values.slice(0, this.count).sort();
  }

  mean(): number | null {
    return this.count === 0 ? null : sum(this.values.subarray(0, this.count)) / this.count;
  }
}

function fanOf(samples: Samples): ReferenceFan {
  const sorted = samples.sorted();
  const value = (p: number) => quantile(sorted, p);
  return { p5: value(0.05), p25: value(0.25), p50: value(0.5), p75: value(0.75), p95: value(0.95) };
}

function spreadOf(values: number[]): ReferenceSpread {
  const sorted = Float64Array.from(values).sort();
  return { p10: quantile(sorted, 0.1), p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

export function simulateMemberByMember(
  scenario: ReferenceScenario,
  runs: number,
  seed: number,
): ReferenceResult {
  const chance = new Chance(seed);
  const horizon = inQuarters(scenario.horizonYears ?? 5);
  const samples = Array.from({ length: horizon }, () => ({
    dues: new Samples(runs),
    worth: new Samples(runs),
    members: new Samples(runs),
    bill: new Samples(runs),
    funded: new Samples(runs),
    lag: new Samples(runs),
  }));
  const alive = new Array<number>(horizon + 1).fill(0);
  const causes = { quorum: 0, funds: 0, obsolete: 0 };
  const triggers = { sponsor: 0, price: 0, split: 0, departures: 0, cost: 0 };
  const totals = scenario.members.map(() => ({ runs: 0, founders: 0, left: 0, duesPv: 0, worthPv: 0 }));
  const courses = scenario.members.map(() => ({
    quarters: Array.from({ length: horizon }, () => ({
      dues: [] as number[],
      worth: [] as number[],
      duesPerWorth: [] as number[],
      above: 0,
    })),
    duesPv: [] as number[],
    worthPv: [] as number[],
    netPv: [] as number[],
  }));

  for (let run = 0; run < runs; run++) {
    const { quarters, end, groups } = simulateRun(scenario, chance);
    quarters.forEach((quarter, t) => {
      const kept = at(samples, t);
      kept.dues.add(quarter.dues);
      kept.worth.add(quarter.worth);
      quarter.typical.forEach((typical, group) => {
        if (typical === null) return;
        const course = at(at(courses, group).quarters, t);
        course.dues.push(typical.dues);
        course.worth.push(typical.worth);
        course.duesPerWorth.push(typical.dues / typical.worth);
        if (typical.dues > typical.worth * (1 + ROUNDING)) course.above += 1;
      });
      kept.members.add(quarter.members);
      kept.bill.add(quarter.bill);
      kept.funded.add(quarter.funded);
      kept.lag.add(quarter.lag);
      alive[t] = at(alive, t) + 1;
    });
    if (end === null) {
      alive[horizon] = at(alive, horizon) + 1;
    } else {
      causes[end.cause] += 1;
      triggers[end.trigger] += 1;
    }
    groups.forEach((group, index) => {
      if (group.founders === 0) return;
      const total = at(totals, index);
      total.runs += 1;
      total.founders += group.founders;
      total.left += group.left;
      total.duesPv += group.duesPv;
      total.worthPv += group.worthPv;
      const course = at(courses, index);
      course.duesPv.push(group.duesPv);
      course.worthPv.push(group.worthPv);
      course.netPv.push(group.worthPv - group.duesPv);
    });
  }

  return {
    runs,
    risk: (causes.quorum + causes.funds + causes.obsolete) / runs,
    together: alive.map((count) => count / runs),
    causes: {
      quorum: causes.quorum / runs,
      funds: causes.funds / runs,
      obsolete: causes.obsolete / runs,
    },
    triggers: {
      sponsor: triggers.sponsor / runs,
      price: triggers.price / runs,
      split: triggers.split / runs,
      departures: triggers.departures / runs,
      cost: triggers.cost / runs,
    },
    quarters: samples.map((kept, t): ReferenceQuarter => {
      const medianBill = quantile(kept.bill.sorted(), 0.5);
      return {
        alive: at(alive, t) / runs,
        dues: fanOf(kept.dues),
        worth: fanOf(kept.worth),
        members: kept.members.mean(),
        bill: medianBill === null ? null : 4 * medianBill,
        funded: kept.funded.mean(),
        lag: kept.lag.mean(),
      };
    }),
    groups: scenario.members.map(({ name }, index): ReferenceGroup => {
      const total = at(totals, index);
      const own = at(courses, index);
      const course = own.quarters.map(({ dues, worth, duesPerWorth, above }) => ({
        share: dues.length / runs,
        dues: spreadOf(dues),
        worth: spreadOf(worth),
        duesPerWorth: spreadOf(duesPerWorth),
        above: above / dues.length,
      }));
      if (total.runs === 0) return { name, left: null, duesPv: null, worthPv: null, course, founders: null };
      return {
        name,
        course,
        founders: {
          dues: spreadOf(own.duesPv),
          worth: spreadOf(own.worthPv),
          net: spreadOf(own.netPv),
          short: own.netPv.filter((net, run) => net < -ROUNDING * at(own.worthPv, run)).length / total.runs,
        },
        left: total.left / total.founders,
        duesPv: total.duesPv / total.runs,
        worthPv: total.worthPv / total.runs,
      };
    }),
  };
}
