import { describe, expect, it } from "vitest";
import { BASE_RATE } from "../../src/model/baseRate";
import { CONSORTIA } from "../../src/model/consortia";
import { FACT_TOPICS, FACTS } from "../../src/model/facts";

/** Chance of at most `count` events when `mean` are expected. */
function poissonAtMost(count: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let events = 0; events <= count; events++) {
    sum += term;
    term *= mean / (events + 1);
  }
  return sum;
}

describe("the base rate", () => {
  const watched = CONSORTIA.flatMap((consortium) => consortium.watched ?? []);

  it("counts the endings and years of the consortia that were watched", () => {
    expect(watched.filter(({ ended }) => ended).length).toBe(BASE_RATE.endings);
    expect(watched.reduce((sum, { years }) => sum + years, 0)).toBeCloseTo(BASE_RATE.years, 1);
    expect(BASE_RATE.source).toContain(`over ${watched.length} consortia`);
  });

  it("is endings ÷ years, with the exact 95 % interval of a Poisson count", () => {
    const { endings, years, perYear, low, high } = BASE_RATE;
    expect(endings / years).toBeCloseTo(perYear, 3);
    expect(1 - poissonAtMost(endings - 1, low * years)).toBeCloseTo(0.025, 2);
    expect(poissonAtMost(endings, high * years)).toBeCloseTo(0.025, 2);
  });
});

describe("the consortia", () => {
  it("are 22, each with a name of its own and a story", () => {
    expect(new Set(CONSORTIA.map(({ name }) => name)).size).toBe(22);
    for (const { story, from, to } of CONSORTIA) {
      expect(story).toMatch(/^\p{Lu}.*\.$/u);
      expect(to === null || to > from).toBe(true);
    }
  });
});

describe("the facts", () => {
  it("say each thing once, under a topic that is shown", () => {
    expect(new Set(FACTS.map(({ statement }) => statement)).size).toBe(FACTS.length);
    const shown = new Set<string>(FACT_TOPICS.map(({ id }) => id));
    expect(FACTS.filter(({ topic }) => !shown.has(topic))).toEqual([]);
    expect(FACT_TOPICS.filter(({ id }) => !FACTS.some(({ topic }) => topic === id))).toEqual([]);
  });
});
