import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LeverId, leversOf, sizeOf, withLever } from "../../src/analysis/levers";
import { presets } from "../../src/model/presets";
import { readScenario } from "../../src/model/readScenario";
import type { Scenario } from "../../src/model/schema";
import { arbitraryScenario } from "../support/arbitraryScenario";
import { extremes } from "../support/extremes";
import { coalition, consortium, presetScenario } from "./support/scenarios";

const leverOf = (scenario: Scenario, id: LeverId) => leversOf(scenario).find((lever) => lever.id === id);
const wayOf = (scenario: Scenario, id: LeverId, way = 0) => leverOf(scenario, id)?.ways[way] ?? [];

/** Each setting is another, valid scenario, farther along its way than the one before. */
function checkAll(scenario: Scenario, everySetting: boolean) {
  for (const { id, now, ways } of leversOf(scenario)) {
    for (const way of ways) {
      let size = 0;
      const settings = everySetting ? way : [way[0], way[way.length >> 1], way.at(-1)];
      for (const setting of settings) {
        if (setting === undefined) throw new Error(`${id} has an empty way`);
        const { problems } = readScenario(JSON.parse(JSON.stringify(withLever(scenario, id, setting))));
        expect(problems, `${id} ${setting}`).toBeNull();
        expect(setting).not.toBe(now);
        const next = sizeOf(now, setting, way);
        expect(next).toBeGreaterThan(0);
        expect(next).toBeLessThanOrEqual(1);
        if (id !== "rule") expect(next).toBeGreaterThanOrEqual(size);
        size = next;
      }
    }
  }
}

describe("levers", () => {
  it.each([...presets.map(({ scenario }) => scenario), ...extremes])(
    "give valid scenarios at every setting: $name",
    (scenario) => checkAll(scenario, scenario.members.length < 50),
  );

  it("give valid scenarios whatever they start from", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => checkAll(scenario, false)),
      { numRuns: 150, seed: 7 },
    );
  });

  it("are all there are of the Nemotron-style coalition", () => {
    expect(leversOf(coalition).map(({ id, now }) => [id, now])).toEqual([
      ["rule", "proportional"],
      ["exitFee", 0],
      ["commitment", 1],
      ["notice", 0.25],
      ["reserve", 6],
      ["quorum", 4],
      ["ambition", 0.25],
      ["pace", 0.4],
      ["sponsorShare", 0.6],
      ["sponsorNotice", 0.5],
      ["secondSponsor", 0],
      ["founders", 8],
      ["prospects", 1.5],
    ]);
  });

  it("have settings that a person would set, in both directions where either may help", () => {
    expect(wayOf(coalition, "commitment").slice(0, 3)).toEqual([1.25, 1.5, 1.75]);
    expect(wayOf(coalition, "commitment").at(-1)).toBe(5);
    expect(wayOf(coalition, "exitFee")).toHaveLength(30);
    expect(wayOf(coalition, "exitFee")[2]).toBe(0.3);
    expect(wayOf(coalition, "quorum")).toEqual([3, 2, 1]);
    expect(wayOf(coalition, "quorum", 1)).toEqual([5, 6, 7, 8]);
    expect(wayOf(coalition, "sponsorShare").at(-1)).toBe(1);
    expect(wayOf(coalition, "sponsorShare", 1).at(-1)).toBe(0);
    expect(wayOf(coalition, "secondSponsor").at(-1)).toBe(0.4);
    expect(wayOf(coalition, "rule")).toEqual(["equal", "capped", "talmud"]);
    expect(wayOf(consortium, "rule")).toContain("equal");
  });

  it("leave out what cannot move: no sponsor to ask, nothing of the bill to take, a commitment that covers all", () => {
    const { members, sponsors, governance } = coalition;
    const ids = (scenario: Scenario) => leversOf(scenario).map(({ id }) => id);
    expect(ids({ ...coalition, sponsors: [] })).not.toContain("sponsorShare");
    expect(ids({ ...coalition, sponsors: [] })).not.toContain("sponsorNotice");
    const whole = { ...coalition, sponsors: sponsors.map((sponsor) => ({ ...sponsor, share: 1 })) };
    expect(ids(whole)).not.toContain("secondSponsor");
    const bound = { ...coalition, members: members.map((group) => ({ ...group, commitmentYears: 5 })) };
    expect(ids(bound)).not.toContain("commitment");
    expect(ids({ ...coalition, governance: { ...governance, exitFeeYears: 4 } })).not.toContain("exitFee");
  });

  it("raise the commitment of those below it and nobody else's", () => {
    const years = (scenario: Scenario) => scenario.members.map(({ commitmentYears }) => commitmentYears);
    const before = years(consortium);
    const after = years(withLever(consortium, "commitment", 2));
    expect(after).toEqual(before.map((own) => Math.max(2, own)));
    expect(after).not.toEqual(before);
  });

  it("add a sponsor like the one that pays most, or a plain one", () => {
    const { sponsors, sources } = withLever(coalition, "secondSponsor", 0.2);
    expect(sponsors[1]).toEqual({ ...coalition.sponsors[0], name: "Second sponsor", share: 0.2 });
    expect(sources["sponsors[1].share"]).toMatch(/^Assumption: .*NVIDIA/);
    const alone = withLever({ ...coalition, sponsors: [] }, "secondSponsor", 0.2);
    expect(alone.sponsors[0]).toMatchObject({ name: "Sponsor", share: 0.2, withdrawalHazardPerYear: 0.1 });
  });

  it("add founders beside those with names, and scale groups of many", () => {
    const more = withLever(coalition, "founders", 11).members.at(-1);
    expect(more).toMatchObject({ name: "Further founders", count: 3 });
    const [first] = withLever(consortium, "founderScale", 1.5).members;
    expect(first?.count).toEqual({ dist: "uniform", min: 6, max: 18 });
    expect(leverOf(consortium, "founders")).toBeUndefined();
  });

  it("let as many more prospects join as join faster, and find some where there are none", () => {
    expect(withLever(coalition, "prospects", 3).members.at(-1)).toMatchObject({ joinsPerYear: 3, count: 24 });
    const closed = presetScenario("single-sponsor");
    expect(leverOf(closed, "prospects")?.now).toBe(0);
    expect(withLever(closed, "prospects", 2).members.at(-1)).toMatchObject({
      name: "New members",
      joinsPerYear: 2,
      count: 10,
    });
  });
});
