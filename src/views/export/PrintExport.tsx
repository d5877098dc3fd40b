import { useEffect, useState } from "react";
import { formatPercent } from "../../model/format";
import type { Paper } from "../../state/presenting";
import { usePage } from "../PageContext";
import { useSlideMaterial } from "../slides/useSlideMaterial";
import { ExportItem } from "./ExportItem";

interface PreparationProps {
  readonly paper: Paper;
  readonly onEnd: () => void;
}

/** Waits for everything that is to be printed, and prints it. */
function Preparation({ paper, onEnd }: PreparationProps) {
  const { presenting, session } = usePage();
  const { isReady, isHalted, studies } = useSlideMaterial();
  useEffect(() => {
    if (!isReady) return;
    presenting.setState({ paper });
    // The browser holds everything while its dialog is open; this is drawn before.
    const timer = setTimeout(() => {
      print();
      onEnd();
    });
    return () => {
      clearTimeout(timer);
      presenting.setState({ paper: null });
    };
  }, [isReady, paper, presenting, onEnd]);
  const done = studies.reduce((sum, { progress }) => sum + progress, 0) / studies.length;
  return (
    <p className="note">
      {isHalted ? (
        <span role="status">The simulation has not done all of its runs, so nothing is printed yet.</span>
      ) : (
        <>
          <span role="status">Working out what is to be printed: </span>
          {formatPercent(done, 0)}
        </>
      )}
      {isHalted && (
        <button type="button" className="quiet" onClick={() => session.retry()}>
          Try again
        </button>
      )}
      <button type="button" className="quiet" onClick={onEnd}>
        Cancel
      </button>
    </p>
  );
}

/** Export: slides and a brief on paper or as a PDF. */
export function PrintExport() {
  const [paper, setPaper] = useState<Paper | null>(null);
  const [end] = useState(() => () => setPaper(null));
  return (
    <>
      <ExportItem
        title="Print or PDF"
        help="One slide a page, or a brief of two pages that stands alone. The browser’s own print dialog makes a PDF of either."
      >
        <button type="button" className="button" onClick={() => setPaper("slides")}>
          Print slides…
        </button>
        <button type="button" className="button" onClick={() => setPaper("brief")}>
          Print a two-page brief…
        </button>
      </ExportItem>
      {paper !== null && <Preparation key={paper} paper={paper} onEnd={end} />}
    </>
  );
}
