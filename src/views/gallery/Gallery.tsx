import { Dialog } from "../Dialog";
import { OpenFileButton } from "../incoming/OpenFileButton";
import { Notices } from "../Notices";
import { useLibraryState, usePage, useSessionState } from "../PageContext";
import { CardButton } from "./CardButton";
import { OwnCards } from "./OwnCards";

/** All scenarios: those that come with the page, each with its story, and the reader's own. */
export function Gallery() {
  const { session, views } = usePage();
  const own = useLibraryState((state) => state.own);
  const presetId = useSessionState((state) => (state.ownId === null ? state.presetId : null));
  const close = () => views.openDialog(null);
  return (
    <Dialog title="Scenarios" onClose={close}>
      <Notices />
      <h3>To begin with</h3>
      <ul className="cards">
        {session.presets.map(({ id, scenario }) => (
          <li key={id} className="card">
            <CardButton
              scenario={scenario}
              isOpen={id === presetId}
              onOpen={() => {
                if (id !== presetId) session.openPreset(id);
                close();
              }}
            />
          </li>
        ))}
      </ul>
      <OwnCards own={own} onDone={close} />
      <p className="from-file">
        <OpenFileButton />
        <span className="note">Or drop one anywhere on the page, or paste its text.</span>
      </p>
    </Dialog>
  );
}
