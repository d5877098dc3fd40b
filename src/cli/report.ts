import { chanceOf } from "../analysis/chanceOf";
import { CAUSES, type Cause, type Results, TRIGGERS, type Trigger } from "../analysis/results";
import { formatChance, formatFrequency, formatInterval } from "../model/chances";
import { formatNumber, formatUsd } from "../model/format";
import { simulatedYears } from "../model/quarters";
import { MODEL_VERSION, type Scenario } from "../model/schema";

/** How a simulation went, besides its results. */
export interface Timing {
  readonly threads: number;
  readonly seconds: number;
  readonly fingerprint: string;
}

const CAUSE_WORDS: Record<Cause, string> = {
  quorum: "too few members left",
  funds: "bills went unpaid",
  obsolete: "too far behind the frontier",
};

const TRIGGER_WORDS: Record<Trigger, string> = {
  sponsor: "after a sponsor stopped paying",
  price: "after dues outgrew what staying is worth",
  split: "after a split",
  departures: "after departures for other reasons",
  cost: "as it could not be paid for or kept up",
};

/** One row a line, columns flush: the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] as number) : text.padStart(widths[column] as number);
  return rows.map((row) => `  ${row.map(cell).join("  ")}`.trimEnd());
}

const counted = (count: number, noun: string) => `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;

const money = (usd: number | null | undefined) => (usd == null ? "–" : formatUsd(usd));

function shares<K extends string>(
  keys: readonly K[],
  words: Record<K, string>,
  of: Record<K, number>,
  runs: number,
) {
  const rows = keys
    .filter((key) => of[key] > 0)
    .map((key) => [words[key], formatChance(chanceOf(of[key], runs))]);
  return rows.length > 0 ? table(rows) : ["  none did"];
}

function years(results: Results, scenario: Scenario): string[] {
  const { quarters, together } = results;
  const rows = [["year", "together", "members", "dues a year", "1 in 20 below", "1 in 20 above"]];
  for (let t = 0; t < quarters.length; t += 4) {
    const { dues, members } = quarters[t] as Results["quarters"][number];
    rows.push([
      String(scenario.startYear + t / 4),
      t === 0 ? "all" : formatChance(chanceOf(together[t] as number, results.runs)),
      members === null ? "–" : formatNumber(members),
      ...[dues?.p50, dues?.p5, dues?.p95].map(money),
    ]);
  }
  return table(rows);
}

function groups({ groups }: Results): string[] {
  const rows = [["member", "leaves", "pays in all", "enjoys in all"]];
  for (const { name, left, duesPv, worthPv, runs } of groups) {
    rows.push([
      name,
      left === null ? "–" : formatChance(chanceOf(left, runs)),
      money(duesPv),
      money(worthPv),
    ]);
  }
  return table(rows);
}

/** The summary for people, as lines. */
export function report(
  scenario: Scenario,
  results: Results,
  { threads, seconds, fingerprint }: Timing,
): string {
  const { risk, runs } = results;
  const end = scenario.startYear + simulatedYears(scenario.horizonYears);
  return [
    scenario.name,
    "",
    `Falls apart by ${String(end)}: ${formatChance(risk)} (95 % ${formatInterval(risk)}), ${formatFrequency(risk)} futures.`,
    "",
    "What ended them",
    ...shares(CAUSES, CAUSE_WORDS, results.causes, runs),
    "What set it off",
    ...shares(TRIGGERS, TRIGGER_WORDS, results.triggers, runs),
    "",
    "At the start of each year, among those still together; a payer's mean dues, median and ends",
    ...years(results, scenario),
    "",
    "A founder, over the whole horizon; present values",
    ...groups(results),
    "",
    `${counted(runs, "run")} in ${seconds.toFixed(2)} s on ${counted(threads, "thread")}, ` +
      `seed “${scenario.simulation.seed}”, model ${MODEL_VERSION}, fingerprint ${fingerprint}`,
  ].join("\n");
}

/** The one object of --json. */
export function reportJson(scenario: Scenario, results: Results, performance: Timing): string {
  const { threads, seconds, fingerprint } = performance;
  const { runs, risk, together, causes, triggers, firstRuns, firstSurvivor, quarters, groups } = results;
  return JSON.stringify({
    model: MODEL_VERSION,
    scenario: scenario.name,
    runs,
    seed: scenario.simulation.seed,
    threads,
    seconds,
    runsPerSecond: runs / seconds,
    fingerprint,
    risk,
    together,
    causes,
    triggers,
    firstRuns,
    firstSurvivor,
    quarters,
    groups: groups.map(({ name, left, duesPv, worthPv }) => ({ name, left, duesPv, worthPv })),
  });
}
