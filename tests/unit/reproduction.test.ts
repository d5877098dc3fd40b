import { describe, expect, it } from "vitest";
import { changesSince, MODEL_CHANGES } from "../../src/model/modelChanges";
import { MODEL_VERSION } from "../../src/model/schema";
import { reproductionOf } from "../../src/state/findings/reproduction";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const results = resultsOf(coalition, { triggers: { sponsor: 0.34 } });
const shown = { results, runsDone: 10_000, fingerprint: "0123456789abcdef" };
const linked = { fingerprint: "0123456789abcdef", risk: 0.34, runs: 10_000, modelVersion: MODEL_VERSION };

/** An invented history: the model at work is its last. */
const history = [
  ...MODEL_CHANGES,
  { version: "1.1", what: ["Debt is counted."] },
  { version: "1.2", what: ["Members bargain.", "A split takes two quarters."] },
];

describe("how results compare with those of a link", () => {
  it("says that they are the same to the last digit", () => {
    expect(reproductionOf(linked, shown, "link")).toEqual({
      isExact: true,
      text: "Reproduced exactly: the same digits as where the link was made.",
      changes: [],
    });
    expect(reproductionOf(linked, shown, "file").text).toContain("where the file was made");
    // Even under a newer model, when that changes nothing here.
    expect(reproductionOf(linked, shown, "link", history).isExact).toBe(true);
  });

  it("says what the model does otherwise since, and what becomes of the risk", () => {
    const older = { ...linked, fingerprint: "fedcba9876543210", risk: 0.31 };
    expect(reproductionOf(older, shown, "link", history)).toEqual({
      isExact: false,
      text: "The model changed since: 31.0% → 34.0% (33.1 – 34.9%).",
      changes: ["Debt is counted.", "Members bargain.", "A split takes two quarters."],
    });
    const between = { ...older, modelVersion: "1.1" };
    expect(reproductionOf(between, shown, "link", history).changes).toEqual(history[2]?.what);
  });

  it("does not claim to know a model that it does not know, nor repeats what a link calls it", () => {
    const newer = { ...linked, fingerprint: "other", modelVersion: "2.0" };
    expect(reproductionOf(newer, shown, "link").text).toMatch(
      /^This link was made with model 2.0, which this page does not know. The risk of falling apart is 34.0% there and 34.0% \(/,
    );
    const hostile = { ...newer, modelVersion: "<b>‮1.0" };
    expect(reproductionOf(hostile, shown, "link").text).toContain("made with another model,");
  });

  it("is honest about other digits of the same model, and about other numbers of runs", () => {
    const other = { ...linked, fingerprint: "other" };
    expect(reproductionOf(other, shown, "link").text).toMatch(
      /^Not reproduced: the model is the same, but the digits differ/,
    );
    expect(reproductionOf({ ...other, runs: 20_000 }, shown, "link").text).toMatch(
      /^Not the same digits: the link was made with 20,000 runs, and here are 10,000. /,
    );
  });

  it("says no chance is none or all", () => {
    const never = { ...linked, fingerprint: "other", risk: 0 };
    expect(reproductionOf(never, shown, "link").text).toContain("falling apart is <0.038% there");
  });
});

describe("what changed in the model", () => {
  it("is written down up to the version at work", () => {
    expect(MODEL_CHANGES.at(-1)?.version).toBe(MODEL_VERSION);
    for (const { version, what } of MODEL_CHANGES.slice(1)) expect(what, version).not.toEqual([]);
  });

  it("is nothing since the newest, and unknown since one that never was", () => {
    expect([changesSince("1.2", history), changesSince("0.9", history)]).toEqual([[], null]);
  });
});
