import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { decodeLink, encodeLink, type Linked } from "../../src/share/link";
import { EMBEDDED_ID } from "../../src/share/oneFile";
import { startAddress } from "../../src/state/address";
import { arrive } from "../../src/state/arriving";
import { createLibrary } from "../../src/state/library";
import { createNews } from "../../src/state/news";
import { createPresentingStore } from "../../src/state/presenting";
import { createSession } from "../../src/state/session";
import { createViewStore } from "../../src/state/views";
import { fakeSimulator } from "./support/fakeSimulator";
import { fakeWindow } from "./support/fakeWindow";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

type Browser = ReturnType<typeof fakeWindow>;

/** Loads the page in a browser.
 * @param library  what it keeps; lives as long as the test when it is handed on to the next load */
function load(browser: Browser = fakeWindow(), library = createLibrary(null)) {
  const arrival = arrive(presets, library, browser.page);
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback(), library, arrival.start);
  const parts = {
    session,
    views: createViewStore(arrival.view),
    presenting: createPresentingStore(arrival.edits),
    news: createNews(session),
  };
  if (arrival.received !== null) {
    const { linked, carrier, isNew } = arrival.received;
    parts.news.expect(linked.result, carrier, isNew);
  }
  const end = startAddress(parts, arrival, browser.page);
  /** The runs of the newest scenario are done. */
  const finish = () => fake.newest().answer(resultsOf(fake.newest().scenario));
  const reload = () => {
    browser.page.dispatchEvent(new Event("pagehide"));
    end();
    session.dispose();
    return load(browser, library);
  };
  return { ...parts, ...fake, arrival, browser, library, state: session.store.getState, finish, reload, end };
}

const rest = () => vi.advanceTimersByTime(1000);
const linkedIn = ({ page }: Browser) => decodeLink(page.location.hash.slice(1)).linked;

const linkOf = (scenario: Scenario, more: Partial<Linked> = {}) =>
  encodeLink({ scenario, presetId: null, view: null, precision: null, slides: {}, result: null, ...more });

const other = { ...coalition, name: "From elsewhere", startYear: 2027 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the address", () => {
  it("is the link of what is on the screen, and holds the results once they are complete", () => {
    const { session, views, presenting, browser, finish } = load();
    session.change("programme.ambition", 0.5);
    session.setPrecision(0.005);
    views.open("members");
    presenting.setState({ edits: { dues: { title: "What we pay" } } });
    rest();
    const linked = linkedIn(browser);
    expect(linked).toMatchObject({
      presetId: "nemotron-coalition",
      view: "members",
      precision: 0.005,
      slides: { dues: { title: "What we pay" } },
      result: null,
    });
    expect(linked?.scenario.programme.ambition).toBe(0.5);
    finish();
    rest();
    expect(linkedIn(browser)?.result).toMatchObject({ fingerprint: "fingerprint", runs: 10_000 });
  });

  it("is written at most three times a second while changes rain, and holds the last of them in the end", () => {
    const { session, browser } = load();
    rest();
    for (let step = 1; step <= 200; step++) {
      // Back to the preset every now and then, which makes it another's and one's own by turns.
      session.change("programme.ambition", step % 5 === 0 ? coalition.programme.ambition : step / 1000);
      if (step % 10 === 0) session.openPreset(presets[step % presets.length]?.id as string);
      vi.advanceTimersByTime(20);
    }
    session.openPreset("nemotron-coalition");
    session.change("programme.ambition", 0.9);
    rest();
    const { writes } = browser;
    const within = writes.map((at) => writes.filter((next) => next >= at && next < at + 1000).length);
    expect(writes.length).toBeGreaterThan(4);
    expect(Math.max(...within)).toBeLessThanOrEqual(3);
    expect(linkedIn(browser)?.scenario.programme.ambition).toBe(0.9);
  });

  it("rests while a slider moves, and is not held up by runs that take long", () => {
    const { session, browser, newest, state } = load();
    rest();
    session.change("governance.quorum", 2);
    const before = browser.writes.length;
    for (let step = 1; step <= 50; step++) {
      session.change("programme.ambition", step / 100);
      vi.advanceTimersByTime(100);
    }
    expect(browser.writes.length).toBe(before);
    for (let step = 0; step < 10; step++) {
      newest().answer(resultsOf(state().scenario), 2000 + step);
      vi.advanceTimersByTime(100);
    }
    expect(linkedIn(browser)?.scenario.programme.ambition).toBe(0.5);
  });

  it("names only the view where the link would be cut on its way", () => {
    const { session, browser, reload } = load();
    const [first] = coalition.members;
    session.edit((scenario) => ({
      ...scenario,
      members: Array.from({ length: 150 }, (_, index) => ({
        ...(first as Scenario["members"][number]),
        name: `${Math.sin(index)} and ${Math.cos(index)}`,
        joinsPerYear: index / 1000,
      })),
    }));
    rest();
    expect(browser.page.location.hash).toBe("#overview");
    const again = reload();
    expect(again.state().scenario.members.length).toBe(150);
  });

  it("goes on where the browser refuses to write it", () => {
    const browser = fakeWindow();
    browser.page.history.replaceState = () => {
      throw new DOMException("too often", "SecurityError");
    };
    const { session, state } = load(browser);
    session.change("programme.ambition", 0.5);
    rest();
    expect(state().scenario.programme.ambition).toBe(0.5);
  });
});

describe("a presenter's words", () => {
  const words = { dues: { title: "Ours" } };
  const long = {
    dues: {
      notes: Array.from({ length: 2000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20000))).join(
        "",
      ),
    },
  };

  it("come back with their scenario, though written a moment ago or too long for a link", () => {
    for (const edits of [words, long]) {
      const { session, browser, presenting } = load();
      rest();
      session.openPreset("open-consortium");
      rest();
      presenting.setState({ edits });
      browser.go(-1);
      rest();
      expect(presenting.getState().edits).toEqual({});
      browser.go(1);
      rest();
      expect(presenting.getState().edits).toEqual(edits);
    }
  });

  it("outlast a reload where the link is too long for them", () => {
    const { presenting, browser, reload } = load();
    presenting.setState({ edits: long });
    rest();
    expect(browser.page.location.hash).toBe("#overview");
    expect(reload().presenting.getState().edits).toEqual(long);
  });

  it("stay when a link to the same scenario has none, and wait when it is to another", () => {
    const { presenting, browser, state } = load();
    presenting.setState({ edits: words });
    rest();
    browser.enter(linkOf(state().scenario, { view: "rules" }));
    rest();
    expect(presenting.getState().edits).toEqual(words);
    browser.enter(linkOf(other));
    rest();
    expect(presenting.getState().edits).toEqual({});
    browser.go(-1);
    rest();
    expect(presenting.getState().edits).toEqual(words);
  });
});

describe("going back and forth", () => {
  it("finds the step that the browser refused at first", () => {
    const { session, views, browser } = load();
    rest();
    const { history } = browser.page;
    const { pushState } = history;
    history.pushState = () => {
      throw new DOMException("too often", "SecurityError");
    };
    views.open("rules");
    rest();
    expect(browser.entries()).toBe(1);
    history.pushState = pushState;
    session.change("programme.ambition", 0.5);
    rest();
    expect(browser.entries()).toBe(2);
    browser.go(-1);
    expect(views.store.getState().view).toBe("overview");
  });

  it("between views leaves later changes alone", () => {
    const { session, views, browser, state } = load();
    rest();
    views.open("rules");
    rest();
    session.change("programme.ambition", 0.5);
    rest();
    browser.go(-1);
    rest();
    expect([views.store.getState().view, state().scenario.programme.ambition]).toEqual(["overview", 0.5]);
    expect(linkedIn(browser)).toMatchObject({ view: "overview", scenario: { programme: { ambition: 0.5 } } });
    browser.go(1);
    expect([views.store.getState().view, state().opened]).toEqual(["rules", 0]);
  });

  it("between scenarios opens them as they are kept now, and makes no copies", () => {
    const { session, browser, state, library, presenting } = load();
    rest();
    session.change("programme.ambition", 0.5);
    presenting.setState({ edits: { dues: { title: "Ours" } } });
    rest();
    session.openPreset("open-consortium");
    rest();
    expect(presenting.getState().edits).toEqual({});
    const [own] = library.store.getState().own;
    browser.go(-1);
    rest();
    expect(state()).toMatchObject({ ownId: own?.id, scenario: { programme: { ambition: 0.5 } } });
    expect(presenting.getState().edits).toEqual({ dues: { title: "Ours" } });
    browser.go(1);
    rest();
    expect([state().scenario, state().ownId]).toEqual([consortium, null]);
    expect([library.store.getState().own.length, browser.entries()]).toEqual([1, 2]);
  });

  it("finds what was changed after it was left, even from before it was one's own", () => {
    const { session, views, browser, state } = load();
    rest();
    views.open("rules");
    rest();
    session.change("programme.ambition", 0.5);
    rest();
    session.openPreset("open-consortium");
    rest();
    browser.go(-2);
    expect([views.store.getState().view, state().scenario.programme.ambition]).toEqual(["overview", 0.5]);
  });

  it("opens from the link what is no longer kept", () => {
    const { session, browser, state, library } = load();
    session.change("programme.ambition", 0.5);
    rest();
    session.openPreset("open-consortium");
    rest();
    library.forget(library.store.getState().own[0]?.id as string);
    browser.go(-1);
    expect(state()).toMatchObject({ baseline: coalition, scenario: { programme: { ambition: 0.5 } } });
  });

  it("goes one step for each view and scenario, none for a change", () => {
    const { session, views, browser } = load();
    rest();
    session.change("programme.ambition", 0.5);
    rest();
    views.open("rules");
    session.change("programme.ambition", 0.6);
    rest();
    session.openPreset("open-consortium");
    rest();
    expect(browser.entries()).toBe(3);
  });

  it("stays with the work after a reload, without a word", () => {
    const { session, reload } = load();
    session.change("programme.ambition", 0.5);
    session.setBaseline();
    session.change("programme.ambition", 0.6);
    const again = reload();
    expect([again.arrival.received, again.arrival.problem]).toEqual([null, null]);
    expect(again.state()).toMatchObject({
      scenario: { programme: { ambition: 0.6 } },
      baseline: { programme: { ambition: 0.5 } },
    });
    expect(again.library.store.getState().own.length).toBe(1);
  });
});

describe("a link", () => {
  it("to a scenario that is new says that it is now one of the reader's own, with the results or without", () => {
    const told = "Opened “From elsewhere” from a link. It is now one of your scenarios.";
    const result = { fingerprint: "fingerprint", risk: 0, runs: 10_000, modelVersion: "1.0" };
    const first = load(fakeWindow(linkOf(other, { result })));
    expect(first.news.store.getState().message).toBe(told);
    first.finish();
    const { message, finding } = first.news.store.getState();
    expect(message).toBeNull();
    expect(finding?.text).toMatch(`${told} Reproduced exactly`);
    const { browser, news, views } = load();
    rest();
    browser.enter(linkOf(other));
    expect(news.store.getState().message).toContain("now one of your scenarios");
    views.open("rules");
    rest();
    browser.enter(linkOf({ ...other, name: "Another" }));
    browser.enter(linkOf(other));
    expect(news.store.getState().message).toBeNull();
  });

  it("that brings back what was just deleted leaves no deletion to be undone", () => {
    const { session, browser, library, state } = load();
    session.change("programme.ambition", 0.5);
    rest();
    session.deleteOwn(state().ownId as string);
    rest();
    expect(library.store.getState().deleted).not.toBeNull();
    browser.go(-1);
    rest();
    expect(state().scenario.programme.ambition).toBe(0.5);
    expect(library.store.getState().deleted).toBeNull();
  });

  it("is what the page begins with: its scenario alone is simulated, and kept", () => {
    const result = { fingerprint: "fingerprint", risk: 0, runs: 10_000, modelVersion: "1.0" };
    const fragment = linkOf(other, {
      presetId: "nemotron-coalition",
      view: "rules",
      precision: 0.01,
      slides: { dues: { notes: "Slowly" } },
      result,
    });
    const { requests, state, views, presenting, library, news, finish, session } = load(fakeWindow(fragment));
    expect(requests.map(({ scenario }) => scenario)).toEqual([other]);
    expect(state()).toMatchObject({ scenario: other, baseline: coalition, precision: 0.01 });
    expect([views.store.getState().view, presenting.getState().edits]).toEqual([
      "rules",
      { dues: { notes: "Slowly" } },
    ]);
    expect(library.store.getState().own.map(({ id }) => id)).toEqual([state().ownId]);
    expect(news.store.getState().finding).toBeNull();
    finish();
    expect(news.store.getState().finding?.isExact).toBe(true);
    session.change("governance.quorum", 2);
    expect(news.store.getState().finding).toBeNull();
  });

  it("opens the preset or own scenario that is the same, rather than a copy", () => {
    const preset = load(fakeWindow(linkOf(consortium)));
    expect([preset.state().ownId, preset.state().presetId]).toEqual([null, "open-consortium"]);
    const { library, state } = load(fakeWindow(linkOf(other)));
    const again = load(fakeWindow(linkOf(other)), library);
    expect([again.state().ownId, library.store.getState().own.length]).toEqual([state().ownId, 1]);
  });

  it("that is entered opens as work of its own, which one can go back from", () => {
    const { browser, session, state, library } = load();
    rest();
    session.change("programme.ambition", 0.5);
    rest();
    browser.enter(linkOf(other));
    rest();
    expect([state().scenario, state().baseline]).toEqual([other, other]);
    expect(library.store.getState().own.length).toBe(2);
    browser.go(-1);
    rest();
    expect(state().scenario.programme.ambition).toBe(0.5);
    browser.go(1);
    rest();
    expect([state().scenario.name, library.store.getState().own.length]).toEqual(["From elsewhere", 2]);
  });

  it("of what is open changes only view, precision and words", () => {
    const { browser, session, views, state, presenting } = load();
    session.change("programme.ambition", 0.5);
    rest();
    const { scenario, opened } = state();
    browser.enter(linkOf(scenario, { view: "join", precision: 0.02, slides: { dues: { title: "A" } } }));
    expect([state().opened, state().precision, views.store.getState().view]).toEqual([opened, 0.02, "join"]);
    expect(presenting.getState().edits).toEqual({ dues: { title: "A" } });
    expect(state().canUndo).toBe(true);
  });

  it("that is damaged is refused in a sentence, and the address is set right again", () => {
    const { browser, session, state, news } = load();
    session.change("programme.ambition", 0.5);
    rest();
    const before = browser.page.location.hash;
    const { scenario } = state();
    browser.enter(linkOf(other).slice(0, -4));
    rest();
    expect(news.store.getState().message).toBe(
      "This link is damaged: a part of it is missing or was changed on its way. Your own work is as it was.",
    );
    expect([state().scenario, browser.page.location.hash]).toEqual([scenario, before]);
    const arrival = arrive(presets, createLibrary(null), fakeWindow("1.damaged").page);
    expect([arrival.start.scenario, arrival.received]).toEqual([coalition, null]);
    expect(arrival.problem).toContain("This link is damaged");
    news.refuseArrival("This link is damaged");
    expect(news.store.getState().message).toBe("This link is damaged. Your own work is as it was.");
    const first = load();
    first.news.refuseArrival("This link is damaged");
    expect(first.news.store.getState().message).toBe(
      "This link is damaged. Ask whoever sent it to send it once more. Here is “Nemotron-style coalition” instead.",
    );
  });

  it.each(["foo", "", "constructor", "__proto__", "Overview"])("is not what #%s is", (fragment) => {
    const { browser, state, views, news } = load();
    views.open("rules");
    rest();
    const before = browser.page.location.hash;
    browser.enter(fragment);
    rest();
    expect([state().scenario, views.store.getState().view]).toEqual([coalition, "rules"]);
    expect([browser.page.location.hash, news.store.getState().message]).toEqual([before, null]);
  });

  it("need not be there to open a view by its name", () => {
    const { browser, views } = load(fakeWindow("drivers"));
    expect(views.store.getState().view).toBe("drivers");
    rest();
    browser.enter("model");
    expect(views.store.getState().view).toBe("model");
    rest();
    expect(linkedIn(browser)?.view).toBe("model");
  });
});

describe("a page in one file", () => {
  const linked = {
    scenario: other,
    presetId: null,
    view: "rules",
    precision: null,
    slides: {},
    result: null,
  };

  it("begins with the scenario that it holds, unless there is a link", () => {
    const text = JSON.stringify(linked);
    const { state, views, reload } = load(fakeWindow("", { [EMBEDDED_ID]: text }));
    expect([state().scenario, views.store.getState().view]).toEqual([other, "rules"]);
    expect(reload().library.store.getState().own.length).toBe(1);
    const link = load(fakeWindow(linkOf(consortium), { [EMBEDDED_ID]: text }));
    expect(link.state().scenario).toEqual(consortium);
  });

  it.each(["{", "null", '{"scenario":{"name":1}}'])("says when it is damaged: %s", (text) => {
    const { arrival, state } = load(fakeWindow("", { [EMBEDDED_ID]: text }));
    expect(arrival.problem).toMatch(/^This file /);
    expect(state().scenario).toBe(coalition);
  });
});
