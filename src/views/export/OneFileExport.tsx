import { useState } from "react";
import { isOneFile, isWholePage, ownFile, withScenario } from "../../share/oneFile";
import { fileName, saveFile } from "../../share/saveFile";
import { isOnWeb, linkedNow, pageAddress } from "../../state/sharing";
import { usePage } from "../PageContext";
import "../styles/oneFile.css";
import { ExportItem } from "./ExportItem";

const HELP =
  "All of Quorum with this scenario in it. It opens by a double click, without a network. Whoever has the file can read the scenario.";
const HELP_ON_WEB = `${HELP} For this, Quorum fetches an empty copy of itself; nothing is sent.`;

class FileError extends Error {}

const AWAY = "Quorum’s copy of itself did not arrive. Check the connection and press again.";
const AMISS = "Where this page comes from, there is no copy of it in one file.";

/** The page in one file that lies beside the page.
 * @throws {FileError} when it cannot be had */
async function fetchFile(): Promise<string> {
  const html = await fetch("quorum.html")
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => {
      throw new FileError(AWAY);
    });
  if (!isWholePage(html)) throw new FileError(AMISS);
  return html;
}

/** Export: the whole page in one file. */
export function OneFileExport() {
  const { session, views, presenting } = usePage();
  const [said, setSaid] = useState("");
  const save = async () => {
    setSaid("Making the file…");
    try {
      const html = ownFile(document) ?? (await fetchFile());
      const state = session.store.getState();
      const linked = linkedNow(state, views.store.getState().view, presenting.getState().edits);
      const address = pageAddress();
      const file = withScenario(html, linked, isOnWeb(address) ? address : null);
      saveFile(fileName(state.scenario.name, "html"), new Blob([file], { type: "text/html" }));
      setSaid(`Saved: ${(file.length / 1e6).toFixed(1)} MB`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      setSaid(error.message);
    }
  };
  return (
    <ExportItem title="One HTML file" help={isOneFile(document) ? HELP : HELP_ON_WEB}>
      <button type="button" className="button" onClick={save}>
        Save HTML file
      </button>
      <p className="note one-file-said" aria-live="polite">
        {said}
      </p>
    </ExportItem>
  );
}
