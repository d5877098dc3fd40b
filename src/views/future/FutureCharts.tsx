import { Figure } from "../../charts/Figure";
import { LanesChart, lanesHeight, lanesTable } from "../../charts/LanesChart";
import { LanesLegend, LEGEND_HEIGHT } from "../../charts/LanesLegend";
import { ReserveChart, reserveTable } from "../../charts/ReserveChart";
import { TraceLines, traceLinesTable } from "../../charts/TraceLines";
import { duesAgainstStake, lanesFinding, reserveFinding, runName } from "../../state/findings/future";
import { horizonOf } from "../../state/findings/words";
import type { Replayed } from "../../state/replaying";
import { runSmallPrint } from "../../state/smallPrint";
import { usePage, useSessionState } from "../PageContext";

const LINES_HEIGHT = 170;
const RESERVE_HEIGHT = 110;

/** The pictures of a run, on one time axis: who is there, what they pay, and whether bills are paid. */
export function FutureCharts({ replayed, cursor }: { replayed: Replayed; cursor: number }) {
  const { trace, scenario } = replayed;
  const { startYear } = scenario;
  const { moveCursor } = usePage().futures;
  const baseline = useSessionState((state) => state.baseline);
  const isOld = useSessionState(({ shown }) => shown?.scenario !== scenario);
  const name = runName(trace.run);
  const pictured = {
    isOld,
    smallPrint: (date: Date) => Object.values(runSmallPrint(replayed, baseline, date)),
  };
  const shared = { trace, cursor, quarters: horizonOf(scenario) * 4, onPick: moveCursor };
  return (
    <div className="future-charts">
      <Figure
        title={lanesFinding(trace, scenario)}
        subtitle={`Who is there, and how, in ${name} alone; a dot where members leave`}
        height={LEGEND_HEIGHT + lanesHeight(scenario)}
        table={() => lanesTable(trace, scenario)}
        {...pictured}
      >
        {(width) => (
          <>
            <LanesLegend />
            <LanesChart {...shared} scenario={scenario} width={width} />
          </>
        )}
      </Figure>
      <Figure
        title={duesAgainstStake(trace, scenario)}
        subtitle={`Mean of the payers of ${name}, dollars a year; “staying” is what a leaver would lose`}
        height={LINES_HEIGHT}
        table={() => traceLinesTable(trace, startYear)}
        {...pictured}
      >
        {(width) => <TraceLines {...shared} startYear={startYear} width={width} height={LINES_HEIGHT} />}
      </Figure>
      <Figure
        title={reserveFinding(trace, scenario)}
        subtitle={`The reserve of ${name} after each quarter’s bill, and what of that bill stays unpaid, dollars`}
        height={RESERVE_HEIGHT}
        table={() => reserveTable(trace, startYear)}
        {...pictured}
      >
        {(width) => <ReserveChart {...shared} startYear={startYear} width={width} height={RESERVE_HEIGHT} />}
      </Figure>
    </div>
  );
}
