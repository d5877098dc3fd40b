import { useCallback, useEffect, useRef, useState } from "react";
import type { Scenario } from "../../model/schema";
import { type Replayed, startReplaying } from "../../state/replaying";
import { useSession } from "../PageContext";

/** The newest replay there is of a run; the former one stays until the next has come.
 * @param scenario  null while there is none */
export function useReplay(scenario: Scenario | null, run: number) {
  const session = useSession();
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const replaying = useRef<ReturnType<typeof startReplaying> | null>(null);
  useEffect(() => {
    const started = startReplaying(session, {
      replayed(newest) {
        setReplayed(newest);
        setError(null);
      },
      failed: setError,
    });
    replaying.current = started;
    return started.stop;
  }, [session]);
  const ask = useCallback(() => {
    if (scenario !== null) replaying.current?.ask(scenario, run);
  }, [scenario, run]);
  useEffect(ask, [ask]);
  return { replayed, error, retry: ask };
}
