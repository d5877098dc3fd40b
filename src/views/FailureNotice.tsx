import { formatNumber } from "../model/format";
import { useSession, useSessionState } from "./PageContext";

/** Says that the simulation failed, what is still to be seen, and offers to try again. */
export function FailureNotice() {
  const session = useSession();
  const error = useSessionState((state) => state.error);
  const standing = useSessionState(({ shown, scenario }) => {
    if (shown === null) return "There are no results yet.";
    if (shown.scenario === scenario)
      return `What you see rests on the first ${formatNumber(shown.runsDone)} runs.`;
    return "What you see belongs to the assumptions before the last change.";
  });
  if (error === null) return null;
  return (
    <div className="failure" role="alert">
      <div>
        <strong>The simulation stopped.</strong> {standing}
        <p className="note">{error.message}</p>
      </div>
      <button type="button" className="button" onClick={session.retry}>
        Try again
      </button>
    </div>
  );
}
