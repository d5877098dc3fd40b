import { attributeRisk } from "../../analysis/attribution";
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
  const { shown, phase } = useStudy(attributeRisk, scenario);
  // One after the other, so that the first picture is there soon.
  const isFirstDone =
    phase === "stopped" || phase === "failed" || (phase === "done" && shown?.input === scenario);
  return (
    <main className="screen drivers" aria-busy={phase === "running"}>
      <FailureNotice />
      <div className="lead">
        <h1>{shown ? `${attributionFinding(shown.result, shown.input)}.` : "Taking the risk apart…"}</h1>
        <p className="note">{shown && attributedRisk(shown.result, shown.input)}</p>
      </div>
      <AttributionFigure titleOf={aloneFinding} />
      <TornadoFigure scenario={scenario} asked={isFirstDone ? scenario : null} />
      <CorrelationFigure scenario={scenario} />
    </main>
  );
}
