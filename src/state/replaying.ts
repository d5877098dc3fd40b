import type { Trace } from "../analysis/trace";
import type { Scenario } from "../model/schema";
import type { Session } from "./session";

/** A run, with the scenario that it belongs to. */
export interface Replayed {
  readonly trace: Trace;
  readonly scenario: Scenario;
}

export interface ReplayListener {
  replayed(replayed: Replayed): void;
  failed(error: Error): void;
}

/** Replays runs one at a time; while one is under way, only the newest other one waits. */
export function startReplaying(session: Pick<Session, "replay">, on: ReplayListener) {
  let waiting: { readonly scenario: Scenario; readonly run: number } | null = null;
  let isUnderWay = false;
  let isStopped = false;
  const work = async () => {
    isUnderWay = true;
    while (waiting !== null) {
      const { scenario, run } = waiting;
      waiting = null;
      try {
        const trace = await session.replay(scenario, run);
        if (!isStopped) on.replayed({ trace, scenario });
      } catch (error) {
        if (!isStopped) on.failed(error instanceof Error ? error : new Error(String(error)));
      }
    }
    isUnderWay = false;
  };
  return {
    ask(scenario: Scenario, run: number) {
      waiting = { scenario, run };
      if (!isUnderWay) void work();
    },
    /** Nothing is called after that. */
    stop() {
      isStopped = true;
      waiting = null;
    },
  };
}
