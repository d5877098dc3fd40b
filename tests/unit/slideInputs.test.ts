import { describe, expect, it } from "vitest";
import { attributeRisk } from "../../src/analysis/attribution";
import { presets } from "../../src/model/presets";
import { withoutWords } from "../../src/model/withoutWords";
import { chosenSides, compareSides, comparisonInput, sideChoiceOf, sidesOf } from "../../src/state/comparing";
import { materialNow } from "../../src/state/materialNow";
import { createSession, type Session } from "../../src/state/session";
import { unfinishedInWords } from "../../src/state/slideStudies";
import { type SlideMaterial, slideTexts } from "../../src/state/slides";
import { studyOf } from "../../src/state/study";
import { experiments } from "../support/experiments";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

/** A session with results, whose exit fee is not that of the baseline. */
function changed(): Session {
  const fake = fakeSimulator(experiments);
  const session = createSession(fake.simulator, presets, (callback) => callback());
  session.change("simulation.runs", 1000);
  session.setBaseline();
  session.change("governance.exitFeeYears", 0.5);
  fake.newest().answer(resultsOf(coalition));
  return session;
}

/** Has compared what the Compare view would. */
async function compare(session: Session): Promise<void> {
  const sides = chosenSides(sideChoiceOf(session).getState(), sidesOf(session.store.getState(), presets, []));
  const study = studyOf(session, compareSides);
  study.ask(comparisonInput(sides));
  await expect.poll(() => study.store.getState().phase, { timeout: 10_000 }).toBe("done");
}

const labels = (session: Session) => materialNow(session)?.comparison?.sides.map(({ label }) => label);

describe("what is printed before all is there", () => {
  it("says which runs it is of and what is left out", () => {
    const fake = fakeSimulator(experiments);
    const session = createSession(fake.simulator, presets, (callback) => callback());
    expect(materialNow(session)).toBeNull();
    fake.newest().answer(resultsOf(coalition), 250);
    const said = () => unfinishedInWords(materialNow(session) as SlideMaterial);
    expect(said()).toBe(
      "Not finished: the first 250 of 10,000 runs. Not worked out yet, so left out: drivers, rules and levers.",
    );
    fake.newest().answer(resultsOf(coalition));
    expect(said()).toMatch(/^Not worked out yet/);
    const { store } = studyOf(session, attributeRisk);
    const risk = { value: 0.3, low: 0.2, high: 0.4 };
    const result = { runs: 500, risk, rest: risk, contributions: [] };
    store.setState({ phase: "running", shown: { input: withoutWords(coalition), result } });
    expect(materialNow(session)?.attribution).toBeNull();
    store.setState({ phase: "done" });
    expect(said()).toBe("Not worked out yet, so left out: rules and levers.");
  });
});

describe("the comparison that goes onto slides and paper", () => {
  it("is with the baseline where nothing else was chosen, once it was worked out", async () => {
    const session = changed();
    expect(labels(session)).toBeUndefined();
    await compare(session);
    expect(labels(session)).toEqual(["Baseline", "Now"]);
    const ids = slideTexts(materialNow(session) as SlideMaterial, {});
    expect(ids.map(({ id }) => id)).toContain("comparison");
    session.change("governance.exitFeeYears", 1);
    expect(labels(session)).toBeUndefined();
    session.change("governance.exitFeeYears", 0);
    expect(labels(session)).toBeUndefined();
  });

  it("is of the scenarios chosen in Compare, and the notes tell of each of them", async () => {
    const session = changed();
    sideChoiceOf(session).setState({ ids: ["baseline", "now", "preset:open-consortium"] });
    await compare(session);
    const consortium = presets.find(({ id }) => id === "open-consortium")?.scenario.name;
    expect(labels(session)).toEqual(["Baseline", "Now", consortium]);
    const material = materialNow(session);
    const words = material && slideTexts(material, {}).find(({ id }) => id === "comparison");
    expect(words?.notes).toContain("“Now”");
    expect(words?.notes).toContain(`“\u2068${consortium}\u2069”`);
  });
});
