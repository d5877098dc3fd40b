import { Doubles, Integers } from "./arrays";
import * as layout from "./layout";
import {
  groupAt,
  isCertain,
  parameters,
  prepareQuantities,
  shockAt,
  sponsorAt,
  stratumFactor,
  worthFactor,
} from "./parameters";

/** A quarter of a year. */
export const DT: f64 = 0.25;
/** A quarter that never comes. */
export const NEVER: i32 = 1 << 20;

// What stays the same from run to run.

export let quarters: i32 = 0;
export let groups: i32 = 0;
export let strata: i32 = 0;
export let sponsors: i32 = 0;
export let shocks: i32 = 0;
export let noticeQuarters: i32 = 0;
export let generationQuarters: i32 = 1;
export let rule: i32 = 0;
export let sponsorShares: f64 = 0;
export let splitsHappen: bool = false;
export let sharesByClaim: bool = false;
/** Whether dues go by weight and nobody has a cap: then what each pays follows from one rate. */
export let isFlat: bool = false;
/** Discount factor of each quarter. */
export const discount = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));
/** `sponsors × quarters`, row-major: what is left of the share after its taper. */
export const taper = changetype<Doubles>(memory.data(8 * (layout.MAX_SPONSORS * layout.MAX_QUARTERS)));
/** First stratum of each group; one more entry ends the last. */
export const firstStratum = changetype<Integers>(memory.data(4 * (layout.MAX_GROUPS + 1)));
export const groupOf = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
/** Rate at which prospects of a whole group join; 0 for founders. */
export const joins = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const commitment = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
/** The strata of prospects, `prospectStrata` of them. */
export const prospectAt = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
export let prospectStrata: i32 = 0;
/** Whether the commitment of some founders ends at a quarter. */
export const foundersMature = changetype<Integers>(memory.data(4 * layout.MAX_QUARTERS));
/** Most that one member pays a quarter. */
export const cap = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));

// What a run starts from.

/** Worth to one member in year 0. */
export const value = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** What one member counts for in the linear rules: 1, its fee units or its worth. */
export const weight = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const exitHazard = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const founders = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** Prospects that may still join. */
export const prospects = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** Rate at which prospects of the stratum join. */
export const joinRate = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const withdrawalHazard = changetype<Doubles>(memory.data(8 * layout.MAX_SPONSORS));

// Where a run stands.

export const free = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const committed = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** Active or on notice. */
export const payers = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** Hazard × members at risk until the next departure. */
export const untilExit = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const exits = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
export const untilArrival = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const arrivals = changetype<Integers>(memory.data(4 * layout.MAX_STRATA));
/** What one member pays this quarter, unless dues are flat. */
export const payment = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** Present values of what all founders of the stratum paid and enjoyed. */
export const duesPv = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
export const worthPv = changetype<Doubles>(memory.data(8 * (layout.MAX_STRATA + 1)));
/** `quarters × strata`, row-major: who left (set only where `departures` is above 0) and who arrived. */
export const leftAt = changetype<Doubles>(memory.data(8 * (layout.MAX_QUARTERS * layout.MAX_STRATA)));
export const arrivedAt = changetype<Doubles>(memory.data(8 * (layout.MAX_QUARTERS * layout.MAX_STRATA)));

/** Hazard until the sponsor's next announcement. */
export const untilWithdrawal = changetype<Doubles>(memory.data(8 * layout.MAX_SPONSORS));
export const withdrawals = changetype<Integers>(memory.data(4 * layout.MAX_SPONSORS));
/** Quarter from which the sponsor no longer pays, and from which a replacement does. */
export const stopsAt = changetype<Integers>(memory.data(4 * layout.MAX_SPONSORS));
export const returnsAt = changetype<Integers>(memory.data(4 * layout.MAX_SPONSORS));

export const untilSwitch = changetype<Doubles>(memory.data(8 * layout.MAX_SHOCKS));
/** Hazard a quarter of a shock's coming while it is off, and of its passing while it is on. */
export const onPerQuarter = changetype<Doubles>(memory.data(8 * layout.MAX_SHOCKS));
export const offPerQuarter = changetype<Doubles>(memory.data(8 * layout.MAX_SHOCKS));
/** How often a shock has switched: it is on after an odd number. */
export const switches = changetype<Integers>(memory.data(4 * layout.MAX_SHOCKS));

/** Of each quarter: members at its start, all departures, and these by what moved them. */
export const activeAt = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));
export const departures = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));
export const leftByPrice = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));
export const leftBySplit = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));
export const leftOtherwise = changetype<Doubles>(memory.data(8 * layout.MAX_QUARTERS));

function addStratum(group: i32, factor: f64): void {
  const at = groupAt(group);
  groupOf[strata] = group;
  stratumFactor[strata] = factor;
  joins[strata] = parameters[at + layout.GROUP_JOINS];
  commitment[strata] = <i32>parameters[at + layout.GROUP_COMMITMENT_QUARTERS];
  cap[strata] = parameters[at + layout.GROUP_CAP] * DT;
  if (joins[strata] > 0) prospectAt[prospectStrata++] = strata;
  else if (commitment[strata] < quarters) foundersMature[commitment[strata]] = 1;
  strata++;
}

/** Strata are worked through in pairs: the one after an odd last is empty and never moves. */
function padStrata(): void {
  value[strata] = 0;
  weight[strata] = 0;
  cap[strata] = 0;
  exitHazard[strata] = 0;
  founders[strata] = 0;
  payers[strata] = 0;
  free[strata] = 0;
  untilExit[strata] = Infinity;
}

function layOutStrata(): void {
  strata = 0;
  prospectStrata = 0;
  for (let t = 0; t < quarters; t++) foundersMature[t] = 0;
  for (let group = 0; group < groups; group++) {
    firstStratum[group] = strata;
    const spread = parameters[groupAt(group) + layout.GROUP_WORTH_SPREAD];
    if (spread == 1) addStratum(group, 1);
    else for (let k = 0; k < layout.STRATA; k++) addStratum(group, worthFactor(spread, k));
  }
  firstStratum[groups] = strata;
  padStrata();
}

/** Reads the parameter block and works out what stays the same from run to run. */
export function prepareState(): void {
  prepareQuantities();
  quarters = <i32>parameters[layout.QUARTERS];
  groups = <i32>parameters[layout.GROUPS];
  sponsors = <i32>parameters[layout.SPONSORS];
  shocks = <i32>parameters[layout.SHOCKS];
  noticeQuarters = <i32>parameters[layout.NOTICE_QUARTERS];
  generationQuarters = <i32>parameters[layout.GENERATION_QUARTERS];
  rule = <i32>parameters[layout.COST_SHARING];
  layOutStrata();
  for (let t = 0; t < quarters; t++) {
    discount[t] = (1 + parameters[layout.DISCOUNT_RATE]) ** (-DT * <f64>t);
  }
  for (let shock = 0; shock < shocks; shock++) {
    onPerQuarter[shock] = parameters[shockAt(shock) + layout.SHOCK_RATE] * DT;
    offPerQuarter[shock] = DT / parameters[shockAt(shock) + layout.SHOCK_DURATION];
  }
  sponsorShares = 0;
  for (let sponsor = 0; sponsor < sponsors; sponsor++) {
    const at = sponsorAt(sponsor);
    sponsorShares += parameters[at + layout.SPONSOR_SHARE];
    for (let t = 0; t < quarters; t++) {
      taper[sponsor * quarters + t] = (1 - parameters[at + layout.SPONSOR_TAPER]) ** (DT * <f64>t);
    }
  }
  const fraction = layout.SPLIT_FRACTION;
  splitsHappen =
    parameters[layout.SPLIT_HAZARD] > 0 && !(isCertain(fraction) && parameters[fraction + 1] == 0);
  sharesByClaim = rule >= layout.CAPPED;
  isFlat = !sharesByClaim;
  for (let stratum = 0; stratum < strata; stratum++) {
    if (parameters[groupAt(groupOf[stratum]) + layout.GROUP_CAP] < layout.NO_CAP) isFlat = false;
  }
}
