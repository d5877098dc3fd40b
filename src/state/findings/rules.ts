import type { RulesCompared } from "../../analysis/compareRules";
import type { Estimate } from "../../analysis/results";
import type { RuleSplit } from "../../analysis/ruleSplits";
import { SHARING_RULES, type SharingRule } from "../../analysis/sharedDues";
import { MOST_MEMBERS, type StayCurve } from "../../analysis/stayCurves";
import { endedOf100, formatFrequency, formatRoughly } from "../../model/chances";
import { formatFactor, formatNumber, formatPercent } from "../../model/format";
import { isolated } from "../../model/isolated";
import { COST_SHARING_RULES, type CostSharingRule, type Scenario } from "../../model/schema";
import { foundersOf, uncertainFounders } from "../founders";
import { RULE_TEXTS } from "../ruleTexts";
import { deadline } from "./words";

/** Risks closer than this are alike to a reader. */
const ALIKE = 0.01;

/** Dues that rise by less than this share are not worth a sentence. */
const DEARER = 0.1;

type Risks = Readonly<Record<CostSharingRule, Estimate>>;

const inOneUse = (rule: CostSharingRule) => {
  const { sharing } = RULE_TEXTS[rule];
  return sharing.charAt(0).toLowerCase() + sharing.slice(1);
};

/** The rule of least and of most risk, of those that are shown; the one in force before others that are as good. */
function extremes(risks: Risks, scenario: Scenario) {
  const current = scenario.governance.costSharing;
  const others = COST_SHARING_RULES.filter((rule) => rule !== current && isShown(rule, scenario));
  const ranked = [current, ...others].toSorted((a, b) => risks[a].value - risks[b].value);
  const most = ranked.at(-1) as CostSharingRule;
  return { best: ranked[0] as CostSharingRule, worst: most };
}

/** Whose dues rise most when `to` takes the place of `from`, and by what factor; null when nobody's rise much. */
function dearest(splits: readonly RuleSplit[] | null, from: CostSharingRule, to: CostSharingRule) {
  const duesOf = (rule: CostSharingRule) => splits?.find((split) => split.rule === rule)?.groups ?? [];
  const before = new Map(duesOf(from).map(({ group, duesUsdPerYear }) => [group, duesUsdPerYear.p50]));
  const rises = duesOf(to).flatMap(({ group, duesUsdPerYear }) => {
    const old = before.get(group) ?? 0;
    return old > 0 ? [{ group, factor: duesUsdPerYear.p50 / old }] : [];
  });
  const [first] = rises.toSorted((a, b) => b.factor - a.factor);
  return first !== undefined && first.factor >= 1 + DEARER ? first : null;
}

function riseInWords(factor: number): string {
  if (factor >= 1.95 && factor <= 2.05) return "twice as much";
  if (factor > 2) return `${formatFactor(Number(factor.toPrecision(2)))} as much`.replace("×", " times");
  return `${formatPercent(factor - 1, 0)} more`;
}

/** The lead of the rules view: what the best rule would do to the risk, and who would pay for it. */
export function rulesLead({ scenario, splits, risks }: RulesCompared): string {
  if (risks === null) return "Comparing six ways to share the bill…";
  const current = scenario.governance.costSharing;
  const { best, worst } = extremes(risks, scenario);
  const by = deadline(scenario);
  const say = (rule: CostSharingRule) => formatFrequency(risks[rule]);
  const spread = risks[worst].value - risks[best].value;
  if (spread < ALIKE) {
    return `How dues are shared hardly matters to the risk: under every rule ${say(current)} futures fall apart ${by}.`;
  }
  if (risks[current].value - risks[best].value < ALIKE) {
    const alike = best === current ? "No other rule makes" : "No other rule makes much of";
    const end = best === current ? "the risk smaller" : "a difference for the better";
    return `${alike} ${end}: ${inOneUse(current)}, ${say(current)} futures fall apart ${by}; ${inOneUse(worst)}, ${say(worst)}.`;
  }
  const change = changeInWords(risks[current], risks[best]);
  const rise = dearest(splits, current, best);
  const name = isolated(scenario.members[rise?.group ?? -1]?.name ?? "");
  const cost = rise === null ? "" : `, but ${name} would pay ${riseInWords(rise.factor)} at the start`;
  return `${RULE_TEXTS[best].sharing} would cut the risk of falling apart ${by} ${change}${cost}.`;
}

function changeInWords(from: Estimate, to: Estimate): string {
  const isPlain = [from, to].every(({ value }) => value >= 0.0095 && value <= 0.9905);
  if (isPlain) return `from ${endedOf100(from.value)} to ${endedOf100(to.value)} of 100 futures`;
  return `from ${formatFrequency(from)} to ${formatFrequency(to)} futures`;
}

/** Whether sharing by fee units is sharing equally, for all have the same. */
export const areUnitsAlike = ({ members }: Scenario): boolean =>
  members.every(({ weight }) => weight === members[0]?.weight);

/** Whether a rule differs from "equally" or is in use. */
const isShown = (rule: SharingRule, scenario: Scenario) =>
  rule !== "tiered" || scenario.governance.costSharing === "tiered" || !areUnitsAlike(scenario);

/** Rules in the order of their columns, without fee units where they share like "equally" and are not in use.
 * @param isNarrow  few columns can be seen at a time: the rule in use and the one that the lead names come first */
export function rulesInOrder({ scenario, risks }: RulesCompared, isNarrow: boolean): readonly SharingRule[] {
  const current = scenario.governance.costSharing;
  const shown = SHARING_RULES.filter((rule) => isShown(rule, scenario));
  if (!isNarrow) return shown;
  const best = risks === null ? current : extremes(risks, scenario).best;
  return [...new Set([current, ...shown.filter((rule) => rule === best), ...shown])];
}

/** Why a row of the table can be good and the next one bad. */
export function rulesWhy({ scenario }: RulesCompared): string {
  const { freeRiding } = scenario.churn;
  const hasCaps = scenario.members.some(({ duesCapUsdPerYear }) => duesCapUsdPerYear !== null);
  const alike = hasCaps
    ? ""
    : " By worth, dues press on all members alike: they would all rather leave in the same futures, where under another rule some would sooner and some later.";
  const leaver =
    freeRiding > 0
      ? ` A member that pays no more than membership is worth to it may still rather leave: a leaver keeps up to ${formatPercent(freeRiding, 0)} of that worth for free.`
      : "";
  return `Who would rather leave is counted in the first quarter; the risk is over the whole horizon, in which the bill and the membership change.${alike}${leaver}`;
}

/** Over which runs the numbers of the view are, and what they leave out. */
export function rulesNote({ scenario, splits, risks, riskRuns }: RulesCompared): string {
  const [first] = splits ?? [];
  const shapley = splits?.find(({ rule }) => rule === "shapley");
  if (first === undefined) return "";
  const sampled =
    shapley !== undefined && shapley.samplingError > 0
      ? ` Shapley dues come from sampled orders, with a standard error of ${formatPercent(Number(shapley.samplingError.toPrecision(1)))} in each run.`
      : "";
  const fewer =
    shapley !== undefined && shapley.runs < first.runs
      ? ` Shapley dues are over ${formatNumber(shapley.runs)} runs, for they take long to work out.`
      : "";
  const none = shapley === undefined ? " With so many founders, Shapley dues are not worked out." : "";
  const lacking = first.runs - first.runsWithSurplus;
  const surplus =
    lacking === 0
      ? ""
      : ` In ${formatNumber(lacking)} of ${formatNumber(first.runs)} runs the members owe more than membership is worth to all of them: there is no surplus to share, and no core.`;
  const risk = risks ? ` Risks are over ${formatNumber(riskRuns)} runs with the same random numbers.` : "";
  const isLeftOut = areUnitsAlike(scenario) && scenario.governance.costSharing !== "tiered";
  const units = isLeftOut ? " By fee units equals Equal, for all have the same fee units." : "";
  return `Dues, who would rather leave and the core: first quarter, founders’ own draws, ${formatNumber(first.runs)} runs.${risk}${units}${fewer}${sampled}${none}${surplus}`;
}

/** Up to where all of a coalition would stay. */
function allStayInWords({ smallestStableSize: size, points }: StayCurve): string {
  if (size === null) return `with no number up to ${MOST_MEMBERS} would all in half of futures`;
  const isLasting = points.slice(size - 1).every(({ stable }) => stable >= 0.5);
  return isLasting
    ? `from ${formatNumber(size)} on, all would in at least half of futures`
    : `with ${formatNumber(size)}, all would in at least half of futures, but not with every number beyond`;
}

/** Title of the curve of who would stay: its height at the founders, or at the quorum where they are not certain, and
 * how many it takes to keep all. */
export function stayFinding(curve: StayCurve | undefined, scenario: Scenario): string {
  const wish = uncertainFounders(scenario).length === 0 ? foundersOf(scenario) : scenario.governance.quorum;
  const point = curve?.points[Math.max(1, Math.min(MOST_MEMBERS, wish)) - 1];
  if (curve === undefined || point === undefined) return "Who would stay at each size of coalition";
  const share = formatRoughly(point.mean);
  const stay =
    point.members === 1
      ? `A member alone would rather stay than leave in ${share} of futures`
      : `With ${formatNumber(point.members)} members, ${share} of them would rather stay than leave`;
  return `${stay}; ${allStayInWords(curve)}`;
}
