import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/model/schema";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = Map<string, Json>;

const folder = new URL("../../scenarios/", import.meta.url);
const benchFile = new URL("../bench/scenario.json", import.meta.url);
const ABOUT_THE_FILE = new Set(["$schema", "version", "name", "summary", "sources"]);

const read = (file: URL): Record<string, Json> => JSON.parse(readFileSync(file, "utf8"));

/** Every field by its path; a quantity is one field, whatever its distribution. */
function fieldsOf(value: Json, path = "", found: Fields = new Map()): Fields {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      fieldsOf(item, `${path}[${index}]`, found);
    });
  } else if (value !== null && typeof value === "object" && !("dist" in value)) {
    for (const [key, item] of Object.entries(value)) {
      if (path === "" && ABOUT_THE_FILE.has(key)) continue;
      fieldsOf(item, path === "" ? key : `${path}.${key}`, found);
    }
  } else {
    found.set(path, value);
  }
  return found;
}

const forAll = (path: string) => path.replace(/\[\d+\]/g, "[]");

const isNumber = (field: Json) => typeof field === "number" || (typeof field === "object" && field !== null);

/** Paths of the numbers, and of the rule by which dues are split, that no source speaks of. */
function unsourced(fields: Fields, sources: Record<string, string>): string[] {
  return [...fields]
    .filter(([path, field]) => isNumber(field) || path === "governance.costSharing")
    .map(([path]) => path)
    .filter((path) => !Object.hasOwn(sources, path) && !Object.hasOwn(sources, forAll(path)));
}

const without = (sources: Record<string, string>, key: string) =>
  Object.fromEntries(Object.entries(sources).filter(([path]) => path !== key));

const names = readdirSync(folder).filter((name) => name.endsWith(".json"));

it("there are three presets", () => {
  expect(names).toEqual(["nemotron-coalition.json", "open-consortium.json", "single-sponsor.json"]);
});

describe.each(names)("%s", (name) => {
  const file = read(new URL(name, folder));
  const scenario = scenarioSchema.parse(file);
  const given = fieldsOf(file);
  const complete = fieldsOf(scenario as unknown as Json);

  it("tells a strategist in a sentence or two what it is about", () => {
    expect(scenario.summary).toMatch(/^[A-Z].{40,300}[.?]$/);
  });

  it("has a source for every number that it gives", () => {
    expect(given.size).toBeGreaterThan(50);
    expect(unsourced(given, scenario.sources)).toEqual([]);
  });

  it("has a source for every number that a default fills in", () => {
    expect(unsourced(complete, scenario.sources)).toEqual([]);
  });

  it("says where each number comes from: assumed, or from when and whom", () => {
    for (const [path, source] of Object.entries(scenario.sources)) {
      expect(source, path).toMatch(/^Assumption: .{10,}\.$|^(?!Assumption).*\b(19|20)\d\d\b.*\.$/);
    }
  });

  it("gives sources only for fields that exist", () => {
    const known = new Set([...complete.keys()].flatMap((path) => [path, forAll(path)]));
    expect(Object.keys(scenario.sources).filter((path) => !known.has(path))).toEqual([]);
  });

  it("needs every one of its sources", () => {
    const idle = Object.keys(scenario.sources).filter(
      (path) => unsourced(complete, without(scenario.sources, path)).length === 0,
    );
    // What is said of one group alone may stand beside what is said of all.
    expect(idle.filter((path) => !Object.hasOwn(scenario.sources, forAll(path)))).toEqual([]);
    expect(idle.filter((path) => path === forAll(path))).toEqual([]);
  });
});

it("the Nemotron coalition has the numbers of the benchmark, whose risk two programs agree on", () => {
  const preset = fieldsOf(read(new URL("nemotron-coalition.json", folder)));
  expect(preset).toEqual(fieldsOf(read(benchFile)));
});
