import { describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { sourcesFinding } from "../../src/state/findings/sources";
import { withValue } from "../../src/state/paths";
import { moved } from "../../src/state/lists";
import { basisOf, sourcedField, sourcedGroups } from "../../src/state/sources";
import { coalition } from "./support/scenarios";

const field = (path: string, scenario: Scenario = coalition) => sourcedField(scenario, coalition, path);

describe("a value with its source", () => {
  it("says how it is drawn and where it comes from", () => {
    const growth = field("programme.costGrowthPerYear");
    expect(growth.value).toBe("2.0 – 2.9× a year");
    expect(growth.spread).toBe("lognormal, 9 draws in 10 between");
    expect(growth.basis).toBe("source");
    expect(growth.source).toMatch(/^Cottier/);
  });

  it("says assumption once, as a mark and not in the text", () => {
    const ambition = field("programme.ambition");
    expect(ambition).toMatchObject({ value: "25%", spread: "", basis: "assumption", was: null });
    expect(ambition.source).not.toMatch(/assumption/i);
  });

  it("takes the source of its own before that of its kind", () => {
    expect(field("members[0].count").source).toMatch(/^Eight founders/);
    expect(field("members[8].count").source).toMatch(/^half as many/);
  });

  it("has lost its source when it was changed, and says what it was", () => {
    const changed = withValue(coalition, "programme.startLagYears", 1);
    expect(field("programme.startLagYears", changed)).toMatchObject({
      value: "1 year",
      basis: "assumption",
      source: "",
      was: "0.33 years",
    });
  });

  it("of a group that the baseline has not says so", () => {
    const extra = coalition.members[0] as Scenario["members"][number];
    const more = { ...coalition, members: [...coalition.members, extra] };
    expect(field("members[9].valueUsdPerYear", more).was).toBe("not there");
  });

  it("without a source says neither", () => {
    expect(basisOf({ ...coalition, sources: {} }, coalition, "programme.pace")).toBe("none");
    expect(field("members[0].duesCapUsdPerYear")).toMatchObject({ value: "none", basis: "none" });
  });
});

describe("the parts of a scenario", () => {
  it.each(presets)("hold every field of $id once, and count no change", ({ scenario }) => {
    const groups = sourcedGroups(scenario, scenario);
    const paths = groups.flatMap((group) => group.paths);
    expect(new Set(paths).size).toBe(paths.length);
    expect(groups.every(({ changed }) => changed === 0)).toBe(true);
    for (const path of Object.keys(scenario.sources)) {
      const pattern = new RegExp(`^${path.replace(/[[\].]/g, "\\$&").replace("\\[\\]", "\\[\\d+\\]")}$`);
      expect(
        paths.some((known) => pattern.test(known)),
        path,
      ).toBe(true);
    }
  });

  it("count 200 groups within a frame", () => {
    const group = coalition.members[0] as Scenario["members"][number];
    const many = {
      ...coalition,
      members: Array.from({ length: 200 }, (_, i) => ({ ...group, name: `M${i}` })),
    };
    sourcesFinding(many, coalition);
    const start = performance.now();
    sourcesFinding(many, coalition);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe("the finding over them", () => {
  it("counts what rests on a source", () => {
    expect(sourcesFinding(coalition, coalition)).toMatch(
      /^\d+ of \d+ values rest on a source, the others are/,
    );
  });

  it("counts changes, one and several", () => {
    const one = withValue(coalition, "programme.pace", 0.9);
    expect(sourcesFinding(one, coalition)).toMatch(/; 1 differs from the baseline$/);
    expect(sourcesFinding(withValue(one, "churn.contagion", 1), coalition)).toMatch(/; 2 differ from/);
  });

  it("says so when everything is an assumption, when all is sourced and when nothing says where it is from", () => {
    const told = (text: string) => ({ ...coalition, sources: { "programme.pace": text } });
    expect(sourcesFinding(told("Assumption: a guess."), told("Assumption: a guess."))).toBe(
      "Every value of this scenario is an assumption",
    );
    expect(sourcesFinding(told("A paper."), told("A paper."))).toBe(
      "Every value of this scenario rests on a source",
    );
    const silent = { ...coalition, sources: {} };
    expect(sourcesFinding(silent, silent)).toBe("No value of this scenario says where it comes from");
  });
});
