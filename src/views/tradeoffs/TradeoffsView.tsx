import { FailureNotice } from "../FailureNotice";
import { LeversPanel } from "../levers/LeversPanel";
import { useLevers } from "../levers/useLevers";
import "../styles/tradeoffs.css";
import { SweepSection } from "./SweepSection";

/** What can be had for what: a measure over any two assumptions, and what each lever can do alone. */
export function TradeoffsView() {
  const { finding, question, study, isCurrent } = useLevers();
  const isOver = study.phase === "stopped" || study.phase === "failed";
  return (
    <main className="screen">
      <FailureNotice />
      <div className="lead tradeoffs-lead" data-stale={(finding !== null && !isCurrent) || undefined}>
        <h1>{finding ?? (isOver ? "What would it take?" : "Working out what it would take…")}</h1>
        <p className="note">{question}</p>
      </div>
      <div className="tradeoffs">
        <SweepSection />
        <LeversPanel />
      </div>
    </main>
  );
}
