import { type FocusEvent, type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import type { Reproduction } from "../state/findings/reproduction";
import type { Session } from "../state/session";
import type { OwnScenario } from "../state/storedScenarios";
import { useLibraryState, usePage } from "./PageContext";

/** Deleted scenarios that were open: to have them back is to have them open again. */
const wereOpen = new WeakSet<OwnScenario>();

/** Deletes one of the reader's own scenarios, to be had back as it was by what `Notices` shows. */
export function deleteOwn(session: Session, id: string): void {
  const isOpen = session.store.getState().ownId === id;
  session.deleteOwn(id);
  const { deleted } = session.library.store.getState();
  if (isOpen && deleted !== null) wereOpen.add(deleted);
}

const isBeside = (button: Element, other: Element) => button.closest(".notices")?.contains(other) ?? false;

/** Hands the focus back to where it was before a button that goes away when it is pressed. */
function useFocusBefore() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onFocus({ currentTarget, relatedTarget }: FocusEvent) {
      if (!(relatedTarget instanceof HTMLElement) || isBeside(currentTarget, relatedTarget)) return;
      before.current = relatedTarget;
    },
    handBack: () => before.current?.focus(),
  };
}

/** How results compare with those that a link was sent with. */
function Finding({ text, changes, children }: Reproduction & { children: ReactNode }) {
  return (
    <div className="notice">
      <div>
        {text}
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </div>
      {children}
    </div>
  );
}

/** What came of opening or keeping scenarios, the way back from deleting one, and whether results are the same as where
 * a link was made. */
export function Notices() {
  const { session, news } = usePage();
  const { library, openOwn } = session;
  const { onFocus, handBack } = useFocusBefore();
  const problem = useLibraryState((state) => state.problem);
  const deleted = useLibraryState((state) => state.deleted);
  const message = useStore(news.store, (state) => state.message);
  const finding = useStore(news.store, (state) => state.finding);
  const restore = () => {
    const own = library.restore();
    if (own !== null && wereOpen.has(own)) openOwn(own.id);
    handBack();
  };
  const dismiss = (act: () => void) => () => {
    act();
    handBack();
  };
  const dismissal = (act: () => void) => (
    <button type="button" className="quiet" onFocus={onFocus} onClick={dismiss(act)}>
      Dismiss
    </button>
  );
  return (
    <div className="notices">
      <div aria-live="polite">
        {finding !== null && <Finding {...finding}>{dismissal(news.dismissFinding)}</Finding>}
      </div>
      {message !== null && (
        <p className="notice" role="alert">
          {message}
          {dismissal(() => news.say(null))}
        </p>
      )}
      {problem !== null && (
        <p className="notice" role="alert">
          {problem}
          {dismissal(library.dismissProblem)}
        </p>
      )}
      {deleted !== null && (
        <p className="notice" role="alert">
          Deleted “{deleted.scenario.name}”.
          <button type="button" className="quiet" onFocus={onFocus} onClick={restore}>
            Undo
          </button>
          {dismissal(library.dismissDeleted)}
        </p>
      )}
    </div>
  );
}
