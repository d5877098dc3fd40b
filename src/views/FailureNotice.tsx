import { useSession, useSessionState } from "./SessionContext";

/** Says that the simulation failed, what is still to be seen, and offers to try again. */
export function FailureNotice() {
  const session = useSession();
  const error = useSessionState((state) => state.error);
  const hasResults = useSessionState((state) => state.shown !== null);
  if (error === null) return null;
  return (
    <div className="failure" role="alert">
      <div>
        <strong>The simulation stopped.</strong>{" "}
        {hasResults
          ? "What you see belongs to the assumptions before the last change."
          : "There are no results yet."}
        <p className="note">{error.message}</p>
      </div>
      <button type="button" className="button" onClick={session.retry}>
        Try again
      </button>
    </div>
  );
}
