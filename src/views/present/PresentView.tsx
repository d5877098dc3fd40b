import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { keepLog } from "../../state/changeLog";
import { smallPrintOf } from "../../state/smallPrint";
import { Notices } from "../Notices";
import { usePage, useSessionState } from "../PageContext";
import { useScenarioLink } from "../share/useScenarioLink";
import "../styles/present.css";
import { PlacedSlide } from "./PlacedSlide";
import { SidePanel } from "./SidePanel";
import { Toolbar, useStirred } from "./Toolbar";
import { useFullScreen, useOnlyLayer } from "./useLayer";
import { usePresenter } from "./usePresenter";
import { type SlidePlace, useSlides } from "./useSlides";
import { useTouch } from "./useTouch";

/** What screen readers say of a slide, once it is shown and its numbers rest. */
function useSpoken(place: SlidePlace | undefined, at: number, count: number): string {
  const isAtRest = useSessionState(({ phase }) => phase === "done" || phase === "stopped");
  const [spoken, setSpoken] = useState("");
  const title = place?.ready?.text.title ?? place?.status ?? "";
  useEffect(() => {
    if (isAtRest) setSpoken(`Slide ${at + 1} of ${count}. ${title}`);
  }, [isAtRest, at, count, title]);
  return spoken;
}

/** Notes what is changed while this is open. */
function useLog(): void {
  const { session, presenting, views } = usePage();
  useEffect(
    () => keepLog(session, presenting, () => views.store.getState().view),
    [session, presenting, views],
  );
}

/** The presentation: one finding a slide over the whole screen, with levers that can be moved in the room. */
export function PresentView() {
  const layer = useRef<HTMLDivElement>(null);
  const places = useSlides();
  const { at, panel, isDark, act, closeOrLeave } = usePresenter(places.length, layer);
  const shown = useSessionState((state) => state.shown);
  const baseline = useSessionState((state) => state.baseline);
  const { shareable: address } = useScenarioLink();
  const isStirred = useStirred(layer);
  const place = places[at];
  const count = places.length;
  const spoken = useSpoken(place, at, count);
  const touch = useTouch((by) => act({ do: "go", to: Math.max(0, Math.min(count - 1, at + by)) }));
  useLog();
  useOnlyLayer(layer);
  useFullScreen(closeOrLeave);
  return createPortal(
    <div
      ref={layer}
      className="present"
      role="dialog"
      aria-modal="true"
      aria-label="Presentation"
      tabIndex={-1}
      data-panel={panel !== null || undefined}
      data-still={isStirred ? undefined : true}
      data-theme={isDark ? "dark" : "light"}
    >
      <div className="present-stage" {...touch}>
        {shown === null || place === undefined ? (
          <p className="present-wait">Imagining what becomes of the group…</p>
        ) : (
          <PlacedSlide
            key={place.id}
            place={place}
            address={address}
            smallPrint={smallPrintOf(shown, baseline, new Date())}
            number={at + 1}
            count={count}
          />
        )}
        <Toolbar {...{ at, count, isDark, isStirred, act }} onPrint={() => print()} />
      </div>
      {panel !== null && place && (
        <SidePanel
          panel={panel}
          place={place}
          onBaseline={() => act({ do: "baseline" })}
          onClose={() => act({ do: "close" })}
        />
      )}
      <Notices />
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>,
    document.body,
  );
}
