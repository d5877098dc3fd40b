import type { Field } from "../model/fields";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { fivePointsOf, type Input, inputsOf, withCertain } from "./inputs";
import { inStages, type StageTools, stagesOf } from "./inStages";
import { medianOfValues } from "./quantileOf";
import type { Estimate } from "./results";
import { riskOf } from "./riskOf";

/** An assumption of the tornado: one input, or one field of several groups, sponsors or shocks moved together. */
export interface TornadoInput {
  /** Path of the input, with `[]` where it stands for several. */
  readonly id: string;
  readonly field: Field;
  /** Whose it is, when that is not plain; a name of the scenario, "founders" or "prospects". */
  readonly owner: string | null;
  readonly inputs: readonly Input[];
}

/** What a run comes to on average when an assumption is fixed at one of its five points. */
export interface TornadoPoint {
  /** The point's value; least and most where several are moved together. */
  readonly least: number;
  readonly most: number;
  readonly risk: Estimate;
  /** Median over runs of the mean dues of a payer. */
  readonly duesUsdPerYear: number;
}

export interface TornadoBar extends Omit<TornadoInput, "inputs"> {
  /** From the lowest value to the highest. */
  readonly points: readonly TornadoPoint[];
}

/** What the risk and the dues come to as each assumption is moved over its range, the others as they are. */
export interface Tornado {
  readonly runs: number;
  readonly risk: Estimate;
  readonly duesUsdPerYear: number;
  /** In the scenario's order; assumptions that cannot matter are left out. */
  readonly bars: readonly TornadoBar[];
}

export const TORNADO_MEASURES = ["risk", "dues"] as const;
export type TornadoMeasure = (typeof TORNADO_MEASURES)[number];

/** A measure of a point or of the whole. */
export const measured = (
  of: Pick<TornadoPoint, "risk" | "duesUsdPerYear">,
  measure: TornadoMeasure,
): number => (measure === "risk" ? of.risk.value : of.duesUsdPerYear);

/** From the least to the most of a measure over a bar's points. */
export function swingOf({ points }: TornadoBar, measure: TornadoMeasure): number {
  const values = points.map((point) => measured(point, measure));
  return Math.max(...values) - Math.min(...values);
}

/** The bars that move a measure at all, the widest swing first. */
export const rankedBars = ({ bars }: Tornado, measure: TornadoMeasure): readonly TornadoBar[] =>
  bars
    .filter((bar) => swingOf(bar, measure) > 0)
    .toSorted((a, b) => swingOf(b, measure) - swingOf(a, measure));

/** Up to so many sponsors or shocks have bars of their own. */
const MOST_APART = 3;

const FIRST_RUNS = 500;
const RUNS = 5000;

const PLACE = /^(members|sponsors|shocks)\[(\d+)\]\.(\w+)$/;

/** Multipliers of a shock that is neutral in that respect, and what no one is there for. */
function canMatter({ path, quantity }: Input, scenario: Scenario): boolean {
  const [, list, index, name] = PLACE.exec(path) ?? [];
  const hasSponsors = scenario.sponsors.length > 0;
  if (list === "shocks") {
    const isMultiplier = name !== "ratePerYear" && name !== "durationYears";
    return scenario.shocks[Number(index)]?.ratePerYear !== 0 && !(isMultiplier && quantity === 1);
  }
  if (name === "weight") return scenario.governance.costSharing === "tiered";
  if (name === "replacementYears") return scenario.sponsors[Number(index)]?.replacementProbability !== 0;
  if (path === "churn.sponsorLossMultiplier") return hasSponsors;
  if (path === "churn.splitFraction") return scenario.churn.splitHazardPerMemberYear > 0;
  if (path === "churn.splitHazardPerMemberYear") return scenario.churn.splitFraction !== 0;
  return true;
}

/** What an input is moved together with, and whose it is. */
function placeOf({ path }: Input, scenario: Scenario): Pick<TornadoInput, "id" | "owner"> {
  const [, list, index, name] = PLACE.exec(path) ?? [];
  if (list === undefined) return { id: path, owner: null };
  if (list === "members") {
    if (name !== "count") return { id: `members[].${name}`, owner: null };
    const owner = scenario.members[Number(index)]?.joinsPerYear === 0 ? "founders" : "prospects";
    return { id: `members[].count ${owner}`, owner };
  }
  const items = scenario[list as "sponsors" | "shocks"];
  if (items.length > MOST_APART) return { id: `${list}[].${name}`, owner: list };
  return { id: path, owner: items[Number(index)]?.name ?? null };
}

/** The assumptions to be moved. Those of member groups are moved together, and so are those of many sponsors and
 * shocks; shares of sponsors then only as far as they leave the whole bill to be paid. */
export function tornadoInputs(scenario: Scenario): readonly TornadoInput[] {
  const found = new Map<string, TornadoInput>();
  const shares = scenario.sponsors.reduce((sum, { share }) => sum + share, 0);
  for (const input of inputsOf(scenario).filter((one) => canMatter(one, scenario))) {
    const { id, owner } = placeOf(input, scenario);
    const before = found.get(id)?.inputs ?? [];
    const isShared = id === "sponsors[].share" && shares > 0;
    const own = isShared ? { ...input, max: Math.min(1, input.middle / shares) } : input;
    found.set(id, { id, owner, field: input.field, inputs: [...before, own] });
  }
  return [...found.values()];
}

interface Variant {
  readonly scenario: Scenario;
  readonly least: number;
  readonly most: number;
}

/** The scenario with an assumption fixed at each of its five points. */
function variantsOf(scenario: Scenario, { inputs }: TornadoInput): readonly Variant[] {
  const points = inputs.map(fivePointsOf);
  return [0, 1, 2, 3, 4].map((place) => {
    const values = points.map((ofInput) => ofInput[place] as number);
    return {
      scenario: inputs.reduce((moved, input, i) => withCertain(moved, input, values[i] as number), scenario),
      least: Math.min(...values),
      most: Math.max(...values),
    };
  });
}

/** Moves each assumption over its range, five points each, on common random numbers. */
export function measureTornado(scenario: Scenario, tools: StageTools<Tornado>): Promise<Tornado> {
  const inputs = tornadoInputs(scenario);
  const variants = inputs.map((input) => variantsOf(scenario, input));
  // Points may be alike: a certain assumption's middle is the scenario itself.
  const scenarios: Scenario[] = [scenario];
  const placeIn = (variant: Scenario) => {
    const newest = scenarios.length - 1;
    return isSame(variant, scenario)
      ? 0
      : isSame(variant, scenarios[newest])
        ? newest
        : scenarios.push(variant) - 1;
  };
  const places = variants.map((ofInput) => ofInput.map((variant) => placeIn(variant.scenario)));
  return inStages<Pick<TornadoPoint, "risk" | "duesUsdPerYear">, Tornado>(
    {
      scenarios,
      stages: stagesOf(scenario, FIRST_RUNS, RUNS),
      measure: (outcomes) => ({
        risk: riskOf(outcomes),
        duesUsdPerYear: medianOfValues(outcomes.duesUsdPerYear),
      }),
      conclude: (found, runs) => ({
        runs,
        ...(found[0] as (typeof found)[number]),
        bars: inputs.map(({ id, field, owner }, bar) => ({
          id,
          field,
          owner,
          points: (variants[bar] ?? []).map(({ least, most }, point) => ({
            least,
            most,
            ...(found[places[bar]?.[point] ?? 0] as (typeof found)[number]),
          })),
        })),
      }),
    },
    tools,
  );
}
