import type { Comparison } from "../analysis/compareScenarios";
import { halfWidthOf } from "../analysis/precision";
import { formatNumber, formatPercent, formatQuantity } from "../model/format";
import { isolated } from "../model/isolated";
import { MODEL_VERSION, type Scenario } from "../model/schema";
import type { Side } from "./comparing";
import { differencesOf } from "./differences";
import { differencesInWords } from "./findings/comparison";
import { runName } from "./findings/future";
import { membersInWords } from "./founders";
import type { Replayed } from "./replaying";
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

const withSmallLetter = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function assumptionsOf(scenario: Scenario, baseline: Scenario): string {
  const changes = differencesOf([baseline, scenario]).length;
  return [
    isolated(scenario.name),
    membersInWords(scenario),
    sponsorsInWords(scenario),
    withSmallLetter(RULE_TEXTS[scenario.governance.costSharing].sharing),
    ...(changes > 0 ? [`${withSmallLetter(differencesInWords(changes))} from the baseline`] : []),
  ].join(" · ");
}

interface Origin {
  /** How many, or which. */
  readonly runs: string;
  readonly seed: string;
  /** Null where there is none. */
  readonly fingerprint: string | null;
  readonly date: Date;
}

const originOf = ({ runs, seed, fingerprint, date }: Origin) =>
  [
    runs,
    `seed “${seed}”`,
    `model ${MODEL_VERSION}`,
    ...(fingerprint === null ? [] : [`fingerprint ${fingerprint}`]),
    isoDay(date),
  ].join(" · ");

/** The small print for results.
 * @param date  of the day on which they leave the page */
export function smallPrintOf(
  { scenario, results, runsDone, fingerprint }: Shown,
  baseline: Scenario,
  date: Date,
): SmallPrint {
  const points = halfWidthOf(results.risk) * 100;
  const runs = `${formatNumber(runsDone)} runs, ±${formatNumber(Number(points.toFixed(points < 0.1 ? 3 : 1)))} points`;
  return {
    assumptions: assumptionsOf(scenario, baseline),
    origin: originOf({ runs, seed: scenario.simulation.seed, fingerprint, date }),
  };
}

/** The small print for a single run.
 * @param date  of the day on which it leaves the page */
export function runSmallPrint({ trace, scenario }: Replayed, baseline: Scenario, date: Date): SmallPrint {
  const runs = `${runName(trace.run)} alone`;
  return {
    assumptions: `One imagined future of many · ${assumptionsOf(scenario, baseline)}`,
    origin: originOf({ runs, seed: scenario.simulation.seed, fingerprint: null, date }),
  };
}

/** The small print for scenarios side by side.
 * @param date  of the day on which it leaves the page */
export function comparisonSmallPrint(
  { runs, seed }: Comparison,
  sides: readonly Side[],
  date: Date,
): SmallPrint {
  const differences = differencesOf(sides.map(({ scenario }) => scenario)).length;
  const called = ({ label, scenario: { name } }: Side) =>
    label === name ? isolated(label) : `${isolated(label)}: ${isolated(name)}`;
  return {
    assumptions: [...sides.map(called), withSmallLetter(differencesInWords(differences))].join(" · "),
    origin: originOf({ runs: `${formatNumber(runs)} runs of each`, seed, fingerprint: null, date }),
  };
}
