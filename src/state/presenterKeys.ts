/** What a key does while presenting. */
export type PresenterAct =
  | { readonly do: "go"; readonly to: number }
  | { readonly do: Panel | "baseline" | "dark" | "close" | "leave" };

/** What opens beside the slide. */
export type Panel = "levers" | "title" | "notes" | "keys";

/** What has the focus: some keys mean something there. */
export type FocusKind = "none" | "button" | "slider" | "choice" | "text";

interface Presented {
  /** The slide that is shown, from 0, and how many there are. */
  readonly at: number;
  readonly slides: number;
  readonly focus: FocusKind;
  readonly isPanelOpen: boolean;
  /** Whether letters, digits and "?" do something. */
  readonly usesKeys: boolean;
}

const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp"];

const LETTERS: Readonly<Record<string, Panel | "baseline" | "dark">> = {
  l: "levers",
  b: "baseline",
  d: "dark",
  e: "title",
  n: "notes",
  "?": "keys",
};

/** The list under "?", in its order. */
export const PRESENTER_KEYS = [
  { keys: ["→", "↓", "Space", "Page Down"], what: "Next slide" },
  { keys: ["←", "↑", "Page Up"], what: "Previous slide" },
  { keys: ["Home", "End"], what: "First and last slide" },
  { keys: ["1 – 9"], what: "That slide" },
  { keys: ["L"], what: "Move a lever on the slide" },
  { keys: ["B"], what: "Back to the baseline; again: return from it" },
  { keys: ["D"], what: "Dark or light colours" },
  { keys: ["N"], what: "Notes, and what the room tried" },
  { keys: ["E"], what: "Title in your own words" },
  { keys: ["?"], what: "This list" },
  { keys: ["Esc"], what: "Close what is open, or leave" },
] as const;

function wayOf(key: string, at: number, slides: number): number | null {
  if (NEXT.includes(key)) return Math.min(slides - 1, at + 1);
  if (PREVIOUS.includes(key)) return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? slides - 1 : null;
}

/** What a key does; null when it is none of the presenter's.
 * @param key  as `KeyboardEvent.key` names it, pressed without Ctrl, Alt or Meta
 * @example actOf("End", { at: 0, slides: 9, focus: "none", isPanelOpen: false, usesKeys: true }) // { do: "go", to: 8 } */
export function actOf(
  key: string,
  { at, slides, focus, isPanelOpen, usesKeys }: Presented,
): PresenterAct | null {
  if (key === "Escape") return { do: isPanelOpen ? "close" : "leave" };
  if (focus === "text" || focus === "choice") return null;
  if (focus === "button" && key === " ") return null;
  const to = focus === "slider" ? null : wayOf(key, at, slides);
  if (to !== null) return { do: "go", to };
  if (!usesKeys) return null;
  if (/^[1-9]$/.test(key)) return Number(key) <= slides ? { do: "go", to: Number(key) - 1 } : null;
  const act = LETTERS[key.toLowerCase()];
  return act === undefined ? null : { do: act };
}
