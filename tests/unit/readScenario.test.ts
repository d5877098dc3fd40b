import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateKey } from "../../src/model/duplicateKeys";
import { type Migration, migrate } from "../../src/model/migrations";
import { MOST_PROBLEMS, type ReadResult, readScenario, readScenarioText } from "../../src/model/readScenario";

/** The least that a scenario can say. */
const least = () => ({
  version: 1,
  programme: { frontierCostUsd: 1e9, costGrowthPerYear: 2, operatingCostUsdPerYear: 1e7 },
  valueGrowthPerYear: 1.5,
  members: [{ name: "A", count: 5, valueUsdPerYear: 1e8, exitHazardPerYear: 0.05 }],
  churn: { priceSensitivityPerYear: 0.5, contagion: 1, freeRiding: 0.5 },
  governance: {
    quorum: 2,
    reserveMonths: 6,
    reserveLevy: 0.05,
    shortfallTolerance: 0.2,
    graceYears: 0.5,
    noticeYears: 0.5,
  },
  simulation: { seed: "x" },
});

type Step = string | number;

/** The text of the least scenario with `json` at a path; as text, so that it can be anything. */
function textWith(path: readonly Step[], json: string): string {
  const mark = "@here@";
  const scenario: unknown = least();
  const holder = path.slice(0, -1).reduce((inner, step) => (inner as Record<Step, unknown>)[step], scenario);
  (holder as Record<Step, unknown>)[path.at(-1) as Step] = mark;
  return JSON.stringify(scenario).replace(`"${mark}"`, () => json);
}

function textWithout(...path: Step[]): string {
  const scenario: unknown = least();
  const holder = path.slice(0, -1).reduce((inner, step) => (inner as Record<Step, unknown>)[step], scenario);
  delete (holder as Record<Step, unknown>)[path.at(-1) as Step];
  return JSON.stringify(scenario);
}

const messagesOf = ({ problems }: ReadResult) => problems?.map(({ message }) => message) ?? [];

/** The one message about a text that has one mistake. */
function refusal(text: string): string {
  const messages = messagesOf(readScenarioText(text));
  expect(messages).toHaveLength(1);
  return messages[0] as string;
}

const cost = ["programme", "frontierCostUsd"];
const UNCERTAIN = 'or an uncertain one such as {"dist": "lognormal", "p5": …, "p95": …}';
const KNOWN =
  "$schema, version, name, summary, sources, startYear, horizonYears, programme, valueGrowthPerYear, members, " +
  "sponsors, churn, shocks, governance, simulation";
const FOUNDERS =
  "it must be groups of which at least one has founders: joinsPerYear 0 and a count of at least 0.5";
const sponsorsOf = (...shares: number[]) =>
  JSON.stringify(shares.map((share) => ({ name: "S", share, withdrawalHazardPerYear: 0.1 })));

describe("what is wrong in very many ways", () => {
  it("is explained as far as anybody reads, at once", () => {
    const names = Array.from({ length: 100 }, (_, i) => [`unknown ${i}`, 0] as const);
    const member = Object.fromEntries(names);
    const text = JSON.stringify({ ...least(), members: new Array(200).fill(member) });
    const start = performance.now();
    const messages = messagesOf(readScenarioText(text));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(messages.length).toBeGreaterThan(50);
    expect(messages.length).toBeLessThanOrEqual(MOST_PROBLEMS);
  });

  it("or has a name of a million letters, is not compared with the names that there are", () => {
    const start = performance.now();
    expect(refusal(textWith(["a".repeat(1e6)], "1"))).toContain(
      `there is no such field; known here are ${KNOWN}`,
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("what is not a scenario at all", () => {
  it.each([
    ["[1, 2]", "the file holds a list of 2: it must be a scenario, { … }"],
    ["12", "the file holds 12: it must be a scenario, { … }"],
    ["null", "the file holds null: it must be a scenario, { … }"],
    ['"scenario"', 'the file holds "scenario": it must be a scenario, { … }'],
    ["NaN", "the file holds NaN: it must be a scenario, { … }"],
    ["{}", "version is missing: it must be 1"],
  ])("%s", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each([
    "",
    "hello",
    '{"version": 1,}',
    '{"version": 1',
    '{"a": undefined}',
    '{"version": nan}',
    "{NaN: 1}",
    '{\n\n"a": 1,\u001b[31m\n"b" 2}',
  ])("says on one line that %j is not JSON", (text) => {
    expect(refusal(text)).toMatch(/^the file is not JSON: [^\n\p{Cc}]+$/u);
  });

  it("refuses a text that is too long", () => {
    expect(refusal(" ".repeat(4_000_001))).toBe(
      "the file has 4,000,001 characters: it must have at most 4,000,000",
    );
  });

  it.each([
    ["lists", `${"[".repeat(1e5)}${"]".repeat(1e5)}`],
    ["objects", `${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}`],
    ["lists and a NaN", `{"a":NaN,"b":${"[".repeat(1e5) + "]".repeat(1e5)}}`],
    ["half-open lists", "[".repeat(1e6)],
    ["an endless string of quotes", `{"a": "${'\\"'.repeat(1e6)}`],
  ])("does not fall over %s nested or repeated without end", (_, text) => {
    expect(refusal(text).length).toBeLessThan(200);
  });

  it.each([
    ["a text", ["members", 0, "name"], "DEEP"],
    ["a distribution", cost, '{"dist": DEEP}'],
    ["an unknown field", ["other"], "DEEP"],
  ])("does not fall over %s that is nested without end", (_, path, json) => {
    const deep = `${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}`;
    const message = refusal(textWith(path, json.replace("DEEP", deep)));
    expect(message).toContain('{"a": …}: ');
  });
});

describe("version", () => {
  it.each(["2", "0", "-1", "1.5", '"1"', "null", "NaN", "true"])("is not %s", (json) => {
    expect(refusal(textWith(["version"], json))).toBe(`version is ${json}: it must be 1`);
  });

  it("must be there", () => {
    expect(refusal(textWithout("version"))).toBe("version is missing: it must be 1");
  });
});

describe("unknown fields", () => {
  it.each<[string, Step[], string]>([
    ["horizonYear is 3: there is no such field; did you mean horizonYears?", ["horizonYear"], "3"],
    ["Members is 3: there is no such field; did you mean members?", ["Members"], "3"],
    [`foo is 3: there is no such field; known here are ${KNOWN}`, ["foo"], "3"],
    [`constructor is 1: there is no such field; known here are ${KNOWN}`, ["constructor"], "1"],
    [`["a.b[0]"] is 1: there is no such field; known here are ${KNOWN}`, ["a.b[0]"], "1"],
    [`["a\\nb\\u001b"] is 1: there is no such field; known here are ${KNOWN}`, ["a\nb\u001b"], "1"],
    [`[""] is 1: there is no such field; known here are ${KNOWN}`, [""], "1"],
    ["members[0].counts is 3: there is no such field; did you mean count?", ["members", 0, "counts"], "3"],
    [
      "programme.frontierCostUsd.p50 is 1: there is no such field; did you mean p5?",
      cost,
      '{"dist": "lognormal", "p5": 1, "p95": 2, "p50": 1}',
    ],
    [
      "programme.frontierCostUsd.mode is 1: there is no such field; known here are dist, min, max",
      cost,
      '{"dist": "uniform", "min": 1, "max": 2, "mode": 1}',
    ],
  ])("%s", (message, path, json) => {
    expect(refusal(textWith(path, json))).toBe(message);
  });

  it.each([
    ["__proto__", '"version":1', KNOWN],
    [
      "members[0].__proto__",
      '"name":"A"',
      "name, count, weight, valueUsdPerYear, worthSpread, duesCapUsdPerYear, exitHazardPerYear, " +
        "commitmentYears, joinsPerYear",
    ],
  ])("%s is one", (path, before, known) => {
    const text = JSON.stringify(least()).replace(before, `${before},"__proto__":{"count":3}`);
    expect(refusal(text)).toBe(`${path} is {"count": …}: there is no such field; known here are ${known}`);
  });

  it("__proto__ is one in a quantity, and no distribution", () => {
    expect(refusal(textWith(cost, '{"dist":"uniform","min":1,"max":2,"__proto__":{}}'))).toBe(
      "programme.frontierCostUsd.__proto__ is {}: there is no such field; known here are dist, min, max",
    );
    expect(refusal(textWith(cost, '{"dist":"__proto__","min":1,"max":2}'))).toBe(
      'programme.frontierCostUsd.dist is "__proto__": it must be one of uniform, triangular, normal, lognormal',
    );
  });

  it("__proto__ is not dropped from the sources", () => {
    expect(refusal(textWith(["sources"], '{"__proto__": "assumption"}'))).toBe(
      "sources.__proto__ is not the path of a field",
    );
  });

  it("come with what is missing in their place, each once", () => {
    const text = textWith(cost, '{"dist": "lognormal", "p5": 1, "p90": 2}');
    expect(messagesOf(readScenarioText(text))).toEqual([
      "programme.frontierCostUsd.p95 is missing: it must be a number above 0, at most 1e15",
      "programme.frontierCostUsd.p90 is 2: there is no such field; did you mean p95?",
    ]);
  });
});

describe("fields given twice", () => {
  it.each([
    ["governance.quorum", '"quorum":2', '"quorum":2,"quorum":3'],
    ["governance.quorum", '"quorum":2', '"quorum":2,"quorum":2'],
    ["governance.quorum", '"quorum":2', '"quorum":2,"qu\\u006frum":2'],
    ["governance.quorum", '"quorum":2', '"quorum":2,"quorum":NaN'],
    ["members[0].name", '"name":"A"', '"name":"A","name":"A"'],
    ["version", '{"version":1', '{"version":1,"version":1'],
    ["members", '"churn":{', '"members":[],"churn":{'],
  ])("%s", (path, from, to) => {
    const text = JSON.stringify(least());
    expect(text).toContain(from);
    expect(refusal(text.replace(from, to))).toBe(`${path} is given twice`);
  });

  it.each([
    ['{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 1}]}', null],
    ['{"a": "a", "b": "a", "c": ["a", "a", "a"]}', null],
    ['{"a\\"": 1, "a\\\\": "}{,\\"a\\\\", "a": 2}', null],
    ["[]", null],
    ["12", null],
    ['{"a": {}, "a": {}}', "a"],
    ['[0, {"b": [[], {"c": 1, "c": 2}]}]', "[1].b[1].c"],
    ['{"a.b": {"c": 0, "c": 0}}', '["a.b"].c'],
    ['{"__proto__": 1, "__proto__": 2}', "__proto__"],
  ])("duplicateKey(%j) is %j", (text, path) => {
    expect(duplicateKey(text)).toBe(path);
  });

  it("never finds one in what JSON.stringify wrote, and always the one put there", () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, key) => {
        const name = JSON.stringify(key);
        expect(duplicateKey(json)).toBeNull();
        expect(duplicateKey(`[${json}, {${name}: ${json}, ${name}: 1}]`)).not.toBeNull();
      }),
    );
  });
});

describe("missing fields", () => {
  it.each<[string, Step[]]>([
    ["governance is missing: it must be a group of fields, { … }", ["governance"]],
    ["members is missing: it must be a list, [ … ]", ["members"]],
    ["governance.quorum is missing: it must be a whole number from 0 to 100,000", ["governance", "quorum"]],
    ["members[0].name is missing: it must be text of 1 to 200 characters", ["members", 0, "name"]],
    ["simulation.seed is missing: it must be text of at most 200 characters", ["simulation", "seed"]],
    [
      `members[0].exitHazardPerYear is missing: it must be a number from 0 to 100, ${UNCERTAIN}`,
      ["members", 0, "exitHazardPerYear"],
    ],
  ])("%s", (message, path) => {
    expect(refusal(textWithout(...path))).toBe(message);
  });
});

describe("single values", () => {
  const SEED = ["simulation", "seed"];
  const RUNS = ["simulation", "runs"];
  const long = JSON.stringify("x".repeat(201));
  const cut = `"${"x".repeat(56)}…`;
  it.each<[string, Step[], string]>([
    ["horizonYears is 0: it must be a number from 0.25 to 50", ["horizonYears"], "0"],
    ["horizonYears is 1000: it must be a number from 0.25 to 50", ["horizonYears"], "1000"],
    ["startYear is 3000: it must be a whole number from 1900 to 2200", ["startYear"], "3000"],
    ["startYear is 2026.5: it must be a whole number from 1900 to 2200", ["startYear"], "2026.5"],
    ["simulation.runs is 0: it must be a whole number from 1 to 10,000,000", RUNS, "0"],
    ["simulation.runs is -1: it must be a whole number from 1 to 10,000,000", RUNS, "-1"],
    ["simulation.runs is 1.5: it must be a whole number from 1 to 10,000,000", RUNS, "1.5"],
    ["simulation.runs is 1000000000000: it must be a whole number from 1 to 10,000,000", RUNS, "1e12"],
    ["simulation.runs is 1e+300: it must be a whole number from 1 to 10,000,000", RUNS, "1e300"],
    ['simulation.runs is "10": it must be a whole number from 1 to 10,000,000', RUNS, '"10"'],
    ["simulation.runs is null: it must be a whole number from 1 to 10,000,000", RUNS, "null"],
    ["simulation.runs is NaN: it must be a whole number from 1 to 10,000,000", RUNS, "NaN"],
    ["simulation.seed is 1: it must be text of at most 200 characters", SEED, "1"],
    [`simulation.seed is ${cut}: it must be text of at most 200 characters`, SEED, long],
    ['name is "": it must be text of 1 to 200 characters', ["name"], '""'],
    [`name is ${cut}: it must be text of 1 to 200 characters`, ["name"], long],
    ["summary is 1: it must be text of at most 2,000 characters", ["summary"], "1"],
    ["$schema is 1: it must be text", ["$schema"], "1"],
    ["sources is a list of 0: it must be a group of fields, { … }", ["sources"], "[]"],
    ["sources.horizonYears is 1: it must be text", ["sources"], '{"horizonYears": 1}'],
    ['sources["members[].count"] is 1: it must be text', ["sources"], '{"members[].count": 1}'],
    [
      `sources.a is ${cut}: it must be text of at most 2,000 characters`,
      ["sources"],
      `{"a": "${"x".repeat(2001)}"}`,
    ],
    [
      'governance.costSharing is "fair": it must be one of equal, tiered, proportional, capped, talmud',
      ["governance", "costSharing"],
      '"fair"',
    ],
    ["governance is null: it must be a group of fields, { … }", ["governance"], "null"],
    ["governance is a list of 2: it must be a group of fields, { … }", ["governance"], "[1, 2]"],
    [
      'governance.quorum is "5": it must be a whole number from 0 to 100,000',
      ["governance", "quorum"],
      '"5"',
    ],
    [
      "governance.quorum is Infinity: it must be a whole number from 0 to 100,000",
      ["governance", "quorum"],
      "Infinity",
    ],
    [
      "governance.quorum is Infinity: it must be a whole number from 0 to 100,000",
      ["governance", "quorum"],
      "1e999",
    ],
    ["programme.ambition is 0: it must be a number above 0, at most 1", ["programme", "ambition"], "0"],
    ["programme.ambition is 1.2: it must be a number above 0, at most 1", ["programme", "ambition"], "1.2"],
    [
      "members[0].duesCapUsdPerYear is -1: it must be a number from 0 to 1e15, or null for none",
      ["members", 0, "duesCapUsdPerYear"],
      "-1",
    ],
    [
      'members[0].duesCapUsdPerYear is "no": it must be a number from 0 to 1e15, or null for none',
      ["members", 0, "duesCapUsdPerYear"],
      '"no"',
    ],
    ['members[0].name is "": it must be text of 1 to 200 characters', ["members", 0, "name"], '""'],
    ["members[0].name is NaN: it must be text of 1 to 200 characters", ["members", 0, "name"], "NaN"],
  ])("%s", (message, path, json) => {
    expect(refusal(textWith(path, json))).toBe(message);
  });
});

describe("quantities", () => {
  const COST = `programme.frontierCostUsd`;
  const growth = ["programme", "costGrowthPerYear"];
  const fraction = ["churn", "splitFraction"];
  it.each<[string, Step[], string]>([
    [`${COST} is null: it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, "null"],
    [`${COST} is "1": it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, '"1"'],
    [`${COST} is a list of 1: it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, "[1]"],
    [`${COST} is NaN: it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, "NaN"],
    [`${COST} is -Infinity: it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, "-Infinity"],
    [`${COST} is Infinity: it must be a number from 0 to 1e15, ${UNCERTAIN}`, cost, "1e999"],
    [
      `members[0].exitHazardPerYear is -0.1: it must be a number from 0 to 100, ${UNCERTAIN}`,
      ["members", 0, "exitHazardPerYear"],
      "-0.1",
    ],
    [`${COST}.dist is missing: it must be one of uniform, triangular, normal, lognormal`, cost, "{}"],
    [
      `${COST}.dist is "beta": it must be one of uniform, triangular, normal, lognormal`,
      cost,
      '{"dist": "beta", "p5": 1, "p95": 2}',
    ],
    [
      `${COST}.dist is null: it must be one of uniform, triangular, normal, lognormal`,
      cost,
      '{"dist": null, "p5": 1, "p95": 2}',
    ],
    [
      `${COST}.p95 is missing: it must be a number above 0, at most 1e15`,
      cost,
      '{"dist": "lognormal", "p5": 1}',
    ],
    [`${COST}.p95 is 2: it must be above p5, which is 3`, cost, '{"dist": "lognormal", "p5": 3, "p95": 2}'],
    [`${COST}.p95 is 2: it must be above p5, which is 2`, cost, '{"dist": "normal", "p5": 2, "p95": 2}'],
    [`${COST}.max is 4: it must be above min, which is 4`, cost, '{"dist": "uniform", "min": 4, "max": 4}'],
    [
      `${COST}.mode is 5: it must be between min, which is 1, and max, which is 2`,
      cost,
      '{"dist": "triangular", "min": 1, "mode": 5, "max": 2}',
    ],
    [
      `${COST}.mode is 0: it must be between min, which is 1, and max, which is 2`,
      cost,
      '{"dist": "triangular", "min": 1, "mode": 0, "max": 2}',
    ],
    [
      `${COST}.p5 is 0: it must be a number above 0, at most 1e15`,
      cost,
      '{"dist": "lognormal", "p5": 0, "p95": 2}',
    ],
    [
      `${COST}.p5 is -1: it must be a number above 0, at most 1e15`,
      cost,
      '{"dist": "lognormal", "p5": -1, "p95": 2}',
    ],
    [
      `${COST}.p5 is "1": it must be a number from 0 to 1e15`,
      cost,
      '{"dist": "normal", "p5": "1", "p95": 4}',
    ],
    [
      `${COST}.p5 is NaN: it must be a number from 0 to 1e15`,
      cost,
      '{"dist": "normal", "p5": NaN, "p95": 4}',
    ],
    [
      "programme.costGrowthPerYear.p5 is 0: it must be a number from 0.01 to 100",
      growth,
      '{"dist": "lognormal", "p5": 0, "p95": 2}',
    ],
    [
      "programme.costGrowthPerYear.p95 is 2000: it must be a number from 0.01 to 100",
      growth,
      '{"dist": "lognormal", "p5": 1, "p95": 2000}',
    ],
    [
      "churn.splitFraction.p5 is -20: it must be a number from -10 to 10",
      fraction,
      '{"dist": "normal", "p5": -20, "p95": 1}',
    ],
    [
      "churn.splitFraction.p5 is -20: it must be a number above 0, at most 10",
      fraction,
      '{"dist": "lognormal", "p5": -20, "p95": 1}',
    ],
    [`churn.splitFraction is -1: it must be a number from 0 to 1, ${UNCERTAIN}`, fraction, "-1"],
  ])("%s", (message, path, json) => {
    expect(refusal(textWith(path, json))).toBe(message);
  });

  it("names the ends before the mode", () => {
    const text = textWith(cost, '{"dist": "triangular", "min": 4, "mode": 5, "max": 2}');
    expect(messagesOf(readScenarioText(text))[0]).toBe(
      "programme.frontierCostUsd.max is 2: it must be above min, which is 4",
    );
  });
});

describe("members, sponsors and shocks", () => {
  const member = least().members[0];
  const many = JSON.stringify(Array.from({ length: 10_000 }, () => member));
  const shocks = JSON.stringify(
    Array.from({ length: 21 }, () => ({ name: "s", ratePerYear: 1, durationYears: 1 })),
  );
  it.each<[string, Step[], string]>([
    ["members is a list of 0: it must be a list of at least 1", ["members"], "[]"],
    ["members is {}: it must be a list, [ … ]", ["members"], "{}"],
    ["members is null: it must be a list, [ … ]", ["members"], "null"],
    ["members is a list of 10,000: it must be a list of at most 200", ["members"], many],
    ["members[0] is null: it must be a group of fields, { … }", ["members", 0], "null"],
    ["members[0] is NaN: it must be a group of fields, { … }", ["members", 0], "NaN"],
    [`members is a list of 1: ${FOUNDERS}`, ["members", 0, "count"], "0"],
    [`members is a list of 1: ${FOUNDERS}`, ["members", 0, "joinsPerYear"], "1"],
    ["sponsors[0].share is 1.1: it must be a number from 0 to 1", ["sponsors"], sponsorsOf(1.1)],
    [
      "sponsors is a list of 2: it must be shares that add to at most 1; these add to 1.2",
      ["sponsors"],
      sponsorsOf(0.6, 0.6),
    ],
    ["shocks is a list of 21: it must be a list of at most 20", ["shocks"], shocks],
    [
      "shocks[0].durationYears is 0: it must be a number above 0, at most 100",
      ["shocks"],
      '[{"name": "s", "ratePerYear": 1, "durationYears": 0}]',
    ],
  ])("%s", (message, path, json) => {
    expect(refusal(textWith(path, json))).toBe(message);
  });

  it("takes shares that add to 1 but for rounding", () => {
    const tenths = sponsorsOf(...Array.from({ length: 10 }, () => 0.1));
    expect(readScenarioText(textWith(["sponsors"], tenths)).problems).toBeNull();
  });
});

it("tells every mistake of a file, the first one first", () => {
  const text = JSON.stringify({ ...least(), name: "", horizonYears: 0, simulation: { seed: "x", runs: 0 } });
  expect(messagesOf(readScenarioText(text))).toEqual([
    'name is "": it must be text of 1 to 200 characters',
    "horizonYears is 0: it must be a number from 0.25 to 50",
    "simulation.runs is 0: it must be a whole number from 1 to 10,000,000",
  ]);
});

describe("good scenarios", () => {
  it("have their defaults filled in and nothing else changed", () => {
    const given = least();
    expect(readScenario(given).scenario).toEqual({
      ...given,
      name: "Untitled scenario",
      summary: "",
      sources: {},
      startYear: 2026,
      horizonYears: 5,
      programme: {
        ...given.programme,
        overrun: 1,
        ambition: 0.25,
        pace: 0.4,
        spillover: 0.6,
        startLagYears: 0.33,
        generationYears: 1,
      },
      members: [
        {
          ...given.members[0],
          weight: 1,
          worthSpread: 1,
          duesCapUsdPerYear: null,
          commitmentYears: 0,
          joinsPerYear: 0,
        },
      ],
      sponsors: [],
      churn: { ...given.churn, sponsorLossMultiplier: 1, splitHazardPerMemberYear: 0, splitFraction: 0 },
      shocks: [],
      governance: {
        ...given.governance,
        costSharing: "equal",
        valueErosionPerLagYear: 0.5,
        maxLagYears: 2,
        exitFeeYears: 0,
      },
      simulation: { seed: "x", runs: 10_000, discountRatePerYear: 0.1 },
    });
  });

  it("are not changed in the reader's hands", () => {
    const given = least();
    readScenario(given);
    expect(given).toEqual(least());
  });

  it("may begin with a byte order mark and hold any text", () => {
    const seed = 'NaN, "Infinity" \\ \u0000 {"seed": 1, "seed": 2} 🜂';
    const text = textWith(["simulation", "seed"], JSON.stringify(seed));
    expect(readScenarioText(`\uFEFF${text}`).scenario?.simulation.seed).toBe(seed);
  });

  it("may be adjusted before they are checked", () => {
    const result = readScenarioText(textWithout("simulation"), (value) => ({
      ...value,
      simulation: { seed: "y" },
    }));
    expect(result.scenario?.simulation.seed).toBe("y");
  });

  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const ordered = (min: number, max: number) =>
    fc.tuple(number(min, max), number(min, max)).filter(([a, b]) => a < b);
  const quantity = (min: number, max: number) =>
    fc.oneof(
      number(min, max),
      ordered(min, max).map(([a, b]) => ({ dist: "uniform", min: a, max: b })),
      ordered(min, max).map(([a, b]) => ({ dist: "triangular", min: a, mode: b, max: b })),
      ordered(min, max).map(([p5, p95]) => ({ dist: "normal", p5, p95 })),
      ordered(Math.max(min, 1e-3), max).map(([p5, p95]) => ({ dist: "lognormal", p5, p95 })),
    );
  const scenario = fc.record(
    {
      version: fc.constant(1),
      name: fc.string({ minLength: 1, maxLength: 40 }),
      sources: fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        fc.string(),
      ),
      horizonYears: number(0.25, 50),
      programme: fc.record(
        {
          frontierCostUsd: quantity(0, 1e15),
          costGrowthPerYear: quantity(0.01, 100),
          operatingCostUsdPerYear: quantity(0, 1e15),
          pace: number(0, 1),
        },
        { requiredKeys: ["frontierCostUsd", "costGrowthPerYear", "operatingCostUsdPerYear"] },
      ),
      valueGrowthPerYear: quantity(0.01, 100),
      members: fc.array(
        fc.record(
          {
            name: fc.string({ minLength: 1, maxLength: 40 }),
            count: quantity(1, 100),
            valueUsdPerYear: quantity(0, 1e15),
            exitHazardPerYear: quantity(0, 100),
            duesCapUsdPerYear: fc.option(number(0, 1e15)),
          },
          { requiredKeys: ["name", "valueUsdPerYear", "exitHazardPerYear"] },
        ),
        { minLength: 1, maxLength: 5 },
      ),
      churn: fc.constant(least().churn),
      governance: fc.constant(least().governance),
      simulation: fc.record(
        { seed: fc.string({ maxLength: 40, unit: "binary" }), runs: fc.integer({ min: 1, max: 1e7 }) },
        { requiredKeys: ["seed"] },
      ),
    },
    {
      requiredKeys: [
        ...(["version", "programme", "valueGrowthPerYear", "members"] as const),
        ...(["churn", "governance", "simulation"] as const),
      ],
    },
  );

  it("keep what they give, and read the same when written and read again", () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const once = readScenarioText(JSON.stringify(given)).scenario;
        expect(once).toMatchObject(given);
        expect(readScenarioText(JSON.stringify(once)).scenario).toEqual(once);
      }),
    );
  });
});

describe("migrate", () => {
  const steps: Record<number, Migration> = {
    1: ({ a, ...rest }) => ({ ...rest, b: `${a} to 2` }),
    2: ({ b, ...rest }) => ({ ...rest, c: `${b} to 3` }),
    3: ({ c, ...rest }) => ({ ...rest, d: `${c} to 4` }),
  };

  it("takes every step from the scenario's version on, in order", () => {
    expect(migrate({ version: 1, a: "1", x: 0 }, steps, 4)).toEqual({
      version: 4,
      d: "1 to 2 to 3 to 4",
      x: 0,
    });
    expect(migrate({ version: 3, c: "3" }, steps, 4)).toEqual({ version: 4, d: "3 to 4" });
    expect(migrate({ version: 1, a: "1" }, steps, 2)).toEqual({ version: 2, b: "1 to 2" });
  });

  it("leaves what is newest as it is, so that migrating twice is migrating once", () => {
    const newest = migrate({ version: 2, b: "2" }, steps, 4);
    expect(migrate(newest, steps, 4)).toBe(newest);
    expect(migrate({ version: 1 })).toEqual({ version: 1 });
  });

  it("mutates nothing", () => {
    const old = Object.freeze({ version: 1, a: "1" });
    migrate(old, steps, 4);
    expect(old).toEqual({ version: 1, a: "1" });
  });

  it("throws where a step is missing", () => {
    expect(() => migrate({ version: 1 }, { 2: (old) => ({ ...old }) }, 3)).toThrow(
      new RangeError("no step leads on from version 1"),
    );
  });
});
