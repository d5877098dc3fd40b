import { describe, expect, it } from "vitest";
import type { Results } from "../../src/analysis/results";
import type { Scenario } from "../../src/model/schema";
import type { BarsPart, DeckPart, TablePart, TimePart } from "../../src/share/deck";
import { deckOf } from "../../src/state/deck";
import { mainAssumptions, usedSources } from "../../src/state/mainAssumptions";
import { readinessInWords, SLIDE_STUDIES } from "../../src/state/slideStudies";
import type { SlideMaterial } from "../../src/state/slides";
import { resultsOf, type Wish } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const RISKY: Wish = { triggers: { sponsor: 0.161, price: 0.126, departures: 0.063 } };
const when = { address: "https://example.org/#v1.abc", date: new Date(2026, 10, 23) };

function materialOf(wish: Wish, scenario: Scenario = coalition, baseline = scenario): SlideMaterial {
  const results = resultsOf(scenario, wish);
  const runs = results.runs;
  return {
    shown: { scenario, results, runsDone: runs, runsTotal: runs, fingerprint: "0123456789abcdef" },
    baseline,
    attribution: null,
    rules: null,
    levers: null,
    comparison: null,
  };
}

const deckFor = (material: SlideMaterial) => deckOf(material, {}, when);

function partOf<P extends DeckPart>(material: SlideMaterial, id: string): P {
  const slide = deckFor(material).slides.find((one) => one.id === id);
  return slide?.parts[0]?.part as P;
}

const valuesOf = ({ areas, lines }: TimePart, name: string) =>
  [...areas, ...lines].find((series) => series.name === name)?.values;

const dues = ({ quarters }: Results, key: "p5" | "p25" | "p50" | "p75" | "p95") =>
  quarters.map((quarter) => quarter.dues?.[key]);

describe("the deck", () => {
  it("has a slide for everything that there is material for, and none for what there is not", () => {
    const material = materialOf(RISKY);
    const ids = deckFor(material).slides.map(({ id }) => id);
    expect(ids).toEqual(["headline", "survival", "dues", "members", "assumptions", "sources"]);
    const estimate = { value: 0.35, low: 0.34, high: 0.36 };
    const attribution = { runs: 5000, risk: estimate, rest: estimate, contributions: [] };
    const levers = { target: 0.1, now: estimate, runs: 10_000, answers: [], waiting: [] };
    const more = deckFor({ ...material, attribution, levers }).slides.map(({ id }) => id);
    expect(more.filter((id) => !ids.includes(id))).toEqual(["drivers", "levers"]);
  });

  it("draws survival with the results' own numbers, which add up to all runs", () => {
    const material = materialOf(RISKY);
    const { results } = material.shown;
    const part = partOf<TimePart>(material, "survival");
    expect(valuesOf(part, "Still together")).toEqual(results.together);
    expect(valuesOf(part, "After the sponsor left")).toEqual(results.cumulativeIncidence.sponsor);
    for (const quarter of results.together.keys()) {
      expect(part.areas.reduce((sum, { values }) => sum + (values[quarter] ?? 0), 0)).toBeCloseTo(1, 12);
    }
    expect(part.labels.map(({ text }) => text)).toContain("65% still together");
  });

  it("says neither none nor all of a risk that was never or always seen", () => {
    for (const triggers of [{}, { price: 1 }]) {
      const deck = deckFor(materialOf({ triggers }));
      const said = JSON.stringify(deck.slides.map(({ parts, ...words }) => [words, parts.map(labels)]));
      expect(said).not.toMatch(/(?<![\d.<>])(0|100)%/);
    }
    expect(partOf<TimePart>(materialOf({}), "survival").areas).toHaveLength(1);
  });

  it("draws dues with every quantile of the results, bands between them, and worth on the same axis", () => {
    const material = materialOf(RISKY);
    const part = partOf<TimePart>(material, "dues");
    const { results } = material.shown;
    expect(valuesOf(part, "Dues: 1 in 20 runs up to")).toEqual(dues(results, "p5"));
    expect(valuesOf(part, "Dues: 1 in 4 runs up to")).toEqual(dues(results, "p25"));
    expect(valuesOf(part, "Dues: median")).toEqual(dues(results, "p50"));
    expect(valuesOf(part, "Dues: 3 in 4 runs up to")).toEqual(dues(results, "p75"));
    expect(valuesOf(part, "Dues: 19 in 20 runs up to")).toEqual(dues(results, "p95"));
    expect(valuesOf(part, "Worth: median")).toEqual(results.quarters.map(({ worth }) => worth?.p50));
    const stacked = part.areas.reduce((sum, { values }) => sum + (values.at(-1) ?? 0), 0);
    expect(stacked).toBeCloseTo(results.quarters.at(-1)?.dues?.p95 ?? 0, 3);
    expect(part.format).toBe('$0,,"M"');
    expect(part.top).toBeGreaterThanOrEqual(132e6);
  });

  it("says so where nobody ever pays", () => {
    const part = partOf<DeckPart>(materialOf({ dues: null }), "dues");
    expect(part).toMatchObject({ kind: "figures", paragraphs: ["No run has a member who pays."] });
  });

  it("shows the twelve founders likeliest to leave and names all 200 in the notes", () => {
    const [first] = coalition.members as [Scenario["members"][number]];
    const members = Array.from({ length: 200 }, (_, index) => ({ ...first, name: `Group ${index}` }));
    const left = members.map((_, index) => index / 250);
    const material = materialOf({ left }, { ...coalition, members });
    const slide = deckFor(material).slides.find(({ id }) => id === "members");
    const { rows, series } = partOf<BarsPart>(material, "members");
    expect(rows).toHaveLength(12);
    expect(rows[0]).toBe("Group 199");
    expect(series[0]?.values).toHaveLength(12);
    expect(slide?.subtitle).toContain("and 188 more");
    for (const { name } of members) expect(slide?.notes.split("\n").join(" ")).toContain(`${name}: `);
  });

  it("tells what differs from the baseline first and marks it, and marks nothing where nothing differs", () => {
    const changed = { ...coalition, governance: { ...coalition.governance, exitFeeYears: 0.5 } };
    const table = partOf<TablePart>(materialOf(RISKY, changed, coalition), "assumptions");
    expect(table.rows[0]).toEqual(["Rules", "Exit fee", "½ year", "was none"]);
    expect(table.marked).toEqual([0]);
    const same = partOf<TablePart>(materialOf(RISKY), "assumptions");
    expect(same.marked).toEqual([]);
    expect(same.rows.flat().join()).not.toContain("was ");
  });

  it("has the assumptions and sources that are presented and printed, and counts changes that find no place", () => {
    const governance = { ...coalition.governance, maxLagYears: 3, graceYears: 2, reserveMonths: 7 };
    const members = coalition.members.map((member) => ({ ...member, exitHazardPerYear: 0.07 }));
    const changed = { ...coalition, governance, members };
    const material = materialOf(RISKY, changed, coalition);
    const { sections, missing } = mainAssumptions(changed, coalition);
    const presented = sections.flatMap(({ rows }) => rows.map(({ title, value }) => `${title} ${value}`));
    const { rows } = partOf<TablePart>(material, "assumptions");
    expect(rows.map(([, title, value]) => `${title} ${value}`).toSorted()).toEqual(presented.toSorted());
    expect(missing).toBeGreaterThan(0);
    const slide = deckFor(material).slides.find(({ id }) => id === "assumptions");
    expect(slide?.subtitle).toContain(`; ${missing} more differ from the baseline`);
    const sources = usedSources(changed, coalition).map(({ text }) => text);
    expect(partOf<TablePart>(material, "sources").rows.map(([text]) => text)).toEqual(sources);
  });

  it("has the date on its first slide, and titles that end as titles do", () => {
    const { slides } = deckFor(materialOf(RISKY));
    expect(slides[0]?.subtitle).toBe(`${coalition.name} · 2026-11-23`);
    for (const { title } of slides) expect(title).not.toMatch(/\.$/);
    const edits = { survival: { title: "We hold." } };
    expect(deckOf(materialOf(RISKY), edits, when).slides[1]?.title).toBe("We hold.");
  });

  it("takes the presenter's words for the results' own, and keeps the rest of its notes", () => {
    const edits = { survival: { title: "Our own finding", notes: "Breathe." } };
    const slide = deckOf(materialOf(RISKY), edits, when).slides[1];
    expect(slide?.title).toBe("Our own finding");
    expect(slide?.notes).toMatch(/^Breathe\.\nFor comparison, 14 real consortia ended 10 times in .* \(95%/);
  });
});

describe("slides on their way", () => {
  it("are ready only when they are, and name those that will be missing", () => {
    const [drivers, rules] = SLIDE_STUDIES;
    expect(readinessInWords(false, [])).toBe("Preparing the slides…");
    expect(readinessInWords(true, [])).toBe("All slides are ready.");
    expect(readinessInWords(true, drivers ? [drivers] : [])).toContain("the slide on drivers is left out");
    expect(readinessInWords(true, drivers && rules ? [drivers, rules] : [])).toContain(
      "the slides on drivers and rules are left out",
    );
  });
});

/** What a part says in words. */
function labels(part: { readonly part: DeckPart }): readonly string[] {
  const { part: of } = part;
  if (of.kind === "time") return of.labels.map(({ text }) => text);
  if (of.kind === "bars") return of.columns.flatMap(({ cells }) => cells);
  if (of.kind === "figures")
    return [...of.figures.flatMap(({ value, note }) => [value, note]), ...of.paragraphs];
  return [];
}
