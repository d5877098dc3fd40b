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

interface Views {
  readonly view: ViewId;
  readonly dialog: DialogId | null;
  /** News for the reader that belongs to no part of the page. */
  readonly notice: string | null;
}

/** Which screen is open, and which dialog over it. The screen stands in the address, so that reloading and the back
 * button keep to it. */
export function createViewStore(page: Window = window) {
  const store = createStore<Views>(() => ({ view: viewIn(page.location.hash), dialog: null, notice: null }));
  let clearing: ReturnType<typeof setTimeout> | undefined;
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
    /** Tells the reader something in place of what was told before, until it is dismissed.
     * @param milliseconds  after which it goes by itself */
    say(notice: string | null, milliseconds?: number) {
      clearTimeout(clearing);
      store.setState({ notice });
      if (milliseconds !== undefined)
        clearing = setTimeout(() => store.setState({ notice: null }), milliseconds);
    },
  };
}

export type ViewStore = ReturnType<typeof createViewStore>;
