import { z } from "zod";
import { number, quantity, whole } from "./fieldKinds";
import {
  type COST_SHARING_RULES,
  churn,
  governance,
  LIMITS,
  memberGroup,
  programme,
  shock,
  simulation,
  sponsor,
  text,
} from "./fieldTable";

export type { FieldMeta, Unit } from "./fieldKinds";
export { COST_SHARING_RULES, LIMITS } from "./fieldTable";

/** The version of the written model: it changes when the same scenario gives other numbers. */
export const MODEL_VERSION = "1.0";

/** The version of scenario files that this code writes. */
export const SCENARIO_VERSION = 1;

/** A scenario file, version 1: the one source of types, limits, defaults, labels, units and help. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "Where editors find the JSON Schema." }),
    version: z.literal(SCENARIO_VERSION).meta({ title: "Version", description: "Of the file's format." }),
    name: text("Name", "What the scenario is called.").default("Untitled scenario"),
    summary: z.string().max(2000).default("").meta({ title: "Summary", description: "The story in a line." }),
    sources: z
      .record(z.string(), z.string().max(2000))
      .default({})
      .meta({
        title: "Sources",
        description:
          'Where each number comes from: a field\'s path ("programme.ambition", "members[].count" for all ' +
          'groups, "members[0].count" for one) and its source, or the word assumption.',
      }),
    startYear: whole(1900, 2200, {
      title: "Start",
      description: "Label of the first year.",
      unit: "year",
      slider: [2020, 2040],
    }).default(2026),
    horizonYears: number(0.25, LIMITS.horizonYears, {
      title: "Horizon",
      description: "How far to look, rounded to whole quarters.",
      unit: "years",
      slider: [1, 12],
    }).default(5),
    programme,
    valueGrowthPerYear: quantity(0.01, 100, {
      title: "Growth of worth",
      description: "What the worth of frontier-level open access is multiplied by each year.",
      unit: "factorPerYear",
      slider: [0.5, 4],
      scale: "log",
    }),
    members: z
      .array(memberGroup)
      .min(1)
      .max(LIMITS.groups)
      .meta({ title: "Members", description: "Groups of like members; a company is a group of one." }),
    sponsors: z
      .array(sponsor)
      .max(LIMITS.sponsors)
      .default([])
      .meta({ title: "Sponsors", description: "Who pays a share of the bill from outside." }),
    churn,
    shocks: z
      .array(shock)
      .max(LIMITS.shocks)
      .default([])
      .meta({ title: "Shocks", description: "What may happen to all at once, and pass." }),
    governance,
    simulation,
  })
  .check((context) => {
    const { members, sponsors } = context.value;
    const shares = sponsors.reduce((sum, { share }) => sum + share, 0);
    if (shares > 1 + 1e-9) {
      const message = `shares that add to at most 1; these add to ${Number(shares.toPrecision(12))}`;
      context.issues.push({ code: "custom", input: sponsors, path: ["sponsors"], message });
    }
    const canStart = members.some(
      ({ count, joinsPerYear }) => joinsPerYear === 0 && (typeof count !== "number" || count >= 0.5),
    );
    if (!canStart) {
      const message = "groups of which at least one has founders: joinsPerYear 0 and a count of at least 0.5";
      context.issues.push({ code: "custom", input: members, path: ["members"], message });
    }
  })
  .meta({ title: "Quorum scenario", description: "A group of companies that pays for a shared open model." });

/** A complete scenario: every default filled in. */
export type Scenario = z.output<typeof scenarioSchema>;
export type MemberGroup = Scenario["members"][number];
export type Sponsor = Scenario["sponsors"][number];
export type Shock = Scenario["shocks"][number];
export type CostSharingRule = (typeof COST_SHARING_RULES)[number];
/** A certain number, or how an uncertain one is distributed. */
export type Quantity = Scenario["programme"]["frontierCostUsd"];
export type Distribution = Exclude<Quantity, number>;
