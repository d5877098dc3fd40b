import { describe, expect, it } from "vitest";
import { advantageOf } from "../../src/analysis/advantage";
import { chanceOf } from "../../src/analysis/chanceOf";
import {
  type AllChoices,
  certainChoice,
  type OthersEffect,
  type SeatResults,
  type SeatTips,
  type TipPoint,
} from "../../src/analysis/seatResults";
import {
  choicesFinding,
  differenceFinding,
  differenceNote,
  othersFinding,
  othersInWords,
  seatHeadline,
  seatNote,
  seatTipList,
  signedUsd,
  tipsFinding,
  tipsTable,
  verdictOf,
} from "../../src/state/findings/seat";
import { coalition } from "./support/scenarios";

const RUNS = 1000;
const zero = new Float64Array(RUNS);
/** Joining is ahead by these dollars in that share of the runs, and by `other` in the rest. */
const ahead = (share: number, usd: number, other: number) =>
  advantageOf(
    zero.map((_, run) => (run < share * RUNS ? usd : other)),
    zero,
  );

function resultsWith(change: Partial<AllChoices>): AllChoices {
  const choice = certainChoice(1e6, RUNS);
  return {
    runs: RUNS,
    joining: choice,
    stayingOut: choice,
    alone: choice,
    closed: choice,
    overClosed: ahead(0.4, 1e6, -1e6),
    overStayingOut: ahead(0.71, 100e6, -20e6),
    overAlone: ahead(0.9, 1e9, -1e9),
    duesPv: 80e6,
    duesUsdPerYear: 20e6,
    breakEven: 2.176,
    others: null,
    ...change,
  };
}

const headline = (overStayingOut: SeatResults["overStayingOut"]) =>
  seatHeadline("Mistral AI", resultsWith({ overStayingOut }));

describe("headline of a seat", () => {
  it.each([
    [
      "joining wins",
      ahead(0.71, 100e6, -20e6),
      "For Mistral AI, joining beats staying out in 71 of 100 futures. The mean gain from joining is $65.2M.",
    ],
    [
      "staying out wins",
      ahead(0.17, 20e6, -100e6),
      "For Mistral AI, staying out beats joining in 83 of 100 futures. The mean loss from joining is $79.6M.",
    ],
    [
      "often, but not on average",
      ahead(0.8, 10e6, -100e6),
      "For Mistral AI, joining beats staying out in 80 of 100 futures. Yet the mean loss from joining is $12M: where it loses, it loses more.",
    ],
    [
      "seldom, but on average",
      ahead(0.2, 100e6, -10e6),
      "For Mistral AI, staying out beats joining in 80 of 100 futures. Yet the mean gain from joining is $12M: where it wins, it wins more.",
    ],
    [
      "a toss-up",
      ahead(0.51, 1e6, -1e6),
      "For Mistral AI, joining or staying out is a toss-up: joining is better in 51 of 100 futures.",
    ],
    [
      "always",
      ahead(1, 1e6, 0),
      "For Mistral AI, joining beats staying out in all but at most 1 in 260 futures. The mean gain from joining is $1M.",
    ],
    [
      "never",
      ahead(0, 0, -1e6),
      "For Mistral AI, staying out beats joining in all but at most 1 in 260 futures. The mean loss from joining is $1M.",
    ],
    [
      "all the same",
      ahead(0, 0, 0),
      "For Mistral AI, joining and staying out come to the same in every future simulated.",
    ],
    [
      "mostly the same",
      ahead(0.3, 1e6, 0),
      "For Mistral AI, joining and staying out come to the same in 70 of 100 futures. The mean gain from joining is $300K.",
    ],
  ])("%s", (_, advantage, sentence) => expect(headline(advantage)).toBe(sentence));

  const worth = (usd: number) => certainChoice(usd, RUNS);

  it("holds joining against a third choice whose median is better than both", () => {
    const { joining } = resultsWith({});
    const best = resultsWith({ alone: worth(2e6), overAlone: ahead(0.2, 1e6, -2e6) });
    expect(seatHeadline("Mistral AI", best)).toBe(
      "For Mistral AI, going alone beats joining in 80 of 100 futures. The mean loss from joining is $1.4M.",
    );
    expect(seatNote(best)).toMatch(/^95% intervals: 17\.6 – 22\.6% of futures in which joining is better;/);
    expect(seatHeadline("Mistral AI", { ...best, closed: worth(3e6) })).toBe(
      "For Mistral AI, staying with closed models beats joining in 60 of 100 futures. The mean loss from joining is $200K.",
    );
    const none = { stayingOut: null, overStayingOut: null };
    expect(seatHeadline("Mistral AI", { ...best, ...none, closed: worth(3e6) })).toBe(
      "Without Mistral AI there is nothing to stay out of; staying with closed models beats joining in 60 of 100 futures.",
    );
    const stayingOut = /^For Mistral AI, joining beats staying out in 71 of 100 futures\./;
    expect(seatHeadline("Mistral AI", { ...best, joining: worth(3e6) })).toMatch(stayingOut);
    expect(seatHeadline("Mistral AI", { ...best, stayingOut: worth(3e6) })).toMatch(stayingOut);
    expect(seatHeadline("Mistral AI", { ...best, joining, alone: worth(1.019e6) })).toMatch(stayingOut);
  });

  it("holds joining against going alone where there is nothing to stay out of", () => {
    expect(headline(null)).toBe(
      "Without Mistral AI there is nothing to stay out of; joining beats going alone in 90 of 100 futures.",
    );
  });

  it("says how exactly it is known, and how ties are counted", () => {
    expect(seatNote(resultsWith({}))).toMatch(
      /^95% intervals: 68\.1 – 73\.7% of futures in which joining is better; \$61\.8M to \$68\.6M for the mean\. 1,000 futures, the same for every choice\.$/,
    );
    expect(seatNote(resultsWith({ overStayingOut: ahead(0.3, 1, 0) }))).toContain("count half to each");
  });
});

it.each([
  [[238e6, 119e6, 0], "At the median, the best choice is A: $238M against $119M of B"],
  [[100e6, 101e6, 0], "At the median, B and A come to much the same: $101M"],
  [
    [-10e6, -90e6, -50e6],
    "At the median, every choice costs more than it brings, least so A: −\u2060$10M against −\u2060$50M of C",
  ],
])("choices with medians of %j", (medians, finding) => {
  const rows = medians.map((usd, index) => ({ words: "ABC"[index] ?? "", usd }));
  expect(choicesFinding(rows)).toBe(finding);
});

it("the difference is told from the side of whoever wins", () => {
  expect(differenceFinding("stayingOut", ahead(0.71, 100e6, -20e6))).toBe(
    "Joining beats staying out by $100M at the median, and is worse in 29 of 100 futures",
  );
  expect(differenceFinding("closed", ahead(0.17, 20e6, -100e6))).toBe(
    "Joining loses to closed models by $100M at the median, and is better in 17 of 100 futures",
  );
  expect(differenceFinding("alone", ahead(0.5, 1, -1))).toBe(
    "Joining or going alone is a toss-up: joining is better in 50 of 100 futures",
  );
});

it("tells mean and median of the differences apart", () =>
  expect(differenceNote("stayingOut", ahead(0.71, 100e6, -20e6), RUNS)).toMatch(
    /^Joining less staying out, .* 1,000 futures; .* Mean \$65\.2M, median \$100M; the median of differences is not/,
  ));

const effect = (joined: number, without: number, half: number, gain: number): OthersEffect => ({
  risk: {
    joined: chanceOf(joined, RUNS),
    without: chanceOf(without, RUNS),
    change: { value: joined - without, low: joined - without - half, high: joined - without + half },
  },
  saved: half > 0 ? 80 : 0,
  lost: half > 0 ? 9 : 0,
  witness: {
    name: "Perplexity",
    isOneOf: false,
    joined: 50e6 + gain,
    without: 50e6,
    change: { value: gain, low: gain - 1e6, high: gain + 1e6 },
  },
});

describe("the effect on the others", () => {
  it.each([
    [
      effect(0.35, 0.42, 0.01, 5e6),
      "Cursor lowers the others’ risk of falling apart by 2031, from 42.0% to 35.0%",
    ],
    [
      effect(0.42, 0.35, 0.01, 5e6),
      "Cursor raises the others’ risk of falling apart by 2031, from 35.0% to 42.0%",
    ],
    [
      effect(0, 0, 0, 5e6),
      "For the others, Cursor makes no clear difference: their risk of falling apart by 2031 is <0.38%",
    ],
  ])("is a fall, a rise or neither", (others, finding) => {
    expect(othersFinding("Cursor", others, coalition)).toBe(finding);
  });

  it("spells a company as it does itself", () => {
    const others = effect(0.35, 0.42, 0.01, 5e6);
    expect(othersFinding("xAI", others, coalition)).toMatch(/^xAI lowers/);
    expect(othersFinding("one of “Labs”", others, coalition)).toMatch(/^One of “Labs” lowers/);
  });

  it("is told with its intervals", () => {
    expect(othersInWords(effect(0.35, 0.42, 0.01, 5e6), RUNS)).toEqual([
      "Of 1,000 futures, 80 fall apart only without it and 9 only with it.",
      "With it their risk is 6.0 to 8.0 points lower (95% interval; 32.1 – 38.0% with it, 39.0 – 45.1% without).",
      "Perplexity, a founder of middle worth, gains $5M more ($4M to $6M): worth less dues at present value, on average $55M with it, $50M without.",
    ]);
    expect(othersInWords(effect(0.42, 0.35, 0.01, 0), RUNS)[1]).toMatch(
      /^With it their risk is 6\.0 to 8\.0 points higher/,
    );
    expect(othersInWords(effect(0.42, 0.42, 0.01, 0), RUNS)[1]).toMatch(
      /^With it their risk is between 1\.0 points lower and 1\.0 points higher/,
    );
    expect(othersInWords(effect(0, 0, 0, -5e6), RUNS)).toEqual([
      "The risk is the same with and without it in every future.",
      "Perplexity, a founder of middle worth, gains $5M less ($4M to $6M): worth less dues at present value, on average $45M with it, $50M without.",
    ]);
    expect(othersInWords(effect(0, 0, 0, 0), RUNS)[1]).toContain("gains as much either way");
  });
});

const point = <T>(at: T, sign: number, isNow = false): TipPoint<T> => ({
  at,
  isNow,
  value: sign * 10e6,
  low: sign * 10e6 - 5e6,
  high: sign * 10e6 + 5e6,
});
const tipsWith = (signs: readonly number[]): SeatTips => ({
  runs: 2000,
  sizes: signs.map((sign, index) => point(index + 2, sign, index === 0)),
  quorums: [point(1, 1), point(2, 1)],
  rules: [
    point("equal" as const, signs[0] ?? 1, true),
    point("capped" as const, 1),
    point("talmud" as const, 0),
  ],
});
const tip = (id: string, tips: SeatTips, results = resultsWith({})) =>
  seatTipList(results, tips).find((found) => found.id === id);

describe("what would change the answer", () => {
  it.each([
    [
      2.176,
      "at 2.2× what they are",
      "Up to there joining is better on average: $43.5M a year instead of $20M, spread evenly over the horizon.",
    ],
    [
      0.3,
      "at 0.3× what they are",
      "Only below that is joining better on average: $6M a year instead of $20M, spread evenly over the horizon.",
    ],
    [1e-6, "at less than a hundredth of what they are", "Only below that"],
    [-1, "at no dues at all", "Even without dues, staying out is better on average."],
    [null, null, "It pays no dues."],
  ])("dues at %j times", (breakEven, value, text) => {
    const dues = seatTipList(resultsWith({ breakEven }), null)[0];
    expect(dues?.value).toBe(value);
    expect(dues?.text).toContain(text);
  });

  it.each([
    [[1, 1, 1], null, "Joining is better on average at 2 to 4 founders."],
    [[-1, -1, -1], null, "Staying out is better on average at 2 to 4 founders."],
    [[0, 0], null, "At 2 to 3 founders neither is clearly better on average."],
    [
      [-1, 0, 1, 1],
      "between 2 and 4",
      "On average joining is better at 4 to 5 founders, staying out at 2; at 3 neither clearly.",
    ],
    [
      [1, -1, 1],
      "between 2 and 3 and between 3 and 4",
      "On average joining is better at 2 and 4 founders, staying out at 3.",
    ],
    [[1, 0, 1], null, "Joining is better on average at 2 and 4 founders; at 3 neither clearly."],
    [[], null, "There are no other founders to go by."],
  ])("size %j", (signs, value, text) => expect(tip("sizes", tipsWith(signs))).toMatchObject({ value, text }));

  it("names the rules on either side", () => {
    expect(tip("rules", tipsWith([-1]))).toMatchObject({
      value: "if split equally up to worth",
      text: "With dues split equally up to worth, joining is better on average; equally, staying out; by the Talmud rule neither clearly.",
    });
    expect(tip("rules", tipsWith([1]))).toMatchObject({ value: null });
    expect(tip("rules", { ...tipsWith([]), rules: [point("equal", 1), point("tiered", 1)] })?.text).toBe(
      "Joining is better on average under every rule.",
    );
  });

  it("says in the title what does, and has nothing to say where there is nothing to stay out of", () => {
    expect(tipsFinding(seatTipList(resultsWith({}), tipsWith([1, 1])))).toBe(
      "Neither size nor quorum nor rule changes the answer",
    );
    expect(tipsFinding(seatTipList(resultsWith({}), tipsWith([-1, 1])))).toBe(
      "The number of founders and the split of dues would change the answer",
    );
    expect(tipsFinding(seatTipList(resultsWith({}), null))).toBe("What would change the answer");
    expect(seatTipList(resultsWith({ stayingOut: null }), null)).toEqual([]);
  });

  it("has a row in its table for every setting", () => {
    const { rows } = tipsTable(seatTipList(resultsWith({}), tipsWith([-1, 0])));
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual(["2 founders (now)", "−\u2060$10M", "−\u2060$15M to −\u2060$5M", "staying out"]);
    expect(rows[2]?.[0]).toBe("1 member");
    expect(rows[1]?.at(-1)).toBe("neither clearly");
  });

  it("gives a verdict only where the interval leaves no doubt", () => {
    expect([1, -1, 0].map((sign) => verdictOf(point(1, sign)))).toEqual(["joining", "stayingOut", null]);
  });
});

it("keeps the sign with the amount", () => expect(signedUsd(-5e6)).toBe("−\u2060$5M"));
