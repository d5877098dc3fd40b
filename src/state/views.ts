import { createStore } from "zustand/vanilla";

/** The screens of the page, in the order of their tabs. */
export const VIEWS = [
  { id: "overview", title: "Overview" },
  { id: "members", title: "Members" },
  { id: "future", title: "One future" },
  { id: "model", title: "Model" },
] as const;

export type ViewId = (typeof VIEWS)[number]["id"];

const viewIn = (hash: string): ViewId => VIEWS.find(({ id }) => `#${id}` === hash)?.id ?? "overview";

/** Which screen is open. It stands in the address, so that reloading and the back button keep to it. */
export function createViewStore(page: Window = window) {
  const store = createStore<{ view: ViewId }>(() => ({ view: viewIn(page.location.hash) }));
  page.addEventListener("hashchange", () => store.setState({ view: viewIn(page.location.hash) }));
  return {
    store,
    open(view: ViewId) {
      if (view === store.getState().view) return;
      store.setState({ view });
      page.history.pushState(null, "", `#${view}`);
    },
  };
}

export type ViewStore = ReturnType<typeof createViewStore>;
