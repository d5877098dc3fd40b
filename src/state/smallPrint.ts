import { halfWidthOf } from "../analysis/precision";
import { formatNumber, formatPercent, formatQuantity } from "../model/format";
import { isolated } from "../model/isolated";
import { MODEL_VERSION, type Scenario } from "../model/schema";
import { differencesOf } from "./differences";
import { differencesInWords } from "./findings/comparison";
import { membersInWords } from "./founders";
import { RULE_TEXTS } from "./ruleTexts";
import type { Shown } from "./session";

/** What stands in small letters under a picture or on a slide that leaves the page. */
export interface SmallPrint {
  /** What the scenario is, in a line. */
  readonly assumptions: string;
  /** What the numbers follow from to the last digit, in a line: runs, seed, model version, fingerprint and date. */
  readonly origin: string;
}

function sponsorsInWords({ sponsors }: Scenario): string {
  const [first, ...others] = sponsors;
  if (first === undefined) return "no sponsor";
  if (others.length === 0) return `a sponsor paying ${formatQuantity(first.share, "share")}`;
  const all = sponsors.reduce((sum, { share }) => sum + share, 0);
  return `${formatNumber(sponsors.length)} sponsors paying ${formatPercent(all, 0)}`;
}

/** As it is written the same everywhere.
 * @example isoDay(new Date(2026, 10, 22)) // "2026-11-22" */
export const isoDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

/** The small print for results.
 * @param date  of the day on which they leave the page */
export function smallPrintOf(
  { scenario, results, runsDone, fingerprint }: Shown,
  baseline: Scenario,
  date: Date,
): SmallPrint {
  const changes = differencesOf([baseline, scenario]).length;
  const points = halfWidthOf(results.risk) * 100;
  const rule = RULE_TEXTS[scenario.governance.costSharing].sharing;
  const withSmallLetter = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
  return {
    assumptions: [
      isolated(scenario.name),
      membersInWords(scenario),
      sponsorsInWords(scenario),
      withSmallLetter(rule),
      ...(changes > 0 ? [`${withSmallLetter(differencesInWords(changes))} from the baseline`] : []),
    ].join(" · "),
    origin: [
      `${formatNumber(runsDone)} runs, ±${formatNumber(Number(points.toFixed(points < 0.1 ? 3 : 1)))} points`,
      `seed “${scenario.simulation.seed}”`,
      `model ${MODEL_VERSION}`,
      ...(fingerprint === null ? [] : [`fingerprint ${fingerprint}`]),
      isoDay(date),
    ].join(" · "),
  };
}
