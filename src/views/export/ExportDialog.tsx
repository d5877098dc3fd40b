import { Dialog } from "../Dialog";
import { usePage } from "../PageContext";

/** Everything that leaves the page as a file. */
export function ExportDialog() {
  const { views } = usePage();
  return (
    <Dialog title="Export" onClose={() => views.openDialog(null)}>
      {null}
    </Dialog>
  );
}
