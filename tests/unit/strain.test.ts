import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/schema";
import {
  groupFinding,
  judgedQuarters,
  leavingReasons,
  membersLead,
  sameForAll,
  strainFinding,
} from "../../src/state/findings/strain";
import { listedGroups, sortGroups } from "../../src/state/memberList";
import { resultsOf, type Wish } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

const LEFT = [0.2, 0.3, 0.4, 0.57, 0.3, 0.3, 0.3, 0.3];
const ALL = (from: number, to: number) => LEFT.map(() => [from, to] as const);
const one: Scenario = { ...coalition, members: coalition.members.slice(0, 1) };
const lead = (wish: Wish, scenario = coalition) =>
  membersLead(resultsOf(scenario, { left: LEFT, ...wish }), scenario);
const strain = (wish: Wish, scenario = coalition) => strainFinding(resultsOf(scenario, wish), scenario);
const LEAVER = " Reflection AI is likeliest to leave, in 57 of 100 futures by 2031.";

describe("lead of the members view", () => {
  it.each([
    [
      "pays for all",
      { duesPerWorth: ALL(0.3, 0.4) },
      "Membership pays on average for every founder; each founder pays more than it gets in 10 of 100 futures.",
    ],
    ["nothing followed yet", {}, "Membership pays on average for every founder."],
    [
      "not for one",
      { worthPerDues: [3, 0.5, 3, 3, 3, 3, 3, 3] },
      "Membership does not pay for Cursor: it loses $40M on average.",
    ],
    [
      "not for two",
      { worthPerDues: [3, 0.9, 3, 0.5, 3, 3, 3, 3] },
      "Membership does not pay for 2 of 8 founders, least of all for Reflection AI, which loses $40M on average.",
    ],
    [
      "for nobody",
      { worthPerDues: [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.4] },
      "Membership does not pay for any founder, least of all for Sarvam, which loses $48M on average.",
    ],
  ] as const)("%s", (_, wish, start) => expect(lead(wish)).toBe(start + LEAVER));

  it("names who is far closer to paying more than it gets", () => {
    const results = resultsOf(coalition, { left: LEFT, duesPerWorth: ALL(0.3, 0.4) });
    const groups = results.groups.map((group, g) =>
      g === 2 && group.course ? { ...group, course: { ...group.course, short: 0.4 } } : group,
    );
    expect(membersLead({ ...results, groups }, coalition)).toContain(
      "every founder; Perplexity comes closest to paying more than it gets, in 40 of 100 futures.",
    );
  });

  it("speaks of one member as of one, of groups as of groups, and has nothing to say of nobody", () => {
    expect(lead({ left: [0.4], duesPerWorth: [[0.3, 0.4]] }, one)).toBe(
      "Membership pays on average for Mistral AI; it pays more than it gets in 10 of 100 futures. Mistral AI leaves in 40 of 100 futures by 2031.",
    );
    expect(lead({}, consortium)).toContain("Membership pays on average for every group.");
    expect(lead({}, { ...coalition, members: coalition.members.slice(-1) })).toBe(
      "There are no founders to follow.",
    );
  });

  it("claims neither none nor all", () => {
    const results = resultsOf(one, { left: [0], duesPerWorth: [[0.3, 0.4]] });
    const groups = results.groups.map((group) =>
      group.course ? { ...group, course: { ...group.course, short: 0 } } : group,
    );
    expect(membersLead({ ...results, groups }, one)).toBe(
      "Membership pays on average for Mistral AI; it pays more than it gets in fewer than 1 in 2,600 futures. No founder was seen to leave by 2031.",
    );
  });
});

describe("strain finding", () => {
  const with3 = (ends: readonly [number, number]) =>
    ALL(0.3, 0.4).map((other, g) => (g === 2 ? ends : other));

  it.each([
    [
      ALL(0.3, 0.4),
      "At the median, dues stay below worth for every founder; they come closest at 40% of worth in 2030",
    ],
    [
      with3([0.3, 0.8]),
      "At the median, dues stay below worth for every founder; Perplexity comes closest, at 80% of worth in 2030",
    ],
    [with3([0.5, 2]), "At the median, Perplexity’s dues exceed its worth from 2027"],
    [with3([2, 0.5]), "At the median, Perplexity’s dues exceed its worth from the start"],
    [
      ALL(0.5, 2),
      "At the median, dues come to exceed worth for every founder, first for Mistral AI, from 2027",
    ],
    [
      ALL(0.5, 2).slice(0, 2).concat(ALL(0.1, 0.2).slice(2)),
      "At the median, dues come to exceed worth for 2 of 8 founders, first for Mistral AI, from 2027",
    ],
    [ALL(0, 0), "At the median, no founder pays dues"],
  ] as const)("%j", (duesPerWorth, title) => expect(strain({ duesPerWorth })).toBe(title));

  it("of one member, and before anything is followed", () => {
    expect(strain({ duesPerWorth: [[0.3, 0.4]] }, one)).toBe(
      "At the median, Mistral AI’s dues stay below its worth, at most 40% of worth in 2030",
    );
    expect(strain({})).toBe("Dues against worth, founder by founder");
  });

  it("does not judge quarters that hardly any run reaches", () => {
    const results = resultsOf(one, { duesPerWorth: [[0.3, 3]] });
    const [group] = results.groups;
    const quarters = group?.course?.quarters.map(
      (quarter, t) => quarter && { ...quarter, share: t < 4 ? 0.5 : 0.009 },
    );
    const rare = { ...group, course: { ...group?.course, quarters } } as (typeof results.groups)[number];
    expect(judgedQuarters(rare).map(({ quarter }) => quarter)).toEqual([0, 1, 2, 3]);
    expect(strainFinding({ ...results, groups: [rare] }, one)).toContain("stay below");
  });
});

describe("why founders leave although it pays", () => {
  const reasons = (wish: Wish, scenario = coalition) =>
    leavingReasons(resultsOf(scenario, { left: LEFT, ...wish }), scenario);

  it("names reasons of their own, and dues above what staying is worth", () => {
    expect(reasons({ duesPerWorth: ALL(0.3, 0.4) })).toBe(
      "Founders leave even so: 4 – 7% a year for reasons of their own, and more where dues pass what staying is worth (a leaver keeps up to 30% of the worth); at worst, a quarter’s dues exceed all of it in 20% of runs.",
    );
    const patient = { ...coalition, churn: { ...coalition.churn, priceSensitivityPerYear: 0 } };
    expect(reasons({}, patient)).toBe("Founders leave even so: 4 – 7% a year for reasons of their own.");
  });

  it("has nothing to explain where it does not pay, or where nobody leaves", () => {
    expect(reasons({ worthPerDues: 0.5 })).toBe("");
    expect(reasons({ left: LEFT.map(() => 0) })).toBe("");
  });

  it("says that the ratio is the same for all only where the rules make it so", () => {
    expect(sameForAll(coalition)).toMatch(/^The same for all/);
    const equal = { ...coalition, governance: { ...coalition.governance, costSharing: "equal" as const } };
    expect(sameForAll(equal)).toBe("");
    const capped = coalition.members.map((group, g) =>
      g === 2 ? { ...group, duesCapUsdPerYear: 1e6 } : group,
    );
    expect(sameForAll({ ...coalition, members: capped })).toBe("");
    expect(sameForAll(one)).toBe("");
  });
});

describe("finding of one group", () => {
  const groups = (wish: Wish) => resultsOf(coalition, wish).groups;

  it("says what it pays for what, at the start and at the end", () => {
    const [first] = groups({ duesPerWorth: [0.5, 2] });
    expect(first && groupFinding(first, coalition)).toBe(
      "Mistral AI pays $20M a year for $40M of worth at the start, and if still a member $80M a year for $40M of worth in 2030",
    );
    const short = { ...coalition, horizonYears: 0.25 };
    const [only] = resultsOf(short, { duesPerWorth: [0.5, 2] }).groups;
    expect(only && groupFinding(only, short)).toBe(
      "Mistral AI pays $20M a year for $40M of worth at the start",
    );
  });

  it("says so when there is nothing to say", () => {
    const [first] = groups({});
    expect(first && groupFinding(first, coalition)).toBe("Dues and worth of Mistral AI");
    const course = { quarters: [null], duesPv: null, worthPv: null, netPv: null, short: null };
    expect(first && groupFinding({ ...first, course }, coalition)).toBe("Mistral AI is hardly ever a member");
  });
});

describe("list of members", () => {
  it("puts founders and prospects apart and sorts by each column, equals as in the scenario", () => {
    const wish = { left: LEFT, duesPerWorth: ALL(0.3, 0.4), worthPerDues: [1, 2, 3, 4, 5, 6, 7, 8] };
    const { founders, prospects } = listedGroups(resultsOf(coalition, wish), coalition);
    expect(prospects.map(({ group }) => group.name)).toEqual(["Applicants"]);
    const order = (key: Parameters<typeof sortGroups>[1]["key"], isDescending: boolean) =>
      sortGroups(founders, { key, isDescending }).map(({ index }) => index);
    expect(order("left", true).slice(0, 3)).toEqual([3, 2, 1]);
    expect(order("left", false)[0]).toBe(0);
    expect(order("net", true)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(order("dues", true)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(order("name", false).map((index) => coalition.members[index]?.name)[0]).toBe("Black Forest Labs");
  });
});
