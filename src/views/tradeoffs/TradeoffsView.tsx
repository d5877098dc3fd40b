import { useMemo } from "react";
import { useStore } from "zustand";
import { measureNow, sweep } from "../../analysis/sweep";
import { isSame } from "../../model/paths";
import { tradeoffsLead } from "../../state/findings/tradeoffs";
import { MEASURE_WORDS } from "../../state/measures";
import { sweepInputOf, sweptAxis, tradeoffsOf } from "../../state/tradeoffs";
import { FailureNotice } from "../FailureNotice";
import { LeversPanel } from "../levers/LeversPanel";
import { useLevers } from "../levers/useLevers";
import { useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import "../styles/tradeoffs.css";
import { useStudy } from "../useStudy";
import { SweepFigure } from "./SweepFigure";
import { TradeoffChooser } from "./TradeoffChooser";

/** The sweep that is asked for, and the one to be shown with its axes as they are called now. */
function useSweep() {
  const choice = useStore(tradeoffsOf(useSession()));
  const scenario = useSessionState((state) => state.scenario);
  const input = useMemo(() => sweepInputOf(scenario, choice), [scenario, choice]);
  const study = useStudy(sweep, input);
  const now = useStudy(measureNow, scenario).shown?.result ?? null;
  const { shown } = study;
  const figure = useMemo(() => {
    const x = shown && sweptAxis(scenario, shown.input.x);
    const y = shown?.input.y ? sweptAxis(scenario, shown.input.y) : null;
    const isThere = x !== null && (y !== null || shown?.input.y === null);
    return shown && isThere ? { ...shown, x, y } : null;
  }, [shown, scenario]);
  const isStale = useMemo(() => shown !== null && !isSame(shown.input, input), [shown, input]);
  return { choice, scenario, input, study, now, figure, isStale };
}

/** What a measure becomes over one or two assumptions. */
function SweepSection({ choice, scenario, input, study, now, figure, isStale }: ReturnType<typeof useSweep>) {
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
          />
        )}
      </div>
    </section>
  );
}

/** What can be had for what: a measure over any two assumptions. */
export function TradeoffsView() {
  const swept = useSweep();
  const { figure, now, scenario } = swept;
  const { finding, question } = useLevers();
  const swing = figure && now && tradeoffsLead(figure.result, now.risk, scenario, figure.y !== null);
  return (
    <main className="screen">
      <FailureNotice />
      <div className="lead tradeoffs-lead">
        <h1>{finding ?? swing ?? "Working out what could be traded for what…"}</h1>
        <p className="note">{question}</p>
      </div>
      <div className="tradeoffs">
        <SweepSection {...swept} />
        <LeversPanel />
      </div>
    </main>
  );
}
