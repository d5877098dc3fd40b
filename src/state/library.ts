import { createStore, type StoreApi } from "zustand/vanilla";
import { readScenario } from "../model/readScenario";
import type { Scenario } from "../model/schema";

/** A scenario of the reader's own, kept in the browser. */
export interface OwnScenario {
  readonly id: string;
  /** The preset that it began as; null when it did not. */
  readonly presetId: string | null;
  readonly scenario: Scenario;
  /** What its marks and resets refer to. */
  readonly baseline: Scenario;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** What a page had open, so that it opens there again. */
export type Opened = Pick<OwnScenario, "presetId"> & { readonly ownId: string | null };

export interface LibraryState {
  /** Newest first. */
  readonly own: readonly OwnScenario[];
  /** The one deleted last, which can still be had back. */
  readonly deleted: OwnScenario | null;
  /** What is wrong with keeping them, in words; null when nothing is. */
  readonly problem: string | null;
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  /** The scenario as it is kept now, whichever tab wrote it last; null when it is gone. */
  open(id: string): OwnScenario | null;
  /** An id that no scenario has. */
  newId(): string;
  /** Keeps a scenario under its id or, when another tab has changed that one since it was opened here, under a
   * new id: neither tab's work is lost.
   * @returns the id */
  save(own: OwnScenario): string;
  /** Forgets a scenario for good. */
  forget(id: string): void;
  /** Takes a scenario out, to be had back by `restore` until the next one is deleted. */
  delete(id: string): void;
  restore(): OwnScenario | null;
  lastOpened(): Opened | null;
  setOpened(opened: Opened): void;
  dismissProblem(): void;
  dismissDeleted(): void;
}

/** Where things are kept: for good, and for as long as the tab lives. */
export interface Storages {
  readonly lasting: Storage;
  readonly ofTab: Storage;
}

const KEY = "quorum.scenario.";
const OPENED = "quorum.opened";

const DENIED = "This browser keeps nothing for this page: your changes last only until it is closed.";
const FULL = "The browser’s storage is full: your last changes are not kept. Delete scenarios to make room.";
const ELSEWHERE =
  "This scenario was also changed in another tab; what you see here is now a scenario of its own.";

const unreadable = (count: number) =>
  count === 1
    ? "One of your scenarios cannot be read by this version; it is left as it is."
    : `${count} of your scenarios cannot be read by this version; they are left as they are.`;

/** Private windows may forbid storage altogether, by throwing. */
function browserStorages(): Storages | null {
  try {
    localStorage.getItem(KEY);
    return { lasting: localStorage, ofTab: sessionStorage };
  } catch {
    return null;
  }
}

function readOwn(id: string, text: string): OwnScenario | null {
  try {
    const { presetId, scenario, baseline, changedAt } = JSON.parse(text);
    const [now, before] = [readScenario(scenario).scenario, readScenario(baseline).scenario];
    if (now === null || before === null || !Number.isFinite(changedAt)) return null;
    const preset = typeof presetId === "string" ? presetId : null;
    return { id, presetId: preset, scenario: now, baseline: before, changedAt };
  } catch {
    return null;
  }
}

const idsIn = ({ length, key }: { length: number; key(index: number): string | null }) =>
  Array.from({ length }, (_, index) => key(index) ?? "")
    .filter((name) => name.startsWith(KEY))
    .map((name) => name.slice(KEY.length));

/** Entries of a storage, one a scenario, so that tabs do not overwrite each other's. */
class Entries {
  /** Texts as this tab last read or wrote them. */
  readonly #seen = new Map<string, string>();

  constructor(readonly storage: Storage) {}

  readAll(): (OwnScenario | null)[] {
    const { storage } = this;
    return idsIn({ length: storage.length, key: (index) => storage.key(index) }).map((id) => this.read(id));
  }

  read(id: string): OwnScenario | null {
    const text = this.storage.getItem(KEY + id);
    if (text === null) return null;
    this.#seen.set(id, text);
    return readOwn(id, text);
  }

  /** @throws {DOMException} when there is no room */
  write({ id, ...entry }: OwnScenario): void {
    const text = JSON.stringify(entry);
    this.storage.setItem(KEY + id, text);
    this.#seen.set(id, text);
  }

  isChangedElsewhere(id: string): boolean {
    return this.#seen.has(id) && this.storage.getItem(KEY + id) !== this.#seen.get(id);
  }

  remove(id: string): void {
    this.#seen.delete(id);
    this.storage.removeItem(KEY + id);
  }
}

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join("");

/** The reader's own scenarios.
 * @param storages  null where the browser forbids them: then all lasts as long as the page */
export function createLibrary(storages: Storages | null = browserStorages()): Library {
  const entries = storages && new Entries(storages.lasting);
  const store = createStore<LibraryState>(() => ({ own: [], deleted: null, problem: null }));
  const list = (own: readonly OwnScenario[]) =>
    store.setState({ own: own.toSorted((a, b) => b.changedAt - a.changedAt) });
  const others = (id: string) => store.getState().own.filter((own) => own.id !== id);
  const find = (id: string) => store.getState().own.find((own) => own.id === id) ?? null;

  const read = entries?.readAll() ?? [];
  const lost = read.filter((own) => own === null).length;
  list(read.filter((own) => own !== null));
  if (lost > 0) store.setState({ problem: unreadable(lost) });

  const save = (wanted: OwnScenario): string => {
    const isForeign = entries?.isChangedElsewhere(wanted.id) ?? false;
    const own = isForeign ? { ...wanted, id: newId() } : wanted;
    let problem = isForeign ? ELSEWHERE : null;
    try {
      if (entries === null) problem = DENIED;
      else entries.write(own);
    } catch {
      problem = FULL;
    }
    const before = store.getState().problem;
    store.setState({ problem: problem ?? (before === FULL ? null : before) });
    list([own, ...others(own.id)]);
    return own.id;
  };

  const forget = (id: string): void => {
    entries?.remove(id);
    list(others(id));
  };

  // Other tabs' entries show in the list; the one that is open here stays as it is until it is saved.
  globalThis.addEventListener?.("storage", ({ key, newValue }) => {
    if (!key?.startsWith(KEY)) return;
    const id = key.slice(KEY.length);
    const own = newValue === null ? null : readOwn(id, newValue);
    list(own === null ? others(id) : [own, ...others(id)]);
  });

  return {
    store,
    newId,
    save,
    forget,
    open: (id) => entries?.read(id) ?? find(id),
    delete(id) {
      const deleted = find(id);
      forget(id);
      store.setState({ deleted });
    },
    restore() {
      const { deleted } = store.getState();
      if (deleted !== null) save(deleted);
      store.setState({ deleted: null });
      return deleted;
    },
    lastOpened() {
      const text = storages && (storages.ofTab.getItem(OPENED) ?? storages.lasting.getItem(OPENED));
      const [, presetId = "", ownId = ""] = /^(.*)\n(.*)$/.exec(text ?? "") ?? [];
      return text ? { presetId: presetId || null, ownId: ownId || null } : null;
    },
    setOpened({ presetId, ownId }) {
      const text = `${presetId ?? ""}\n${ownId ?? ""}`;
      try {
        storages?.ofTab.setItem(OPENED, text);
        storages?.lasting.setItem(OPENED, text);
      } catch {
        // The page opens with the first preset next time.
      }
    },
    dismissProblem: () => store.setState({ problem: null }),
    dismissDeleted: () => store.setState({ deleted: null }),
  };
}
