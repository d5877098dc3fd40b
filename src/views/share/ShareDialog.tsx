import { Dialog } from "../Dialog";
import { usePage } from "../PageContext";

/** The link to what is on the screen. */
export function ShareDialog() {
  const { views } = usePage();
  return (
    <Dialog title="Share" onClose={() => views.openDialog(null)}>
      {null}
    </Dialog>
  );
}
