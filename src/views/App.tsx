import { Suspense, useLayoutEffect } from "react";
import { useStore } from "zustand";
import type { Preset } from "../model/presets";
import type { Session } from "../state/session";
import type { ThemeStore } from "../state/theme";
import type { ViewId, ViewStore } from "../state/views";
import { Assumptions } from "./Assumptions";
import { Header } from "./Header";
import { lazyView } from "./lazyView";
import { Overview } from "./Overview";
import { SessionProvider } from "./SessionContext";

interface AppProps {
  readonly session: Session;
  readonly presets: readonly Preset[];
  readonly themes: ThemeStore;
  readonly views: ViewStore;
}

const SCREENS = {
  overview: Overview,
  members: lazyView(() => import("./members/MembersView").then((module) => module.MembersView)),
  future: lazyView(() => import("./future/FutureView").then((module) => module.FutureView)),
  model: lazyView(() => import("./model/ModelView").then((module) => module.ModelView)),
} satisfies Record<ViewId, unknown>;

/** The whole page. */
export function App({ session, presets, themes, views }: AppProps) {
  const theme = useStore(themes.store, (state) => state.theme);
  const Screen = SCREENS[useStore(views.store, (state) => state.view)];
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <SessionProvider session={session}>
      <Header presets={presets} themes={themes} views={views} />
      <div className="page">
        <Assumptions />
        <Suspense fallback={<main className="screen" />}>
          <Screen />
        </Suspense>
      </div>
    </SessionProvider>
  );
}
