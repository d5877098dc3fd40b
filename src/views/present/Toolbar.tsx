import { type RefObject, useEffect, useState } from "react";
import type { PresenterAct } from "../../state/presenterKeys";

/** Milliseconds for which buttons stay after the pointer was moved. */
const LINGER = 2500;

/** Whether the pointer was moved over an element a moment ago. */
export function useStirred(layer: RefObject<HTMLElement | null>): boolean {
  const [isStirred, setIsStirred] = useState(true);
  useEffect(() => {
    const element = layer.current;
    let timer = setTimeout(() => setIsStirred(false), LINGER);
    const stir = () => {
      clearTimeout(timer);
      setIsStirred(true);
      timer = setTimeout(() => setIsStirred(false), LINGER);
    };
    element?.addEventListener("pointermove", stir);
    element?.addEventListener("pointerdown", stir);
    return () => {
      clearTimeout(timer);
      element?.removeEventListener("pointermove", stir);
      element?.removeEventListener("pointerdown", stir);
    };
  }, [layer]);
  return isStirred;
}

interface ToolbarProps {
  readonly at: number;
  readonly count: number;
  readonly isDark: boolean;
  readonly isStirred: boolean;
  readonly act: (wish: PresenterAct) => void;
  readonly onPrint: () => void;
}

/** The same as the keys, for those who use a pointer. */
export function Toolbar({ at, count, isDark, isStirred, act, onPrint }: ToolbarProps) {
  const buttons: readonly { readonly label: string; readonly title: string; readonly onClick: () => void }[] =
    [
      { label: "Lever", title: "Move a lever (L)", onClick: () => act({ do: "levers" }) },
      {
        label: "Baseline",
        title: "Back to the baseline and again (B)",
        onClick: () => act({ do: "baseline" }),
      },
      { label: isDark ? "Light" : "Dark", title: "Colours (D)", onClick: () => act({ do: "dark" }) },
      {
        label: "Words",
        title: "Title, notes and what the room tried (N)",
        onClick: () => act({ do: "notes" }),
      },
      { label: "Print", title: "Print the slides (Ctrl P)", onClick: onPrint },
      { label: "Keys", title: "What the keys do (?)", onClick: () => act({ do: "keys" }) },
      { label: "Leave", title: "Back to the page (Esc)", onClick: () => act({ do: "leave" }) },
    ];
  return (
    <div
      className="present-tools"
      role="toolbar"
      aria-label="Presentation"
      data-shown={isStirred || undefined}
    >
      <button
        type="button"
        aria-label="Previous slide"
        aria-disabled={at === 0}
        onClick={() => act({ do: "go", to: Math.max(0, at - 1) })}
      >
        ←
      </button>
      <button
        type="button"
        aria-label="Next slide"
        aria-disabled={at === count - 1}
        onClick={() => act({ do: "go", to: Math.min(count - 1, at + 1) })}
      >
        →
      </button>
      {buttons.map(({ label, title, onClick }) => (
        <button key={label} type="button" title={title} onClick={onClick}>
          {label}
        </button>
      ))}
    </div>
  );
}
