import { decodeLink, encodeLink, LONGEST_LINK } from "../share/link";
import { UsageError } from "./arguments";
import { readScenarioFile } from "./readScenarioFile";

const USAGE = `Usage: npm run -s link -- FILE
       npm run -s link -- --decode FRAGMENT

  FILE                a scenario: prints the fragment of its link, what follows "#" in the address
  --decode FRAGMENT   prints the scenario that a link's fragment holds`;

function answer(words: readonly string[]): string {
  const [first, second, ...more] = words;
  if (first === undefined || first === "--help") return USAGE;
  if (first === "--decode") {
    if (second === undefined || more.length > 0)
      throw new UsageError(`--decode wants one fragment\n\n${USAGE}`);
    const { linked, problem } = decodeLink(second.replace(/^.*#/, ""));
    if (linked === null) throw new UsageError(problem);
    return JSON.stringify(linked.scenario, null, 2);
  }
  if (second !== undefined) throw new UsageError(`one FILE is wanted\n\n${USAGE}`);
  const scenario = readScenarioFile({ file: first, runs: null, seed: null });
  const linked = { scenario, presetId: null, view: null, precision: null, slides: {}, result: null };
  const fragment = encodeLink(linked);
  if (fragment.length > LONGEST_LINK) {
    const [has, most] = [fragment.length, LONGEST_LINK].map((length) => length.toLocaleString("en-US"));
    throw new UsageError(
      `the link of ${first} has ${has} characters, more than ${most}: send the file instead`,
    );
  }
  return fragment;
}

try {
  console.log(answer(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`link: ${error.message}`);
  process.exitCode = 2;
}
