import { withValue } from "../model/paths";
import { COST_SHARING_RULES, type CostSharingRule, type Scenario } from "../model/schema";
import type { Experiments } from "./experiments";
import { termsOf } from "./founding";
import type { Estimate } from "./results";
import { riskOf } from "./riskOf";
import { type RuleSplit, ruleSplits } from "./ruleSplits";
import { type StayCurve, stayCurves } from "./stayCurves";
import { strataOf } from "./strataOf";

/** What each rule does to a scenario; what is not known yet is null. */
export interface RulesCompared {
  readonly scenario: Scenario;
  readonly splits: readonly RuleSplit[] | null;
  readonly curves: readonly StayCurve[] | null;
  /** Risk of falling apart by the horizon, under each rule that the engine runs. */
  readonly risks: Readonly<Record<CostSharingRule, Estimate>> | null;
  /** Runs behind each risk. */
  readonly riskRuns: number;
}

const MOST_RISK_RUNS = 10_000;
const MOST_OPENINGS = 2000;
const MOST_CURVE_RUNS = 400;

/** Compares the rules of sharing on the same random numbers: dues and stability in the first quarter, who would stay at
 * each size of coalition, and the risk.
 * @param progress  told the share that is done, in 0…1, and what is known; when it throws, the comparison is given up */
export async function compareRules(
  scenario: Scenario,
  experiments: Experiments,
  progress: (share: number, known?: RulesCompared) => void = () => {},
): Promise<RulesCompared> {
  const riskRuns = Math.min(scenario.simulation.runs, MOST_RISK_RUNS);
  let known: RulesCompared = { scenario, splits: null, curves: null, risks: null, riskRuns };
  const done = { risks: 0, splits: 0, curves: 0 };
  const tell = (part: Partial<typeof done>, found?: Partial<RulesCompared>) => {
    Object.assign(done, part);
    if (found !== undefined) known = { ...known, ...found };
    progress((done.risks + done.splits + done.curves) / 3, found && known);
  };

  const riskUnder = async (rule: CostSharingRule) => {
    const variant = withValue(scenario, "governance.costSharing", rule);
    const risk = riskOf(await experiments.outcomes(variant, riskRuns));
    tell({ risks: done.risks + 1 / COST_SHARING_RULES.length });
    return [rule, risk] as const;
  };
  const findRisks = async () => {
    const found = await Promise.all(COST_SHARING_RULES.map(riskUnder));
    tell({}, { risks: Object.fromEntries(found) as Record<CostSharingRule, Estimate> });
  };
  const findSplits = async () => {
    const strata = strataOf(scenario);
    const runs = Math.min(scenario.simulation.runs, MOST_OPENINGS, Math.ceil(2e5 / strata));
    const openings = await experiments.openings(scenario, runs);
    const terms = termsOf(scenario, openings);
    const splits = await ruleSplits(terms, openings, scenario.members.length, (share) =>
      tell({ splits: share }),
    );
    tell({ splits: 1 }, { splits });
    const curveRuns = Math.min(MOST_CURVE_RUNS, Math.ceil(1e5 / strata));
    const curves = await stayCurves(terms, openings, curveRuns, (share) => tell({ curves: share }));
    tell({ curves: 1 }, { curves });
  };
  await Promise.all([findRisks(), findSplits()]);
  return known;
}
