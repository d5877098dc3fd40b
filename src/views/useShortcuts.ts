import { useEffect } from "react";
import { type DialogId, VIEWS } from "../state/views";
import type { Page } from "./PageContext";

/** What the keyboard does anywhere on the page, in the order of the list under "?". */
export const SHORTCUTS = [
  { keys: ["Ctrl Z"], what: "Undo the last change" },
  { keys: ["Ctrl Shift Z", "Ctrl Y"], what: "Redo" },
  { keys: ["Esc"], what: "Close what is open" },
] as const;

/** What single keys do there, unless the reader has turned them off. */
export const SINGLE_KEYS = [
  { keys: VIEWS.map((_, index) => String(index + 1)), what: VIEWS.map(({ title }) => title).join(", ") },
  { keys: ["S"], what: "Scenarios" },
  { keys: ["P"], what: "Present" },
  { keys: ["E"], what: "Export" },
  { keys: ["L"], what: "Share: the link to what you see" },
  { keys: ["?"], what: "This list" },
] as const;

/** What it does at a slider. */
export const SLIDER_KEYS = [
  { keys: ["←", "→"], what: "One step" },
  { keys: ["Page Up", "Page Down"], what: "Ten steps" },
  { keys: ["Home", "End"], what: "To the end" },
] as const;

/** What it does while a future is played. */
export const PLAYER_KEYS = [
  { keys: ["Space"], what: "Play and pause" },
  { keys: ["←", "→"], what: "One quarter back and forth" },
  { keys: ["Home", "End"], what: "To the start and to the end" },
] as const;

interface NavigatorWithHints extends Navigator {
  readonly userAgentData?: { readonly platform: string };
}

function isMac(): boolean {
  const { userAgentData, platform } = navigator as NavigatorWithHints;
  return /mac|iphone|ipad/i.test(userAgentData?.platform ?? platform);
}

/** Keys as they are called on the reader's machine.
 * @example shortcutLabel("Ctrl Shift Z") // on a Mac "⌘ Shift Z" */
export const shortcutLabel = (keys: string): string => (isMac() ? keys.replace("Ctrl", "⌘") : keys);

/** Boxes in which keys and what is pasted mean what they mean there. */
export const TYPED_INTO =
  "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]";

function undoOrRedo({ session }: Page, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key === "z" && event.shiftKey) session.redo();
  else if (key === "z") session.undo();
  else if (key === "y") session.redo();
  else return false;
  return true;
}

const DIALOG_KEYS: Readonly<Record<string, DialogId>> = {
  s: "gallery",
  e: "export",
  l: "share",
  "?": "keys",
};

function goTo({ views, preferences, presenting }: Page, key: string): boolean {
  // A presentation has keys of its own.
  if (!preferences.store.getState().usesKeys || presenting.getState().isOn) return false;
  const view = VIEWS[Number(key) - 1];
  const dialog = DIALOG_KEYS[key.toLowerCase()];
  if (view !== undefined) views.open(view.id);
  else if (dialog !== undefined) views.openDialog(dialog);
  else if (key.toLowerCase() === "p") presenting.setState({ isOn: true });
  else return false;
  return true;
}

/** The page's keys; in a box that is typed into they mean what they mean there. */
export function useShortcuts(page: Page): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches(TYPED_INTO);
      if (isTyping || event.altKey || page.views.store.getState().dialog !== null) return;
      const isCommand = event.ctrlKey || event.metaKey;
      // A presentation has single keys of its own.
      if (!isCommand && page.presenting.getState().isOn) return;
      const isDone = isCommand ? undoOrRedo(page, event) : goTo(page, event.key);
      if (isDone) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [page]);
}
