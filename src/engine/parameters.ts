import * as layout from "../kernel/layout";
import { fieldAt } from "../model/fields";
import { quartersOf } from "../model/quarters";
import type { CostSharingRule, MemberGroup, Quantity, Scenario, Shock, Sponsor } from "../model/schema";
import type { Parameters } from "./parameterBlock";
import { seedKey } from "./seedKey";

const RULES: Record<CostSharingRule, number> = {
  equal: layout.EQUAL,
  tiered: layout.TIERED,
  proportional: layout.PROPORTIONAL,
  capped: layout.CAPPED,
  talmud: layout.TALMUD,
};

const LIMITS = {
  frontierCost: fieldAt("programme.frontierCostUsd"),
  costGrowth: fieldAt("programme.costGrowthPerYear"),
  operatingCost: fieldAt("programme.operatingCostUsdPerYear"),
  overrun: fieldAt("programme.overrun"),
  valueGrowth: fieldAt("valueGrowthPerYear"),
  splitFraction: fieldAt("churn.splitFraction"),
  value: fieldAt("members[].valueUsdPerYear"),
  count: fieldAt("members[].count"),
  exitHazard: fieldAt("members[].exitHazardPerYear"),
  withdrawalHazard: fieldAt("sponsors[].withdrawalHazardPerYear"),
};

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Kind and parameters, as the kernel reads them. */
function encode(quantity: Quantity): number[] {
  if (typeof quantity === "number") return [layout.CERTAIN, quantity];
  switch (quantity.dist) {
    case "uniform":
      return [layout.UNIFORM, quantity.min, quantity.max];
    case "triangular":
      return [layout.TRIANGULAR, quantity.min, quantity.mode, quantity.max];
    case "normal":
      return [layout.NORMAL, quantity.p5, quantity.p95];
    case "lognormal":
      return [layout.LOGNORMAL, quantity.p5, quantity.p95];
  }
}

function writeQuantity(block: Parameters, at: number, quantity: Quantity, { min, max }: Limits): void {
  block.set(encode(quantity), at);
  block[at + 4] = min;
  block[at + 5] = max;
}

function writeScalars(block: Parameters, scenario: Scenario): void {
  const { programme, churn, governance, simulation } = scenario;
  [block[layout.KEY_0], block[layout.KEY_1]] = seedKey(simulation.seed);
  block[layout.QUARTERS] = Math.max(1, quartersOf(scenario.horizonYears));
  block[layout.GROUPS] = scenario.members.length;
  block[layout.SPONSORS] = scenario.sponsors.length;
  block[layout.SHOCKS] = scenario.shocks.length;
  block[layout.AMBITION] = programme.ambition;
  block[layout.PACE] = programme.pace;
  block[layout.SPILLOVER] = programme.spillover;
  block[layout.START_LAG_YEARS] = programme.startLagYears;
  block[layout.GENERATION_QUARTERS] = Math.max(1, quartersOf(programme.generationYears));
  block[layout.PRICE_SENSITIVITY] = churn.priceSensitivityPerYear;
  block[layout.CONTAGION] = churn.contagion;
  block[layout.SPONSOR_LOSS_MULTIPLIER] = churn.sponsorLossMultiplier;
  block[layout.FREE_RIDING] = churn.freeRiding;
  block[layout.SPLIT_HAZARD] = churn.splitHazardPerMemberYear;
  block[layout.COST_SHARING] = RULES[governance.costSharing];
  block[layout.QUORUM] = governance.quorum;
  block[layout.RESERVE_MONTHS] = governance.reserveMonths;
  block[layout.RESERVE_LEVY] = governance.reserveLevy;
  block[layout.SHORTFALL_TOLERANCE] = governance.shortfallTolerance;
  block[layout.GRACE_QUARTERS] = Math.max(1, quartersOf(governance.graceYears));
  block[layout.EROSION] = governance.valueErosionPerLagYear;
  block[layout.MAX_LAG_YEARS] = governance.maxLagYears;
  block[layout.NOTICE_QUARTERS] = quartersOf(governance.noticeYears);
  block[layout.EXIT_FEE_YEARS] = governance.exitFeeYears;
  block[layout.DISCOUNT_RATE] = simulation.discountRatePerYear;
}

function writeGroup(block: Parameters, at: number, group: MemberGroup): void {
  writeQuantity(block, at + layout.GROUP_VALUE, group.valueUsdPerYear, LIMITS.value);
  writeQuantity(block, at + layout.GROUP_COUNT, group.count, LIMITS.count);
  writeQuantity(block, at + layout.GROUP_HAZARD, group.exitHazardPerYear, LIMITS.exitHazard);
  block[at + layout.GROUP_WEIGHT] = group.weight;
  block[at + layout.GROUP_CAP] = group.duesCapUsdPerYear ?? layout.NO_CAP;
  block[at + layout.GROUP_COMMITMENT_QUARTERS] = quartersOf(group.commitmentYears);
  block[at + layout.GROUP_JOINS] = group.joinsPerYear;
  block[at + layout.GROUP_WORTH_SPREAD] = group.worthSpread;
}

function writeSponsor(block: Parameters, at: number, sponsor: Sponsor): void {
  writeQuantity(block, at + layout.SPONSOR_HAZARD, sponsor.withdrawalHazardPerYear, LIMITS.withdrawalHazard);
  block[at + layout.SPONSOR_SHARE] = sponsor.share;
  block[at + layout.SPONSOR_CAP] = sponsor.capUsdPerYear ?? layout.NO_CAP;
  block[at + layout.SPONSOR_TAPER] = sponsor.taperPerYear;
  block[at + layout.SPONSOR_NOTICE_QUARTERS] = quartersOf(sponsor.noticeYears);
  block[at + layout.SPONSOR_REPLACEMENT_PROBABILITY] = sponsor.replacementProbability;
  block[at + layout.SPONSOR_REPLACEMENT_QUARTERS] = quartersOf(sponsor.replacementYears);
}

function writeShock(block: Parameters, at: number, shock: Shock): void {
  block[at + layout.SHOCK_RATE] = shock.ratePerYear;
  block[at + layout.SHOCK_DURATION] = shock.durationYears;
  block[at + layout.SHOCK_COST] = shock.cost;
  block[at + layout.SHOCK_VALUE] = shock.value;
  block[at + layout.SHOCK_MEMBER_HAZARD] = shock.memberHazard;
  block[at + layout.SHOCK_SPONSOR_HAZARD] = shock.sponsorHazard;
}

/** What to count besides that which is always counted. */
export interface Extras {
  /** Whether to follow the dues and the worth of each group from quarter to quarter. */
  readonly courses?: boolean;
  /** Place in `members` of the group whose founder's account outcomes are to keep; its `worthSpread` must be 1. */
  readonly seat?: number;
}

/** Groups, from the first, whose courses there is room for. */
const followedOf = ({ members }: Scenario, quarters: number): number =>
  Math.min(members.length, Math.floor(layout.MOST_COURSE_QUARTERS / quarters));

/** The parameter block of a scenario.
 * @param scenario  complete and valid, as `readScenario` gives it */
export function parametersOf(scenario: Scenario, extras: Extras = {}): Parameters {
  const block = new Float64Array(layout.PARAMETERS_SIZE);
  const { programme, churn } = scenario;
  writeScalars(block, scenario);
  if (extras.courses) {
    block[layout.FOLLOWED_GROUPS] = followedOf(scenario, block[layout.QUARTERS] as number);
  }
  if (extras.seat !== undefined) block[layout.SEAT] = extras.seat + 1;
  writeQuantity(block, layout.FRONTIER_COST, programme.frontierCostUsd, LIMITS.frontierCost);
  writeQuantity(block, layout.COST_GROWTH, programme.costGrowthPerYear, LIMITS.costGrowth);
  writeQuantity(block, layout.OPERATING_COST, programme.operatingCostUsdPerYear, LIMITS.operatingCost);
  writeQuantity(block, layout.VALUE_GROWTH, scenario.valueGrowthPerYear, LIMITS.valueGrowth);
  writeQuantity(block, layout.OVERRUN, programme.overrun, LIMITS.overrun);
  writeQuantity(block, layout.SPLIT_FRACTION, churn.splitFraction, LIMITS.splitFraction);
  scenario.members.forEach((group, g) => {
    writeGroup(block, layout.FIRST_GROUP + g * layout.GROUP_SIZE, group);
  });
  scenario.sponsors.forEach((sponsor, s) => {
    writeSponsor(block, layout.FIRST_SPONSOR + s * layout.SPONSOR_SIZE, sponsor);
  });
  scenario.shocks.forEach((shock, k) => {
    writeShock(block, layout.FIRST_SHOCK + k * layout.SHOCK_SIZE, shock);
  });
  return block;
}
