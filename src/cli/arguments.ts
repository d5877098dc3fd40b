import { parseArgs } from "node:util";
import { LIMITS } from "../model/schema";

export interface Arguments {
  readonly file: string;
  readonly runs: number | null;
  readonly seed: string | null;
  readonly threads: number;
  readonly json: boolean;
}

export const USAGE = `Usage: npm run -s simulate -- FILE [--runs N] [--seed TEXT] [--threads N] [--json]

  FILE         a scenario, such as scenarios/nemotron-coalition.json
  --runs N     how many futures to imagine, 1 to ${LIMITS.runs.toLocaleString("en-US")} (default: the scenario's)
  --seed TEXT  any text; the same text gives the same futures (default: the scenario's)
  --threads N  worker threads, 1 to 64 (default: one for each core)
  --json       print one JSON object instead of the summary`;

/** A wrong use of the command line; its message is for the person who typed it. */
export class UsageError extends Error {}

function wholeNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UsageError(
    `--${name} is ${text}: it must be a whole number from 1 to ${most.toLocaleString("en-US")}`,
  );
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        runs: { type: "string" },
        seed: { type: "string" },
        threads: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split("\n")[0] as string) : String(error));
  }
}

/** Node takes the "-1" of "--runs -1" for an option; what follows an option that wants a value is its value. */
function joined(words: readonly string[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const next = words[i + 1];
    const wantsValue = ["--runs", "--seed", "--threads"].includes(word);
    if (wantsValue && next?.startsWith("-")) {
      result.push(`${word}=${next}`);
      i++;
    } else result.push(word);
  }
  return result;
}

/** Reads the words after the command's name; null when they ask for help.
 * @throws {UsageError} when they are wrong */
export function readArguments(words: readonly string[], cores: number): Arguments | null {
  const { values, positionals } = parse(joined(words));
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file) throw new UsageError("no scenario file is named");
  if (others.length > 0) throw new UsageError(`one scenario file is wanted, not ${positionals.length}`);
  return {
    file,
    runs: wholeNumber("runs", values.runs, LIMITS.runs),
    seed: values.seed ?? null,
    threads: wholeNumber("threads", values.threads, 64) ?? cores,
    json: values.json,
  };
}
