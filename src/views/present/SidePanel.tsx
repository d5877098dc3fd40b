import { type ReactNode, useEffect, useId, useRef } from "react";
import { type Panel, PRESENTER_KEYS } from "../../state/presenterKeys";
import { LeverPanel } from "./LeverPanel";
import type { SlidePlace } from "./useSlides";
import { WordsPanel } from "./WordsPanel";

const TITLES: Readonly<Record<Panel, string>> = {
  levers: "Move a lever",
  title: "Title and notes",
  notes: "Title and notes",
  keys: "Keys",
};

function KeyList() {
  return (
    <dl className="keys">
      {PRESENTER_KEYS.map(({ keys, what }) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SidePanelProps {
  readonly panel: Panel;
  readonly place: SlidePlace;
  readonly onBaseline: () => void;
  readonly onClose: () => void;
}

function contentOf({ panel, place, onBaseline }: SidePanelProps): ReactNode {
  if (panel === "levers") return <LeverPanel onBaseline={onBaseline} />;
  if (panel === "keys") return <KeyList />;
  return <WordsPanel place={place} part={panel} />;
}

/** What opens beside the slide; the focus begins in it. */
export function SidePanel(props: SidePanelProps) {
  const { panel, onClose } = props;
  const id = useId();
  const ref = useRef<HTMLElement>(null);
  // Title and notes take the focus themselves.
  useEffect(() => {
    if (panel === "levers") {
      const { current } = ref;
      (current?.querySelector<HTMLElement>("[role=slider]") ?? current?.querySelector("select"))?.focus();
    }
    if (panel === "keys") ref.current?.querySelector<HTMLElement>("button")?.focus();
  }, [panel]);
  return (
    <aside ref={ref} className="present-panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{TITLES[panel]}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </div>
      {contentOf(props)}
    </aside>
  );
}
