import { Dialog } from "../Dialog";
import { usePage } from "../PageContext";
import "../styles/export.css";
import { OneFileExport } from "./OneFileExport";
import { PrintExport } from "./PrintExport";
import { ResultsExport } from "./ResultsExport";
import { ScenarioExport } from "./ScenarioExport";
import { SlidesExport } from "./SlidesExport";

/** Everything that leaves the page other than by a link. */
export function ExportDialog() {
  const { views } = usePage();
  return (
    <Dialog title="Export" onClose={() => views.openDialog(null)}>
      <SlidesExport />
      <PrintExport />
      <ResultsExport />
      <ScenarioExport />
      <OneFileExport />
    </Dialog>
  );
}
