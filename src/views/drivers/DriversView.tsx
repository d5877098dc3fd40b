import { attributeRisk } from "../../analysis/attribution";
import { withoutWords } from "../../model/withoutWords";
import { aloneFinding, attributedRisk, attributionFinding } from "../../state/findings/drivers";
import { FailureNotice } from "../FailureNotice";
import { useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";
import "../styles/drivers.css";
import { AttributionFigure } from "./AttributionFigure";
import { CorrelationFigure } from "./CorrelationFigure";
import { TornadoFigure } from "./TornadoFigure";

/** What drives the risk and the dues: drivers switched off, assumptions moved, draws compared. */
export function DriversView() {
  const scenario = useSessionState((state) => state.scenario);
  const bare = withoutWords(scenario);
  const { shown, phase, isCurrent } = useStudy(attributeRisk, bare);
  const begun = phase === "stopped" || phase === "failed" ? "What drives the risk" : "Taking the risk apart…";
  // One after the other, so that the first picture is there soon.
  const isFirstDone = phase === "failed" || (phase === "done" && isCurrent);
  return (
    <main className="screen drivers" aria-busy={phase === "running"}>
      <FailureNotice />
      <div className="lead" data-stale={(shown !== null && !isCurrent) || undefined}>
        <h1>{shown ? `${attributionFinding(shown.result, shown.input)}.` : begun}</h1>
        <p className="note">{shown && attributedRisk(shown.result, shown.input)}</p>
      </div>
      <AttributionFigure titleOf={aloneFinding} />
      <TornadoFigure asked={isFirstDone ? bare : null} />
      <CorrelationFigure scenario={scenario} />
    </main>
  );
}
