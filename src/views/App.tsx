import { useLayoutEffect } from "react";
import { useStore } from "zustand";
import type { Preset } from "../model/presets";
import type { Session } from "../state/session";
import type { ThemeStore } from "../state/theme";
import { Assumptions } from "./Assumptions";
import { Header } from "./Header";
import { Overview } from "./Overview";
import { SessionProvider } from "./SessionContext";

interface AppProps {
  readonly session: Session;
  readonly presets: readonly Preset[];
  readonly themes: ThemeStore;
}

/** The whole page. */
export function App({ session, presets, themes }: AppProps) {
  const theme = useStore(themes.store, (state) => state.theme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <SessionProvider session={session}>
      <Header presets={presets} themes={themes} />
      <div className="page">
        <Assumptions />
        <Overview />
      </div>
    </SessionProvider>
  );
}
