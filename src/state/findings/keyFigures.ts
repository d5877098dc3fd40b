import { chanceOf } from "../../analysis/chanceOf";
import type { FounderResults, Quantiles, Results } from "../../analysis/results";
import { formatChance, formatFrequency, formatInterval } from "../../model/chances";
import { formatFactor, formatNumber, formatPercent, formatPercentRange, formatUsd } from "../../model/format";
import { isolated } from "../../model/isolated";
import type { Scenario } from "../../model/schema";
import { duesCourseOf } from "./dues";
import { areCompanies, foundersWithResults, likeliestAlike } from "./members";
import { deadline } from "./words";

/** One number under the headline. */
export interface KeyFigure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** What the number is, its unit and over which runs. */
  readonly explanation: string;
}

function riskFigure({ risk, runs }: Results, by: string): KeyFigure {
  return {
    id: "risk",
    label: `Risk of falling apart ${by}`,
    value: formatChance(risk),
    note:
      risk.value > 0 && risk.value < 1
        ? `${formatInterval(risk)} (95% interval)`
        : `${formatFrequency(risk)} futures`,
    explanation: `Share of ${formatNumber(runs)} runs that end ${by}, and its 95% interval (Wilson).`,
  };
}

/** In how many futures founders leave whose chances are alike, the likeliest first; both ends where they read differently. */
function oftenAlike(alike: readonly FounderResults[], runs: number): string {
  const lefts = [alike[0]?.left ?? 0, alike.at(-1)?.left ?? 0] as const;
  const [most, least] = lefts.map((left) => formatFrequency(chanceOf(left, runs))) as [string, string];
  if (most === least) return `${most} futures`;
  const [isMostCounted, isLeastCounted] = [most, least].map((often) => often.endsWith(" of 100"));
  if (!isLeastCounted) return `up to ${most} futures`;
  return isMostCounted ? formatPercentRange(lefts[1], lefts[0], 0) : `at least ${least} futures`;
}

function leaverFigure(results: Results, scenario: Scenario, by: string): KeyFigure {
  const runs = formatNumber(results.runs);
  const figure = {
    id: "leaver",
    label: "Likeliest to leave",
    explanation: `Founders who decide to leave ${by} and before the consortium ends, as a share of all founders of the group over ${runs} runs.`,
  };
  const founders = foundersWithResults(results, scenario);
  const alike = likeliestAlike(founders);
  const [first] = alike;
  if (first === undefined) return { ...figure, value: "no founders", note: "" };
  const often = oftenAlike(alike, results.runs);
  if (first.left === 0) return { ...figure, value: "no one", note: often };
  const others = alike.length - 1;
  if (others === 0) return { ...figure, value: isolated(first.name), note: often };
  const noun = areCompanies(founders, scenario) ? "founders" : "groups";
  if (others === 1) {
    return {
      ...figure,
      value: `Two ${noun}`,
      note: `${isolated(first.name)} and ${isolated(alike[1]?.name ?? "")}, ${often}`,
    };
  }
  return {
    ...figure,
    value: `Several ${noun}`,
    note: `${isolated(first.name)} and ${others} more, ${often}`,
  };
}

/** What one pays for the programme against what the whole costs, as a fraction that one can picture. */
function shareOfBill(bill: number, dues: number): string {
  const times = bill / dues;
  if (times >= 1.5) return `1/${formatNumber(Math.round(times))}`;
  return times > 1 ? formatPercent(1 / times, 0) : formatFactor(1 / times);
}

const nineInTen = ({ p5, p95 }: Quantiles) => `9 in 10 runs: ${formatUsd(p5)} – ${formatUsd(p95)}`;

/** The figures under the headline, in their order.
 * @example keyFigures(results, scenario)[0].value // "35.2%" */
export function keyFigures(results: Results, scenario: Scenario): readonly KeyFigure[] {
  const by = deadline(scenario);
  const course = duesCourseOf(results);
  const figures = [riskFigure(results, by)];
  if (course !== null) {
    const { first } = course;
    const bill = results.quarters[0]?.bill ?? 0;
    figures.push({
      id: "firstDues",
      label: "Dues at the start",
      value: formatUsd(first.p50),
      note: nineInTen(first),
      explanation:
        "Mean dues of a payer in the first quarter, at a yearly rate: median over runs; 9 in 10 runs lie in the range.",
    });
    if (bill > 0 && first.p50 > 0) {
      figures.push({
        id: "alone",
        label: "Against going alone",
        value: shareOfBill(bill, first.p50),
        note: "of the same programme",
        explanation: "Median dues ÷ median bill of the whole programme, both in the first quarter.",
      });
    }
  }
  figures.push(leaverFigure(results, scenario, by));
  return figures;
}
