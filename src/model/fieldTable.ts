import { z } from "zod";
import { hazard, MOST_USD, multiplier, number, optionalCap, positive, quantity, whole } from "./fieldKinds";

/** The fields of a scenario, group by group. */

export const COST_SHARING_RULES = ["equal", "tiered", "proportional", "capped", "talmud"] as const;

export const LIMITS = {
  groups: 200,
  membersOfGroup: 100_000,
  sponsors: 20,
  shocks: 20,
  runs: 10_000_000,
  horizonYears: 50,
  textLength: 200,
  fileBytes: 4_000_000,
} as const;

export const text = (title: string, description: string, most: number = LIMITS.textLength) =>
  z.string().min(1).max(most).meta({ title, description });

export const programme = z.strictObject({
  frontierCostUsd: quantity(0, MOST_USD, {
    title: "Frontier model, one generation",
    description: "Whole cost of one frontier model generation today: runs, experiments and staff.",
    unit: "usd",
    slider: [1e7, 1e11],
    scale: "log",
  }),
  costGrowthPerYear: quantity(0.01, 100, {
    title: "Growth of the frontier's cost",
    description: "What the cost of a frontier generation is multiplied by each year.",
    unit: "factorPerYear",
    slider: [1, 5],
    scale: "log",
  }),
  overrun: quantity(0, 100, {
    title: "Cost overrun",
    description: "Realised cost ÷ planned cost, drawn anew for each generation.",
    unit: "factor",
    slider: [0.5, 5],
    scale: "log",
  }).default(1),
  ambition: positive(1, {
    title: "Our spend, share of the frontier's",
    description: "What the consortium spends on a generation at the start ÷ what the frontier spends.",
    unit: "share",
    slider: [0.01, 1],
  }).default(0.25),
  pace: number(0, 1, {
    title: "Keeping pace with growth",
    description: "Share of the frontier's (logarithmic) cost growth that the budget follows.",
    unit: "share",
    slider: [0, 1],
  }).default(0.4),
  spillover: number(0, 1, {
    title: "Progress that is free to all",
    description: "Share of the frontier's progress that comes free: published methods, cheaper chips.",
    unit: "share",
    slider: [0, 1],
  }).default(0.6),
  startLagYears: number(0, 20, {
    title: "Lag of the first model",
    description: "How far behind the frontier the first shared model is.",
    unit: "years",
    slider: [0, 3],
  }).default(0.33),
  generationYears: number(0.25, 10, {
    title: "Length of a generation",
    description: "Time between the starts of two model generations, rounded to whole quarters.",
    unit: "years",
    slider: [0.25, 3],
  }).default(1),
  operatingCostUsdPerYear: quantity(0, MOST_USD, {
    title: "Operating cost",
    description: "Staff, serving and governance besides training.",
    unit: "usdPerYear",
    slider: [1e5, 1e9],
    scale: "log",
  }),
});

export const memberGroup = z.strictObject({
  name: text("Name", "A company, or a group of like companies."),
  count: quantity(0, LIMITS.membersOfGroup, {
    title: "How many",
    description: "Members of the group, rounded to a whole number; for prospects, how many may ever join.",
    unit: "members",
    slider: [1, 100],
  }).default(1),
  weight: number(0.001, 1e6, {
    title: "Fee units",
    description: "What one such member counts for when dues are tiered.",
    unit: "count",
    slider: [0.1, 20],
    scale: "log",
  }).default(1),
  valueUsdPerYear: quantity(0, MOST_USD, {
    title: "Worth to a member",
    description: "Worth of frontier-level open access to one such member in the first year.",
    unit: "usdPerYear",
    slider: [1e5, 1e10],
    scale: "log",
  }),
  worthSpread: number(1, 10_000, {
    title: "Spread of worth",
    description: "How unlike the members of a group are: 95th ÷ 5th percentile of worth across them.",
    unit: "factor",
    slider: [1, 100],
    scale: "log",
  }).default(1),
  duesCapUsdPerYear: optionalCap({
    title: "Cap on dues",
    description: "The most such a member ever pays.",
    unit: "usdPerYear",
    slider: [1e5, 1e10],
    scale: "log",
  }),
  exitHazardPerYear: hazard("Leaves for its own reasons", "Hazard of leaving for reasons of its own."),
  commitmentYears: number(0, 100, {
    title: "Commitment",
    description: "It cannot leave before, counted from joining.",
    unit: "years",
    slider: [0, 10],
  }).default(0),
  joinsPerYear: number(0, 100_000, {
    title: "Joins a year",
    description: "0: founders. More: prospects, joining at this rate for the whole group.",
    unit: "timesPerYear",
    slider: [0, 20],
  }).default(0),
});

export const sponsor = z.strictObject({
  name: text("Name", "Who pays a part of the bill from outside."),
  share: number(0, 1, {
    title: "Share of the bill",
    description: "Share of the bill that the sponsor pays.",
    unit: "share",
    slider: [0, 1],
  }),
  capUsdPerYear: optionalCap({
    title: "Cap",
    description: "The most the sponsor pays a year.",
    unit: "usdPerYear",
    slider: [1e5, 1e11],
    scale: "log",
  }),
  taperPerYear: number(0, 1, {
    title: "Taper",
    description: "Yearly decline of the sponsor's share.",
    unit: "sharePerYear",
    slider: [0, 0.5],
  }).default(0),
  withdrawalHazardPerYear: hazard("Chance it withdraws", "Hazard of announcing its withdrawal."),
  noticeYears: number(0, 50, {
    title: "Notice",
    description: "How long the sponsor still pays after it has announced its withdrawal.",
    unit: "years",
    slider: [0, 5],
  }).default(0),
  replacementProbability: number(0, 1, {
    title: "Chance of a replacement",
    description: "Chance that another sponsor takes its place.",
    unit: "share",
    slider: [0, 1],
  }).default(0),
  replacementYears: number(0, 50, {
    title: "Time to a replacement",
    description: "How long after the sponsor stopped paying; at least a quarter.",
    unit: "years",
    slider: [0, 5],
  }).default(0),
});

export const churn = z.strictObject({
  priceSensitivityPerYear: number(0, 100, {
    title: "When dues pass worth",
    description: "Yearly hazard added when dues are twice what staying is worth (θ).",
    unit: "perYear",
    slider: [0, 3],
  }),
  contagion: number(0, 50, {
    title: "Departures breed departures",
    description: "Hazards grow by the factor exp(κ × share that left in the past year).",
    unit: "count",
    slider: [0, 10],
  }),
  sponsorLossMultiplier: number(0, 100, {
    title: "When the sponsors are gone",
    description: "Hazard multiplier while every sponsor is gone.",
    unit: "factor",
    slider: [0.5, 5],
  }).default(1),
  freeRiding: number(0, 1, {
    title: "Free riding",
    description: "Share of the worth that a company keeps if it leaves and the model stays open (φ).",
    unit: "share",
    slider: [0, 1],
  }),
  splitHazardPerMemberYear: number(0, 100, {
    title: "Splits",
    description: "A faction forks: rate per member and year.",
    unit: "perYear",
    slider: [0, 0.1],
  }).default(0),
  splitFraction: quantity(
    0,
    1,
    {
      title: "Size of a faction",
      description: "Chance that a member goes along with a split; draws below 0 count as 0, above 1 as 1.",
      unit: "share",
      slider: [0, 1],
    },
    { min: -10, max: 10 },
  ).default(0),
});

export const shock = z.strictObject({
  name: text("Name", "What happens."),
  ratePerYear: number(0, 100, {
    title: "How often",
    description: "Rate at which it comes while it is off.",
    unit: "timesPerYear",
    slider: [0.01, 2],
    scale: "log",
  }),
  durationYears: positive(100, {
    title: "How long",
    description: "How long it lasts on average.",
    unit: "years",
    slider: [0.25, 10],
    scale: "log",
  }),
  cost: multiplier(0, "Training cost", "Multiplier of the cost of training while it lasts."),
  value: multiplier(0, "Worth", "Multiplier of the worth to members while it lasts."),
  memberHazard: multiplier(
    0.01,
    "Members' departures",
    "Multiplier of members' hazards while it lasts; arrivals slow down by the same factor.",
  ),
  sponsorHazard: multiplier(0, "Sponsors' withdrawal", "Multiplier of sponsors' hazards while it lasts."),
});

export const governance = z.strictObject({
  costSharing: z
    .enum(COST_SHARING_RULES)
    .default("equal")
    .meta({ title: "Dues are split", description: "The rule by which members share what they owe." }),
  quorum: whole(0, LIMITS.membersOfGroup, {
    title: "Members needed to go on",
    description: "The consortium ends when fewer members than this are left.",
    unit: "members",
    slider: [1, 50],
  }),
  reserveMonths: number(0, 1200, {
    title: "Reserve",
    description: "Reserve at the start, in months of the bill.",
    unit: "months",
    slider: [0, 48],
  }),
  reserveLevy: number(0, 1, {
    title: "Levy for the reserve",
    description: "Share of the bill that is raised to refill the reserve.",
    unit: "share",
    slider: [0, 0.5],
  }),
  shortfallTolerance: number(0, 1, {
    title: "Shortfall it can bear",
    description: "A quarter is failed when more than this share of its bill is unpaid.",
    unit: "share",
    slider: [0, 1],
  }),
  graceYears: number(0, 50, {
    title: "Grace",
    description: "Failed quarters in a row that end the consortium; at least one.",
    unit: "years",
    slider: [0, 3],
  }),
  valueErosionPerLagYear: number(0, 50, {
    title: "Worth lost to lag",
    description: "Rate at which worth falls per year of lag behind the frontier.",
    unit: "perYear",
    slider: [0, 3],
  }).default(0.5),
  maxLagYears: number(0, 100, {
    title: "Lag that makes it useless",
    description: "The consortium ends when its model is this far behind the frontier.",
    unit: "years",
    slider: [0.5, 10],
  }).default(2),
  noticeYears: number(0, 50, {
    title: "Members' notice",
    description: "How long a leaving member still pays.",
    unit: "years",
    slider: [0, 3],
  }),
  exitFeeYears: number(0, 50, {
    title: "Exit fee",
    description: "Years of dues that a leaving member also pays, into the reserve.",
    unit: "years",
    slider: [0, 3],
  }).default(0),
});

export const simulation = z.strictObject({
  runs: whole(1, LIMITS.runs, {
    title: "Runs",
    description: "Imagined futures; the interval narrows with their square root.",
    unit: "count",
    slider: [1000, 1_000_000],
    scale: "log",
  }).default(10_000),
  seed: z
    .string()
    .max(LIMITS.textLength)
    .meta({ title: "Seed", description: "Any text; the same text gives the same futures everywhere." }),
  discountRatePerYear: number(0, 1, {
    title: "Discount rate",
    description: "For present values.",
    unit: "sharePerYear",
    slider: [0, 0.3],
  }).default(0.1),
});
