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

const viewIn = (hash: string): ViewId => VIEWS.find(({ id }) => `#${id}` === hash)?.id ?? "overview";

/** Which screen is open, and which dialog over it. The screen stands in the address, so that reloading and the back
 * button keep to it. */
export function createViewStore(page: Window = window) {
  const store = createStore<{ view: ViewId; dialog: DialogId | null }>(() => ({
    view: viewIn(page.location.hash),
    dialog: null,
  }));
  page.addEventListener("hashchange", () =>
    store.setState({ view: viewIn(page.location.hash), dialog: null }),
  );
  return {
    store,
    open(view: ViewId) {
      if (view === store.getState().view) return;
      store.setState({ view });
      page.history.pushState(null, "", `#${view}`);
      page.scrollTo?.({ top: 0 });
    },
    openDialog: (dialog: DialogId | null) => store.setState({ dialog }),
  };
}

export type ViewStore = ReturnType<typeof createViewStore>;
