import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { withScenario } from "../share/oneFile";
import { UsageError } from "./arguments";
import { readScenarioFile } from "./readScenarioFile";

const USAGE = `Usage: npm run build:standalone -- [FILE]

Makes dist/standalone/quorum.html: the whole page in one file, which opens by a double click, offline.

  FILE   a scenario that it opens with; without, it opens with the first preset`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = fileURLToPath(new URL("../standalone/quorum.html", import.meta.url));

async function make(words: readonly string[]): Promise<string> {
  const [file, ...more] = words;
  if (file?.startsWith("-")) return USAGE;
  if (more.length > 0) throw new UsageError(`one FILE is wanted\n\n${USAGE}`);
  const scenario = file === undefined ? null : readScenarioFile({ file, runs: null, seed: null });
  await build({ root, mode: "standalone", logLevel: "warn" });
  if (scenario !== null) {
    const linked = { scenario, presetId: null, view: null, precision: null, slides: {}, result: null };
    writeFileSync(made, withScenario(readFileSync(made, "utf8"), linked, null));
  }
  return `made ${made}`;
}

try {
  console.log(await make(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`build:standalone: ${error.message}`);
  process.exitCode = 2;
}
