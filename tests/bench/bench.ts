import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { readScenarioText } from "../../src/model/readScenario";
import type { Quantity, Scenario } from "../../src/model/schema";

/** Speed, always as a ratio of two things that took turns in this process: machines are noisy. */

const RUNS = 50_000;
const ROUNDS = 15;
const folder = fileURLToPath(new URL("../../tests/bench/", import.meta.url));

function readBenchScenario(): Scenario {
  const { scenario, problems } = readScenarioText(readFileSync(join(folder, "scenario.json"), "utf8"));
  if (scenario === null) throw new Error(problems[0].message);
  return scenario;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

type Timed = () => number;

/** A run of the kernel on one thread: microseconds a run. */
function timedKernel(kernel: Kernel, scenario: Scenario): Timed {
  let first = 0;
  return () => {
    kernel.load(parametersOf(scenario));
    const start = performance.now();
    kernel.simulate(first, RUNS);
    const microseconds = ((performance.now() - start) * 1000) / RUNS;
    first += RUNS;
    return microseconds;
  };
}

/** The same scenario in C, compiled here: microseconds a run. */
function timedBaseline(program: string): Timed {
  return () => {
    const { runsPerSecond } = JSON.parse(execFileSync(program, [String(RUNS)], { encoding: "utf8" }));
    return 1e6 / runsPerSecond;
  };
}

/** Times two things in turn; the median of the ratios a ÷ b, and of each. */
function compare(a: Timed, b: Timed) {
  a();
  b();
  const rounds = Array.from({ length: ROUNDS }, () => [a(), b()] as const);
  const middle = (of: (round: readonly [number, number]) => number) => median(rounds.map(of));
  return { a: middle(([x]) => x), b: middle(([, y]) => y), ratio: middle(([x, y]) => x / y) };
}

const scaled = (quantity: Quantity, factor: number): Quantity =>
  typeof quantity === "number"
    ? quantity * factor
    : (Object.fromEntries(
        Object.entries(quantity).map(([key, value]) => [
          key,
          typeof value === "number" ? value * factor : value,
        ]),
      ) as Quantity);

/** A hundred times the members in the same groups, and as many times the bill. */
function hundredfold(scenario: Scenario): Scenario {
  const { programme, churn, members } = scenario;
  return {
    ...scenario,
    programme: {
      ...programme,
      frontierCostUsd: scaled(programme.frontierCostUsd, 100),
      operatingCostUsdPerYear: scaled(programme.operatingCostUsdPerYear, 100),
    },
    members: members.map((group) => ({ ...group, count: scaled(group.count, 100) })),
    sponsors: scenario.sponsors.map((sponsor) => ({ ...sponsor, capUsdPerYear: null })),
    churn: { ...churn, splitHazardPerMemberYear: churn.splitHazardPerMemberYear / 100 },
  };
}

/** The scenario with nobody free to leave before the end. */
const committed = (scenario: Scenario): Scenario => ({
  ...scenario,
  members: scenario.members.map((group) => ({ ...group, commitmentYears: scenario.horizonYears })),
});

/** The scenario with its quorum at nothing and nothing else that ends a run, so that all quarters are simulated. */
const endless = (scenario: Scenario, horizonYears: number): Scenario => ({
  ...scenario,
  horizonYears,
  programme: { ...scenario.programme, pace: 1 },
  governance: { ...scenario.governance, quorum: 0, shortfallTolerance: 1 },
});

function say(what: string, { a, b, ratio }: ReturnType<typeof compare>, wanted: string): void {
  const micro = (value: number) => `${value.toFixed(2)} µs`;
  console.log(`${what.padEnd(74)} ${ratio.toFixed(2)}  (${micro(a)} ÷ ${micro(b)} a run; wanted ${wanted})`);
}

async function main(): Promise<void> {
  const scenario = readBenchScenario();
  const [one, other] = [await startKernel(), await startKernel()];
  const timed = (timedScenario: Scenario, kernel = one) => timedKernel(kernel, timedScenario);
  const build = mkdtempSync(join(tmpdir(), "quorum-bench-"));
  try {
    const program = join(build, "baseline");
    execFileSync("gcc", ["-O3", "-march=native", "-o", program, join(folder, "baseline.c"), "-lm"]);
    say("speed against C on one thread", compare(timedBaseline(program), timed(scenario)), "at least 0.7");
  } finally {
    rmSync(build, { recursive: true });
  }
  const eight = endless({ ...scenario, members: scenario.members.slice(0, 8) }, 5);
  const many = hundredfold(eight);
  const held = compare(timed(committed(many), other), timed(committed(eight)));
  say("800 members ÷ 8 in the same groups, who stay", held, "at most 1.1");
  say(
    "800 members ÷ 8 in the same groups, who leave: each departure costs",
    compare(timed(many, other), timed(eight)),
    "no bound",
  );
  const quarters = compare(timed(endless(scenario, 25), other), timed(endless(scenario, 2.5)));
  say("100 quarters ÷ 10", quarters, "at most 10");
}

await main();
