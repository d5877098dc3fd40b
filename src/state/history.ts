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

/** The history of what is open, with the drags and held keys that count as one step. */
export class Steps<T> {
  #history: History<T>;
  #isHeld = false;
  #isOpen = false;

  constructor(present: T) {
    this.#history = startHistory(present);
  }

  get present(): T {
    return this.#history.present;
  }

  get reach() {
    return { canUndo: this.#history.past.length > 0, canRedo: this.#history.future.length > 0 };
  }

  add(next: T): void {
    this.#history = record(this.#history, next, this.#isOpen);
    this.#isOpen = this.#isHeld;
  }

  /** @returns whether there was anything to undo or redo */
  move(step: (history: History<T>) => History<T>): boolean {
    const next = step(this.#history);
    const isMoved = next !== this.#history;
    this.#history = next;
    this.#isOpen = false;
    return isMoved;
  }

  /** From here on all changes are one step … */
  hold(): void {
    this.#isHeld = true;
    this.#isOpen = false;
  }

  /** … until here; none at all when they led back to where they began.
   * @returns whether such a step was taken out */
  release(isSame: (a: T, b: T) => boolean): boolean {
    const { past, present, future } = this.#history;
    const before = past.at(-1);
    const isIdle = this.#isHeld && this.#isOpen && before !== undefined && isSame(before, present);
    if (isIdle) this.#history = { past: past.slice(0, -1), present, future };
    this.#isHeld = false;
    this.#isOpen = false;
    return isIdle;
  }
}
