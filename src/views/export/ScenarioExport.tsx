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
      help="All assumptions as JSON, to keep or to pass on. To open one, you can also drop it on the page or paste its text."
    >
      <button type="button" className="button" onClick={save}>
        Save scenario
      </button>
      <OpenFileButton />
    </ExportItem>
  );
}
