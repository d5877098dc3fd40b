import { type RefObject, useEffect, useRef, useState } from "react";
import { isSame } from "../../model/paths";
import { actOf, type FocusKind, type Panel, type PresenterAct } from "../../state/presenterKeys";
import { type LeftBehind, toBaselineOrBack } from "../../state/presenting";
import { usePage } from "../PageContext";

const TEXT = "input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]";

function focusKind(target: EventTarget | null): FocusKind {
  if (!(target instanceof Element)) return "none";
  if (target.matches(TEXT)) return "text";
  if (target.matches("select")) return "choice";
  if (target.matches("[type=range], [role=slider]")) return "slider";
  return target.matches("button, a, summary, [type=checkbox]") ? "button" : "none";
}

const AS_LEFT = "Your scenario is as the room left it: Undo takes its changes back.";

/** Milliseconds for which that is said. */
const LEFT_FOR = 12_000;

/** Where a presentation stands, and what its keys and buttons do.
 * @param slides  how many there are
 * @param layer  gets the focus when what is open closes */
export function usePresenter(slides: number, layer: RefObject<HTMLElement | null>) {
  const { session, presenting, preferences, news } = usePage();
  const [place, setPlace] = useState(0);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isDark, setIsDark] = useState(() => preferences.store.getState().theme === "dark");
  const leftBehind = useRef<LeftBehind | null>(null);
  const at = Math.min(place, slides - 1);
  const [begun] = useState(() => session.store.getState());
  const leave = () => {
    const { scenario, opened } = session.store.getState();
    presenting.setState({ isOn: false });
    if (opened === begun.opened && !isSame(scenario, begun.scenario)) news.say(AS_LEFT, LEFT_FOR);
  };
  const toBaseline = () => {
    leftBehind.current = toBaselineOrBack(session, leftBehind.current);
  };
  const close = () => {
    setPanel(null);
    layer.current?.focus();
  };
  const act = (wish: PresenterAct) => {
    if (wish.do === "go") setPlace(wish.to);
    else if (wish.do === "leave") leave();
    else if (wish.do === "close") close();
    else if (wish.do === "dark") setIsDark(!isDark);
    else if (wish.do === "baseline") toBaseline();
    else if (wish.do === panel) close();
    else setPanel(wish.do);
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const { usesKeys } = preferences.store.getState();
      const focus = focusKind(event.target);
      const wish = actOf(event.key, { at, slides, focus, isPanelOpen: panel !== null, usesKeys });
      if (wish === null) return;
      event.preventDefault();
      act(wish);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
  return {
    at,
    panel,
    isDark,
    act,
    /** The reader has given the screen back, which takes the key that closes what is open. */
    closeOrLeave: () => (panel === null ? leave() : close()),
  };
}
