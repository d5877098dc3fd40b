import { createStore } from "zustand/vanilla";

export type Theme = "light" | "dark";

const KEY = "quorum.theme";

/** Private windows may forbid storage; the choice then lasts as long as the page. */
function stored(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function keep(theme: Theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See `stored`.
  }
}

/** The colours in use: the system's until a person chooses. */
export function createThemeStore(system: MediaQueryList = matchMedia("(prefers-color-scheme: dark)")) {
  const ofSystem = (): Theme => (system.matches ? "dark" : "light");
  const store = createStore<{ theme: Theme; chosen: Theme | null }>(() => ({
    theme: stored() ?? ofSystem(),
    chosen: stored(),
  }));
  system.addEventListener("change", () => store.setState(({ chosen }) => ({ theme: chosen ?? ofSystem() })));
  return {
    store,
    choose(theme: Theme) {
      keep(theme);
      store.setState({ theme, chosen: theme });
    },
  };
}

export type ThemeStore = ReturnType<typeof createThemeStore>;
