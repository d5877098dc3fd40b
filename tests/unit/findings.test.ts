import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { formatFrequency } from "../../src/model/chances";
import type { Scenario } from "../../src/model/schema";
import { duesFinding } from "../../src/state/findings/dues";
import { headline } from "../../src/state/findings/headline";
import { keyFigures } from "../../src/state/findings/keyFigures";
import { membersFinding } from "../../src/state/findings/members";
import { futuresFinding, riskSentence, survivalFinding } from "../../src/state/findings/risk";
import { deadline, shareInWords } from "../../src/state/findings/words";
import { resultsOf, type Wish } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

const preset = { sponsor: 0.161, price: 0.126, departures: 0.035, split: 0.028 };
const with_ = (change: Partial<Scenario>): Scenario => ({ ...coalition, ...change });
const say = (wish: Wish, scenario = coalition) => headline(resultsOf(scenario, wish), scenario);
const survival = (wish: Wish, scenario = coalition) => survivalFinding(resultsOf(scenario, wish), scenario);
const dues = (wish: Wish, scenario = coalition) => duesFinding(resultsOf(scenario, wish), scenario);
const members = (wish: Wish, scenario = coalition) => membersFinding(resultsOf(scenario, wish), scenario);

describe("a single run", () => {
  it("is told as the one that it is", () => {
    const one = (share: number) =>
      riskSentence(resultsOf(coalition, { runs: 1, triggers: { price: share } }), coalition);
    expect([one(0), one(1)]).toEqual([
      "The one future imagined does not fall apart by 2031.",
      "The one future imagined falls apart by 2031.",
    ]);
  });

  it("says nothing of frequencies", () => {
    expect(formatFrequency(chanceOf(0, 1))).toBe("an unknown share of");
    expect(formatFrequency(chanceOf(1, 1))).toBe("an unknown share of");
    expect(formatFrequency(chanceOf(0, 10))).toBe("fewer than 1 in 3.6");
  });
});

describe("headline", () => {
  it("says the risk and where dues go", () => {
    expect(say({ triggers: preset, dues: [13e6, 44.3e6] })).toBe(
      "35 of 100 futures fall apart by 2031. For the rest, a member’s dues climb from $13M to $44.3M a year.",
    );
  });

  it.each([
    [0, "None of 10,000 futures falls apart by 2031. A member’s"],
    [0.0004, "About 1 in 2,500 futures falls apart by 2031. For the rest, a"],
    [0.012, "1 of 100 futures falls apart by 2031. For the rest, a"],
    [0.016, "2 of 100 futures fall apart by 2031. For the rest, a"],
    [0.995, "All but about 1 in 200 futures fall apart by 2031. For the rest, a"],
    [1, "All of 10,000 futures fall apart by 2031. A member’s dues start at $13M a year."],
  ])("with a risk of %d", (sponsor, start) => {
    expect(say({ triggers: { sponsor } }).startsWith(start)).toBe(true);
  });

  it.each([
    [[13e6, 13.5e6], "dues stay near $13.5M a year."],
    [[44e6, 13e6], "dues fall from $44M to $13M a year."],
    [[0, 5e6], "dues rise from nothing to $5M a year."],
    [[0, 0], "The typical member pays no dues."],
  ] as const)("with dues %j", (course, end) =>
    expect(say({ triggers: preset, dues: course }).endsWith(end)).toBe(true),
  );

  it("says nothing of dues that nobody pays", () => {
    expect(say({ triggers: preset, dues: null })).toBe("35 of 100 futures fall apart by 2031.");
  });

  it("speaks of one quarter in months, and of no course", () => {
    expect(say({}, with_({ horizonYears: 0.25 }))).toBe(
      "None of 10,000 futures falls apart within 3 months. A member’s dues start at $13M a year.",
    );
  });
});

describe("survival finding", () => {
  it.each([
    [preset, "One in three futures ends by 2031, nearly half of them after the sponsor walks"],
    [
      { price: 0.5 },
      "Half of the futures end by 2031, nearly all of them because dues outgrow what membership is worth",
    ],
    [
      { price: 0.2, split: 0.05 },
      "One in four futures ends by 2031, most of them because dues outgrow what membership is worth",
    ],
    [
      { sponsor: 0.067, departures: 0.07 },
      "One in seven futures ends by 2031, because members leave for reasons of their own about as often as after the sponsor walks",
    ],
    [
      { sponsor: 0.07, departures: 0.067 },
      "One in seven futures ends by 2031, after the sponsor walks about as often as because members leave for reasons of their own",
    ],
    [
      { price: 0.1, split: 0.101 },
      "One in five futures ends by 2031, after a split about as often as because dues outgrow what membership is worth",
    ],
    [
      { sponsor: 0.05, price: 0.05, split: 0.05, departures: 0.05 },
      "One in five futures ends by 2031, for several reasons, none of which stands out",
    ],
    [
      { departures: 0.4 },
      "Two in five futures end by 2031, nearly all of them because members leave for reasons of their own",
    ],
    [
      { cost: 0.02 },
      "Fewer than one in twenty futures ends by 2031, nearly all of them because money runs out or the model falls too far behind",
    ],
    [{ sponsor: 0.004 }, "Almost every future is still together in 2031"],
    [{}, "No future was seen to end by 2031"],
    [
      { sponsor: 0.999 },
      "All but the rarest futures end by 2031, nearly all of them after the sponsor walks",
    ],
    [{ sponsor: 1 }, "All but the rarest futures end by 2031, nearly all of them after the sponsor walks"],
  ])("%j", (triggers, title) => expect(survival({ triggers })).toBe(title));

  it.each([
    [
      { cost: 0.995 },
      { obsolete: 0.8, quorum: 0.195 },
      "All but the rarest futures end by 2031, most because the model falls too far behind",
    ],
    [
      { price: 0.5 },
      { obsolete: 0.49 },
      "Half of the futures end by 2031, nearly all because the model falls too far behind",
    ],
    [
      { sponsor: 0.5 },
      { obsolete: 0.25 },
      "Half of the futures end by 2031, about half because the model falls too far behind",
    ],
    [
      { price: 0.3, sponsor: 0.2 },
      { funds: 0.4 },
      "Half of the futures end by 2031, most because bills go unpaid",
    ],
    [
      { sponsor: 0.5 },
      { funds: 0.4 },
      "Half of the futures end by 2031, nearly all of them after the sponsor walks",
    ],
    [
      { sponsor: 0.5 },
      { funds: 0.24, obsolete: 0.24 },
      "Half of the futures end by 2031, nearly all of them after the sponsor walks",
    ],
  ])("of %j names what ended at least half: %j", (triggers, causes, title) =>
    expect(survival({ triggers, causes })).toBe(title),
  );

  it("does not tell apart what few runs cannot", () => {
    const triggers = { sponsor: 0.2, price: 0.15 };
    expect(survival({ triggers, runs: 100_000 })).toContain("more than half of them after the sponsor walks");
    expect(survival({ triggers, runs: 100 })).toContain("about as often as");
  });

  it("speaks of a sponsor when there are several", () => {
    const [sponsor] = coalition.sponsors;
    const two = with_({
      sponsors: [sponsor, { ...sponsor, name: "Other", share: 0.1 }] as Scenario["sponsors"],
    });
    expect(survival({ triggers: { sponsor: 0.3 } }, two)).toContain("after a sponsor walks");
  });
});

describe("dues finding", () => {
  it.each([
    [[13, 44], "Dues more than triple by 2030"],
    [[10, 30], "Dues about triple by 2030"],
    [[10, 25], "Dues more than double by 2030"],
    [[10, 20], "Dues about double by 2030"],
    [[10, 14], "Dues rise by 40% by 2030"],
    [[10, 50], "Dues rise to about 5 times the start by 2030"],
    [[10, 200], "Dues rise to about 20 times the start by 2030"],
    [[1, 61_234], "Dues rise to about 61,000 times the start by 2030"],
    [[10, 10.5], "Dues hold about steady by 2030"],
    [[10, 7], "Dues fall by 30% by 2030"],
    [[10, 2], "Dues fall by more than half by 2030"],
  ] as const)("%j", (course, start) => expect(dues({ dues: course }).startsWith(start)).toBe(true));

  it.each([
    [3, "yet on average every founder gets more than it pays"],
    [0.5, "and on average no founder gets back what it pays"],
    [[3, 3, 3, 3, 3, 3, 3, 0.5], "and on average 1 of 8 founders pays more than it gets"],
    [[3, 3, 3, 3, 3, 3, 0.9, 0.5], "and on average 2 of 8 founders pay more than they get"],
  ])("with worth %j times the dues", (worthPerDues, end) => expect(dues({ worthPerDues })).toContain(end));

  it("says worth and falling dues as two good things", () => {
    expect(dues({ dues: [10, 7] })).toContain(", and on average every founder gets");
  });

  it("speaks of groups where founders are not companies, and of one member as of one", () => {
    expect(dues({}, consortium)).toContain("every group");
    expect(dues({}, with_({ members: coalition.members.slice(0, 1) }))).toContain("for more worth than cost");
  });

  it("has no course in one quarter, and nothing to say without dues", () => {
    expect(dues({}, with_({ horizonYears: 0.25 }))).toContain("Dues start at $13M a year");
    expect(dues({ dues: null })).toBe("Nobody pays dues");
    expect(dues({ dues: [0, 0] })).toBe("The typical member pays no dues");
  });
});

describe("members finding", () => {
  it.each([
    [
      [0.4, 0.5, 0.5, 0.6, 0.5, 0.5, 0.5, 0.5],
      "Reflection AI is likeliest to leave, in 60 of 100 futures by 2031",
    ],
    [
      [0.4, 0.5, 0.5, 0.53, 0.5, 0.5, 0.5, 0.5],
      "Reflection AI is likeliest to leave, in 53 of 100 futures by 2031",
    ],
    [
      [0.47, 0.5, 0.5, 0.57, 0.5, 0.5, 0.5, 0.48],
      "Each founder leaves in about half of futures, 47% (Mistral AI) to 57% (Reflection AI)",
    ],
    [
      [0.52, 0.48, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
      "Each founder leaves in 42 of 100 futures, 40% (Perplexity) to 52% (Mistral AI)",
    ],
    [
      [0.3, 0.33, 0.33, 0.33, 0.33, 0.33, 0.33, 0.36],
      "Each founder leaves in about one in three futures, 30% (Mistral AI) to 36% (Sarvam)",
    ],
    [[0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2], "Each founder leaves in about one in five futures (20%)"],
    [
      [0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      "Each founder leaves in 9 of 100 futures, <1% (Mistral AI) to 10% (Sarvam)",
    ],
    [
      [0.6, 0.58, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
      "2 of 8 founders are likeliest to leave, each in about 60 of 100 futures by 2031",
    ],
    [[0, 0, 0, 0, 0, 0, 0, 0], "No founder was seen to leave by 2031"],
  ])("%j", (left, title) => expect(members({ left })).toBe(title));

  it("has one member leave, without comparing it", () => {
    const alone = with_({ members: coalition.members.slice(0, 1) });
    expect(members({ left: [0.57] }, alone)).toBe("Mistral AI leaves in 57 of 100 futures by 2031");
  });

  it("says of a group how many of it leave", () => {
    const title = members({ left: [0.3, 0.5, 0.3] }, consortium);
    expect(title).toBe("AI companies: 50 of 100 leave by 2031, the most of any group");
  });

  it("has nobody to follow without founders", () => {
    const none = with_({ members: coalition.members.slice(8) });
    expect(members({}, none)).toBe("There are no founders to follow");
  });
});

describe("hundred futures", () => {
  it.each([
    [0.35, "Of 100 futures, 65 hold"],
    [0.7, "Of 100 futures, only 30 hold"],
    [0, "All but the rarest futures hold"],
    [0.999, "All but the rarest futures end early"],
    [0.3595, "Of 100 futures, 64 hold"],
  ])("%d", (price, title) =>
    expect(futuresFinding(resultsOf(coalition, { triggers: { price } }))).toBe(title),
  );
});

describe("key figures", () => {
  const figures = (wish: Wish, scenario = coalition) =>
    Object.fromEntries(
      keyFigures(resultsOf(scenario, wish), scenario).map(({ id, value, note }) => [id, [value, note]]),
    );

  it("has those of the page that come from its results", () => {
    expect(figures({ triggers: preset, left: [0.57, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4] })).toEqual({
      risk: ["35.0%", "34.1 – 35.9% (95% interval)"],
      firstDues: ["$13M", "9 in 10 runs: $6.5M – $26M"],
      alone: ["1/20", "of the same programme"],
      leaver: ["Mistral AI", "57 of 100 futures"],
    });
  });

  it("names the likeliest to leave, and says when others are close or all alike", () => {
    const leaver = (left: number[]) => figures({ left }).leaver;
    expect(leaver([0.4, 0.4, 0.4, 0.57, 0.56, 0.55, 0.4, 0.4])).toEqual([
      "Several founders",
      "Reflection AI and 2 more, 55 – 57%",
    ]);
    expect(leaver([0.5, 0.5, 0.5, 0.51, 0.5, 0.5, 0.5, 0.5])).toEqual([
      "Several founders",
      "Reflection AI and 7 more, 50 – 51%",
    ]);
    expect(leaver([0.57, 0.56, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4])).toEqual([
      "Two founders",
      "Mistral AI and Cursor, 56 – 57%",
    ]);
    expect(leaver([0.57, 0.568, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4])?.[1]).toMatch(/, 57 of 100 futures$/);
    expect(leaver([0.02, 0.004, 0, 0, 0, 0, 0, 0])?.[1]).toBe(
      "Mistral AI and 7 more, up to 2 of 100 futures",
    );
    expect(leaver([1, 0.985, 0, 0, 0, 0, 0, 0])?.[1]).toMatch(/, at least 99 of 100 futures$/);
    expect(leaver([0, 0, 0, 0, 0, 0, 0, 0])).toEqual(["no one", "fewer than 1 in 2,600 futures"]);
  });

  it("never shows none or all of the risk", () => {
    expect(figures({}).risk).toEqual(["<0.038%", "fewer than 1 in 2,600 futures"]);
    expect(figures({ triggers: { cost: 1 } }).risk).toEqual([
      ">99.962%",
      "all but at most 1 in 2,600 futures",
    ]);
  });

  it("leaves out what there is not", () => {
    expect(Object.keys(figures({ dues: null }))).toEqual(["risk", "leaver"]);
    expect(figures({}).leaver).toEqual(["Several founders", "Mistral AI and 7 more, 50 of 100 futures"]);
  });
});

describe("words", () => {
  it.each([
    [0.333, "one in three"],
    [0.35, "one in three"],
    [0.3, "nearly one in three"],
    [0.37, "nearly two in five"],
    [0.5, "half"],
    [0.46, "nearly half"],
    [0.02, "fewer than one in twenty"],
    [0.96, "more than nine in ten"],
  ])("%d is %s", (share, words) => expect(shareInWords(share)).toBe(words));

  it.each([
    [5, "by 2031"],
    [0.75, "within 9 months"],
    [1.25, "by early 2027"],
    [2.5, "by mid-2028"],
    [2.75, "by late 2028"],
  ])("%d years end %s", (horizonYears, text) => expect(deadline(with_({ horizonYears }))).toBe(text));
});
