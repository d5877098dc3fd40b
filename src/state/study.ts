import { createStore, type StoreApi } from "zustand/vanilla";
import type { Experiments } from "../analysis/experiments";
import { isSame } from "../model/paths";
import { perSession } from "./perSession";
import type { Session } from "./session";

/** What a study works with: simulations, and a way to say how far it is. */
export interface StudyTools<T> {
  readonly experiments: Experiments;
  /** Aborted when the study is given up: work of its own that takes long should end then. */
  readonly signal: AbortSignal;
  /** @param share  of the work that is done, in 0…1
   * @param result  what can be shown already; left out, what is shown stays */
  progress(share: number, result?: T): void;
}

/** Works out a result from an input (plain data); rejects when simulating fails or the study is given up. */
export type Work<I, T> = (input: I, tools: StudyTools<T>) => Promise<T>;

export interface StudyState<I, T> {
  readonly phase: "idle" | "running" | "done" | "stopped" | "failed";
  /** Share of the work that is done, in 0…1. */
  readonly progress: number;
  /** The newest result, maybe a part of it; of an older input until the first part for the newest is there. */
  readonly shown: { readonly input: I; readonly result: T } | null;
  readonly error: Error | null;
}

export interface Study<I, T> {
  readonly store: StoreApi<StudyState<I, T>>;
  /** Tells that somebody looks at it. When nobody does any more, work under way is given up until it is asked for again.
   * @returns tells that they have gone */
  watch(): () => void;
  /** Works on this input and no other any more; nothing when it is what is being worked on or done already. */
  ask(input: I): void;
  /** Leaves it at what is shown, until another input or `again`. */
  stop(): void;
  /** Works on the last input once more. */
  again(): void;
}

/** A study of one session: a longer piece of work, one input at a time, that can be stopped. */
export function createStudy<I, T>(session: Session, work: Work<I, T>): Study<I, T> {
  const store = createStore<StudyState<I, T>>(() => ({
    phase: "idle",
    progress: 0,
    shown: null,
    error: null,
  }));
  let asked: { readonly input: I } | null = null;
  let abort = new AbortController();
  let watchers = 0;

  const begin = async (input: I) => {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const set = (state: Partial<StudyState<I, T>>) => {
      if (!signal.aborted) store.setState(state);
    };
    asked = { input };
    set({ phase: "running", progress: 0, error: null });
    const tools: StudyTools<T> = {
      experiments: session.experiments(signal),
      signal,
      progress: (progress, result) =>
        set(result === undefined ? { progress } : { progress, shown: { input, result } }),
    };
    try {
      const result = await work(input, tools);
      set({ phase: "done", progress: 1, shown: { input, result } });
    } catch (error) {
      set({ phase: "failed", error: error instanceof Error ? error : new Error(String(error)) });
      if (!signal.aborted) abort.abort();
    }
  };

  const leaveUnwatched = () => {
    if (watchers > 0 || store.getState().phase !== "running") return;
    abort.abort();
    asked = null;
    store.setState({ phase: "idle" });
  };

  return {
    store,
    watch() {
      watchers++;
      return () => {
        watchers--;
        // The next view may be about to watch it, too.
        queueMicrotask(leaveUnwatched);
      };
    },
    ask(input) {
      if (asked === null || !isSame(asked.input, input)) void begin(input);
    },
    stop() {
      if (store.getState().phase !== "running") return;
      abort.abort();
      store.setState({ phase: "stopped" });
    },
    again() {
      if (asked !== null) void begin(asked.input);
    },
  };
}

type AnyStudy = Study<never, unknown>;

const studiesOf = perSession(() => new Map<unknown, AnyStudy>());

/** The session's study for a kind of work, the same each time: what it has found out outlives the view that asked. */
export function studyOf<I, T>(session: Session, work: Work<I, T>): Study<I, T> {
  const own = studiesOf(session);
  const study = own.get(work) ?? (createStudy(session, work) as unknown as AnyStudy);
  own.set(work, study);
  return study as unknown as Study<I, T>;
}
