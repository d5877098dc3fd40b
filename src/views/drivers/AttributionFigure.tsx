import { useMemo } from "react";
import { type Attribution, attributeRisk } from "../../analysis/attribution";
import { DRIVERS } from "../../analysis/drivers";
import { AttributionChart, attributionHeight, attributionTable } from "../../charts/AttributionChart";
import { Figure } from "../../charts/Figure";
import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { withoutWords } from "../../model/withoutWords";
import { attributionFinding, overlapInWords } from "../../state/findings/drivers";
import { DRIVERS_DRAWN } from "../../state/findings/subtitles";
import { useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import "../styles/attribution.css";
import { attributionRows } from "./attributionRows";

interface AttributionFigureProps {
  /** Says something else than what makes the larger part of the risk. */
  readonly titleOf?: (attribution: Attribution, scenario: Scenario) => string;
  /** What sets it apart from a chart nearby; a sentence. */
  readonly aside?: string;
}

/** What the risk of the scenario on the screen is made of, driver by driver; works it out itself. */
export function AttributionFigure({ titleOf = attributionFinding, aside = "" }: AttributionFigureProps) {
  const scenario = useSessionState((state) => state.scenario);
  const { shown, phase, isCurrent, isComplete, ...study } = useStudy(attributeRisk, withoutWords(scenario));
  const rows = useMemo(() => (shown === null ? [] : attributionRows(shown.result)), [shown]);
  // A few runs cannot tell yet what stands out.
  const isPartial = isCurrent && phase !== "done";
  const counted = shown ? ` (first ${formatNumber(shown.result.runs)} runs; line: 95%)` : "";
  const overlap = shown ? overlapInWords(shown.result) : "";
  return (
    <div className="study-figure" aria-busy={phase === "running"} data-stale={!isCurrent}>
      <Figure
        title={shown && !isPartial ? titleOf(shown.result, shown.input) : "What each driver adds to the risk"}
        subtitle={[`${DRIVERS_DRAWN}${counted}.`, overlap].filter((sentence) => sentence !== "").join(" ")}
        aside={aside}
        height={attributionHeight(DRIVERS.length + 1, Infinity)}
        table={() => attributionTable(rows)}
        isOld={!isComplete}
      >
        {(width) => rows.length > 0 && <AttributionChart rows={rows} width={width} />}
      </Figure>
      <StudyStatus {...study} phase={phase} what="what each driver adds" />
    </div>
  );
}
