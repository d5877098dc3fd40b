// @vitest-environment jsdom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { LIMITS } from "../../src/model/schema";
import { readScenarioBytes, scenarioFileText, sizeProblem } from "../../src/share/scenarioFile";
import { exportedInWords, followGroups } from "../../src/state/followGroups";
import { openFiles, openPasted } from "../../src/state/incoming";
import { createLibrary } from "../../src/state/library";
import { createNews } from "../../src/state/news";
import { createSession } from "../../src/state/session";
import { createViewStore } from "../../src/state/views";
import { arbitraryScenario } from "../support/arbitraryScenario";
import { fakeSimulator } from "./support/fakeSimulator";
import { resultsOf } from "./support/resultsOf";
import { coalition, consortium } from "./support/scenarios";

const theirs = { ...consortium, name: "Theirs" };
const text = scenarioFileText(theirs);
const bytesOf = (content: string) => new TextEncoder().encode(content);

function start() {
  const fake = fakeSimulator();
  const library = createLibrary({ lasting: localStorage, ofTab: sessionStorage });
  const session = createSession(fake.simulator, presets, (callback) => callback(), library);
  const views = createViewStore();
  const news = createNews(session);
  const notice = () => news.store.getState().message;
  return {
    ...fake,
    session,
    views,
    notice,
    to: { session, views, news },
    name: () => session.store.getState().scenario.name,
  };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a scenario's file", () => {
  it("opens to the scenario that it was made of, and is the same whatever the order of fields", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const written = scenarioFileText(scenario);
        expect(readScenarioBytes(bytesOf(written)).scenario).toEqual(scenario);
        const turned = Object.fromEntries(Object.entries(scenario).reverse()) as typeof scenario;
        expect(scenarioFileText(turned)).toBe(written);
      }),
      { numRuns: 50 },
    );
  });

  it("may have a byte order mark, and be in UTF-16 if it has", () => {
    const utf16 = (isBig: boolean) => {
      const view = new DataView(new ArrayBuffer(2 * text.length + 2));
      for (const [index, unit] of [...`\uFEFF${text}`].entries())
        view.setUint16(2 * index, unit.charCodeAt(0), !isBig);
      return new Uint8Array(view.buffer);
    };
    for (const bytes of [bytesOf(`\uFEFF${text}`), utf16(false), utf16(true)])
      expect(readScenarioBytes(bytes)).toEqual({
        scenario: readScenarioBytes(bytesOf(text)).scenario,
        problem: null,
      });
  });

  const deep = "[".repeat(100_000);
  it.each<[string, string | Uint8Array, RegExp]>([
    ["nothing", "", /^the file is empty$/],
    ["blanks", " \n\uFEFF", /^the file is empty$/],
    [
      "bytes",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff),
      /^the file is not text: it must be a scenario as JSON/,
    ],
    ["words", "hello", /^the file is not JSON: /],
    ["half of one", text.slice(0, text.length / 2), /^the file is not JSON: /],
    ["UTF-16 without its mark", text.replace(/./g, "$&\0"), /^the file is not JSON: /],
    ["brackets without end", deep, /^the file is not JSON: /],
    ["brackets", deep + deep.replaceAll("[", "]"), /^the file holds a list of 1: it must be a scenario/],
    [
      "brackets in a field",
      `{"version": 1, "members": ${deep}${deep.replaceAll("[", "]")}}`,
      /^programme is missing/,
    ],
    ["something else", '{"name": "quorum", "version": "1.0.0"}', /^version is "1\.0\.0": it must be 1$/],
    [
      "a number beyond all",
      text.replace(/"quorum": \d+/, '"quorum": 1e999'),
      /^governance\.quorum is Infinity: it must/,
    ],
    ["a prototype", text.replace("{", '{"__proto__": {"a": 1},'), /^__proto__ is /],
    [
      "a field twice",
      text.replace('"quorum"', '"quorum": 3, "quorum"'),
      /^governance\.quorum is given twice$/,
    ],
  ])("of %s is refused in one sentence", (_what, content, problem) => {
    const bytes = typeof content === "string" ? bytesOf(content) : content;
    const reading = readScenarioBytes(bytes);
    expect(reading.scenario).toBeNull();
    expect(reading.problem).toMatch(problem);
  });

  it("says its size when it is too large, never less than it is", () => {
    expect(sizeProblem(LIMITS.fileBytes)).toBeNull();
    expect(sizeProblem(LIMITS.fileBytes + 1)).toBe("has 4.1 MB: a scenario file must have at most 4.0 MB");
  });
});

describe("files that are dropped or chosen", () => {
  it("open as the reader's own, with the news for a while", async () => {
    const { to, views, notice, name, session } = start();
    views.openDialog("export");
    await openFiles([new File([text], "theirs.json")], to);
    expect([name(), session.store.getState().ownId === null]).toEqual(["Theirs", false]);
    expect(views.store.getState().dialog).toBeNull();
    expect(notice()).toBe("Opened “Theirs”. It is now one of your scenarios.");
    vi.advanceTimersByTime(10_000);
    expect(notice()).toBeNull();
    await openFiles([new File([text], "theirs.json")], to);
    expect(notice()).toBe("You had “Theirs” already: it is open now.");
    expect(session.library.store.getState().own).toHaveLength(1);
  });

  it("leave the work as it is when they cannot be opened, and say why until that is dismissed", async () => {
    const { to, notice, name, session } = start();
    const large = Object.assign(new File([], "large.json"), {
      arrayBuffer: () => Promise.reject(new Error("read")),
    });
    const folder = Object.assign(new File([], "folder"), {
      arrayBuffer: () => Promise.reject(new Error("no file")),
    });
    Object.defineProperty(large, "size", { value: 5_000_000 });
    const wrong = new File([text.replace(/"quorum": \d+/, '"quorum": -1')], "wrong <b>.json");
    const cases: [File[], string][] = [
      [[large], "“large.json” has 5.0 MB: a scenario file must have at most 4.0 MB."],
      [[folder], "“folder” cannot be read: it is a folder, or it was moved or deleted."],
      [
        [wrong],
        "“wrong <b>.json” cannot be opened: governance.quorum is -1: it must be a whole number from 0 to 100,000.",
      ],
      [[new File([""], "شركة.json")], "“\u2068شركة.json\u2069” cannot be opened: it is empty."],
      [[wrong, large, wrong], "3 files came at once: one scenario file is opened at a time."],
    ];
    for (const [files, sentence] of cases) {
      await openFiles(files, to);
      expect(notice()).toBe(`${sentence} Your own work is as it was.`);
      vi.advanceTimersByTime(100_000);
      expect(notice()).toBe(`${sentence} Your own work is as it was.`);
    }
    expect(name()).toBe(coalition.name);
    expect(session.library.store.getState().own).toEqual([]);
  });
});

describe("what is pasted", () => {
  it("opens when it is a scenario, and is followed when it has a link", () => {
    const { to, notice, name } = start();
    const follow = vi.fn();
    expect(openPasted(`\n ${text}`, to, follow)).toBe(true);
    expect(name()).toBe("Theirs");
    expect(openPasted("{ not json", to, follow)).toBe(true);
    expect(notice()).toMatch(/^The pasted text cannot be opened: it is not JSON: /);
    expect(openPasted("Look: https://example.org/quorum/#1.Qm3xZabc-_9.", to, follow)).toBe(true);
    expect(follow.mock.calls).toEqual([["1.Qm3xZabc-_9"]]);
  });

  it("is left alone when it is anything else", () => {
    const { to, notice, name } = start();
    const follow = vi.fn();
    for (const other of ["", "hello", "[1, 2]", "#1", "https://example.org/#overview", "issue #1.2"])
      expect(openPasted(other, to, follow), other).toBe(false);
    expect([notice(), name(), follow.mock.calls]).toEqual([null, coalition.name, []]);
  });
});

describe("following groups", () => {
  const followed = resultsOf(coalition, { duesPerWorth: [0.5, 1] });

  it("waits for results that have them, and follows as before when given up", () => {
    const { session, newest, requests } = start();
    newest().answer(resultsOf(coalition));
    const ready = vi.fn();
    const end = followGroups(session, ready);
    expect(requests.map(({ options }) => options.courses)).toEqual([false, true]);
    newest().answer(followed, 1000);
    expect(ready).not.toHaveBeenCalled();
    newest().answer(followed);
    newest().answer(followed);
    expect(ready.mock.calls.map(([{ results }]) => results)).toEqual([followed]);
    end();
    expect(session.store.getState().courses).toBe(false);
  });

  it("takes what is there when that has them, and leaves them on where they were", () => {
    const { session, newest, requests } = start();
    session.setCourses(true);
    newest().answer(followed);
    const ready = vi.fn();
    followGroups(session, ready)();
    expect([ready.mock.calls.length, requests.length, session.store.getState().courses]).toEqual([
      1,
      2,
      true,
    ]);
  });

  it("takes what is done where the reader stopped", () => {
    const { session, newest } = start();
    newest().answer(resultsOf(coalition), 5000);
    session.stop();
    const ready = vi.fn();
    followGroups(session, ready);
    expect(ready.mock.calls.map(([{ runsDone }]) => runsDone)).toEqual([5000]);
    expect(exportedInWords(session.store.getState())).toMatch(/^Over the 5,000 runs .* not followed\.$/);
  });

  it("says over which runs results are", () => {
    const { session, newest } = start();
    expect(exportedInWords(session.store.getState())).toBe("There are no results yet.");
    newest().answer(followed, 5000);
    expect(exportedInWords(session.store.getState())).toMatch(/^Still being refined: 5,000 of /);
    session.stop();
    expect(exportedInWords(session.store.getState())).toBe("Over the 5,000 runs that are done.");
  });
});
