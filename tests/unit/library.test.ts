// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLibrary } from "../../src/state/library";
import type { OwnScenario, Storages } from "../../src/state/storedScenarios";
import { coalition } from "./support/scenarios";

const storages: Storages = { lasting: localStorage, ofTab: sessionStorage };

const ownOf = (id: string, name = "Mine", changedAt = 1): OwnScenario => ({
  id,
  presetId: "nemotron-coalition",
  scenario: { ...coalition, name },
  baseline: coalition,
  changedAt,
});

/** A storage with no room for anything more. */
function full(): Storage {
  const storage = Object.create(localStorage) as Storage;
  storage.getItem = (key) => localStorage.getItem(key);
  storage.key = (index) => localStorage.key(index);
  Object.defineProperty(storage, "length", { get: () => localStorage.length });
  storage.setItem = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  storage.removeItem = (key) => localStorage.removeItem(key);
  return storage;
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("library", () => {
  it("keeps scenarios from one page to the next, newest first", () => {
    const before = createLibrary(storages);
    before.save(ownOf("a", "Older", 1));
    before.save(ownOf("b", "Newer", 2));
    const after = createLibrary(storages);
    expect(after.store.getState().own).toEqual([ownOf("b", "Newer", 2), ownOf("a", "Older", 1)]);
    expect(after.open("a")).toEqual(ownOf("a", "Older", 1));
  });

  it("gives back the one that was deleted last", () => {
    const library = createLibrary(storages);
    library.save(ownOf("a"));
    library.delete("a");
    expect([library.store.getState().own, createLibrary(storages).open("a")]).toEqual([[], null]);
    expect(library.restore()?.id).toBe("a");
    expect(createLibrary(storages).open("a")).toEqual(ownOf("a"));
    expect(library.restore()).toBeNull();
  });

  it("says when there is no room, keeps the scenario as long as the page, and says no more once there is", () => {
    const lasting = full();
    const library = createLibrary({ ...storages, lasting });
    library.save(ownOf("a"));
    expect(library.store.getState().problem).toContain("storage is full");
    expect(library.open("a")).toEqual(ownOf("a"));
    lasting.setItem = (key, value) => localStorage.setItem(key, value);
    library.save(ownOf("a"));
    expect(library.store.getState().problem).toBeNull();
  });

  it("has the newest version although only an older one is kept, and keeps it once there is room", () => {
    const lasting = full();
    localStorage.setItem("quorum.scenario.a", JSON.stringify(ownOf("a", "Older")));
    const library = createLibrary({ ...storages, lasting });
    library.save(ownOf("a", "Newer", 2));
    expect(library.open("a")?.scenario.name).toBe("Newer");
    library.save(ownOf("b"));
    lasting.setItem = (key, value) => localStorage.setItem(key, value);
    library.delete("b");
    expect(library.store.getState().problem).toBeNull();
    expect(createLibrary(storages).open("a")?.scenario.name).toBe("Newer");
  });

  it("says when the browser forbids storage, and works on", () => {
    const library = createLibrary(null);
    expect(library.store.getState().problem).toBeNull();
    library.save(ownOf("a"));
    expect(library.store.getState().problem).toContain("only until it is closed");
    expect(library.open("a")?.scenario.name).toBe("Mine");
  });

  it("leaves alone what it cannot read, and says so", () => {
    localStorage.setItem("quorum.scenario.x", "{ nonsense");
    localStorage.setItem("quorum.scenario.y", JSON.stringify({ ...ownOf("y"), scenario: { version: 9 } }));
    const { store, open } = createLibrary(storages);
    expect(store.getState()).toMatchObject({
      own: [],
      problem: expect.stringContaining("2 of your scenarios"),
    });
    expect(open("x")).toBeNull();
    expect(localStorage.getItem("quorum.scenario.x")).toBe("{ nonsense");
  });

  it("loses neither version when two tabs change the same scenario", () => {
    const [one, other] = [createLibrary(storages), createLibrary(storages)];
    one.save(ownOf("a", "At first"));
    other.open("a");
    other.save(ownOf("a", "Theirs", 2));
    const id = one.save(ownOf("a", "Ours", 3));
    expect(id).not.toBe("a");
    expect(one.store.getState().problem).toContain("another tab");
    expect(one.open("a")?.scenario.name).toBe("Theirs");
    expect(one.open(id)?.scenario.name).toBe("Ours");
  });

  it("does not forget what another tab has changed meanwhile", () => {
    const [one, other] = [createLibrary(storages), createLibrary(storages)];
    one.save(ownOf("a", "At first"));
    other.open("a");
    other.save(ownOf("a", "Theirs", 2));
    one.forget("a");
    expect(createLibrary(storages).open("a")?.scenario.name).toBe("Theirs");
    other.forget("a");
    expect(createLibrary(storages).open("a")).toBeNull();
  });

  it("lists what other tabs keep and delete", () => {
    const library = createLibrary(storages);
    const { id, ...entry } = ownOf("far");
    const tell = (newValue: string | null) =>
      window.dispatchEvent(new StorageEvent("storage", { key: `quorum.scenario.${id}`, newValue }));
    tell(JSON.stringify(entry));
    expect(library.store.getState().own).toEqual([ownOf("far")]);
    tell(null);
    expect(library.store.getState().own).toEqual([]);
  });

  it("remembers what was open: in this tab, or else in the last one", () => {
    const opened = { presetId: "open-consortium", ownId: "a", precision: 0.005 };
    createLibrary(storages).setOpened(opened);
    const otherTab = { lasting: localStorage, ofTab: { ...sessionStorage, getItem: vi.fn(() => null) } };
    expect(createLibrary(storages).lastOpened()).toEqual(opened);
    expect(createLibrary(otherTab as Storages).lastOpened()).toEqual(opened);
    const nothing = { presetId: null, ownId: null, precision: null };
    createLibrary(storages).setOpened(nothing);
    expect(createLibrary(storages).lastOpened()).toEqual(nothing);
  });

  it("says so when the scenario was deleted in another tab, and keeps it", () => {
    const [one, other] = [createLibrary(storages), createLibrary(storages)];
    one.save(ownOf("a"));
    other.delete("a");
    const id = one.save(ownOf("a", "Ours", 2));
    expect(one.store.getState().problem).toContain("deleted in another tab");
    expect(createLibrary(storages).open(id)?.scenario.name).toBe("Ours");
  });
});
