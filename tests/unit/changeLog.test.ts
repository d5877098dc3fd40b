import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withValue } from "../../src/model/paths";
import { presets } from "../../src/model/presets";
import { decodeLink } from "../../src/share/link";
import { changeInWords, keepLog, triedInWords } from "../../src/state/changeLog";
import { mainAssumptions, usedSources } from "../../src/state/mainAssumptions";
import {
  createPresentingStore,
  editSlide,
  forgetOnOpening,
  toBaselineOrBack,
} from "../../src/state/presenting";
import { createSession } from "../../src/state/session";
import { linkTo } from "../../src/state/sharing";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

const withFee = withValue(coalition, "governance.exitFeeYears", 0.5);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback());
  const presenting = createPresentingStore();
  const answer = (sponsor: number) => fake.newest().answer(resultsOf(coalition, { triggers: { sponsor } }));
  answer(0.355);
  return { session, presenting, answer, tried: () => presenting.getState().tried.map(triedInWords) };
}

describe("what was done, in words", () => {
  it.each([
    [coalition, withFee, "Exit fee none → ½ year"],
    [withFee, coalition, "Back to the baseline"],
    [
      coalition,
      withValue(withFee, "programme.pace", 0.6),
      "Keeping pace with growth 40% → 60% and 1 more change",
    ],
    [coalition, withValue(coalition, "horizonYears", 8), "Horizon 5 years → 8 years"],
    [withFee, { ...withFee, sponsors: [] }, "NVIDIA left out"],
  ])("case %#", (before, after, words) => {
    expect(changeInWords(before, after, coalition)).toBe(words);
  });

  it("keeps a name that is written from right to left to itself", () => {
    const [first, ...others] = coalition.sponsors;
    const named = first && { ...coalition, sponsors: [{ ...first, name: "شركة" }, ...others] };
    if (named === undefined) throw new Error("the coalition has no sponsor");
    const moved = withValue(named, "sponsors[0].share", 0.4);
    expect(changeInWords(named, moved, coalition)).toBe("\u2068شركة\u2069, Share of the bill 60% → 40%");
  });
});

describe("the log of what was tried", () => {
  it("notes a change once its results rest, with the risk before and after, and a link to it", () => {
    const { session, presenting, answer, tried } = start();
    keepLog(session, presenting, () => "overview");
    session.change("governance.exitFeeYears", 0.2);
    answer(0.25);
    vi.advanceTimersByTime(300);
    session.change("governance.exitFeeYears", 0.5);
    vi.advanceTimersByTime(5000);
    expect(tried()).toEqual([]);
    answer(0.135);
    vi.advanceTimersByTime(1000);
    expect(tried()).toEqual(["Exit fee none → ½ year: 35.5% → 13.5%"]);
    const [entry] = presenting.getState().tried;
    const link = entry && linkTo(entry.linked, "https://quorum.example/");
    const { linked } = decodeLink(link?.fragment ?? "");
    expect(linked?.scenario.governance.exitFeeYears).toBe(0.5);
    expect(linked?.result?.risk).toBe(0.135);
  });

  it("notes the way back to the baseline, and what waits when the presentation ends", () => {
    const { session, presenting, answer, tried } = start();
    const end = keepLog(session, presenting, () => "overview");
    session.change("governance.exitFeeYears", 0.5);
    answer(0.135);
    vi.advanceTimersByTime(1000);
    session.resetAll();
    answer(0.355);
    end();
    expect(tried()).toEqual(["Exit fee none → ½ year: 35.5% → 13.5%", "Back to the baseline: 13.5% → 35.5%"]);
    expect(presenting.getState().tried.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("notes neither moves that lead back nor new names nor other scenarios", () => {
    const { session, presenting, answer, tried } = start();
    keepLog(session, presenting, () => "overview");
    session.change("governance.exitFeeYears", 0.5);
    session.undo();
    answer(0.355);
    session.change("name", "Another name");
    session.openPreset(presets[1]?.id ?? "");
    answer(0.2);
    vi.advanceTimersByTime(5000);
    expect(tried()).toEqual([]);
  });
});

describe("the presenter's own words", () => {
  const finding = { title: "36 of 100", notes: "Because." };
  const none = { edits: {}, replaced: {} };

  it("stand on the slide, remember what they took the place of, and are given back", () => {
    const own = editSlide(none, "dues", "title", "Ours", finding);
    expect(own).toEqual({ edits: { dues: { title: "Ours" } }, replaced: { dues: "36 of 100" } });
    const more = editSlide(own, "dues", "title", "Ours, longer", { ...finding, title: "7 of 100" });
    expect(more.replaced).toEqual({ dues: "36 of 100" });
    const both = editSlide(more, "dues", "notes", "Say this", finding);
    expect(both.edits).toEqual({ dues: { title: "Ours, longer", notes: "Say this" } });
    expect(editSlide(both, "dues", "title", "", finding)).toEqual({
      edits: { dues: { notes: "Say this" } },
      replaced: {},
    });
    expect(editSlide(own, "dues", "title", finding.title, finding)).toEqual(none);
  });

  it("are at most as long as a link takes", () => {
    const { edits } = editSlide(none, "dues", "notes", "x".repeat(5000), finding);
    expect(edits.dues?.notes).toHaveLength(2000);
  });

  it("of findings that were replaced are forgotten with the log when another scenario is opened", () => {
    const { session, presenting } = start();
    forgetOnOpening(session, presenting);
    presenting.setState(editSlide(none, "dues", "title", "Ours", finding));
    session.change("governance.exitFeeYears", 1);
    expect(presenting.getState().replaced).not.toEqual({});
    session.openPreset(presets[1]?.id ?? "");
    expect(presenting.getState()).toMatchObject({ replaced: {}, tried: [] });
  });
});

describe("the way to the baseline and back", () => {
  it("leads back to what was left, unless another scenario was opened meanwhile", () => {
    const { session } = start();
    session.change("governance.exitFeeYears", 0.5);
    const left = toBaselineOrBack(session, null);
    expect(session.store.getState().scenario).toEqual(coalition);
    expect(toBaselineOrBack(session, left)).toBe(left);
    expect(session.store.getState().scenario).toEqual(withFee);
    toBaselineOrBack(session, left);
    session.openPreset("open-consortium");
    expect(toBaselineOrBack(session, left)).toBeNull();
    expect(session.store.getState().scenario).toEqual(consortium);
  });
});

describe("the assumptions in brief", () => {
  it("mark what was changed, and add what is not in sight", () => {
    const changed = withValue(withFee, "governance.maxLagYears", 3);
    const { sections, missing } = mainAssumptions(changed, coalition);
    const rows = sections.flatMap((section) => section.rows);
    expect(rows.find(({ title }) => title === "Exit fee")).toMatchObject({ value: "½ year", was: "none" });
    expect(sections.at(-1)?.title).toBe("Also changed");
    expect(sections.at(-1)?.rows).toHaveLength(1);
    expect(missing).toBe(0);
    expect(rows.filter(({ was }) => was !== null)).toHaveLength(2);
    expect(mainAssumptions(coalition, coalition).sections.map(({ title }) => title)).not.toContain(
      "Also changed",
    );
  });

  it("say which rest on a source, and which sources those are", () => {
    const rows = mainAssumptions(coalition, coalition).sections.flatMap((section) => section.rows);
    expect(rows.find(({ title }) => title === "Growth of its cost")?.isSourced).toBe(true);
    expect(rows.find(({ title }) => title === "Keeping pace with growth")?.isSourced).toBe(false);
    const sources = usedSources(coalition, coalition);
    expect(sources[0]?.text).toMatch(/^Eight founders/);
    expect(sources.some(({ text }) => /^assumption/i.test(text))).toBe(false);
    expect(usedSources({ ...consortium, sources: {} }, { ...consortium, sources: {} })).toEqual([]);
  });
});
