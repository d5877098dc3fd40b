import { fileName, saveFile } from "../../share/saveFile";
import { scenarioFileText } from "../../share/scenarioFile";
import { OpenFileButton } from "../incoming/OpenFileButton";
import { useSession } from "../PageContext";
import { ExportItem } from "./ExportItem";

/** Export: the scenario as a file, in and out. */
export function ScenarioExport() {
  const { store } = useSession();
  const save = () => {
    const { scenario } = store.getState();
    const content = new Blob([scenarioFileText(scenario)], { type: "application/json" });
    saveFile(fileName(scenario.name, "json"), content);
  };
  return (
    <ExportItem
      title="Scenario file"
      help="All assumptions, to keep or to pass on, as JSON. A file can also be dropped anywhere on the page, or its text pasted."
    >
      <button type="button" className="button" onClick={save}>
        Save scenario
      </button>
      <OpenFileButton />
    </ExportItem>
  );
}
