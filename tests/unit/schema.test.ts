import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldAt, fieldNamesAt } from "../../src/model/fields";
import { scenarioJsonSchema, scenarioJsonSchemaText } from "../../src/model/jsonSchema";
import { readScenarioText } from "../../src/model/readScenario";
import { scenarioSchema } from "../../src/model/schema";

interface Leaf {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** The schema below defaults, nulls and the like. */
function core(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional;
  return isWrapper ? core(schema.unwrap() as z.ZodType) : schema;
}

/** Every field of the schema, found without the help of `fieldAt`. */
function leavesOf(wrapped: z.ZodType, path = ""): Leaf[] {
  const schema = core(wrapped);
  if (schema instanceof z.ZodArray) return leavesOf(schema.element as z.ZodType, `${path}[]`);
  if (!(schema instanceof z.ZodObject)) return [{ path, schema }];
  return Object.entries(schema.shape).flatMap(([name, inner]) =>
    leavesOf(inner as z.ZodType, path === "" ? name : `${path}.${name}`),
  );
}

const ABOUT_THE_FILE = ["$schema", "version", "sources"];
const leaves = leavesOf(scenarioSchema);
const fields = leaves.map(({ path }) => path).filter((path) => !ABOUT_THE_FILE.includes(path));

it("the schema has as many fields as the written model lists", () => {
  const model = readFileSync(new URL("../../src/model/README.md", import.meta.url), "utf8");
  const table = model.slice(model.indexOf("| field | unit |"), model.indexOf("A file is checked as a whole"));
  let group = "";
  const listed = table.split("\n").flatMap((row) => {
    const first = row.split("|")[1] ?? "";
    const names = [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
    if (first.includes("**") && !first.includes(" Q")) {
      group = names[0] as string;
      return [];
    }
    return names.map((name) => (name.startsWith(".") ? group + name : name));
  });
  expect(leaves.map(({ path }) => path).sort()).toEqual(listed.sort());
});

describe.each(fields)("%s", (path) => {
  it("has a title and a description of its own", () => {
    const { title, description } = fieldAt(path);
    expect(title).not.toBe(path);
    expect(title).toMatch(/^\p{Lu}.{2,39}$/u);
    expect(description).toMatch(/^[\p{Lu}\d].{5,}\.$/u);
  });

  it("is found by its parent", () => {
    const parent = path.split(".").slice(0, -1).join(".");
    expect(fieldNamesAt(parent, {})).toContain(path.split(".").at(-1));
  });
});

const numbers = fields.map(fieldAt).filter(({ kind }) => kind !== "text" && kind !== "choice");

describe.each(numbers)(
  "the number $path",
  ({ unit, min, max, exclusiveMin, slider, scale, default: usual }) => {
    it("has a unit and limits", () => {
      expect(unit).not.toBeNull();
      expect(Number.isFinite(min) && Number.isFinite(max) && min < max).toBe(true);
    });

    it("has a slider that stays inside the limits", () => {
      const [low, high] = slider as readonly [number, number];
      expect(low).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(min);
      expect(low === min && exclusiveMin).toBe(false);
      expect(high).toBeLessThanOrEqual(max);
      expect(scale === "log" && low <= 0).toBe(false);
    });

    it("has no default or one inside the limits", () => {
      const given = (usual ?? max) as number;
      expect(given >= min && given <= max).toBe(true);
    });
  },
);

describe("the JSON Schema", () => {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addVocabulary(["x-unit", "x-slider", "x-scale"]);
  const accepts = ajv.compile(scenarioJsonSchema());
  const folder = new URL("../../scenarios/", import.meta.url);
  const presets = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);

  it("is published as it is; `npm run schema` writes it", () => {
    const file = new URL("../../public/scenario.schema.json", import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(scenarioJsonSchemaText());
  });

  it("is a schema of draft 2020-12 that uses only words of the draft and x-words", () => {
    const schema = scenarioJsonSchema();
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(scenarioJsonSchemaText()).not.toMatch(/"(unit|slider|scale)": ["[]/);
    expect(schema).toMatchObject({
      required: [
        "version",
        "programme",
        "valueGrowthPerYear",
        "members",
        "churn",
        "governance",
        "simulation",
      ],
      properties: { horizonYears: { title: "Horizon", default: 5, "x-unit": "years", "x-slider": [1, 12] } },
    });
  });

  it.each(presets)("accepts %s, and the same with every default written out", (name, text) => {
    const scenario = JSON.parse(text as string);
    expect(scenario.$schema).toBe("../public/scenario.schema.json");
    expect([name, accepts(scenario), accepts.errors]).toEqual([name, true, null]);
    expect([name, accepts(readScenarioText(text as string).scenario)]).toEqual([name, true]);
  });

  it.each<[string, (scenario: Record<string, Record<string, unknown>>) => unknown]>([
    ["an unknown field", (s) => Object.assign(s, { horizonYear: 3 })],
    ["an unknown field of a group", (s) => Object.assign(s.churn as object, { theta: 3 })],
    ["a missing field", (s) => delete s.governance],
    ["a number out of range", (s) => Object.assign(s.programme as object, { ambition: 1.5 })],
    ["a number at an open end", (s) => Object.assign(s.programme as object, { ambition: 0 })],
    ["a fraction of a run", (s) => Object.assign(s.simulation as object, { runs: 1.5 })],
    ["text for a number", (s) => Object.assign(s.governance as object, { quorum: "5" })],
    ["a wrong rule", (s) => Object.assign(s.governance as object, { costSharing: "fair" })],
    ["a wrong version", (s) => Object.assign(s, { version: 2 })],
    [
      "a wrong distribution",
      (s) => Object.assign(s.programme as object, { frontierCostUsd: { dist: "beta" } }),
    ],
    ["no members", (s) => Object.assign(s, { members: [] })],
  ])("refuses %s", (_, spoil) => {
    const scenario = JSON.parse((presets[0] as string[])[1] as string);
    expect(accepts(scenario)).toBe(true);
    spoil(scenario);
    expect(accepts(scenario)).toBe(false);
  });
});
