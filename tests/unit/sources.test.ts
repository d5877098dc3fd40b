import { describe, expect, it } from "vitest";
import { valueAt, withValue } from "../../src/model/paths";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { sourcesFinding } from "../../src/state/findings/sources";
import { moveItem, removeItem } from "../../src/state/lists";
import { basisOf, sourcedField, sourcedGroups } from "../../src/state/sources";
import { coalition } from "./support/scenarios";

const field = (path: string, scenario: Scenario = coalition) => sourcedField(scenario, coalition, path);

const finding = (scenario: Scenario, baseline: Scenario) =>
  sourcesFinding(sourcedGroups(scenario, baseline), scenario, baseline);
const partsOf = (scenario: Scenario, baseline: Scenario) =>
  sourcedGroups(scenario, baseline).flatMap(({ parts }) => parts);

describe("a value with its source", () => {
  it("says how it is drawn and where it comes from", () => {
    const growth = field("programme.costGrowthPerYear");
    expect(growth.value).toBe("2.0 – 2.9× a year");
    expect(growth.spread).toBe("half the time below 2.41× a year, 1 time in 20 above 2.9× a year");
    expect(growth.provenance.label).toBe("Source");
    expect(growth.provenance.text).toMatch(/^: Cottier/);
  });

  it("says assumption once, as a mark and not in the text", () => {
    const ambition = field("programme.ambition");
    expect(ambition).toMatchObject({ value: "25%", spread: "", was: null });
    expect(ambition.provenance.label).toBe("Assumption");
    expect(ambition.provenance.text).not.toMatch(/assumption/i);
  });

  it("takes the source of its own before that of its kind", () => {
    expect(field("members[0].count").provenance.text).toMatch(/^: Eight founders/);
    expect(field("members[8].count").provenance.text).toMatch(/^: half as many/);
  });

  it("keeps the source of the old value apart when it was changed, and says what it was", () => {
    const changed = withValue(coalition, "programme.startLagYears", 1);
    const lag = field("programme.startLagYears", changed);
    expect(lag).toMatchObject({ value: "1 year", was: "0.33 years" });
    expect(lag.provenance.label).toBe("Changed by you");
    expect(lag.provenance.text).toMatch(/^; the baseline’s source: /);
  });

  it("of a group that the baseline has not says so", () => {
    const extra = { ...(coalition.members[0] as Scenario["members"][number]), name: "Another" };
    const more = { ...coalition, members: [...coalition.members, extra] };
    const worth = field("members[9].valueUsdPerYear", more);
    expect(worth).toMatchObject({ was: null, provenance: { label: "Added by you" } });
  });

  it("without a source says neither", () => {
    const silent = { ...coalition, sources: {} };
    expect(basisOf(silent, silent, "programme.pace")).toBe("No source is given");
    expect(field("members[0].duesCapUsdPerYear")).toMatchObject({
      value: "none",
      provenance: { label: "No source is given" },
    });
  });
});

describe("when a list has changed", () => {
  const worthAt = (scenario: Scenario, name: string) => {
    const index = scenario.members.findIndex((group) => group.name === name);
    return field(`members[${index}].valueUsdPerYear`, scenario);
  };
  const said = (scenario: Scenario, name: string) => {
    const { value, was, provenance } = worthAt(scenario, name);
    return { value, was, provenance };
  };
  const names = coalition.members.map(({ name }) => name);

  it.each([
    ["the first member was removed", removeItem(coalition, "members", 0)],
    ["a member was moved", moveItem(coalition, "members", 1, 6)],
  ])("no other value counts as changed: %s", (_, scenario) => {
    for (const name of names.filter((wanted) => scenario.members.some((group) => group.name === wanted))) {
      expect(said(scenario, name), name).toEqual(said(coalition, name));
    }
    expect(partsOf(scenario, coalition).filter(({ changed }) => changed > 0)).toEqual([]);
    expect(finding(scenario, coalition)).not.toContain("differ");
  });
});

describe("the parts of a scenario", () => {
  it.each(presets)("hold every field of $id once, and count no change", ({ scenario }) => {
    const parts = partsOf(scenario, scenario);
    const paths = parts.flatMap((part) => part.paths);
    expect(new Set(paths).size).toBe(paths.length);
    expect(parts.every(({ changed }) => changed === 0)).toBe(true);
    for (const path of Object.keys(scenario.sources)) {
      const pattern = new RegExp(`^${path.replace(/[[\].]/g, "\\$&").replace("\\[\\]", "\\[\\d+\\]")}$`);
      expect(
        paths.some((known) => pattern.test(known)),
        path,
      ).toBe(true);
    }
  });

  it("put the items of a list together, and leave out lists without any", () => {
    const titles = (scenario: Scenario) =>
      sourcedGroups(scenario, scenario).flatMap(({ title }) => title ?? []);
    expect(titles(coalition)).toEqual(["Members", "Sponsors", "Shocks"]);
    expect(titles({ ...coalition, sponsors: [], shocks: [] })).toEqual(["Members"]);
  });
});

describe("the finding over them", () => {
  it.each(presets)("finds a source or an assumption behind every number of $id", ({ scenario }) => {
    const paths = partsOf(scenario, scenario).flatMap((part) => part.paths);
    const none = paths.filter((path) => valueAt(scenario, path) === null);
    const settings = paths.filter((path) => path.startsWith("simulation."));
    expect(settings).toEqual(expect.arrayContaining(["simulation.seed", "simulation.runs"]));
    const [, sourced, all] =
      /^(\d+) of (\d+) values rest on a source, the others are assumptions$/.exec(
        finding(scenario, scenario),
      ) ?? [];
    expect(Number(all)).toBe(paths.length - none.length - settings.length);
    expect(Number(sourced)).toBeGreaterThan(5);
  });

  it("counts changes, one and several", () => {
    const one = withValue(coalition, "programme.pace", 0.9);
    expect(finding(one, coalition)).toMatch(/; 1 differs from the baseline$/);
    expect(finding(withValue(one, "churn.contagion", 1), coalition)).toMatch(/; 2 differ from/);
  });

  it("says so when everything is an assumption, when all is sourced and when nothing says where it is from", () => {
    const paths = partsOf(coalition, coalition).flatMap((part) => part.paths);
    const told = (text: string) => ({
      ...coalition,
      sources: Object.fromEntries(paths.map((path) => [path, text])),
    });
    const [guessed, sourced] = [told("Assumption: a guess."), told("A paper.")];
    expect(finding(guessed, guessed)).toBe("Every value of this scenario is an assumption");
    expect(finding(sourced, sourced)).toBe("Every value of this scenario rests on a source");
    const both = { ...guessed, sources: { ...guessed.sources, "programme.pace": "A paper." } };
    expect(finding(both, both)).toMatch(/^1 of \d+ values rests on a source, the others are assumptions$/);
    const silent = { ...coalition, sources: {} };
    expect(finding(silent, silent)).toBe("No value of this scenario says where it comes from");
    const one = { ...coalition, sources: { "programme.pace": "A paper." } };
    expect(finding(one, one)).toMatch(/^1 of \d+ values rests on a source, the others say nothing$/);
  });
});
