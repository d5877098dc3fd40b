import type { Session } from "./session";

/** What belongs to a session and outlives the view that asked for it, as long as the page is open.
 * @param create  called once a session, when it is first asked for
 * @returns the session's own, the same each time
 * @example const choiceOf = perSession(() => createStore<Choice>(() => ({ chosen: 0 }))); */
export function perSession<T>(create: (session: Session) => T): (session: Session) => T {
  const made = new WeakMap<Session, { readonly own: T }>();
  return (session) => {
    const known = made.get(session) ?? { own: create(session) };
    made.set(session, known);
    return known.own;
  };
}
