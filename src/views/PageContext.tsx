import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { FutureStore } from "../state/future";
import type { LibraryState } from "../state/library";
import type { LinkNews } from "../state/linkNews";
import type { PreferenceStore } from "../state/preferences";
import type { PresentingStore } from "../state/presenting";
import type { Session, SessionState } from "../state/session";
import type { ViewStore } from "../state/views";

/** What the views work with: the scenario at hand, the reader's liking, which screen is open, which
 * run is looked at, what is presented, and what there is to say about links. */
export interface Page {
  readonly session: Session;
  readonly preferences: PreferenceStore;
  readonly views: ViewStore;
  readonly futures: FutureStore;
  readonly presenting: PresentingStore;
  readonly news: LinkNews;
}

const PageContext = createContext<Page | null>(null);

/** Gives a page's stores to the views below. */
export function PageProvider({ page, children }: { page: Page; children: ReactNode }) {
  return <PageContext value={page}>{children}</PageContext>;
}

/** @throws {Error} outside a `PageProvider` */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error("a view was rendered outside a PageProvider");
  return page;
}

/** The session's actions. */
export const useSession = (): Session => usePage().session;

/** One thing out of the session's state; the view is drawn again when it changes. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

/** One thing out of the reader's own scenarios. */
export function useLibraryState<T>(select: (state: LibraryState) => T): T {
  return useStore(useSession().library.store, select);
}
