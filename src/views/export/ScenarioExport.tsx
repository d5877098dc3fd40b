import { saveScenario } from "../../share/saveScenario";
import { OpenFileButton } from "../incoming/OpenFileButton";
import { useSession } from "../PageContext";
import { ExportItem } from "./ExportItem";

/** Export: the scenario as a file, in and out. */
export function ScenarioExport() {
  const { store } = useSession();
  return (
    <ExportItem
      title="Scenario file"
      help="All assumptions as JSON, to keep or to pass on. To open one, you can also drop it on the page or paste its text."
    >
      <button type="button" className="button" onClick={() => saveScenario(store.getState().scenario)}>
        Save scenario
      </button>
      <OpenFileButton />
    </ExportItem>
  );
}
