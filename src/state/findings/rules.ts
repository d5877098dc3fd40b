import type { RulesCompared } from "../../analysis/compareRules";
import type { Estimate } from "../../analysis/results";
import type { RuleSplit } from "../../analysis/ruleSplits";
import { MOST_MEMBERS, type StayCurve } from "../../analysis/stayCurves";
import { endedOf100, formatFrequency } from "../../model/chances";
import { formatFactor, formatNumber, formatPercent } from "../../model/format";
import { COST_SHARING_RULES, type CostSharingRule, type Scenario } from "../../model/schema";
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

/** The rule of least and of most risk; the one in force before others that are as good or as bad. */
function extremes(risks: Risks, current: CostSharingRule) {
  const ranked = [current, ...COST_SHARING_RULES.filter((rule) => rule !== current)].toSorted(
    (a, b) => risks[a].value - risks[b].value,
  );
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
  const { best, worst } = extremes(risks, current);
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
  const name = scenario.members[rise?.group ?? -1]?.name;
  const cost = rise === null ? "" : `, but ${name} would pay ${riseInWords(rise.factor)} at the start`;
  return `${RULE_TEXTS[best].sharing} would cut the risk of falling apart ${by} ${change}${cost}.`;
}

function changeInWords(from: Estimate, to: Estimate): string {
  const isPlain = [from, to].every(({ value }) => value >= 0.0095 && value <= 0.9905);
  if (isPlain) return `from ${endedOf100(from.value)} to ${endedOf100(to.value)} of 100 futures`;
  return `from ${formatFrequency(from)} to ${formatFrequency(to)} futures`;
}

/** Over which runs the numbers of the view are, and what they leave out. */
export function rulesNote({ splits, risks, riskRuns }: RulesCompared): string {
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
  return `Dues, who would rather leave and the core: first quarter, founders’ own draws, ${formatNumber(first.runs)} runs.${risk}${fewer}${sampled}${none}${surplus}`;
}

/** Title of the curve of who would stay. */
export function stayFinding(curve: StayCurve | undefined, scenario: Scenario): string {
  if (curve === undefined) return "Who would stay at each size of coalition";
  const { quorum } = scenario.governance;
  const { smallestStableSize: size, points } = curve;
  if (size === null) {
    return `No coalition of up to ${MOST_MEMBERS} holds all its members in half of futures`;
  }
  const isLasting = points.slice(size - 1).every(({ stable }) => stable >= 0.5);
  const many = `${formatNumber(size)} ${size === 1 ? "member" : "members"}`;
  const why = size === Math.max(1, quorum) && size > 1 ? ", the quorum" : "";
  return isLasting
    ? `From ${many} on${why}, nobody would rather leave in at least half of futures`
    : `With ${many}${why}, nobody would rather leave in at least half of futures, but not with any number beyond`;
}
