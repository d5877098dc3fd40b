import { createStore } from "zustand/vanilla";

type Theme = "light" | "dark";

/** How a reader likes the page; not part of any scenario. */
interface Preferences {
  /** Null: as the system has it. */
  readonly chosenTheme: Theme | null;
  /** Whether the survival chart shows how often real consortia ended. */
  readonly showsBaseRate: boolean;
  /** Whether single keys, such as S and 1, do something. */
  readonly usesKeys: boolean;
}

const KEY = "quorum.preferences";
const DEFAULTS: Preferences = { chosenTheme: null, showsBaseRate: true, usesKeys: true };

/** Private windows may forbid storage; preferences then last as long as the page. */
function stored(): Preferences {
  try {
    const { chosenTheme, showsBaseRate, usesKeys } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return {
      chosenTheme: chosenTheme === "light" || chosenTheme === "dark" ? chosenTheme : DEFAULTS.chosenTheme,
      showsBaseRate: typeof showsBaseRate === "boolean" ? showsBaseRate : DEFAULTS.showsBaseRate,
      usesKeys: typeof usesKeys === "boolean" ? usesKeys : DEFAULTS.usesKeys,
    };
  } catch {
    return DEFAULTS;
  }
}

function keep(preferences: Preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // See `stored`.
  }
}

/** The reader's preferences; the colours follow the system's until a person chooses. */
export function createPreferences(system: MediaQueryList = matchMedia("(prefers-color-scheme: dark)")) {
  const ofSystem = (): Theme => (system.matches ? "dark" : "light");
  const store = createStore(() => {
    const preferences = stored();
    return { ...preferences, theme: preferences.chosenTheme ?? ofSystem() };
  });
  system.addEventListener("change", () =>
    store.setState(({ chosenTheme }) => ({ theme: chosenTheme ?? ofSystem() })),
  );
  const choose = (change: Partial<Preferences>) => {
    const { chosenTheme, showsBaseRate, usesKeys } = { ...store.getState(), ...change };
    keep({ chosenTheme, showsBaseRate, usesKeys });
    store.setState({ chosenTheme, showsBaseRate, usesKeys, theme: chosenTheme ?? ofSystem() });
  };
  return {
    store,
    chooseTheme: (chosenTheme: Theme) => choose({ chosenTheme }),
    showBaseRate: (showsBaseRate: boolean) => choose({ showsBaseRate }),
    chooseKeys: (usesKeys: boolean) => choose({ usesKeys }),
  };
}

export type PreferenceStore = ReturnType<typeof createPreferences>;
