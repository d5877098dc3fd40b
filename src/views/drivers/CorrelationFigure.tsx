import { useMemo, useState } from "react";
import { correlateInputs, type InputCorrelation } from "../../analysis/inputCorrelations";
import {
  CorrelationChart,
  type CorrelationRow,
  correlationHeight,
  correlationTable,
} from "../../charts/CorrelationChart";
import { Figure } from "../../charts/Figure";
import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { withoutWords } from "../../model/withoutWords";
import { assumptionTitle, correlationFinding } from "../../state/findings/drivers";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import { FEW, fewOf } from "./fewOf";
import { ShowAll } from "./ShowAll";

const QUESTION = "Which uncertain number goes along with high dues, or with falling apart?";

const strengthOf = ({ dues, fallingApart }: InputCorrelation) =>
  Math.max(Math.abs(dues?.value ?? 0), Math.abs(fallingApart?.value ?? 0));

const rowOf = (input: InputCorrelation): CorrelationRow => ({
  id: input.path,
  name: assumptionTitle(input),
  dues: input.dues,
  fallingApart: input.fallingApart,
});

/** How uncertain numbers go along with dues and with falling apart, over the runs; works it out itself. */
export function CorrelationFigure({ scenario }: { scenario: Scenario }) {
  const { shown, phase, isCurrent, isComplete, ...study } = useStudy(correlateInputs, withoutWords(scenario));
  const [isAll, setIsAll] = useState(false);
  const all = useMemo(
    () =>
      shown === null ? [] : shown.result.inputs.toSorted((a, b) => strengthOf(b) - strengthOf(a)).map(rowOf),
    [shown],
  );
  const rows = useMemo(() => fewOf(all, isAll), [all, isAll]);
  const counted = shown ? ` over the first ${formatNumber(shown.result.runs)} runs` : "";
  return (
    <div className="study-figure" aria-busy={phase === "running"} data-stale={!isCurrent}>
      <Figure
        title={shown ? correlationFinding(shown.result) : "What goes along with what"}
        subtitle={`${QUESTION} Spearman’s rank correlation${counted}: +1, always together; −1, always the other way round; line: 95%.`}
        height={correlationHeight(shown === null ? FEW : fewOf(all, false).length, Infinity)}
        table={() => correlationTable(all)}
        isOld={!isComplete}
      >
        {(width) => rows.length > 0 && <CorrelationChart rows={rows} width={width} />}
      </Figure>
      <div className="below-figure">
        <ShowAll
          count={all.length}
          isAll={isAll}
          onToggle={() => setIsAll(!isAll)}
          noun="uncertain numbers"
        />
      </div>
      <StudyStatus {...study} phase={phase} what="what goes along with what" />
    </div>
  );
}
