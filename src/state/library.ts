import { createStore, type StoreApi } from "zustand/vanilla";
import {
  browserStorages,
  type Opened,
  type OwnScenario,
  openedIn,
  type Storages,
  StoredScenarios,
} from "./storedScenarios";

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
  /** The newest version of a scenario, whichever tab wrote it; null when there is none. */
  open(id: string): OwnScenario | null;
  /** An id that no scenario has. */
  newId(): string;
  /** Keeps a scenario under its id or, when another tab has changed that one since it was opened here, under a
   * new id: neither tab's work is lost.
   * @returns the id */
  save(own: OwnScenario): string;
  /** Forgets a scenario for good, unless another tab has changed it since it was opened here. */
  forget(id: string): void;
  /** Takes a scenario out, to be had back by `restore` until the next one is deleted. */
  delete(id: string): void;
  restore(): OwnScenario | null;
  lastOpened(): Opened | null;
  setOpened(opened: Opened): void;
  dismissProblem(): void;
  dismissDeleted(): void;
}

const DENIED = "This browser keeps nothing for this page: your changes last only until it is closed.";
const FULL = "The browser’s storage is full: your last changes are not kept. Delete scenarios to make room.";
const ELSEWHERE =
  "This scenario was also changed in another tab; what you see here is now a scenario of its own.";

const DELETED_ELSEWHERE =
  "This scenario was deleted in another tab; what you see here is now a scenario of its own.";

const unreadable = (count: number) =>
  count === 1
    ? "One of your scenarios cannot be read by this version; it is left as it is."
    : `${count} of your scenarios cannot be read by this version; they are left as they are.`;

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join("");

/** The reader's own scenarios.
 * @param storages  null where the browser forbids them: then all lasts as long as the page */
export function createLibrary(storages: Storages | null = browserStorages()): Library {
  const stored = storages && new StoredScenarios(storages.lasting);
  const store = createStore<LibraryState>(() => ({ own: [], deleted: null, problem: null }));
  const list = (own: readonly OwnScenario[]) =>
    store.setState({ own: own.toSorted((a, b) => b.changedAt - a.changedAt) });
  const others = (id: string) => store.getState().own.filter((own) => own.id !== id);
  const find = (id: string) => store.getState().own.find((own) => own.id === id) ?? null;

  const read = stored?.readAll() ?? [];
  const lost = read.filter((own) => own === null).length;
  list(read.filter((own) => own !== null));
  if (lost > 0) store.setState({ problem: unreadable(lost) });

  const save = (wanted: OwnScenario): string => {
    const isForeign = stored?.isChangedElsewhere(wanted.id) ?? false;
    const own = isForeign ? { ...wanted, id: newId() } : wanted;
    const elsewhere = stored?.isDeletedElsewhere(wanted.id) ? DELETED_ELSEWHERE : ELSEWHERE;
    const isKept = stored?.write(own) ?? true;
    const problem = stored === null ? DENIED : !isKept ? FULL : isForeign ? elsewhere : null;
    const before = store.getState().problem;
    store.setState({ problem: problem ?? (before === FULL ? null : before) });
    list([own, ...others(own.id)]);
    return own.id;
  };

  const remove = (id: string): void => {
    stored?.remove(id);
    list(others(id));
    if (stored?.writeUnkept() && store.getState().problem === FULL) store.setState({ problem: null });
  };

  // Other tabs' entries show in the list; the one that is open here stays as it is until it is saved.
  globalThis.addEventListener?.("storage", (event) => {
    const change = StoredScenarios.changed(event);
    if (change !== null) list(change.own === null ? others(change.id) : [change.own, ...others(change.id)]);
  });

  return {
    store,
    newId,
    save,
    forget(id) {
      if (!stored?.isChangedElsewhere(id)) remove(id);
    },
    open: (id) => (stored === null ? find(id) : stored.read(id)),
    delete(id) {
      const deleted = find(id);
      remove(id);
      store.setState({ deleted });
    },
    restore() {
      const { deleted } = store.getState();
      if (deleted !== null) save(deleted);
      store.setState({ deleted: null });
      return deleted;
    },
    ...openedIn(storages),
    dismissProblem: () => store.setState({ problem: null }),
    dismissDeleted: () => store.setState({ deleted: null }),
  };
}
