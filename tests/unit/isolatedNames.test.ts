import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/schema";
import { keyFigures } from "../../src/state/findings/keyFigures";
import { membersFinding } from "../../src/state/findings/members";
import { groupFinding, leavingReasons, membersLead, strainFinding } from "../../src/state/findings/strain";
import { resultsOf, type Wish } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const NAME = "שלום \u202eevil";

const scenario: Scenario = {
  ...coalition,
  members: coalition.members.map((member, index) => ({ ...member, name: `${NAME} ${index}` })),
  sponsors: coalition.sponsors.map((sponsor, index) => ({ ...sponsor, name: `${NAME} ${index}` })),
};

const wishes: readonly Wish[] = [
  { dues: [13e6, 44e6], left: [0.5, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1] },
  { dues: [13e6, 44e6], left: [0.5, 0.49, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1], worthPerDues: 0.7 },
  { dues: [13e6, 44e6], left: [0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1], duesPerWorth: [0.5, 1.4] },
  {
    dues: [13e6, 44e6],
    duesPerWorth: [
      [0.5, 1.4],
      [0.2, 0.3],
      [0.2, 0.3],
      [0.2, 0.3],
      [0.2, 0.3],
      [0.2, 0.3],
      [0.2, 0.3],
      [0.2, 0.3],
    ],
  },
];

function sentencesOf(wish: Wish): readonly string[] {
  const results = resultsOf(scenario, wish);
  const figures = keyFigures(results, scenario).flatMap(({ value, note }) => [value, note]);
  return [
    ...figures,
    membersFinding(results, scenario),
    membersLead(results, scenario),
    leavingReasons(results, scenario),
    strainFinding(results, scenario),
    ...results.groups.map((group) => groupFinding(group, scenario)),
  ];
}

describe("names that turn the direction of writing", () => {
  it("stand apart in every sentence, so that they turn nothing else", () => {
    const naming = wishes.flatMap(sentencesOf).filter((sentence) => sentence.includes(NAME));
    expect(naming.length).toBeGreaterThan(10);
    for (const sentence of naming) {
      const opened = sentence.split(`\u2068${NAME}`).length;
      expect([sentence, opened]).toEqual([sentence, sentence.split(NAME).length]);
    }
  });
});
