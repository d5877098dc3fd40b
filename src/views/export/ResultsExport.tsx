import { useEffect, useState } from "react";
import { csvText } from "../../share/csv";
import { resultsDocument } from "../../share/resultsDocument";
import { resultsTable } from "../../share/resultsTable";
import { fileName, saveFile } from "../../share/saveFile";
import { exportedInWords, followGroups } from "../../state/followGroups";
import type { Shown } from "../../state/session";
import { isoDay } from "../../state/smallPrint";
import { useSession, useSessionState } from "../PageContext";
import { ExportItem } from "./ExportItem";

const FORMATS = {
  csv: {
    label: "Save CSV",
    type: "text/csv;charset=utf-8",
    write: (shown: Shown) => csvText(resultsTable(shown)),
  },
  json: {
    label: "Save JSON",
    type: "application/json",
    write: (shown: Shown) => `${JSON.stringify(resultsDocument(shown, isoDay(new Date())), null, 2)}\n`,
  },
};

type Format = keyof typeof FORMATS;

function saveAs(format: Format, shown: Shown): void {
  const { write, type } = FORMATS[format];
  saveFile(fileName(shown.scenario.name, `results.${format}`), new Blob([write(shown)], { type }));
}

/** Export: the results as tables. */
export function ResultsExport() {
  const session = useSession();
  const shown = useSessionState((state) => state.shown);
  const phase = useSessionState((state) => state.phase);
  const [wanted, setWanted] = useState<Format | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    return followGroups(session, (complete) => {
      saveAs(wanted, complete);
      setWanted(null);
    });
  }, [session, wanted]);
  const isOff = shown === null || phase === "running";
  return (
    <ExportItem
      title="Results"
      help={`Every quarter and group with its intervals: a table for spreadsheets, or JSON with the scenario. ${exportedInWords({ shown, phase })}`}
    >
      {(["csv", "json"] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) setWanted(format);
          }}
        >
          {wanted === format ? "Preparing…" : FORMATS[format].label}
        </button>
      ))}
    </ExportItem>
  );
}
