import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import type { BestMove, GoalSearch, LeverAnswer } from "../../src/analysis/goalSeek";
import type { LeverId, Setting } from "../../src/analysis/levers";
import {
  bestMoveFigure,
  changeInWords,
  leversFinding,
  leversQuestion,
  reasonOf,
  rowOf,
} from "../../src/state/findings/levers";
import { defaultTarget, targetTrack } from "../../src/state/levers";
import { coalition } from "./support/scenarios";

const RUNS = 10_000;

const answer = (lever: LeverId, to: Setting | null, risk: number, size: number | null): LeverAnswer => ({
  lever,
  from: lever === "rule" ? "proportional" : 0,
  to,
  risk: chanceOf(risk, RUNS),
  size: size ?? 1,
  reaches: size !== null,
});

/** Answers in order; those without a size cannot reach the target. */
const search = (answers: readonly LeverAnswer[], target = 0.1, now = 0.352): GoalSearch => ({
  target,
  now: chanceOf(now, RUNS),
  runs: RUNS,
  answers,
  waiting: [],
});

const fee = answer("exitFee", 0.6, 0.098, 0.2);
const bound = answer("commitment", 4.5, 0.09, 0.8);
const share = answer("sponsorShare", 0.99, 0.25, null);

describe("what it would take, in a sentence", () => {
  it("says that a change does what no sponsor can only where no sponsor can", () => {
    expect(leversFinding(search([fee, bound, share]))).toBe(
      "An exit fee of 0.6 years’ dues brings the risk down to 10%; no single change of a sponsor does",
    );
    const second = answer("secondSponsor", 0.3, 0.099, 0.75);
    expect(leversFinding(search([fee, second, share]))).toBe(
      "An exit fee of 0.6 years’ dues is the smallest change that brings the risk down to 10%",
    );
    expect(leversFinding(search([{ ...second, size: 0.1 }, fee]))).toBe(
      "A new sponsor with 30% of the bill is the smallest change that brings the risk down to 10%",
    );
  });

  it("speaks of no sponsor where there is none to ask", () => {
    const invented = answer("secondSponsor", 0.2, 0.3, null);
    for (const others of [[], [invented]]) {
      expect(leversFinding(search([fee, bound, ...others]))).toMatch(
        /^An exit fee of 0.6 years’ dues is the smallest change/,
      );
    }
  });

  it("names the only one, and two that are about as small", () => {
    expect(leversFinding(search([bound]))).toBe(
      "Of all single changes, only a commitment of 4½ years brings the risk down to 10%",
    );
    expect(leversFinding(search([fee, { ...bound, size: 0.21 }]))).toBe(
      "An exit fee of 0.6 years’ dues or a commitment of 4½ years brings the risk down to 10%",
    );
  });

  it("names the nearest where none reaches, unless chance cannot tell it from the next", () => {
    const joins = answer("prospects", 10, 0.13, null);
    expect(leversFinding(search([joins, share]))).toBe(
      "No single change brings the risk down to 10%; winning 10 new members a year comes nearest, at 13%",
    );
    const rule = answer("rule", "talmud", 0.132, null);
    expect(leversFinding(search([rule, { ...joins, risk: chanceOf(0.134, RUNS) }]))).toBe(
      "No single change brings the risk down to 10%; sharing dues by the Talmud rule comes about as near as any, at 13%",
    );
  });

  it("says so when nothing helps, and when the target is met", () => {
    expect(leversFinding(search([answer("quorum", null, 0.352, null)]))).toBe(
      "No single change lowers the risk",
    );
    expect(leversFinding(search([]))).toBe("No single change lowers the risk");
    expect(leversFinding(search([], 0.1, 0.08))).toBe("The risk is 8.0%, already below the target of 10%");
    expect(leversFinding(search([], 0.1, 0.1))).toBe("The risk is 10.0%, already at the target of 10%");
    expect(leversFinding(search([], 0.1, 0))).toBe("No future was seen to fall apart");
  });

  it("asks the question with its numbers", () => {
    expect(leversQuestion(search([fee]), coalition)).toBe(
      "What would bring the risk of falling apart by 2031 from 35% to 10%? Each lever alone, on the same 10,000 futures.",
    );
    expect(leversQuestion(search([], 0.1, 0.08), coalition)).toMatch(/Choose a lower target/);
    expect(leversQuestion(search([], 0.1, 0), coalition)).not.toMatch(/target/);
  });
});

describe("a row", () => {
  it.each([
    ["exitFee", 0, 0.6, "none → 0.6 years’ dues"],
    ["exitFee", 0.5, 1, "½ → 1 year’s dues"],
    ["commitment", 1, 4.5, "1 → 4½ years"],
    ["notice", 0.25, 1, "¼ → 1 year"],
    ["ambition", 0.25, 0.07, "25% → 7% of frontier"],
    ["reserve", 6, 12, "6 → 12 months"],
    ["reserve", 6, 0, "6 months → none"],
    ["secondSponsor", 0, 0.2, "none → 20%"],
    ["founderScale", 1, 1.5, "now → 1.5×"],
    ["prospects", 1.5, 10, "1.5 → 10 a year"],
    ["rule", "proportional", "talmud", "by worth → Talmud rule"],
  ] as const)("%s from %s to %s", (lever, from, to, words) =>
    expect(changeInWords(lever, from, to)).toBe(words),
  );

  it("says why a change helps where it may surprise", () => {
    const lowered = (lever: LeverId, from: number, to: number | null) =>
      reasonOf({ ...answer(lever, to, 0.3, null), from });
    expect(lowered("reserve", 6, 0)).toMatch(/^A smaller reserve can .* refilling one raises dues/);
    expect(lowered("pace", 0.4, 0.2)).toMatch(/^A slower pace can .* the model falls behind/);
    expect(lowered("reserve", 6, 12)).toBeNull();
    expect(lowered("pace", 0.4, null)).toBeNull();
    expect(lowered("ambition", 0.4, 0.2)).toBeNull();
  });

  it("never says that a risk is none, and says when nothing lowers it", () => {
    expect(rowOf(answer("exitFee", 1, 0, 0.3))).toMatchObject({ risk: "<0.038%", interval: "below 0.038%" });
    expect(rowOf(answer("quorum", null, 0.35, null)).change).toBe("no setting lowers it");
  });
});

describe("the best single move as a figure", () => {
  const now = chanceOf(0.352, RUNS);
  const best = (move: BestMove["move"], before = now): BestMove => ({ now: before, runs: RUNS, move });

  it("says the move and both risks, with intervals and how all are measured", () => {
    const move = { lever: "exitFee", from: 0, to: 0.5, risk: chanceOf(0.137, RUNS) } as const;
    const figure = bestMoveFigure(best(move));
    expect([figure.value, figure.note]).toEqual(["Exit fee, ½ year’s dues", "35% → 14%"]);
    expect(figure.explanation).toMatch(
      /a sixth of the way .* 10,000 futures.* 35\.2% \(34\.3 – 36\.1%\) → 13\.7%/,
    );
    const rule = { lever: "rule", from: "equal", to: "talmud", risk: chanceOf(0, RUNS) } as const;
    expect(bestMoveFigure(best(rule))).toMatchObject({ value: "Talmud rule", note: "35% → <1%" });
  });

  it("says when there is none, or none yet", () => {
    expect(bestMoveFigure(best(null))).toMatchObject({ value: "none", note: "no lever lowers the risk" });
    expect(bestMoveFigure(best(null, chanceOf(0, RUNS))).note).toBe("hardly any risk to lower");
    expect(bestMoveFigure(null).value).toBe("…");
    expect(bestMoveFigure(null, true).note).toBe("could not be worked out");
  });
});

describe("the target", () => {
  it.each([
    [0.352, 0.1],
    [0.4, 0.2],
    [1, 0.5],
    [0.09, 0.02],
    [0.01, 0.005],
    [0, 1e-4],
  ])("for a risk of %d is %d where nobody has chosen", (risk, target) =>
    expect(defaultTarget(risk)).toBe(target),
  );

  it.each([1, 0.352, 0.031, 0.02, 0.003, 0])(
    "can be set below a risk of %d, the usual one included",
    (risk) => {
      const { stops } = targetTrack(risk);
      expect(stops.length).toBeGreaterThan(1);
      expect(stops).toContain(defaultTarget(risk));
      if (risk > 0.001) expect(stops.at(-1)).toBeLessThan(risk);
    },
  );
});
