import type { Field } from "../model/fields";
import type { Scenario } from "../model/schema";
import type { Openings } from "./experiments";
import { type Input, inputsOf } from "./inputs";
import type { StageTools } from "./inStages";
import { type Correlation, rankCorrelation, ranksOf } from "./rankCorrelation";
import { inSlices } from "./slices";
import { strataOf } from "./strataOf";

/** How one uncertain assumption goes along with what becomes of the runs. */
export interface InputCorrelation {
  readonly path: string;
  readonly field: Field;
  /** The group or sponsor that it belongs to; null for the whole. */
  readonly owner: string | null;
  /** With the mean dues of a payer; null when one of the two is always the same. */
  readonly dues: Correlation | null;
  /** With falling apart, 1 or 0; null likewise. */
  readonly fallingApart: Correlation | null;
}

export interface InputCorrelations {
  readonly runs: number;
  /** In the scenario's order. */
  readonly inputs: readonly InputCorrelation[];
}

const RUNS = 10_000;
/** Numbers that a study of many groups may hold and sort at a time. */
const MOST_CELLS = 1_000_000;

const GLOBAL = {
  "programme.frontierCostUsd": "frontierCostUsd",
  "programme.costGrowthPerYear": "costGrowthPerYear",
  "programme.overrun": "overrun",
  "programme.operatingCostUsdPerYear": "operatingCostUsdPerYear",
  valueGrowthPerYear: "valueGrowthPerYear",
} as const satisfies Record<string, keyof Openings>;

/** Each run's sum over some columns of a table of so many columns. */
function sums(table: Float64Array, width: number, from: number, to: number): Float64Array {
  return Float64Array.from({ length: table.length / width }, (_, run) => {
    let sum = 0;
    for (let column = from; column < to; column++) sum += table[run * width + column] as number;
    return sum;
  });
}

/** What the runs drew for an assumption; null for what is drawn later than at the start. */
function drawsOf(path: string, openings: Openings, scenario: Scenario): Float64Array | null {
  if (path in GLOBAL) return openings[GLOBAL[path as keyof typeof GLOBAL]];
  const [, list, place, name] = /^(members|sponsors)\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  const index = Number(place);
  if (list === "sponsors" && name === "withdrawalHazardPerYear") {
    return sums(openings.withdrawalHazardPerYear, scenario.sponsors.length, index, index + 1);
  }
  if (list !== "members") return null;
  const [first = 0, end = 0] = openings.firstStrata.slice(index, index + 2);
  const width = openings.firstStrata.at(-1) ?? 0;
  if (name === "valueUsdPerYear") return sums(openings.drawnWorthUsdPerYear, width, first, first + 1);
  if (name === "exitHazardPerYear") return sums(openings.exitHazardPerYear, width, first, first + 1);
  const isFounder = scenario.members[index]?.joinsPerYear === 0;
  return sums(isFounder ? openings.founders : openings.prospects, width, first, end);
}

function ownerOf(path: string, scenario: Scenario): string | null {
  const [, list, index] = /^(members|sponsors)\[(\d+)\]/.exec(path) ?? [];
  if (list === undefined) return null;
  return scenario[list as "members" | "sponsors"][Number(index)]?.name ?? null;
}

const isUncertain = ({ quantity }: Input) => typeof quantity !== "number";

/** Rank correlations of what is drawn at the start of each run with its dues and with its falling apart. Of the cost
 * overrun, the first generation's is taken; sizes of factions are drawn later and left out. */
export async function correlateInputs(
  scenario: Scenario,
  { experiments }: StageTools<InputCorrelations>,
): Promise<InputCorrelations> {
  const uncertain = inputsOf(scenario).filter(isUncertain);
  const cells = Math.max(strataOf(scenario), uncertain.length);
  const runs = Math.min(scenario.simulation.runs, RUNS, Math.floor(MOST_CELLS / cells));
  const [outcomes, openings] = await Promise.all([
    experiments.outcomes(scenario, runs),
    experiments.openings(scenario, runs),
  ]);
  const dues = ranksOf(outcomes.duesUsdPerYear);
  const falls = ranksOf(outcomes.endedAfter.map((after) => (after > 0 ? 1 : 0)));
  const inputs: InputCorrelation[] = [];
  await inSlices(uncertain.length, (index) => {
    const { path, field } = uncertain[index] as Input;
    const draws = drawsOf(path, openings, scenario);
    if (draws === null) return;
    const ranks = ranksOf(draws);
    const owner = ownerOf(path, scenario);
    const withDues = rankCorrelation(ranks, dues);
    inputs.push({ path, field, owner, dues: withDues, fallingApart: rankCorrelation(ranks, falls) });
  });
  return { runs, inputs };
}
