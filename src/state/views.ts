import { createStore } from "zustand/vanilla";

/** The screens of the page, in the order of their tabs. */
export const VIEWS = [
  { id: "overview", title: "Overview" },
  { id: "drivers", title: "Drivers" },
  { id: "members", title: "Members" },
  { id: "rules", title: "Rules" },
  { id: "tradeoffs", title: "Trade-offs" },
  { id: "join", title: "Should we join?" },
  { id: "compare", title: "Compare" },
  { id: "future", title: "One future" },
  { id: "model", title: "Model" },
] as const;

export type ViewId = (typeof VIEWS)[number]["id"];

/** What lies over the screen. */
export type DialogId = "gallery" | "keys" | "export" | "share";

/** The screen of this id, whoever names it; null when there is none. */
export const viewNamed = (id: unknown): ViewId | null => VIEWS.find((view) => view.id === id)?.id ?? null;

/** Which screen is open, and which dialog over it.
 * @param first  the screen to begin with */
export function createViewStore(first: ViewId = "overview") {
  const store = createStore<{ view: ViewId; dialog: DialogId | null }>(() => ({ view: first, dialog: null }));
  return {
    store,
    open(view: ViewId) {
      if (view === store.getState().view) return;
      store.setState({ view });
      globalThis.scrollTo?.({ top: 0 });
    },
    openDialog: (dialog: DialogId | null) => store.setState({ dialog }),
  };
}

export type ViewStore = ReturnType<typeof createViewStore>;
