import { describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import type { MemberGroup, Scenario } from "../../src/model/schema";
import { controlGroups, itemControls } from "../../src/state/controlGroups";
import { LISTS } from "../../src/state/partners";
import { createSession } from "../../src/state/session";
import { trackOf } from "../../src/state/stops";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

/** A session whose frames come when the test says so. */
function start() {
  const fake = fakeSimulator();
  const frames: (() => void)[] = [];
  const session = createSession(fake.simulator, presets, (callback) => frames.push(callback));
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
  };
  return { ...fake, session, frame, frames, state: session.store.getState };
}

describe("session", () => {
  it("simulates the first preset at once", () => {
    const { requests, state } = start();
    expect(requests.map(({ scenario }) => scenario)).toEqual([coalition]);
    expect(state()).toMatchObject({ phase: "running", shown: null, presetId: "nemotron-coalition" });
  });

  it("shows drafts, then is done", () => {
    const { newest, state } = start();
    const results = resultsOf(coalition);
    newest().answer(results, 1000);
    expect(state()).toMatchObject({
      phase: "running",
      shown: { results, runsDone: 1000, fingerprint: null },
    });
    newest().answer(results);
    expect(state()).toMatchObject({ phase: "done", shown: { runsDone: 10_000, fingerprint: "fingerprint" } });
  });

  it("simulates at most once a frame, the newest scenario, and lets the one before show its draft", () => {
    const { session, requests, frame, frames } = start();
    for (const share of [0.3, 0.4, 0.5]) session.change("programme.ambition", share);
    expect([requests.length, frames.length]).toEqual([1, 1]);
    frame();
    expect(requests.map(({ scenario }) => scenario.programme.ambition)).toEqual([0.25, 0.5]);
    expect(requests.map(({ isCancelled }) => isCancelled)).toEqual([false, false]);
  });

  it("simulates anew when courses are wanted, and leaves results alone when they no longer are", () => {
    const { session, requests, frame } = start();
    expect(requests.map(({ options }) => options.courses)).toEqual([false]);
    session.setCourses(true);
    session.setCourses(true);
    frame();
    session.setCourses(false);
    frame();
    expect(requests.map(({ options }) => options.courses)).toEqual([false, true]);
    session.change("programme.ambition", 0.5);
    frame();
    expect(requests.at(-1)?.options.courses).toBe(false);
  });

  it("is not done with the last update of an older scenario", () => {
    const { session, newest, state } = start();
    session.change("programme.ambition", 0.5);
    newest().answer(resultsOf(coalition));
    expect(state().phase).toBe("running");
    expect(state().shown?.scenario).toBe(coalition);
  });

  it("says what is wrong with a value and changes nothing", () => {
    const { session, frames, state } = start();
    expect(session.change("programme.ambition", 2)).toBe(
      "Our spend, share of the frontier's: a number above 0%, at most 100%",
    );
    expect(session.change("governance.quorum", 2.5)).toContain("a whole number from 0 to 100,000");
    expect(session.change("programme.frontierCostUsd", { dist: "lognormal", p5: 2, p95: 1 })).toContain(
      "above p5",
    );
    expect(session.change("governance.costSharing", "by height")).toContain("one of equal, tiered");
    expect([state().scenario, frames.length]).toEqual([coalition, 0]);
  });

  it("resets one field, and all", () => {
    const { session, state } = start();
    session.change("programme.ambition", 0.5);
    session.change("governance.quorum", 2);
    session.reset("programme.ambition");
    expect(state().scenario.programme.ambition).toBe(0.25);
    expect(state().scenario.governance.quorum).toBe(2);
    session.resetAll();
    expect(state().scenario).toBe(coalition);
  });

  it("takes another preset with its own baseline", () => {
    const { session, state, frame, newest } = start();
    session.openPreset("open-consortium");
    frame();
    expect([state().scenario, state().baseline, newest().scenario]).toEqual([
      consortium,
      consortium,
      consortium,
    ]);
    expect(() => session.openPreset("nothing")).toThrow(RangeError);
  });

  it("keeps what is shown when the simulator fails, and tries again", () => {
    const { session, newest, state, frame, requests } = start();
    newest().answer(resultsOf(coalition));
    session.change("programme.ambition", 0.5);
    frame();
    newest().on.fail(new Error("out of memory"));
    expect(state()).toMatchObject({ phase: "failed", error: { message: "out of memory" } });
    expect(state().shown).not.toBeNull();
    session.retry();
    frame();
    expect(requests.length).toBe(3);
    expect(state()).toMatchObject({ phase: "running", error: null });
  });

  it("does not fail for an older request, even of the very same scenario", () => {
    const { session, requests, newest, frame, state } = start();
    const [older] = requests;
    session.change("programme.ambition", 0.5);
    session.resetAll();
    frame();
    expect(newest().scenario).toBe(older?.scenario);
    older?.on.fail(new Error("out of memory"));
    expect(state()).toMatchObject({ phase: "running", error: null });
    newest().answer(resultsOf(coalition));
    expect(state()).toMatchObject({ phase: "done", error: null });
  });

  it("does not fail for a scenario that is no longer wanted", () => {
    const { session, newest, state } = start();
    session.change("programme.ambition", 0.5);
    newest().on.fail(new Error("out of memory"));
    expect(state()).toMatchObject({ phase: "running", error: null });
  });

  it("stops when disposed", () => {
    const { session, simulator, requests, frame } = start();
    session.change("programme.ambition", 0.5);
    session.dispose();
    frame();
    expect([simulator.isDisposed, requests.length]).toEqual([true, 1]);
  });
});

describe("controls", () => {
  const all = (scenario = coalition) => [
    ...controlGroups(scenario).flatMap(({ first, more }) => [...first, ...more]),
    ...LISTS.flatMap((list) => scenario[list].flatMap((_, index) => itemControls(list, index))),
  ];
  const control = (id: string, scenario = coalition) => {
    const found = all(scenario).find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no control ${id}`);
    return found;
  };

  it("offers the founders' ranges where they are uncertain, else their number if no other number changes", () => {
    const firstOf = (scenario: Scenario) => controlGroups(scenario)[1]?.first.map(({ id }) => id);
    expect(firstOf(coalition)).toEqual(["founders", "joins", "governance.quorum"]);
    expect(firstOf(consortium)?.slice(0, 3)).toEqual([
      "members[0].count",
      "members[1].count",
      "members[2].count",
    ]);
    const [first, second, ...others] = coalition.members as [MemberGroup, MemberGroup];
    const cohorts = [{ ...first, count: 5 }, { ...second, count: 7 }, ...others];
    expect(all({ ...coalition, members: cohorts }).some(({ id }) => id === "founders")).toBe(false);
  });

  it("scales all hazards of leaving in proportion, and back exactly", () => {
    const hazards = control("memberHazards");
    expect(hazards.describe(coalition)).toBe("4 – 7% a year");
    const doubled = hazards.write(coalition, 0.14);
    expect(doubled.members.map(({ exitHazardPerYear }) => exitHazardPerYear)).toEqual(
      coalition.members.map(({ exitHazardPerYear }) => (exitHazardPerYear as number) * 2),
    );
    expect(hazards.isChanged(doubled, coalition)).toBe(true);
    expect(hazards.restore(doubled, coalition)).toEqual(coalition);
  });

  it("leaves hazards unmarked when only founders were added", () => {
    const more = control("founders").write(coalition, 12);
    expect(
      all(more)
        .filter((c) => c.isChanged(more, coalition))
        .map(({ id }) => id),
    ).toEqual(["founders"]);
  });

  it("never turns prospects into founders", () => {
    expect(() => control("joins").write(coalition, 0)).toThrow(RangeError);
    expect(control("joins").write(coalition, 3).members[8]?.joinsPerYear).toBe(3);
  });

  it("leaves a sponsor the room that the others leave", () => {
    const [sponsor] = coalition.sponsors;
    const two = { ...coalition, sponsors: [sponsor, { ...sponsor, share: 0.3 }] } as typeof coalition;
    expect(control("sponsors[0].share", two).most(two)).toBe(0.7);
  });

  it("puts every control back to what it was", () => {
    for (const scenario of [coalition, consortium]) {
      for (const each of all(scenario)) expect(each.restore(scenario, scenario)).toEqual(scenario);
    }
  });

  it("says another word at every stop of its slider", () => {
    const numbers = all().filter(({ field }) => field.slider !== null && field.kind !== "quantity");
    expect(numbers.length).toBeGreaterThan(40);
    for (const each of numbers) {
      const { stops } = trackOf(each.field);
      const words = stops.filter(Number.isFinite).map((stop) => each.describe(each.write(coalition, stop)));
      const twice = words.filter((word, index) => word === words[index - 1]);
      expect(twice, each.id).toEqual([]);
    }
  });

  it("says values in words", () => {
    expect(control("churn.priceSensitivityPerYear").describe(coalition)).toBe("+60% a year at 2×");
    expect(control("churn.contagion").describe(coalition)).toBe("1.49× if 1 in 10 left");
    expect(control("governance.costSharing").describe(coalition)).toBe("by worth");
    expect(control("joins").describe(coalition)).toBe("1.5 a year");
    expect(control("members[0].joinsPerYear").describe(coalition)).toBe("from the start");
    expect(control("members[0].duesCapUsdPerYear").describe(coalition)).toBe("none");
  });
});
