import { useMemo } from "react";
import { useStore } from "zustand";
import { measureNow, sweep } from "../../analysis/sweep";
import { withoutWords } from "../../model/withoutWords";
import { MEASURE_WORDS } from "../../state/measures";
import { sweepInputOf, sweptAxis, tradeoffsOf } from "../../state/tradeoffs";
import { useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import { SweepFigure } from "./SweepFigure";
import { TradeoffChooser } from "./TradeoffChooser";

/** The sweep that is asked for, and the one to be shown with its axes as they are called now. */
function useSweep() {
  const choice = useStore(tradeoffsOf(useSession()));
  const scenario = useSessionState((state) => state.scenario);
  const input = useMemo(() => sweepInputOf(scenario, choice), [scenario, choice]);
  const study = useStudy(sweep, input);
  const measured = useStudy(measureNow, withoutWords(scenario));
  const now = measured.isCurrent ? (measured.shown?.result ?? null) : null;
  const { shown } = study;
  const figure = useMemo(() => {
    const x = shown && sweptAxis(scenario, shown.input.x);
    const y = shown?.input.y ? sweptAxis(scenario, shown.input.y) : null;
    const isThere = x !== null && (y !== null || shown?.input.y === null);
    return shown && isThere ? { ...shown, x, y } : null;
  }, [shown, scenario]);
  const isStale = shown !== null && !study.isCurrent;
  return { choice, scenario, input, study, now, figure, isStale };
}

/** What a measure becomes over one or two assumptions. */
export function SweepSection() {
  const { choice, scenario, input, study, now, figure, isStale } = useSweep();
  return (
    <section className="tradeoff" aria-label="Trade-offs" aria-busy={study.phase === "running"}>
      <TradeoffChooser input={input} />
      <StudyStatus what="the trade-offs" {...study} />
      <div className="charts tradeoff-figure" data-stale={isStale || undefined}>
        {figure && (
          <SweepFigure
            scenario={scenario}
            input={figure.input}
            sweep={figure.result}
            x={figure.x}
            y={figure.y}
            words={MEASURE_WORDS[choice.measure]}
            now={now}
            isStale={isStale}
            isComplete={study.isComplete}
          />
        )}
      </div>
    </section>
  );
}
