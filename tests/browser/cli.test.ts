import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAUSES, TRIGGERS } from "../../src/analysis/results";
import { summarise } from "../../src/analysis/summarise";
import { readArguments, UsageError } from "../../src/cli/arguments";
import { fingerprintOf } from "../../src/engine/fingerprint";
import { readScenarioText } from "../../src/model/readScenario";
import type { Scenario } from "../../src/model/schema";
import { columnsOf } from "../support/simulate";

const root = fileURLToPath(new URL("../../", import.meta.url));
const setup = join(root, "src/cli/setup.cjs");
const built = join(root, "dist/cli/simulate.js");
const preset = join(root, "scenarios/single-sponsor.json");
const RUNS = ["--runs", "600"];

let folder: string;

/** Runs Node as a shell would that knows nothing of the npm that these tests may run in. */
function node(
  args: readonly string[],
  cwd = folder,
  extra: NodeJS.ProcessEnv = {},
): SpawnSyncReturns<string> {
  const isNpm = (name: string) => name.startsWith("npm_") || name === "INIT_CWD";
  const own = Object.entries(process.env).filter(([name]) => !isNpm(name) && name !== "NODE_OPTIONS");
  const env = { ...Object.fromEntries(own), ...extra };
  return spawnSync(process.execPath, args, { cwd, env, encoding: "utf8", timeout: 60_000 });
}

const simulate = (...args: string[]) => node([built, ...args]);

function jsonOf(...args: string[]): Record<string, unknown> {
  const { status, stdout, stderr } = simulate(...args, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

function scenarioOfPreset(change: Record<string, unknown> = {}): Scenario {
  const file = JSON.parse(readFileSync(preset, "utf8"));
  const { scenario } = readScenarioText(JSON.stringify({ ...file, ...change }));
  if (scenario === null) throw new Error("the preset does not read");
  return scenario;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "quorum-"));
  const { status, stderr } = node([setup, "--tool", "simulate", "--help"]);
  expect([status, stderr]).toEqual([0, ""]);
  writeFileSync(join(folder, "words.json"), "hello");
  writeFileSync(join(folder, "pretty.json"), '{\n  "version": 1,\n  "name" 3\n}\n');
  writeFileSync(join(folder, "preset.json"), readFileSync(preset));
  const quorum = readFileSync(preset, "utf8").replace(/"quorum": \d+/, '"quorum": -1');
  writeFileSync(join(folder, "quorum.json"), quorum);
  writeFileSync(join(folder, "version.json"), '{"version": 2}');
  writeFileSync(join(folder, "large.json"), Buffer.alloc(50_000_000, " "));
  mkdirSync(join(folder, "inner"));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what is wrong is said in one line on standard error, with status 2", () => {
  it.each<[string, RegExp, string[]]>([
    ["no file", /^no scenario file is named$/, []],
    ["an empty name", /^no scenario file is named$/, [""]],
    ["two files", /^one scenario file is wanted, not 2$/, ["preset.json", "preset.json"]],
    ["a missing file", /^there is no file missing\.json$/, ["missing.json"]],
    ["a folder", /^inner is a folder: a scenario file is wanted$/, ["inner"]],
    ["not JSON", /^words\.json: the file is not JSON: Unexpected token/, ["words.json"]],
    ["not JSON, over lines", /^pretty\.json: the file is not JSON: \S/, ["pretty.json"]],
    [
      "a bad field",
      /^quorum\.json: governance\.quorum is -1: it must be a whole number from 0 to 100,000$/,
      ["quorum.json"],
    ],
    ["a newer version", /^version\.json: version is 2: it must be 1$/, ["version.json"]],
    ["a large file", /^large\.json has 50\.0 MB: a scenario file must have at most 4\.0 MB$/, ["large.json"]],
    ["an unknown option", /^Unknown option '--frob'/, ["preset.json", "--frob"]],
    ["runs without a number", /^Option '--runs <value>' argument missing$/, ["preset.json", "--runs"]],
    ["a value for a switch", /^Option '--json' does not take an argument$/, ["preset.json", "--json=yes"]],
    [
      "no threads",
      /^--threads is 0: it must be a whole number from 1 to 64$/,
      ["preset.json", "--threads", "0"],
    ],
    [
      "a long seed",
      /: simulation\.seed is "x+…: it must be text of at most 200 characters$/,
      ["preset.json", "--seed", "x".repeat(201)],
    ],
  ])("%s", (_, message, args) => {
    const started = performance.now();
    const { status, stdout, stderr } = simulate(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^simulate: [^\n]+\n$/);
    expect(stderr.slice("simulate: ".length, -1)).toMatch(message);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each(["0", "-1", "1.5", "1e12", "abc"])("--runs %j", (runs) => {
    const { status, stdout, stderr } = simulate("preset.json", "--runs", runs);
    const message = `simulate: --runs is ${runs}: it must be a whole number from 1 to 10,000,000\n`;
    expect([status, stdout, stderr]).toEqual([2, "", message]);
  });
});

describe("arguments", () => {
  it.each(["0", "-1", "1.5", "1e12", "10000001", "abc", "", " ", "NaN", "Infinity"])(
    "refuse %j runs",
    (runs) => {
      expect(() => readArguments(["a.json", "--runs", runs], 4)).toThrow(
        new UsageError(`--runs is ${runs}: it must be a whole number from 1 to 10,000,000`),
      );
    },
  );

  it("come in any order, with the number of cores for threads", () => {
    const file = { file: "a.json", runs: null, seed: null, threads: 4, json: false };
    expect(readArguments(["a.json"], 4)).toEqual(file);
    expect(readArguments(["--json", "--runs", "10000000", "a.json", "--threads=64"], 4)).toEqual({
      ...file,
      runs: 10_000_000,
      threads: 64,
      json: true,
    });
    expect(readArguments(["--seed", "--json", "a.json"], 4)).toEqual({ ...file, seed: "--json" });
    expect(readArguments(["--seed=", "--", "a.json"], 4)).toEqual({ ...file, seed: "" });
    expect(readArguments(["--help"], 4)).toBeNull();
  });
});

describe("--json", () => {
  it("prints one object with the results of the same runs in this process", async () => {
    const { stdout, stderr, status } = simulate("preset.json", ...RUNS, "--json", "--threads", "2");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    const scenario = scenarioOfPreset();
    const columns = await columnsOf(scenario, 600);
    const { groups: all, cumulativeIncidence: _, ...results } = summarise(columns, scenario);
    const groups = all.map(({ name, left, duesPv, worthPv }) => ({ name, left, duesPv, worthPv }));
    const { seconds, runsPerSecond, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({
      model: "1.0",
      scenario: "Single sponsor",
      runs: 600,
      seed: "single-sponsor",
      threads: 2,
      fingerprint: fingerprintOf(columns),
      ...JSON.parse(JSON.stringify({ ...results, groups })),
    });
    expect(seconds).toBeGreaterThan(0);
    expect(runsPerSecond).toBeCloseTo(600 / seconds, 6);
  });

  it("has the keys that it promises, in shapes that agree", () => {
    const object = jsonOf("preset.json", ...RUNS);
    expect(Object.keys(object)).toEqual([
      ...["model", "scenario", "runs", "seed", "threads", "seconds", "runsPerSecond", "fingerprint"],
      ...["risk", "together", "causes", "triggers", "firstRuns", "firstSurvivor", "quarters", "groups"],
    ]);
    const quarters = object.quarters as object[];
    const quarterCount = 4 * scenarioOfPreset().horizonYears;
    expect(object.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.keys(object.risk as object)).toEqual(["value", "low", "high"]);
    expect(object.together).toHaveLength(quarterCount + 1);
    expect(quarters).toHaveLength(quarterCount);
    expect(Object.keys(quarters[0] as object).toSorted()).toEqual(
      ["alive", "dues", "members", "bill", "worth", "funded", "lag"].toSorted(),
    );
    const firstRuns = object.firstRuns as Record<string, (number | null)[]>;
    expect(Object.keys(firstRuns)).toEqual([...TRIGGERS]);
    for (const runs of Object.values(firstRuns)) expect(runs).toHaveLength(quarterCount);
    expect(Object.keys(object.causes as object)).toEqual([...CAUSES]);
    expect(Object.keys(object.triggers as object)).toEqual([...TRIGGERS]);
    expect((object.groups as { name: string }[]).map(({ name }) => name)).toEqual(
      scenarioOfPreset().members.map(({ name }) => name),
    );
  });

  it("has one fingerprint whatever the threads, and others for other seeds and runs", () => {
    const fingerprint = (...args: string[]) => jsonOf("preset.json", ...RUNS, ...args).fingerprint;
    const one = fingerprint("--threads", "1");
    expect(fingerprint("--threads", "2")).toBe(one);
    expect(fingerprint("--threads", "7")).toBe(one);
    expect(fingerprint("--seed", "single-sponsor")).toBe(one);
    expect(fingerprint("--seed", "another")).not.toBe(one);
    expect(fingerprint("--runs", "601")).not.toBe(one);
  });

  it.each(["🜂 ключ 種", "", " two words "])("takes the seed %j", async (seed) => {
    const scenario = scenarioOfPreset({ simulation: { seed } });
    const { fingerprint, seed: told } = jsonOf(
      "preset.json",
      "--runs",
      "20",
      "--threads",
      "1",
      `--seed=${seed}`,
    );
    expect(told).toBe(seed);
    expect(fingerprint).toBe(fingerprintOf(await columnsOf(scenario, 20)));
  });

  it("takes a seed that begins with a dash as a word of its own", () => {
    expect(jsonOf("preset.json", "--runs", "1", "--seed", "-1").seed).toBe("-1");
  });

  it("imagines a single future", () => {
    const object = jsonOf("preset.json", "--runs", "1");
    expect(object.runs).toBe(1);
    expect([0, 1]).toContain((object.risk as { value: number }).value);
  });
});

describe("the summary", () => {
  it("tells the headline figures, and no progress where there is no terminal", () => {
    const { status, stdout, stderr } = simulate("preset.json", ...RUNS, "--threads", "2");
    const object = jsonOf("preset.json", ...RUNS);
    const percent = ((object.risk as { value: number }).value * 100).toFixed(1);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Single sponsor\n/);
    expect(stdout).toContain(`Falls apart by 2031: ${percent}% (95 % `);
    expect(stdout).toMatch(/\n {2}2026 +all /);
    expect(stdout).toContain("600 runs in ");
    expect(stdout).toContain(" on 2 threads, seed “single-sponsor”, model 1.0, ");
    expect(stdout).toContain(`fingerprint ${object.fingerprint}\n`);
    for (const { name } of scenarioOfPreset().members) expect(stdout).toContain(`\n  ${name} `);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity|[█░]|[^\P{Cc}\n]/u);
  });

  it("reads well for a single run", () => {
    const { status, stdout } = simulate("preset.json", "--runs", "1", "--threads", "1");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n1 run in .* on 1 thread, /);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it("gives way to the usage on --help", () => {
    const { status, stdout, stderr } = simulate("--help");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: npm run -s simulate -- FILE /);
  });
});

describe("setup", () => {
  const throughSetup = ["--tool", "simulate", "../preset.json", "--runs", "1", "--json"];

  it("takes a file from where one stands", () => {
    const { status, stdout, stderr } = node([setup, ...throughSetup], join(folder, "inner"));
    expect([status, stderr, JSON.parse(stdout).runs]).toEqual([0, "", 1]);
  });

  it("takes a file from where one stands though npm runs scripts in the package's folder", () => {
    const env = { npm_lifecycle_event: "simulate", INIT_CWD: join(folder, "inner") };
    const { status, stdout, stderr } = node([setup, ...throughSetup], root, env);
    expect([status, stderr, JSON.parse(stdout).runs]).toEqual([0, "", 1]);
  });

  it("heeds npm only when npm runs this very script", () => {
    const env = { npm_lifecycle_event: "test", INIT_CWD: root };
    expect(node([setup, ...throughSetup], join(folder, "inner"), env).status).toBe(0);
  });

  it("hands on the tool's status", () => {
    expect(node([setup, "--tool", "simulate", "missing.json"]).status).toBe(2);
  });

  it.each([
    ["0.10.48", true],
    ["18.20.8", true],
    ["20.18.3", true],
    ["20.19.0", false],
    ["21.7.3", true],
    ["22.11.0", true],
    ["22.12.0", false],
    ["24.0.0", false],
  ])("on Node %s refuses: %j", (version, isRefused) => {
    const disguise = join(folder, "disguise.cjs");
    writeFileSync(
      disguise,
      `Object.defineProperty(process.versions, "node", { value: ${JSON.stringify(version)} });`,
    );
    const { status, stdout, stderr } = node(["--require", disguise, setup]);
    const refusal =
      "Quorum needs Node 20.19 or later, or of Node 22 at least 22.12; " +
      `this is Node ${version}. See https://nodejs.org\n`;
    expect([status, stdout, stderr]).toEqual(isRefused ? [1, "", refusal] : [0, "", ""]);
  });

  it("is written so that an old Node can read it", () => {
    const code = readFileSync(setup, "utf8").replace(/\/\/.*|"[^"\n]*"/g, '""');
    expect(code).not.toMatch(/=>|`|\b(let|const|class|async|await|import|of)\b|\.\.\.|\?\?|\?\.|\*\*|,\s*\)/);
  });
});

describe("links on the command line", () => {
  const link = (...args: string[]) => node([join(root, "dist/cli/link.js"), ...args]);

  it("hold a scenario, whole", () => {
    const made = link(preset);
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/^1\.[\w-]+\n$/)]);
    const read = link("--decode", `https://example.org/#${made.stdout.trim()}`);
    expect(JSON.parse(read.stdout)).toMatchObject(JSON.parse(readFileSync(preset, "utf8")));
  });

  it("that would be cut on their way are not handed out", () => {
    const scenario = JSON.parse(readFileSync(preset, "utf8")) as Scenario;
    const members = Array.from({ length: 150 }, (_, i) => ({
      ...scenario.members[0],
      name: `${Math.sin(i)}`,
    }));
    writeFileSync(join(folder, "long.json"), JSON.stringify({ ...scenario, sources: {}, members }));
    const { status, stdout, stderr } = link("long.json");
    expect([status, stdout, stderr]).toEqual([
      2,
      "",
      expect.stringMatching(/more than 2,000: send the file/),
    ]);
  });

  it.each([
    [["--decode", "1.nonsense"], /^link: This link is damaged/],
    [["--decode"], /^link: --decode wants one fragment/],
    [["missing.json"], /^link: there is no file missing\.json/],
  ])("say what is wrong with %j", (args, message) => {
    const { status, stderr } = link(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
