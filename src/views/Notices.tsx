import { useLibraryState, useSession } from "./PageContext";

/** What went wrong with keeping scenarios, and the way back from deleting one. */
export function Notices() {
  const { library, openOwn } = useSession();
  const problem = useLibraryState((state) => state.problem);
  const deleted = useLibraryState((state) => state.deleted);
  const restore = () => {
    const own = library.restore();
    if (own !== null) openOwn(own.id);
  };
  return (
    <div className="notices">
      {problem !== null && (
        <p className="notice" role="alert">
          {problem}
          <button type="button" className="quiet" onClick={library.dismissProblem}>
            Dismiss
          </button>
        </p>
      )}
      {deleted !== null && (
        <p className="notice" role="alert">
          Deleted “{deleted.scenario.name}”.
          <button type="button" className="quiet" onClick={restore}>
            Undo
          </button>
          <button type="button" className="quiet" onClick={library.dismissDeleted}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
