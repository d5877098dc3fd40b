import { LeversPanel } from "../levers/LeversPanel";

/** Trade-offs */
export function TradeoffsView() {
  return (
    <main className="screen">
      <div className="lead">
        <h1>Trade-offs</h1>
      </div>
      <LeversPanel />
    </main>
  );
}
