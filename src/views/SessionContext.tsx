import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Session, SessionState } from "../state/session";

const SessionContext = createContext<Session | null>(null);

/** Gives a session to the views below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session's actions.
 * @throws {Error} outside a `SessionProvider` */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("a view was rendered outside a SessionProvider");
  return session;
}

/** One thing out of the session's state; the view is drawn again when it changes. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}
