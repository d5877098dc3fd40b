import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValue } from "../../src/model/paths";
import { LIMITS, type Scenario, scenarioSchema } from "../../src/model/schema";
import { changesInGroup, controlGroups } from "../../src/state/controlGroups";
import { fieldControl, provenanceOf, togetherControls } from "../../src/state/controls";
import { foundersOf, restoreFounders, withFounders } from "../../src/state/founders";
import { NO_ITEMS, rekeyed } from "../../src/state/itemKeys";
import { itemSummary } from "../../src/state/itemSummary";
import { addItem, duplicateItem, moveItem, putBackRemoved, removeItem } from "../../src/state/lists";
import { itemsOf, LISTS, type ListName, partnersOf, sourceAt } from "../../src/state/partners";
import { problemOf } from "../../src/state/problem";
import { coalition, consortium } from "./support/scenarios";

const names = (scenario: Scenario, list: ListName = "members") =>
  itemsOf(scenario, list).map(({ name }) => name);

/** Each source that speaks of one item, with the item's name in place of its index. */
const sourcesByName = (scenario: Scenario) =>
  Object.entries(scenario.sources)
    .map(([path, source]) => [
      path.replace(
        /^(\w+)\[(\d+)\]/,
        (_, list: ListName, index) => `${list} ${names(scenario, list)[Number(index)]}`,
      ),
      source,
    ])
    .sort();

const without = (scenario: Scenario, name: string) =>
  sourcesByName(scenario).filter(([path]) => !path?.includes(` ${name}.`));

describe("lists", () => {
  it.each(LISTS)("adds to %s what may be, under a name of its own", (list) => {
    const two = addItem(addItem(coalition, list), list);
    expect(problemOf(two)).toBeNull();
    expect(new Set(names(two, list)).size).toBe(itemsOf(coalition, list).length + 2);
    expect(scenarioSchema.parse(two)).toEqual(two);
  });

  it("adds prospects apart from founders", () => {
    const added = addItem(coalition, "members", true).members.at(-1);
    expect(added).toMatchObject({ name: "New prospects", joinsPerYear: 1, count: 10 });
    expect(addItem(coalition, "members").members.at(-1)).toMatchObject({ joinsPerYear: 0, count: 1 });
  });

  it("copies a sponsor with what share is left", () => {
    const two = duplicateItem(coalition, "sponsors", 0);
    expect(two.sponsors.map(({ name, share }) => [name, share])).toEqual([
      ["NVIDIA", 0.6],
      ["NVIDIA 2", 0.4],
    ]);
    expect(names(duplicateItem(two, "sponsors", 1), "sponsors")).toEqual(["NVIDIA", "NVIDIA 2", "NVIDIA 3"]);
  });

  it("keeps names within the limit and apart", () => {
    const long = withValue(coalition, "members[0].name", "x".repeat(LIMITS.textLength));
    expect(problemOf(duplicateItem(long, "members", 0))).toBeNull();
  });

  it("lets sources follow their items", () => {
    const moved = moveItem(coalition, "shocks", 0, 1);
    expect(moved.sources["shocks[1].ratePerYear"]).toBe(coalition.sources["shocks[0].ratePerYear"]);
    expect(sourcesByName(moved)).toEqual(sourcesByName(coalition));
    const removed = removeItem(coalition, "shocks", 0);
    expect(sourcesByName(removed)).toEqual(without(coalition, "Capital-market downturn"));
    const copied = duplicateItem(coalition, "members", 8);
    expect(sourceAt(copied, "members[8].count")).toBe(coalition.sources["members[8].count"]);
    expect(sourceAt(copied, "members[9].count")).toBe("Assumption: copied from Applicants.");
  });

  it("claim no source for what was added that speaks of others", () => {
    for (const list of LISTS) {
      const at = itemsOf(coalition, list).length;
      const fields = Object.keys(itemsOf(coalition, list)[0] ?? {}).filter((name) => name !== "name");
      const added = addItem(coalition, list);
      const told = (scenario: Scenario) => fields.map((name) => sourceAt(scenario, `${list}[${at}].${name}`));
      expect(new Set(told(added))).toEqual(new Set(["Assumption: added by hand."]));
      expect(problemOf(added)).toBeNull();
      expect(removeItem(added, list, at)).toEqual(coalition);
      expect(told(duplicateItem(coalition, list, at - 1))).not.toContain(
        sourceAt(coalition, `${list}[].${fields[0]}`),
      );
    }
    const more = withFounders(coalition, 9);
    expect(sourceAt(more, "members[9].count")).toBe("Assumption: further founders, made like Reflection AI.");
  });

  it("keeps sources with their items through any changes", () => {
    const step = fc.record({
      list: fc.constantFrom(...LISTS),
      what: fc.constantFrom("move", "remove"),
      from: fc.nat(20),
      to: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let scenario: Scenario = coalition;
        for (const { list, what, from, to } of steps) {
          const { length } = itemsOf(scenario, list);
          if (length === 0) continue;
          const index = from % length;
          const name = names(scenario, list)[index] ?? "";
          const expected = what === "move" ? sourcesByName(scenario) : without(scenario, name);
          scenario =
            what === "move"
              ? moveItem(scenario, list, index, to % length)
              : removeItem(scenario, list, index);
          expect(sourcesByName(scenario)).toEqual(expected);
        }
        expect(putBackRemoved(scenario, coalition, "members").members.length).toBe(coalition.members.length);
      }),
    );
  });

  it("puts back what was removed, where it was", () => {
    const fewer = removeItem(removeItem(coalition, "shocks", 1), "members", 3);
    const back = putBackRemoved(putBackRemoved(fewer, coalition, "members"), coalition, "shocks");
    expect(back).toEqual(coalition);
  });

  it("says in words why a list cannot be as wished", () => {
    const alone = { ...coalition, members: coalition.members.slice(8) };
    expect(problemOf(alone)).toContain("At least one group must be founders");
    const [sponsor] = coalition.sponsors;
    expect(problemOf({ ...coalition, sponsors: [sponsor, sponsor] } as Scenario)).toContain(
      "add to at most 100%",
    );
    const [shock] = coalition.shocks;
    const many = { ...coalition, shocks: Array(LIMITS.shocks + 1).fill(shock) } as Scenario;
    expect(problemOf(many)).toBe("There can be at most 20 shocks");
  });
});

describe("items and the baseline", () => {
  it("are known again by name after moving and removing, and by likeness after renaming", () => {
    const changed = moveItem(removeItem(coalition, "members", 1), "members", 0, 4);
    expect(partnersOf(changed, coalition, "members")).toEqual([2, 3, 4, 5, 0, 6, 7, 8]);
    const renamed = withValue(removeItem(coalition, "members", 0), "members[0].name", "Anysphere");
    expect(partnersOf(renamed, coalition, "members")[0]).toBe(1);
    expect(partnersOf(duplicateItem(coalition, "members", 0), coalition, "members").slice(0, 3)).toEqual([
      0,
      null,
      1,
    ]);
  });

  it("have marks that follow them, and resets that find them", () => {
    const hazard = withValue(coalition, "members[3].exitHazardPerYear", 0.5);
    const moved = moveItem(hazard, "members", 3, 0);
    const first = fieldControl("members[0].exitHazardPerYear");
    expect(first.isChanged(moved, coalition)).toBe(true);
    expect(fieldControl("members[3].exitHazardPerYear").isChanged(moved, coalition)).toBe(false);
    expect(first.restore(moved, coalition).members[0]?.exitHazardPerYear).toBe(0.07);
  });

  it("are counted with what was added and removed", () => {
    const [, members, sponsors] = controlGroups(coalition) as [
      unknown,
      ReturnType<typeof controlGroups>[0],
      ReturnType<typeof controlGroups>[0],
    ];
    const edited = withValue(removeItem(addItem(coalition, "members"), "members", 7), "members[0].weight", 2);
    expect(changesInGroup(members, edited, coalition).more).toBeGreaterThanOrEqual(2);
    expect(changesInGroup(members, addItem(coalition, "members"), coalition)).toEqual({ first: 0, more: 1 });
    expect(changesInGroup(sponsors, addItem(coalition, "members"), coalition)).toEqual({ first: 0, more: 0 });
    expect(changesInGroup(members, moveItem(coalition, "members", 0, 3), coalition).more).toBe(0);
  });

  it("leave founders where they are when their number is reset", () => {
    const more = addItem(withFounders(coalition, 12), "members");
    expect(foundersOf(more)).toBe(13);
    const reset = restoreFounders(more, coalition);
    expect(names(reset)).toEqual([...names(coalition), "New member"]);
    const fewer = restoreFounders(withFounders(addItem(coalition, "members"), 3), coalition);
    expect(foundersOf(fewer)).toBe(9);
  });

  it.each([
    ["removed", removeItem(coalition, "members", 7)],
    ["added", addItem(coalition, "members")],
    ["of the lowest hazard removed", removeItem(removeItem(coalition, "members", 7), "members", 0)],
  ])("leave no mark that cannot be taken off when groups are %s", (_what, scenario) => {
    const { founders, joins, hazards } = togetherControls(scenario);
    for (const control of [...founders, ...joins, ...hazards]) {
      expect(control.isChanged(scenario, coalition), control.id).toBe(false);
      const range = control.write(scenario, (control.read(scenario) as number) + 1);
      expect(control.isChanged(range, coalition), control.id).toBe(true);
      expect(control.isChanged(control.restore(range, coalition), coalition), control.id).toBe(false);
    }
  });

  it("tell that a number of all was changed by removing", () => {
    const fewer = removeItem(coalition, "members", 7);
    const [founders] = togetherControls(fewer).founders;
    if (founders === undefined) throw new Error("the founders are uncertain");
    expect(provenanceOf(founders, fewer, coalition).label).toBe("Changed by you");
  });
});

describe("sources", () => {
  const of = (path: string, scenario: Scenario) => provenanceOf(fieldControl(path), scenario, coalition);

  it("tell an assumption from a source, and what the reader changed or added", () => {
    expect(of("programme.pace", coalition)).toMatchObject({
      label: "Assumption",
      text: /^: budgets of several/,
    });
    expect(of("programme.overrun", coalition)).toMatchObject({ label: "Source", text: /^: Flyvbjerg/ });
    expect(of("members[8].count", coalition).text).toMatch(/^: half as many again/);
    expect(of("members[0].count", coalition).text).toMatch(/^: Eight founders/);
    const changed = withValue(coalition, "programme.pace", 0.9);
    expect(of("programme.pace", changed)).toMatchObject({
      label: "Changed by you",
      text: /^; the baseline’s source: Assumption: budgets/,
    });
    expect(of("members[9].count", addItem(coalition, "members")).label).toBe("Added by you");
    expect(of("summary", coalition).label).toBe("No source is given");
  });
});

describe("an item in a line", () => {
  it.each([
    ["members", coalition.members[0], "worth $30M – $200M, committed 1 year"],
    ["members", coalition.members[8], "12 prospects, join 1.5 a year, worth $10M – $90M, committed 1 year"],
    ["sponsors", coalition.sponsors[0], "pays 60%, at most $2B a year, ½ year notice, 25% replaced"],
    ["shocks", coalition.shocks[1], "0.2 a year, lasts 1 year, worth 0.5×"],
  ] as const)("%s", (list, item, text) => {
    if (item === undefined) throw new Error("no such item");
    expect(itemSummary(list, item)).toBe(text);
  });

  it("says how many are in a cohort", () => {
    const [cohort] = consortium.members;
    expect(cohort && itemSummary("members", cohort)).toMatch(/^\d.* members, worth /);
  });
});

describe("keys of items", () => {
  it("outlive edits, moves and removals", () => {
    const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
    const first = rekeyed(NO_ITEMS, [a, b, c]);
    expect(first.keys).toEqual([0, 1, 2]);
    expect(rekeyed(first, [c, a, b]).keys).toEqual([2, 0, 1]);
    expect(rekeyed(first, [a, c]).keys).toEqual([0, 2]);
    expect(rekeyed(first, [a, { name: "B" }, c]).keys).toEqual([0, 1, 2]);
    expect(rekeyed(first, [a, { name: "new" }, b, c]).keys).toEqual([0, 3, 1, 2]);
  });
});
