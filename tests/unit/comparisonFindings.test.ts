import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/analysis/compareScenarios";
import { accountOf, pairedComparison } from "../../src/analysis/pairedComparison";
import { emptyOutcomes, type Outcomes } from "../../src/engine/outcomes";
import { withValue } from "../../src/model/paths";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { formatDifference, formatDifferenceInterval, formatMargin } from "../../src/model/signed";
import { chosenSides, type Side, sidesOf, withSide } from "../../src/state/comparing";
import { figureRows } from "../../src/state/comparisonTable";
import { differencesOf } from "../../src/state/differences";
import {
  comparisonFinding,
  discordantSentence,
  groundSentence,
  madeTheSame,
  nothingDiffers,
  pairingSentence,
  togetherFinding,
} from "../../src/state/findings/comparison";
import { addItem } from "../../src/state/lists";
import { coalition } from "./support/scenarios";

const RUNS = 10_000;

/** Outcomes of which the first so many runs, after the first `from`, end after so many quarters. */
function outcomesOf(ended: number, from = 0, runs = RUNS, after = 20): Outcomes {
  const outcomes = emptyOutcomes(runs, false);
  outcomes.endedAfter.fill(after, from, from + ended);
  outcomes.duesUsdPerYear.fill(20e6);
  outcomes.members.fill(8);
  return outcomes;
}

function comparisonOf(all: readonly Outcomes[], quarters = 20): Comparison {
  const accounts = all.map((outcomes) => accountOf(outcomes, quarters));
  const [best = 0, next = 1] = [...all.keys()].toSorted(
    (a, b) => (accounts[a]?.risk.value ?? 0) - (accounts[b]?.risk.value ?? 0),
  );
  const compare = (a: number, b: number) =>
    pairedComparison(all[a] as Outcomes, all[b] as Outcomes, quarters);
  return {
    seed: "nemotron",
    runs: all[0]?.runs ?? 0,
    horizonYears: quarters / 4,
    accounts,
    againstFirst: all.slice(1).map((_, index) => compare(0, index + 1)),
    lowest: { places: [best, next], comparison: compare(best, next) },
  };
}

const fee = withValue(coalition, "governance.exitFeeYears", 0.5);
const feeAndPace = withValue(fee, "programme.pace", 0.5);
const sides = (now: Scenario, ...ids: string[]) => {
  const all = sidesOf({ scenario: now, baseline: coalition }, presets, []);
  return chosenSides({ ids: ids.length > 0 ? ids : null }, all);
};
/** Direction marks around names are for the eye only. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
const find = (now: Scenario, all: readonly Outcomes[], ...ids: string[]) => {
  const chosen = sides(now, ...ids);
  const differences = differencesOf(chosen.map(({ scenario }) => scenario));
  return plain(comparisonFinding(comparisonOf(all), chosen, differences));
};

describe("the finding of a comparison", () => {
  it.each([
    ["better", 1400, "Exit fee ½ year instead of none: 14 of 100 futures fall apart by 2031, instead of 35"],
    ["worse", 4400, "Exit fee ½ year instead of none: 44 of 100 futures fall apart by 2031, instead of 35"],
    [
      "better by less than the hundreds show",
      3470,
      "Exit fee ½ year instead of none: 34.7% of futures fall apart by 2031, instead of 35.0%",
    ],
    [
      "never seen",
      0,
      "Exit fee ½ year instead of none: fewer than 1 in 2,600 futures falls apart by 2031, instead of 35 of 100",
    ],
    [
      "always seen",
      RUNS,
      "Exit fee ½ year instead of none: all but at most 1 in 2,600 futures fall apart by 2031, instead of 35 of 100",
    ],
    [
      "the same",
      3500,
      "Exit fee ½ year instead of none: no future in 10,000 runs holds or falls apart because of it; 35 of 100 futures fall apart by 2031 either way",
    ],
  ])("names the one assumption that differs: %s", (_, ended, text) => {
    expect(find(fee, [outcomesOf(3500), outcomesOf(ended)])).toBe(text);
  });

  it("counts in more than hundreds where the shares read the same", () => {
    const many = [outcomesOf(34_920, 0, 100_000), outcomesOf(34_930, 0, 100_000)];
    expect(find(fee, many)).toBe("Exit fee ½ year instead of none: 1 fewer of 10,000 futures holds by 2031");
  });

  it("says when chance may be all there is to it", () => {
    expect(find(fee, [outcomesOf(3500), outcomesOf(3500, 20)])).toBe(
      "Exit fee ½ year instead of none: no difference in risk that 10,000 runs can tell; 35 of 100 futures fall apart by 2031 either way",
    );
    expect(find(feeAndPace, [outcomesOf(3500), outcomesOf(3500, 20)])).toBe(
      "“Now” and the baseline cannot be told apart by their risk at 10,000 runs: 35 of 100 futures fall apart by 2031",
    );
  });

  it.each([
    [1400, "Now, 21 more of 100 futures hold by 2031 than in the baseline"],
    [4400, "Now, 9 fewer of 100 futures hold by 2031 than in the baseline"],
    [3400, "Now, 1 more of 100 futures holds by 2031 than in the baseline"],
    [3450, "Now, 5 more of 1,000 futures hold by 2031 than in the baseline"],
    [3550, "Now, 5 fewer of 1,000 futures hold by 2031 than in the baseline"],
  ])("counts the futures where several assumptions differ (%i end)", (ended, text) => {
    expect(find(feeAndPace, [outcomesOf(3500), outcomesOf(ended)])).toBe(text);
  });

  it("calls items by their names, and says what came and what went", () => {
    const all = [outcomesOf(3500), outcomesOf(1400)];
    expect(find(addItem(coalition, "sponsors"), all)).toMatch(/^With New sponsor: 14 of 100/);
    expect(find({ ...coalition, sponsors: [] }, all)).toMatch(/^Without NVIDIA: 14 of 100/);
    expect(find(withValue(coalition, "sponsors[0].share", 0.7), all)).toMatch(
      /^NVIDIA’s share of the bill 70% instead of 60%: 14 of 100/,
    );
  });

  it("ranks several, unless chance decides", () => {
    const ids = ["baseline", "now", "preset:single-sponsor"];
    const several = (...ended: number[]) =>
      find(
        fee,
        ended.map((count) => outcomesOf(count)),
        ...ids,
      );
    expect(several(3500, 1400, 4000)).toBe(
      "Of 3 scenarios, “Now” holds most often: 14 of 100 futures fall apart by 2031, against 35 in the baseline",
    );
    expect(several(1400, 3500, 4000)).toBe(
      "Of 3 scenarios, the baseline holds most often: 14 of 100 futures fall apart by 2031, against 35 now",
    );
    expect(several(3500, 1400, 1400)).toBe(
      "Of 3 scenarios, “Now” and “Single sponsor” hold most often and cannot be told apart at 10,000 runs: 14 of 100 futures fall apart by 2031",
    );
    expect(several(3500, 3500, 3500)).toBe(
      "None of the others can be told from the baseline by its risk at 10,000 runs: 35 of 100 futures fall apart by 2031",
    );
  });

  it("says that nothing differs", () => {
    const longer = withValue(withValue(coalition, "horizonYears", 7), "simulation.seed", "other");
    expect(madeTheSame(sides(longer))).toBe(
      "Horizons and seeds differ, but a comparison makes them the same.",
    );
    expect(madeTheSame(sides(coalition))).toBe("");
    expect(nothingDiffers(sides(coalition))).toBe("Nothing differs from the baseline yet");
    expect(plain(nothingDiffers(sides(coalition, "now", "preset:nemotron-coalition")))).toBe(
      "“Now” and “Nemotron-style coalition” rest on the same assumptions",
    );
  });
});

describe("other sentences of a comparison", () => {
  const [baseline, now] = sides(fee) as [Side, Side];
  const pair = (a: Outcomes, b: Outcomes) => pairedComparison(a, b, 20);

  it("count the futures in which only one holds, the larger number first", () => {
    const better = pair(outcomesOf(3500), outcomesOf(1441, 2059 + 1000));
    expect(discordantSentence(better, baseline, now)).toBe(
      "“Now” holds in 3,059 of 10,000 futures where the baseline falls apart; the reverse is so in 1,000.",
    );
    expect(discordantSentence(pair(outcomesOf(10), outcomesOf(30)), baseline, now)).toBe(
      "The baseline holds in 20 of 10,000 futures where “Now” falls apart; the reverse never happens.",
    );
    expect(discordantSentence(pair(outcomesOf(10), outcomesOf(10)), baseline, now)).toBe(
      "“Now” and the baseline hold and fall apart in the same futures, all 10,000 of them.",
    );
  });

  it("say what pairing is good for", () => {
    expect(pairingSentence(pair(outcomesOf(3500), outcomesOf(3400)))).toBe(
      "Their difference in risk is known to ±0.2 points (95%); on random numbers of their own it would be ±1.3 points.",
    );
  });

  it("say when two curves part", () => {
    const title = (a: Outcomes, b: Outcomes) => togetherFinding(comparisonOf([a, b]), [baseline, now]);
    expect(title(outcomesOf(3500, 0, RUNS, 6), outcomesOf(1400, 0, RUNS, 6))).toBe(
      "The two part in mid-2027, and are farthest apart in mid-2027, by 21 points",
    );
    expect(title(outcomesOf(3500), outcomesOf(1400))).toBe(
      "The two part in early 2031 and end 21 points apart",
    );
    expect(title(outcomesOf(3500), outcomesOf(3500))).toBe("“Now” and the baseline stay close at all times");
    const three = sides(fee, "baseline", "now", "preset:single-sponsor");
    const several = (...ended: number[]) =>
      togetherFinding(comparisonOf(ended.map((count) => outcomesOf(count))), three);
    expect(several(1400, 3, 3500)).toBe("Of 100 futures, 65 to more than 99 hold, depending on the scenario");
    expect(several(1400, 1400, 1400)).toBe("Of 100 futures, 86 hold in every scenario");
    expect(title(outcomesOf(0), outcomesOf(RUNS))).toBe(
      "The two part in early 2031 and end nearly 100 points apart",
    );
  });

  it("say what had to be made the same", () => {
    const other = {
      ...fee,
      horizonYears: 3,
      simulation: { ...fee.simulation, seed: "other", runs: 500_000 },
    };
    const comparison = { ...comparisonOf([outcomesOf(3500), outcomesOf(1400)]), horizonYears: 3 };
    expect(groundSentence(comparison, sides(fee), 1)).toBe(
      "One assumption differs. Each scenario has the same 10,000 runs. Seed “nemotron”.",
    );
    expect(groundSentence(comparison, sides(other), 23)).toBe(
      "23 assumptions differ. Each scenario has the same 10,000 runs. Of a scenario with more runs, these are the first. Seeds differ: all use “nemotron”, the seed of the baseline. Horizons differ: all are judged by 2029, where the shortest ends.",
    );
  });

  it("say whose the baseline is where it stands beside another scenario", () => {
    const comparison = comparisonOf([outcomesOf(3500), outcomesOf(1400)]);
    const chosen = sides(fee, "baseline", "preset:open-consortium");
    expect(plain(groundSentence(comparison, chosen, 23))).toMatch(
      /^23 assumptions differ\. The baseline is “Nemotron-style coalition”\. Each/,
    );
  });
});

it("key figures have a difference in all scenarios but the first", () => {
  const rows = figureRows(comparisonOf([outcomesOf(3500), outcomesOf(1400)]), "by 2031");
  const [risk, dues] = rows;
  expect(risk?.cells[0]).toEqual({ value: "35.0%", interval: "34.1 – 35.9%", difference: null });
  expect(risk?.cells[1]?.difference).toEqual({ value: "−21.0 points", interval: "−21.8 to −20.2" });
  expect(dues?.cells[1]).toEqual({
    value: "$20M",
    interval: "$20M – $20M",
    difference: { value: "the same", interval: "in every run" },
  });
  const uneven = outcomesOf(0);
  uneven.members.fill(7, 0, 1870);
  const [, , members] = figureRows(comparisonOf([uneven, uneven]), "by 2031");
  expect(members?.title).toBe("Members remaining");
  expect(members?.cells[0]).toMatchObject({ value: "7.8", interval: "7.8 – 7.8" });
  const one = figureRows(comparisonOf([outcomesOf(0, 0, 1), outcomesOf(1, 0, 1)]), "by 2031");
  expect(one[1]?.cells[1]?.difference?.interval).toBe("no interval from one run");
});

it("differences have signs, and digits as their intervals bear them out", () => {
  const change = { value: 4_204_146, low: 3_979_095, high: 4_429_197 };
  expect(formatDifference(change, "usdPerYear")).toBe("+$4.2M a year");
  expect(formatDifferenceInterval(change, "usdPerYear")).toBe("+$3.98M to +$4.43M");
  expect(formatDifference({ value: 0, low: -0.0004, high: 0.0004 }, "points")).toBe("0.00 points");
  expect(formatDifference({ value: -2.07, low: -2.14, high: -2 }, "members")).toBe("−2.07");
  expect(formatMargin({ value: 0.1, low: 0.092, high: 0.108 }, "points")).toBe("±0.8 points");
});

describe("the scenarios to choose from", () => {
  const own = (id: string, name: string) => ({
    id,
    presetId: null,
    scenario: { ...coalition, name },
    baseline: coalition,
    changedAt: 0,
  });
  const all = sidesOf({ scenario: coalition, baseline: coalition }, presets, [
    own("a", "Single sponsor"),
    own("b", "Single sponsor"),
    own("c", "Now"),
  ]);

  it("have labels of their own, whatever their names", () => {
    expect(all.map(({ label }) => label)).toEqual([
      "Now",
      "Baseline",
      ...presets.map(({ scenario }) => scenario.name),
      "Single sponsor (yours)",
      "Single sponsor (yours 2)",
      "Now (yours)",
    ]);
  });

  it("are the baseline and now until others are chosen, or when those chosen are gone", () => {
    const chosen = (...ids: string[]) => chosenSides({ ids }, all).map(({ id }) => id);
    expect(chosenSides({ ids: null }, all).map(({ id }) => id)).toEqual(["baseline", "now"]);
    expect(chosen("own:a", "own:gone")).toEqual(["own:a", "baseline"]);
    expect(chosen("baseline", "own:gone")).toEqual(["baseline", "now"]);
    expect(chosen("own:gone", "own:a", "now")).toEqual(["own:a", "now"]);
  });

  it("change places when one is chosen twice", () => {
    expect(withSide(["a", "b", "c"], 0, "c")).toEqual(["c", "b", "a"]);
    expect(withSide(["a", "b"], 1, "d")).toEqual(["a", "d"]);
  });
});
