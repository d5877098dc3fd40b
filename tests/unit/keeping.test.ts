// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createLibrary } from "../../src/state/library";
import { createSession } from "../../src/state/session";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

function start() {
  const { simulator, requests, newest } = fakeSimulator();
  const library = createLibrary({ lasting: localStorage, ofTab: sessionStorage });
  const session = createSession(simulator, presets, (callback) => callback(), library);
  return { session, library, state: session.store.getState, requests, newest };
}

const rest = () => vi.advanceTimersByTime(1000);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("keeping the work", () => {
  it("keeps a changed preset as the reader's own soon after, and opens there again", () => {
    const { session, state } = start();
    expect(state().ownId).toBeNull();
    session.change("programme.ambition", 0.5);
    rest();
    const { ownId } = state();
    session.dispose();
    const again = start();
    expect(again.state()).toMatchObject({ ownId, presetId: "nemotron-coalition", baseline: coalition });
    expect(again.state().scenario.programme.ambition).toBe(0.5);
  });

  it("keeps the last change even when the page is closed at once", () => {
    const { session } = start();
    session.change("programme.ambition", 0.5);
    window.dispatchEvent(new Event("pagehide"));
    expect(start().state().scenario.programme.ambition).toBe(0.5);
  });

  it("is the preset again once it is changed back, and leaves nothing behind", () => {
    const { session, library, state } = start();
    session.change("programme.ambition", 0.5);
    rest();
    session.change("programme.ambition", coalition.programme.ambition);
    rest();
    expect([state().ownId, library.store.getState().own]).toEqual([null, []]);
    session.undo();
    rest();
    expect(library.store.getState().own.map(({ scenario }) => scenario.programme.ambition)).toEqual([0.5]);
  });

  it("keeps the changed one when the preset itself is opened", () => {
    const { session, library, state } = start();
    session.change("programme.ambition", 0.5);
    session.openPreset("nemotron-coalition");
    expect(state()).toMatchObject({ scenario: coalition, ownId: null, canUndo: false });
    const [own] = library.store.getState().own;
    expect(session.openOwn(own?.id ?? "")).toBe(true);
    expect(state().scenario.programme.ambition).toBe(0.5);
    expect(session.openOwn("nothing")).toBe(false);
  });

  it("duplicates, renames and deletes", () => {
    const { session, library, state } = start();
    session.duplicate();
    const copy = state().ownId ?? "";
    expect(library.open(copy)?.scenario.name).toBe("Nemotron-style coalition (copy)");
    expect(session.rename(copy, "Ours")).toBeNull();
    session.openPreset("open-consortium");
    expect(library.open(copy)?.scenario.name).toBe("Ours");
    expect(session.rename(copy, "Theirs")).toBeNull();
    expect(library.open(copy)?.scenario.name).toBe("Theirs");
    expect(session.rename(copy, "")).toContain("Name: ");
    session.openOwn(copy);
    session.deleteOwn(copy);
    expect([library.open(copy), state().scenario]).toEqual([null, coalition]);
    library.restore();
    expect(library.open(copy)?.scenario.name).toBe("Theirs");
  });

  it("makes the scenario its own baseline, and undoes that", () => {
    const { session, state } = start();
    session.change("programme.ambition", 0.5);
    session.setBaseline();
    session.change("programme.ambition", 0.6);
    session.resetAll();
    expect(state().scenario.programme.ambition).toBe(0.5);
    for (let i = 0; i < 3; i++) session.undo();
    expect(state().baseline).toBe(coalition);
    session.undo();
    expect(state()).toMatchObject({ scenario: coalition, ownId: null });
  });

  it("resets all but the name", () => {
    const { session, state } = start();
    session.change("name", "Ours");
    session.change("programme.ambition", 0.5);
    session.resetAll();
    expect(state().scenario).toEqual({ ...coalition, name: "Ours" });
    expect(state().ownId).not.toBeNull();
  });
});

describe("opening what came from elsewhere", () => {
  const theirs = { ...consortium, name: "Theirs" };

  it("keeps it as one of the reader's own, its own baseline or that of its preset", () => {
    const { session, library, state } = start();
    session.change("programme.ambition", 0.5);
    expect(session.openScenario(theirs)).toBe("new");
    expect(state()).toMatchObject({ scenario: theirs, baseline: theirs, presetId: null, canUndo: false });
    expect(library.open(state().ownId ?? "")?.scenario).toEqual(theirs);
    expect(library.store.getState().own).toHaveLength(2);
    const changed = { ...theirs, horizonYears: 7 };
    expect(session.openScenario(changed, { presetId: "open-consortium" })).toBe("new");
    expect(state()).toMatchObject({
      scenario: changed,
      baseline: consortium,
      presetId: "open-consortium",
      opened: 2,
    });
  });

  it("makes no copy of what is open, kept or a preset already", () => {
    const { session, library, state } = start();
    const { $schema: _, ...plain } = coalition;
    session.openScenario(theirs);
    const { ownId } = state();
    session.change("programme.ambition", 0.5);
    session.undo();
    expect(session.openScenario(structuredClone(theirs))).toBe("known");
    expect(state()).toMatchObject({ ownId, canRedo: true });
    expect(session.openScenario(plain)).toBe("known");
    expect(state()).toMatchObject({ ownId: null, presetId: "nemotron-coalition", scenario: coalition });
    expect(session.openScenario(structuredClone(theirs), { presetId: "open-consortium" })).toBe("known");
    expect([state().ownId, library.store.getState().own.length]).toEqual([ownId, 1]);
  });
});

describe("deleting what is open", () => {
  it("opens the first preset when its own is no more", () => {
    const { session, library, state } = start();
    library.save({
      id: "a",
      presetId: "gone",
      scenario: { ...coalition, name: "Old" },
      baseline: coalition,
      changedAt: 1,
    });
    session.openOwn("a");
    session.deleteOwn("a");
    expect(state()).toMatchObject({ scenario: coalition, presetId: "nemotron-coalition", ownId: null });
  });
});

describe("a change of words alone", () => {
  it("is shown at once, without simulating anew", () => {
    const { session, state, requests, newest } = start();
    newest().answer(resultsOf(coalition));
    session.change("name", "Ours");
    expect(requests.length).toBe(1);
    expect([state().phase, state().shown?.scenario.name]).toEqual(["done", "Ours"]);
  });
});

describe("undo and redo", () => {
  it("go over every change, and simulate each time", () => {
    const { session, state, newest } = start();
    session.change("programme.ambition", 0.5);
    session.change("governance.quorum", 2);
    session.undo();
    expect(newest().scenario.governance.quorum).toBe(coalition.governance.quorum);
    session.undo();
    expect([state().scenario, state().canUndo, state().canRedo]).toEqual([coalition, false, true]);
    session.redo();
    session.redo();
    expect(state().scenario).toMatchObject({ programme: { ambition: 0.5 }, governance: { quorum: 2 } });
    expect([state().canUndo, state().canRedo]).toEqual([true, false]);
  });

  it("take all changes between hold and release as one step", () => {
    const { session, state } = start();
    session.change("programme.ambition", 0.3);
    session.hold();
    for (const share of [0.4, 0.5, 0.6]) session.change("programme.ambition", share);
    session.release();
    session.change("programme.ambition", 0.7);
    const seen = [];
    for (let i = 0; i < 3; i++) {
      session.undo();
      seen.push(state().scenario.programme.ambition);
    }
    expect(seen).toEqual([0.6, 0.3, coalition.programme.ambition]);
  });

  it("have no step for a drag that ended where it began, nor for a value written again", () => {
    const { session, state } = start();
    session.hold();
    session.change("programme.ambition", 0.4);
    session.change("programme.ambition", coalition.programme.ambition);
    session.release();
    session.change("programme.ambition", coalition.programme.ambition);
    expect([state().canUndo, state().scenario]).toEqual([false, coalition]);
  });

  it("do nothing, and ask for nothing, where there is nothing to undo", () => {
    const { session, requests, state } = start();
    session.undo();
    session.redo();
    expect([requests.length, state().scenario]).toEqual([1, coalition]);
  });

  it("begin anew with another scenario", () => {
    const { session, state } = start();
    session.change("programme.ambition", 0.5);
    session.openPreset("open-consortium");
    session.undo();
    expect([state().scenario, state().canUndo]).toEqual([consortium, false]);
  });
});

describe("stopping", () => {
  it("leaves it at the runs that are done, until asked to go on", () => {
    const { session, state, requests, newest } = start();
    session.stop();
    expect([state().phase, newest().isCancelled]).toEqual(["stopped", true]);
    session.stop();
    session.retry();
    expect([state().phase, requests.length]).toEqual(["running", 2]);
  });

  it("hears no more of what was asked for before", () => {
    const { session, state, requests } = start();
    session.change("programme.ambition", 0.5);
    const [first, second] = requests;
    session.stop();
    expect([first?.isCancelled, second?.isCancelled]).toEqual([true, true]);
    first?.answer(resultsOf(coalition));
    expect(state()).toMatchObject({ phase: "stopped", shown: null });
  });

  it("asks for the precision that was chosen", () => {
    const { session, requests, newest } = start();
    expect(newest().options).toEqual({ precision: null, courses: false });
    session.setPrecision(0.005);
    expect([requests.length, newest().options]).toEqual([2, { precision: 0.005, courses: false }]);
    session.dispose();
    expect(start().newest().options.precision).toBe(0.005);
  });
});
