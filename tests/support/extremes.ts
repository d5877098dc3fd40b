import { readFileSync } from "node:fs";
import { type Scenario, scenarioSchema } from "../../src/model/schema";

/** Scenarios at the ends of what is allowed: where pictures and sentences break first. */

const coalition = scenarioSchema.parse(
  JSON.parse(readFileSync(new URL("../../scenarios/nemotron-coalition.json", import.meta.url), "utf8")),
);
const [founder] = coalition.members;
if (founder === undefined) throw new Error("the coalition has no founder");

const founders = coalition.members.filter(({ joinsPerYear }) => joinsPerYear === 0);
const named = (names: readonly string[]) =>
  founders.map((group, index) => ({ ...group, name: names[index] ?? group.name }));
const QUIET = { ...coalition.churn, priceSensitivityPerYear: 0, contagion: 0, splitHazardPerMemberYear: 0 };
const LONG = "The Extraordinarily Long-Named International Company for Shared Open Models, Ltd";

const cases: Readonly<Record<string, Partial<Scenario>>> = {
  "one member": { members: [founder], governance: { ...coalition.governance, quorum: 1 } },
  "two hundred groups": {
    members: Array.from({ length: 200 }, (_, index) => ({ ...founder, name: `Company ${index + 1}` })),
  },
  "dues of dollars": {
    programme: { ...coalition.programme, frontierCostUsd: 100, operatingCostUsdPerYear: 5 },
  },
  "dues of trillions": {
    programme: { ...coalition.programme, frontierCostUsd: 3e14, operatingCostUsdPerYear: 1e12 },
  },
  "hardly any risk": {
    churn: QUIET,
    sponsors: [],
    members: named([]).map((group) => ({ ...group, exitHazardPerYear: 0.03 })),
    governance: { ...coalition.governance, quorum: 2, maxLagYears: 50 },
  },
  "hardly any hope": {
    members: named([]).map((group) => ({ ...group, exitHazardPerYear: 0.9, commitmentYears: 0 })),
  },
  "over in the first quarter": {
    members: named([]),
    governance: { ...coalition.governance, quorum: 500 },
  },
  "names of eighty letters": {
    name: LONG,
    members: named(Array.from({ length: 8 }, (_, index) => `${LONG.slice(0, 78)} ${index}`)),
    sponsors: coalition.sponsors.map((sponsor) => ({ ...sponsor, name: LONG })),
  },
  "names from right to left and pictures": {
    members: named([
      "شركة النماذج المفتوحة",
      "חברת המודלים",
      "👩‍👩‍👧‍👦🚀 Labs",
      "模型公司",
      "Ünïcödé",
      "e\u0301e\u0301",
      "🇩🇪",
      "ﷺ",
    ]),
  },
};

/** The extremes, each checked like any other scenario. */
export const extremes: readonly Scenario[] = Object.entries(cases).map(([title, change], index) =>
  scenarioSchema.parse({
    ...coalition,
    name: title,
    summary: "",
    sources: {},
    ...change,
    simulation: { ...coalition.simulation, runs: 4000, seed: `extreme ${index}` },
  }),
);
