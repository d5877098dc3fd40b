/** What was done and undone, around what is; nothing in it is ever changed, only replaced. */
export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** What `redo` brings back, next first. */
  readonly future: readonly T[];
}

const MOST_STEPS = 500;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** The history after a change; what had been undone is forgotten.
 * @param continues  whether the change goes on with the one before, so that both are one step */
export function record<T>({ past, present }: History<T>, next: T, continues = false): History<T> {
  return { past: continues ? past : [...past, present].slice(-MOST_STEPS), present: next, future: [] };
}

/** The history one step back, or itself when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1) as T, future: [present, ...future] };
}

/** The history one step forth, or itself when nothing was undone. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0] as T, future: future.slice(1) };
}
