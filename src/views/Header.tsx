import { Suspense, useLayoutEffect, useRef } from "react";
import { useStore } from "zustand";
import { VIEWS } from "../state/views";
import { Gallery } from "./gallery/Gallery";
import { KeyMap } from "./KeyMap";
import { lazyView } from "./lazyView";
import { usePage, useSession, useSessionState } from "./PageContext";
import { shortcutLabel } from "./useShortcuts";

const ExportDialog = lazyView(() => import("./export/ExportDialog").then((module) => module.ExportDialog));
const ShareDialog = lazyView(() => import("./share/ShareDialog").then((module) => module.ShareDialog));

function ThemeToggle() {
  const { preferences } = usePage();
  const theme = useStore(preferences.store, (state) => state.theme);
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Use ${other} colours`}
      title={`Use ${other} colours`}
      onClick={() => preferences.chooseTheme(other)}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </button>
  );
}

/** Scrolls a row of tabs, where it is longer than the screen is wide, so that one of them stands in its middle. */
function centreOn(nav: HTMLElement, href: string): void {
  const tab = nav.querySelector(`[href="${href}"]`)?.getBoundingClientRect();
  const row = nav.getBoundingClientRect();
  if (tab !== undefined) nav.scrollLeft += tab.left + tab.width / 2 - row.left - row.width / 2;
}

function Tabs() {
  const { views } = usePage();
  const open = useStore(views.store, (state) => state.view);
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (nav.current !== null) centreOn(nav.current, `#${open}`);
  }, [open]);
  return (
    <nav ref={nav} className="tabs" aria-label="Views">
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

function UndoRedo() {
  const session = useSession();
  const canUndo = useSessionState((state) => state.canUndo);
  const canRedo = useSessionState((state) => state.canRedo);
  const steps = [
    { label: "Undo", keys: "Ctrl Z", isOff: !canUndo, act: session.undo },
    { label: "Redo", keys: "Ctrl Shift Z", isOff: !canRedo, act: session.redo },
  ];
  return steps.map(({ label, keys, isOff, act }) => (
    <button
      key={label}
      type="button"
      className="text-button"
      title={`${label} (${shortcutLabel(keys)})`}
      aria-disabled={isOff}
      onClick={act}
    >
      {label}
    </button>
  ));
}

function ScenarioButton() {
  const { views } = usePage();
  const name = useSessionState((state) => state.scenario.name);
  const isOwn = useSessionState((state) => state.ownId !== null);
  return (
    <button
      type="button"
      className="button scenario-button"
      aria-haspopup="dialog"
      title={isOwn ? `${name}: yours, kept in this browser` : name}
      onClick={() => views.openDialog("gallery")}
    >
      <span className="visually-hidden">Scenario: </span>
      <bdi>{name}</bdi>
      {isOwn && <span className="scenario-mark">yours</span>}
    </button>
  );
}

/** The page's name, the scenario at hand, ways back, and the screens. */
export function Header() {
  const { preferences, views, presenting } = usePage();
  const usesKeys = useStore(preferences.store, (state) => state.usesKeys);
  const dialog = useStore(views.store, (state) => state.dialog);
  return (
    <header className="header">
      <span className="wordmark">Quorum</span>
      <ScenarioButton />
      <UndoRedo />
      <div className="header-acts">
        <button type="button" className="button" onClick={() => presenting.setState({ isOn: true })}>
          Present
        </button>
        <button
          type="button"
          className="button"
          aria-haspopup="dialog"
          onClick={() => views.openDialog("export")}
        >
          Export
        </button>
        <button
          type="button"
          className="button is-primary"
          aria-haspopup="dialog"
          onClick={() => views.openDialog("share")}
        >
          Share
        </button>
      </div>
      <div className="header-tools">
        <button
          type="button"
          className="icon-button"
          aria-label="Keyboard"
          title={usesKeys ? "Keyboard (?)" : "Keyboard"}
          onClick={() => views.openDialog("keys")}
        >
          ?
        </button>
        <ThemeToggle />
      </div>
      <Tabs />
      {dialog === "gallery" && <Gallery />}
      <Suspense fallback={null}>
        {dialog === "export" && <ExportDialog />}
        {dialog === "share" && <ShareDialog />}
      </Suspense>
      {dialog === "keys" && <KeyMap onClose={() => views.openDialog(null)} />}
    </header>
  );
}
