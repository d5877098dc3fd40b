import { useStore } from "zustand";
import type { Preset } from "../model/presets";
import { isSame } from "../state/paths";
import type { ThemeStore } from "../state/theme";
import { VIEWS, type ViewStore } from "../state/views";
import { useSession, useSessionState } from "./SessionContext";

interface HeaderProps {
  readonly presets: readonly Preset[];
  readonly themes: ThemeStore;
  readonly views: ViewStore;
}

function ThemeToggle({ themes }: { themes: ThemeStore }) {
  const theme = useStore(themes.store, (state) => state.theme);
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Use ${other} colours`}
      title={`Use ${other} colours`}
      onClick={() => themes.choose(other)}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </button>
  );
}

function Tabs({ views }: { views: ViewStore }) {
  const open = useStore(views.store, (state) => state.view);
  return (
    <nav className="tabs" aria-label="Views">
      {VIEWS.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={id === open ? "page" : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            views.open(id);
          }}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}

/** The product's name, the scenario being looked at, and how it looks. */
export function Header({ presets, themes, views }: HeaderProps) {
  const session = useSession();
  const summary = useSessionState(({ scenario, baseline }) =>
    isSame(scenario, baseline) ? scenario.summary : `Changed from “${baseline.name}”`,
  );
  const presetId = useSessionState((state) => state.presetId);
  return (
    <header className="header">
      <span className="wordmark">Quorum</span>
      <label className="preset">
        <span className="visually-hidden">Scenario</span>
        <select
          className="choice"
          value={presetId}
          onChange={(event) => session.choosePreset(event.currentTarget.value)}
        >
          {presets.map(({ id, scenario }) => (
            <option key={id} value={id}>
              {scenario.name}
            </option>
          ))}
        </select>
      </label>
      <p className="header-summary" title={summary}>
        {summary}
      </p>
      <Tabs views={views} />
      <ThemeToggle themes={themes} />
    </header>
  );
}
