/**
 * Integers that the kernel and its callers must agree on: sizes, the order of the parameter block and
 * the order of the result columns. Plain constants, so that AssemblyScript and TypeScript both read them.
 */

export const MAX_QUARTERS = 200;
export const MAX_GROUPS = 200;
export const MAX_SPONSORS = 20;
export const MAX_SHOCKS = 20;
/** Groups whose members differ in worth run as this many strata. */
export const STRATA = 5;
export const MAX_STRATA = 1000;

/** Dues rules, as numbers. */
export const EQUAL = 0;
export const TIERED = 1;
export const PROPORTIONAL = 2;
export const CAPPED = 3;
export const TALMUD = 4;

/** Kinds of quantity. */
export const CERTAIN = 0;
export const UNIFORM = 1;
export const TRIANGULAR = 2;
export const NORMAL = 3;
export const LOGNORMAL = 4;

/** A quantity in the block: kind, three parameters, then the lowest and highest value a draw may take. */
export const QUANTITY_SIZE = 6;

/** Scalars of the parameter block. */
export const KEY_0 = 0;
export const KEY_1 = 1;
export const QUARTERS = 2;
export const GROUPS = 3;
export const SPONSORS = 4;
export const SHOCKS = 5;
export const AMBITION = 6;
export const PACE = 7;
export const SPILLOVER = 8;
export const START_LAG_YEARS = 9;
export const GENERATION_QUARTERS = 10;
export const PRICE_SENSITIVITY = 11;
export const CONTAGION = 12;
export const SPONSOR_LOSS_MULTIPLIER = 13;
export const FREE_RIDING = 14;
export const SPLIT_HAZARD = 15;
export const COST_SHARING = 16;
export const QUORUM = 17;
export const RESERVE_MONTHS = 18;
export const RESERVE_LEVY = 19;
export const SHORTFALL_TOLERANCE = 20;
export const GRACE_QUARTERS = 21;
export const EROSION = 22;
export const MAX_LAG_YEARS = 23;
export const NOTICE_QUARTERS = 24;
export const EXIT_FEE_YEARS = 25;
export const DISCOUNT_RATE = 26;
/** How many groups, from the first, have their courses counted; 0 when nobody asks for courses. */
export const FOLLOWED_GROUPS = 27;

/** The group whose founder's account outcomes keep, counted from 1; 0 for none. It must have one stratum. */
export const SEAT = 28;

/** Quantities of the whole scenario, `QUANTITY_SIZE` numbers each. */
export const FRONTIER_COST = 32;
export const COST_GROWTH = 38;
export const OPERATING_COST = 44;
export const VALUE_GROWTH = 50;
export const OVERRUN = 56;
export const SPLIT_FRACTION = 62;

/** Records of groups, at `FIRST_GROUP + g · GROUP_SIZE`. */
export const FIRST_GROUP = 68;
export const GROUP_SIZE = 23;
export const GROUP_VALUE = 0;
export const GROUP_COUNT = 6;
export const GROUP_HAZARD = 12;
export const GROUP_WEIGHT = 18;
export const GROUP_CAP = 19;
export const GROUP_COMMITMENT_QUARTERS = 20;
export const GROUP_JOINS = 21;
export const GROUP_WORTH_SPREAD = 22;

/** A cap that never binds. */
export const NO_CAP = 1e300;

/** Records of sponsors, at `FIRST_SPONSOR + s · SPONSOR_SIZE`. */
export const FIRST_SPONSOR = 4668;
export const SPONSOR_SIZE = 12;
export const SPONSOR_HAZARD = 0;
export const SPONSOR_SHARE = 6;
export const SPONSOR_CAP = 7;
export const SPONSOR_TAPER = 8;
export const SPONSOR_NOTICE_QUARTERS = 9;
export const SPONSOR_REPLACEMENT_PROBABILITY = 10;
export const SPONSOR_REPLACEMENT_QUARTERS = 11;

/** Records of shocks, at `FIRST_SHOCK + k · SHOCK_SIZE`. */
export const FIRST_SHOCK = 4908;
export const SHOCK_SIZE = 6;
export const SHOCK_RATE = 0;
export const SHOCK_DURATION = 1;
export const SHOCK_COST = 2;
export const SHOCK_VALUE = 3;
export const SHOCK_MEMBER_HAZARD = 4;
export const SHOCK_SPONSOR_HAZARD = 5;

export const PARAMETERS_SIZE = 5028;

/** Causes and triggers of an ending, as numbers. */
export const CAUSE_COUNT = 3;
export const CAUSE_QUORUM = 0;
export const CAUSE_FUNDS = 1;
export const CAUSE_OBSOLETE = 2;
export const TRIGGER_COUNT = 5;
export const TRIGGER_SPONSOR = 0;
export const TRIGGER_PRICE = 1;
export const TRIGGER_SPLIT = 2;
export const TRIGGER_DEPARTURES = 3;
export const TRIGGER_COST = 4;

/**
 * A histogram's bins follow the bits of a 32-bit float: 128 to each power of two, 2⁻³ to about 2¹²¹, so a bin is
 * at most 1/128 wide relative to what it holds. Bin 0 also takes everything below, the last everything above. Their
 * number is no power of two, lest all rows of bins compete for the same lines of the processor's cache.
 */
export const BINS = 15856;
export const BIN_OFFSET = 15872;

/** Histograms of one quarter. */
export const HISTOGRAM_COUNT = 3;
export const HISTOGRAM_DUES = 0;
export const HISTOGRAM_BILL = 1;
export const HISTOGRAM_WORTH = 2;

/** Exact sums of one quarter; shares and years are counted in units of `1 / FIXED_POINT`. */
export const QUARTER_SUMS = 11;
export const SUM_MEMBERS = 0;
export const SUM_FUNDED = 1;
export const SUM_LAG = 2;
export const SUM_CAUSE = 3;
export const SUM_TRIGGER = 6;
export const FIXED_POINT = 1048576;

/** Exact sums of one group. Money takes four cells, coarse to fine, whose total is the sum. */
export const GROUP_SUMS = 11;
export const SUM_FOUNDERS = 0;
export const SUM_LEFT = 1;
export const SUM_RUNS = 2;
export const SUM_DUES_PV = 3;
export const MONEY_CELLS = 4;
export const SUM_WORTH_PV = 7;

/** Courses of groups are followed for as many groups as have so many quarters together. */
export const MOST_COURSE_QUARTERS = 800;
/** Histograms of one followed group and quarter, and then of one followed group: rows `groups × quarters ×
 * COURSE_HISTOGRAMS`, then `groups × FOUNDER_HISTOGRAMS`, both row-major. */
export const COURSE_HISTOGRAMS = 3;
export const COURSE_DUES = 0;
export const COURSE_WORTH = 1;
export const COURSE_DUES_PER_WORTH = 2;
export const FOUNDER_HISTOGRAMS = 4;
export const FOUNDER_DUES_PV = 0;
export const FOUNDER_WORTH_PV = 1;
/** Worth less dues where it is at least 0, and dues less worth where it is not. */
export const FOUNDER_GAIN = 2;
export const FOUNDER_LOSS = 3;
/** Bins of these follow the bits of a 32-bit float too: 64 to each power of two, 2⁻¹⁶ to 2⁴⁴. */
export const COURSE_BINS = 3840;
export const COURSE_BIN_OFFSET = 7104;
/** What a replay writes down of its run as a whole. */
export const TRACE_RUN = 9;
export const TRACE_QUARTERS_LIVED = 0;
export const TRACE_FRONTIER_COST = 1;
export const TRACE_COST_GROWTH = 2;
export const TRACE_VALUE_GROWTH = 3;
export const TRACE_OPERATING_COST = 4;
/** −1 each when the run came to no end. */
export const TRACE_CAUSE = 5;
export const TRACE_TRIGGER = 6;
/** Events that there were, and those that there was room for. */
export const TRACE_EVENTS = 7;
export const TRACE_EVENTS_KEPT = 8;

/** … of each quarter; money is that of the quarter, worth and stake are a payer's mean a year. Sponsors and shocks
 * follow the numbers. */
export const TRACE_QUARTER = 52;
export const TRACE_BILL = 0;
export const TRACE_FROM_SPONSORS = 1;
export const TRACE_OWED = 2;
export const TRACE_PAID = 3;
export const TRACE_WORTH = 4;
export const TRACE_STAKE = 5;
export const TRACE_ACTIVE = 6;
export const TRACE_PAYERS = 7;
export const TRACE_RESERVE = 8;
export const TRACE_FUNDED = 9;
export const TRACE_LAG = 10;
export const TRACE_SPONSOR = 12;
export const TRACE_SHOCK = 32;

/** A sponsor in a quarter. */
export const SPONSOR_PAYS = 0;
export const SPONSOR_ON_NOTICE = 1;
export const SPONSOR_GONE = 2;

/** … of each group in a quarter: members, what all its payers pay and have at stake, and who joins and who leaves at
 * its end. */
export const TRACE_GROUP = 7;
export const TRACE_COMMITTED = 0;
export const TRACE_FREE = 1;
export const TRACE_GROUP_PAYERS = 2;
export const TRACE_GROUP_PAID = 3;
export const TRACE_GROUP_STAKE = 4;
export const TRACE_JOINED = 5;
export const TRACE_LEFT = 6;

/** … of each event: its kind, quarter, whom it concerns (sponsor, shock, group or generation), then numbers. */
export const MAX_EVENTS = 20000;
export const TRACE_EVENT = 11;
export const EVENT_KIND = 0;
export const EVENT_QUARTER = 1;
export const EVENT_SUBJECT = 2;
export const EVENT_NUMBERS = 3;

/** Kinds of event, and their numbers. */
export const EVENT_SHOCK_BEGINS = 0;
export const EVENT_SHOCK_ENDS = 1;
/** First quarter that it no longer pays. */
export const EVENT_SPONSOR_ANNOUNCES = 2;
export const EVENT_SPONSOR_CEASES = 3;
export const EVENT_REPLACEMENT_BEGINS = 4;
/** Training bill of the whole generation; its overrun. */
export const EVENT_GENERATION_BEGINS = 5;
/** Members. */
export const EVENT_COMMITMENT_ENDS = 6;
export const EVENT_NOTICE_ENDS = 7;
/** Members; own and price hazard a year; factors by contagion, shocks and lost sponsors; dues a year and what
 * leaving forfeits, stake and exit fee. */
export const EVENT_LEAVES = 8;
/** Members; number of the split in the run. */
export const EVENT_SPLITS_OFF = 9;
/** Members. */
export const EVENT_JOINS = 10;
/** Unpaid money of the quarter; funded share; failed quarters in a row, this one included. */
export const EVENT_BILL_UNPAID = 11;

/** What is kept of one run for a study. The quarters that it lived, or 0 when it is still together at the horizon; −1
 * for the trigger then; what members paid in all; payers, summed over quarters; members at the end. */
export const OUTCOME = 8;
export const OUTCOME_ENDED_AFTER = 0;
export const OUTCOME_TRIGGER = 1;
export const OUTCOME_PAID = 2;
export const OUTCOME_PAYER_QUARTERS = 3;
export const OUTCOME_MEMBERS = 4;
/** Present values of the seat: what its founder paid and enjoyed, and what access to the end of the run was worth. */
export const OUTCOME_SEAT_DUES_PV = 5;
export const OUTCOME_SEAT_WORTH_PV = 6;
export const OUTCOME_SEAT_ACCESS_PV = 7;

/** What one run starts from; money is that of the first quarter, `OWED` what members owe together of it. */
export const OPENING = 9;
export const OPENING_FRONTIER_COST = 0;
export const OPENING_COST_GROWTH = 1;
export const OPENING_VALUE_GROWTH = 2;
export const OPENING_OPERATING_COST = 3;
export const OPENING_OVERRUN = 4;
export const OPENING_BILL = 5;
export const OPENING_FROM_SPONSORS = 6;
export const OPENING_OWED = 7;
/** What a year-0 dollar of worth is worth in the first quarter, a year. */
export const OPENING_WORTH_SCALE = 8;
