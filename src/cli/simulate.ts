import { availableParallelism } from "node:os";
import { summarise } from "../analysis/summarise";
import { fingerprintOf } from "../engine/fingerprint";
import { readArguments, USAGE, UsageError } from "./arguments";
import { progressBar } from "./progressBar";
import { readScenarioFile } from "./readScenarioFile";
import { report, reportJson } from "./report";
import { simulateOnThreads } from "./simulateOnThreads";

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2), availableParallelism());
  if (given === null) {
    console.log(USAGE);
    return;
  }
  const scenario = readScenarioFile(given);
  const bar = progressBar(scenario.simulation.runs, process.stderr);
  const { columns, seconds } = await simulateOnThreads(scenario, given.threads, (done) => {
    if (!given.json) bar.show(done);
  });
  bar.clear();
  const performance = { threads: given.threads, seconds, fingerprint: fingerprintOf(columns) };
  const print = given.json ? reportJson : report;
  console.log(print(scenario, summarise(columns, scenario), performance));
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? `simulate: ${error.message}` : error);
  process.exitCode = isUsage ? 2 : 1;
});
