import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/analysis/trace";
import { missingEvents, momentsOf } from "../../src/state/findings/events";
import { duesAgainstStake, futureStory, lanesFinding, reserveFinding } from "../../src/state/findings/future";
import { coalition } from "./support/scenarios";
import { departure, traceOf } from "./support/traceOf";

const APPLICANTS = 8;
/** The coalition with other rules: nobody that leaves is on notice, which keeps sentences short. */
const withRules = (rules: object) => ({
  ...coalition,
  governance: { ...coalition.governance, noticeYears: 0, ...rules },
});
const atOnce = withRules({});
const { members } = coalition;
const groupOf = (name: string) => members.findIndex((group) => group.name === name);

/** The sentences of these events in a run of two years, without its last line. */
const textsOf = (events: readonly TraceEvent[], scenario = atOnce, wish = {}) =>
  momentsOf(traceOf(scenario, { quarters: 8, events, ...wish }), scenario)
    .slice(0, -1)
    .map(({ text }) => text);

const price = { priceHazardPerYear: 0.36, duesUsdPerYear: 48e6, stakeUsdPerYear: 30e6 };

describe("the list of events", () => {
  it("gives each departure its reason", () => {
    expect(textsOf([departure(2, groupOf("LangChain"))])).toEqual([
      "LangChain leaves for reasons of its own.",
    ]);
    expect(textsOf([departure(2, groupOf("Sarvam"), price)])).toEqual([
      "Sarvam leaves: its dues were 1.6 times what staying was worth.",
    ]);
    const little = { priceHazardPerYear: 0.03, duesUsdPerYear: 33e6 };
    expect(textsOf([departure(2, groupOf("Sarvam"), little)])).toEqual([
      "Sarvam leaves, for reasons of its own more than for its dues, 1.1 times what staying was worth.",
    ]);
  });

  it("says what raised the hazard above the usual, and only when it is worth a word", () => {
    const pressed = (factors: object) => textsOf([departure(2, 0, factors)])[0];
    expect(pressed({ contagionFactor: 1.8 })).toBe(
      "Mistral AI leaves for reasons of its own. Departures of the past year make it 1.8 times as likely as usual.",
    );
    expect(pressed({ contagionFactor: 2, sponsorLossFactor: 1.5 })).toContain(
      "Departures of the past year and the loss of the sponsor make it 3 times as likely",
    );
    expect(pressed({ sponsorLossFactor: 1.5 })).toContain("The loss of the sponsor makes it 1.5 times");
    expect(pressed({ contagionFactor: 1.1 })).toBe("Mistral AI leaves for reasons of its own.");
    expect(pressed({ contagionFactor: 1e9 })).toContain("over a hundred times");
  });

  it("counts members of groups, and puts many of one motive on one line", () => {
    expect(textsOf([departure(2, APPLICANTS, { count: 3, ...price })])).toEqual([
      "Three members (Applicants) leave: their dues were 1.6 times what staying was worth.",
    ]);
    const dearer = { ...price, duesUsdPerYear: 75e6 };
    const many = [0, 1, 2, 3].map((group) => departure(2, group, group === 3 ? dearer : price));
    expect(textsOf(many)).toEqual([
      "Four members leave: their dues were 1.6 to 2.5 times what staying was worth.",
    ]);
    expect(textsOf([...many.slice(0, 3), departure(2, 4)])).toHaveLength(4);
  });

  it("weighs dues against what leaving would cost where there is an exit fee", () => {
    const scenario = withRules({ exitFeeYears: 0.5 });
    expect(textsOf([departure(2, 0, price)], scenario)[0]).toContain("1.6 times what leaving would cost");
  });

  it("says how long a leaver still pays, unless all is over with it", () => {
    const events = [departure(2, 0), departure(3, 1), departure(3, 2)];
    expect(textsOf(events, coalition)).toEqual([
      "Mistral AI leaves (pays until 2027 Q1) for reasons of its own.",
      "Cursor leaves (pays until 2027 Q2) for reasons of its own.",
      "Perplexity leaves (pays until 2027 Q2) for reasons of its own.",
    ]);
    const goes = [0, 1].map(
      (group) => ({ kind: "splitsOff", quarter: 7, group, count: 1, split: 1 }) as const,
    );
    expect(textsOf(goes, coalition)).toEqual([
      "The group splits: Mistral AI and Cursor go away together (pay until 2028 Q2).",
    ]);
    const ending = { quarter: 7, cause: "quorum", trigger: "split" } as const;
    expect(textsOf(goes, coalition, { ending })).toEqual([
      "The group splits: Mistral AI and Cursor go away together.",
    ]);
  });

  it("calls dues without any stake fifty times or more of it", () => {
    const hopeless = { priceHazardPerYear: 29, stakeUsdPerYear: 0 };
    expect(textsOf([departure(2, 0, hopeless)])[0]).toContain("50 times or more what staying was worth");
  });

  it("keeps a split together, and tells two of one quarter apart", () => {
    const goes = (group: number, split: number, count = 1) =>
      ({ kind: "splitsOff", quarter: 3, group, count, split }) as const;
    expect(textsOf([goes(1, 1), goes(7, 1), goes(APPLICANTS, 1, 2)])).toEqual([
      "The group splits: Cursor, Sarvam and two members (Applicants) go away together.",
    ]);
    expect(textsOf([goes(1, 1), goes(APPLICANTS, 2)])).toEqual([
      "The group splits: Cursor goes away.",
      "The group splits: one member (Applicants) goes away.",
    ]);
  });

  it("follows the sponsor from its word to its replacement", () => {
    const events: TraceEvent[] = [
      { kind: "sponsorAnnounces", quarter: 2, sponsor: 0, paysUntil: 4 },
      { kind: "sponsorCeases", quarter: 4, sponsor: 0 },
      { kind: "replacementBegins", quarter: 7, sponsor: 0 },
    ];
    const fromSponsors = (quarter: number) => (quarter < 4 ? 60e6 : 0);
    expect(textsOf(events, atOnce, { fromSponsors })).toEqual([
      "NVIDIA announces that it stops paying from 2027 Q1.",
      "NVIDIA pays no more. The sponsors’ part of the bill goes from 60% to nothing.",
      "Another sponsor takes the place of NVIDIA.",
    ]);
    const suddenly: TraceEvent = { kind: "sponsorAnnounces", quarter: 0, sponsor: 0, paysUntil: 0 };
    expect(textsOf([suddenly, { kind: "sponsorCeases", quarter: 0, sponsor: 0 }])).toEqual([
      "NVIDIA announces that it stops paying at once.",
      "NVIDIA pays no more.",
    ]);
  });

  it("tells of shocks, models, commitments, notices and arrivals", () => {
    expect(
      textsOf([
        { kind: "noticeEnds", quarter: 1, group: 0, count: 1 },
        { kind: "shockBegins", quarter: 2, shock: 0 },
        { kind: "shockEnds", quarter: 3, shock: 0 },
        { kind: "generationBegins", quarter: 4, generation: 1, trainingUsd: 310e6, overrun: 1.12 },
        { kind: "commitmentEnds", quarter: 5, group: 0, count: 1 },
        { kind: "joins", quarter: 6, group: APPLICANTS, count: 2 },
      ]),
    ).toEqual([
      "Mistral AI has served notice and pays no more.",
      "“Capital-market downturn” begins.",
      "“Capital-market downturn” passes.",
      "Model 2 is begun: training it costs $310M, 12% over plan.",
      "Mistral AI is free to leave: the commitment is over.",
      "Two members (Applicants) join.",
    ]);
  });

  it.each([
    [1, "as planned"],
    [0.8, "20% under plan"],
    [2.5, "2.5 times the plan"],
  ])("puts an overrun of %d into words", (overrun, words) => {
    const begun = { kind: "generationBegins", quarter: 0, generation: 0, trainingUsd: 1e8, overrun } as const;
    expect(textsOf([begun])[0]).toContain(words);
  });

  it("tells a failed quarter from a shortfall that is tolerated", () => {
    const unpaid = (funded: number, failedQuarters: number) =>
      textsOf([{ kind: "billUnpaid", quarter: 1, unpaidUsd: 1e6, funded, failedQuarters }])[0];
    expect(unpaid(0.95, 0)).toBe("5% of the bill stays unpaid, within the 25% that is tolerated.");
    expect(unpaid(0.6, 1)).toBe("40% of the bill stays unpaid: a failed quarter.");
    expect(unpaid(0.6, 2)).toBe("40% of the bill stays unpaid: two failed quarters in a row.");
    expect(unpaid(0, 1)).toBe("All of the bill stays unpaid: a failed quarter.");
  });

  it("closes with the end and its cause", () => {
    const last = (ending: object | null, events: readonly TraceEvent[] = []) => {
      const trace = traceOf(coalition, { quarters: 8, members: () => 4, events, ending: ending as never });
      const { lead, text } = momentsOf(trace, coalition).at(-1) ?? {};
      return [lead, text].join(" ").trim();
    };
    expect(last({ quarter: 7, cause: "quorum", trigger: "price" }, [departure(7, 0, price)])).toBe(
      "Over: 3 of the 4 members needed remain. In the two years before, more left over their dues than for any other reason.",
    );
    expect(
      last({ quarter: 7, cause: "quorum", trigger: "split" }, [departure(7, 0, { count: 4 })]),
    ).toContain("Over: nobody is left. In the two years before, more left in splits");
    expect(last({ quarter: 7, cause: "funds", trigger: "sponsor" })).toBe(
      "Over: bills went unpaid for too long. A sponsor had ceased to pay in the two years before.",
    );
    expect(last({ quarter: 7, cause: "obsolete", trigger: "cost" })).toBe(
      "Over: the model is 2 years behind the frontier or more, and of no use.",
    );
    expect(last(null)).toBe("The end of the horizon: still together, with four members.");
  });

  it("keeps the order of quarters, and says when events are missing", () => {
    const missing = Array.from({ length: 1234 }, () => departure(7, 1));
    const trace = traceOf(coalition, { events: [departure(2, 0), departure(5, 1)], missing });
    expect(momentsOf(trace, coalition).map(({ quarter }) => quarter)).toEqual([2, 5, 19]);
    expect(missingEvents(trace)).toBe("1,234 later events are not listed: a replay keeps no more than 2.");
    expect(missingEvents(traceOf(coalition))).toBeNull();
  });
});

describe("the story of a run", () => {
  const story = (wish: Parameters<typeof traceOf>[1]) => futureStory(traceOf(coalition, wish), coalition);

  it("names sponsor, dues, members and the end", () => {
    const events = [
      { kind: "sponsorCeases", quarter: 8, sponsor: 0 } as const,
      ...[0, 1, 2, 3].map((group) => departure(12, group)),
    ];
    const ending = { quarter: 13, cause: "quorum", trigger: "sponsor" } as const;
    expect(story({ quarters: 14, events, ending, dues: (t) => 10e6 + (t / 13) * 20e6 })).toBe(
      "Run 17: NVIDIA walks in early 2028, dues triple, four members leave; over in mid-2029.",
    );
  });

  it("counts what the list of events has no room for", () => {
    const missing = [
      departure(8, 1, { count: 2 }),
      { kind: "sponsorCeases", quarter: 9, sponsor: 0 } as const,
      { kind: "joins", quarter: 9, group: APPLICANTS, count: 3 } as const,
    ];
    const wish = { events: [departure(4, 0)], missing };
    expect(story(wish)).toBe(
      "Run 17: NVIDIA walks in mid-2028, dues hold steady, three members leave and three join; still together in 2031 with eight members.",
    );
    expect(lanesFinding(traceOf(coalition, wish), coalition)).toBe(
      "Three members leave, the first in 2027 Q1, the last in 2028 Q1",
    );
    const last = { events: [departure(4, 0)], missing: [departure(19, 1, { count: 2 })] };
    expect(momentsOf(traceOf(coalition, last), coalition).at(-1)?.lead).toContain("with six members");
  });

  it("has words for the opposite of each", () => {
    expect(story({ run: 0 })).toBe(
      "Run 1: dues hold steady, nobody leaves; still together in 2031 with eight members.",
    );
    const joins = { kind: "joins", quarter: 3, group: APPLICANTS, count: 12 } as const;
    expect(story({ events: [joins], dues: () => 0 })).toContain(
      "nobody pays dues, nobody leaves and 12 join",
    );
    expect(story({ events: [departure(1, 0), { ...joins, count: 1 }] })).toContain(
      "one member leaves and one joins",
    );
    expect(story({ dues: () => null })).toBe(
      "Run 17: nobody leaves; still together in 2031 with eight members.",
    );
    const replaced = [
      { kind: "sponsorCeases", quarter: 7, sponsor: 0 } as const,
      { kind: "replacementBegins", quarter: 9, sponsor: 0 } as const,
    ];
    expect(story({ events: replaced })).toContain("NVIDIA walks in late 2027 and is replaced");
  });

  it.each([
    [12, "grow tenfold or more"],
    [5.2, "grow to five times the start"],
    [3, "triple"],
    [2, "double"],
    [1.4, "rise"],
    [1.05, "hold steady"],
    [0.8, "fall"],
    [0.4, "fall by half or more"],
  ])("says what %d times the dues are", (ratio, words) => {
    expect(story({ quarters: 2, dues: (t) => (t === 0 ? 1e6 : ratio * 1e6) })).toContain(`dues ${words}, `);
  });

  it("says why a run ends that has its members", () => {
    const ends = (cause: "funds" | "obsolete") =>
      story({ quarters: 4, ending: { quarter: 3, cause, trigger: "cost" } });
    expect(ends("funds")).toMatch(/; over in late 2026, with bills unpaid\.$/);
    expect(ends("obsolete")).toMatch(/; over in late 2026, too far behind the frontier\.$/);
  });
});

describe("titles of the pictures", () => {
  it("say who leaves, and when", () => {
    const title = (events: readonly TraceEvent[]) => lanesFinding(traceOf(coalition, { events }), coalition);
    expect(title([])).toBe("Every member stays");
    expect(title([departure(5, 0)])).toBe("One member leaves, in 2027 Q2");
    expect(title([departure(5, 0), departure(5, 1)])).toBe("Two members leave, all in 2027 Q2");
    expect(title([departure(5, 0), departure(9, 1)])).toBe(
      "Two members leave, the first in 2027 Q2, the last in 2028 Q2",
    );
    expect(lanesFinding(traceOf(coalition, { members: () => 1 }), coalition)).toBe("The only member stays");
  });

  it("say whether dues pass what staying is worth", () => {
    const title = (dues: (quarter: number) => number | null) =>
      duesAgainstStake(traceOf(coalition, { dues }), coalition);
    expect(title(() => 10e6)).toBe("Mean dues stay below what staying is worth");
    expect(title(() => 31e6)).toBe("Mean dues are above what staying is worth throughout");
    expect(title((t) => (t < 6 ? 10e6 : 31e6))).toBe("Mean dues pass what staying is worth in 2027 Q3");
    expect(title((t) => (t === 6 || t === 8 ? 31e6 : 10e6))).toBe(
      "Mean dues are above what staying is worth in two of 20 quarters, first in 2027 Q3",
    );
    expect(title(() => 0)).toBe("Nobody pays dues");
    expect(title(() => null)).toBe("Nobody pays dues");
  });

  it("say whether bills are paid, and from what", () => {
    const title = (wish: Parameters<typeof traceOf>[1]) =>
      reserveFinding(traceOf(coalition, wish), coalition);
    const unpaidIn = (...quarters: number[]) => ({ funded: (t: number) => (quarters.includes(t) ? 0.9 : 1) });
    expect(title({})).toBe("Dues cover every bill; the reserve of $20M is never touched");
    expect(title({ fromSponsors: () => 60e6 })).toBe(
      "Dues and sponsors cover every bill; the reserve of $20M is never touched",
    );
    expect(title({ fromSponsors: () => 100e6 })).toMatch(/^Sponsors cover every bill; /);
    expect(title({ fromReserve: (t) => (t > 17 ? 5e6 : 0) })).toBe(
      "Every bill is paid, two with money from the reserve",
    );
    expect(title({ fromReserve: () => 5e6 })).toBe("Every bill is paid, all with money from the reserve");
    expect(title(unpaidIn(5))).toBe("One bill is not paid in full, that of 2027 Q2");
    expect(title(unpaidIn(5, 6))).toBe("Two bills are not paid in full, the first in 2027 Q2");
    expect(title({ ...unpaidIn(0, 1), quarters: 2 })).toBe("A part of every bill stays unpaid");
  });
});
