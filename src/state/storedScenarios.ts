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
export interface Opened {
  readonly presetId: string | null;
  readonly ownId: string | null;
  /** Half the width of the risk's interval at which to stop, in 0…1; null for a number of runs. */
  readonly precision: number | null;
}

/** Where things are kept: for good, and for as long as the tab lives. */
export interface Storages {
  readonly lasting: Storage;
  readonly ofTab: Storage;
}

const KEY = "quorum.scenario.";

/** Private windows may forbid storage altogether, by throwing. */
export function browserStorages(): Storages | null {
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

/** Scenarios in a storage, an entry each, so that tabs do not overwrite each other's. */
export class StoredScenarios {
  /** Texts as this tab last read or wrote them. */
  readonly #seen = new Map<string, string>();
  /** Those whose last version did not fit. */
  readonly #unkept = new Map<string, OwnScenario>();

  constructor(readonly storage: Storage) {}

  readAll(): (OwnScenario | null)[] {
    const { storage } = this;
    return idsIn({ length: storage.length, key: (index) => storage.key(index) }).map((id) => this.read(id));
  }

  /** The newest version: what this tab could not keep, or else what is kept, whichever tab wrote it. */
  read(id: string): OwnScenario | null {
    const unkept = this.#unkept.get(id);
    if (unkept !== undefined) return unkept;
    const text = this.storage.getItem(KEY + id);
    if (text === null) return null;
    this.#seen.set(id, text);
    return readOwn(id, text);
  }

  /** @returns whether there was room */
  write(own: OwnScenario): boolean {
    const { id, ...entry } = own;
    const text = JSON.stringify(entry);
    try {
      this.storage.setItem(KEY + id, text);
    } catch {
      this.#unkept.set(id, own);
      return false;
    }
    this.#unkept.delete(id);
    this.#seen.set(id, text);
    return true;
  }

  /** Tries again what did not fit.
   * @returns whether everything is kept now */
  writeUnkept(): boolean {
    return [...this.#unkept.values()].every((own) => this.write(own));
  }

  isChangedElsewhere(id: string): boolean {
    return this.#seen.has(id) && this.storage.getItem(KEY + id) !== this.#seen.get(id);
  }

  isDeletedElsewhere(id: string): boolean {
    return this.#seen.has(id) && this.storage.getItem(KEY + id) === null;
  }

  remove(id: string): void {
    this.#seen.delete(id);
    this.#unkept.delete(id);
    this.storage.removeItem(KEY + id);
  }

  /** Which scenario a change of the storage is about, and what it is now; null for anything else. */
  static changed({ key, newValue }: StorageEvent): { id: string; own: OwnScenario | null } | null {
    if (!key?.startsWith(KEY)) return null;
    const id = key.slice(KEY.length);
    return { id, own: newValue === null ? null : readOwn(id, newValue) };
  }
}

const OPENED = "quorum.opened";

/** What was open last: in this tab, or else in any. */
export function openedIn(storages: Storages | null) {
  return {
    lastOpened(): Opened | null {
      const text = storages && (storages.ofTab.getItem(OPENED) ?? storages.lasting.getItem(OPENED));
      if (!text) return null;
      const [presetId, ownId, precision] = text.split("\n");
      const halfWidth = Number(precision);
      return {
        presetId: presetId || null,
        ownId: ownId || null,
        precision: halfWidth > 0 && halfWidth < 1 ? halfWidth : null,
      };
    },
    setOpened({ presetId, ownId, precision }: Opened): void {
      const text = [presetId, ownId, precision].map((value) => value ?? "").join("\n");
      try {
        storages?.ofTab.setItem(OPENED, text);
        storages?.lasting.setItem(OPENED, text);
      } catch {
        // The page opens with the first preset next time.
      }
    },
  };
}
