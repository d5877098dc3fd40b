import { lazy, Suspense, useLayoutEffect } from "react";
import { useStore } from "zustand";
import type { ViewId } from "../state/views";
import { Assumptions } from "./Assumptions";
import { Header } from "./Header";
import { Notices } from "./Notices";
import { Overview } from "./Overview";
import { type Page, PageProvider } from "./PageContext";
import { useShortcuts } from "./useShortcuts";

const SCREENS = {
  overview: Overview,
  members: lazy(() => import("./members/MembersView").then((module) => ({ default: module.MembersView }))),
  future: lazy(() => import("./future/FutureView").then((module) => ({ default: module.FutureView }))),
  model: lazy(() => import("./model/ModelView").then((module) => ({ default: module.ModelView }))),
} satisfies Record<ViewId, unknown>;

/** The whole page. */
export function App({ page }: { page: Page }) {
  const theme = useStore(page.preferences.store, (state) => state.theme);
  const isDialog = useStore(page.views.store, (state) => state.dialog !== null);
  const Screen = SCREENS[useStore(page.views.store, (state) => state.view)];
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts(page);
  return (
    <PageProvider page={page}>
      <Header />
      <div className="page">
        <Assumptions />
        <Suspense fallback={<main className="screen" />}>
          <Screen />
        </Suspense>
      </div>
      {!isDialog && <Notices />}
    </PageProvider>
  );
}
