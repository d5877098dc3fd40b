import { useMemo } from "react";
import { useStore } from "zustand";
import { DuesChart, duesTable } from "../charts/DuesChart";
import { Figure } from "../charts/Figure";
import { FuturesChart, futuresTable } from "../charts/FuturesChart";
import { MembersChart, membersHeight, membersTable } from "../charts/MembersChart";
import { SurvivalChart } from "../charts/SurvivalChart";
import { survivalTable } from "../charts/survivalTable";
import { BASE_RATE } from "../model/baseRate";
import { formatRange } from "../model/format";
import { duesFinding } from "../state/findings/dues";
import { foundersWithResults, membersFinding } from "../state/findings/members";
import { futuresFinding, survivalFinding } from "../state/findings/risk";
import { DUES_DRAWN_IN_BANDS, membersDrawn, NO_FORECAST, SURVIVAL_DRAWN } from "../state/findings/subtitles";
import type { Shown } from "../state/session";
import { AttributionFigure } from "./drivers/AttributionFigure";
import { FailureNotice } from "./FailureNotice";
import { KeyFigures, Lead } from "./Lead";
import { usePage, useSessionState } from "./PageContext";

const CHART_HEIGHT = 236;
const DOTS_HEIGHT = 200;

function Charts({ shown }: { shown: Shown }) {
  const { results, scenario } = shown;
  const { startYear } = scenario;
  const { preferences } = usePage();
  const showsBaseRate = useStore(preferences.store, (state) => state.showsBaseRate);
  const founders = useMemo(() => foundersWithResults(results, scenario), [results, scenario]);
  return (
    <>
      <div className="charts charts-time">
        <Figure
          title={survivalFinding(results, scenario)}
          subtitle={SURVIVAL_DRAWN}
          height={CHART_HEIGHT}
          table={() => survivalTable(results, startYear, showsBaseRate)}
          tools={
            <button
              type="button"
              className="quiet"
              title={BASE_RATE_HELP}
              onClick={() => preferences.showBaseRate(!showsBaseRate)}
            >
              {showsBaseRate ? "Hide past consortia" : "Show past consortia"}
            </button>
          }
        >
          {(width) => (
            <SurvivalChart
              results={results}
              startYear={startYear}
              width={width}
              height={CHART_HEIGHT}
              showsBaseRate={showsBaseRate}
            />
          )}
        </Figure>
        <Figure
          title={duesFinding(results, scenario)}
          subtitle={DUES_DRAWN_IN_BANDS}
          height={CHART_HEIGHT}
          table={() => duesTable(results, startYear)}
        >
          {(width) => (
            <DuesChart results={results} startYear={startYear} width={width} height={CHART_HEIGHT} />
          )}
        </Figure>
      </div>
      <div className="charts charts-people">
        <AttributionFigure aside="The first chart asks instead what came last before an end." />
        <Figure
          title={futuresFinding(results)}
          subtitle="Each dot is one in a hundred runs"
          height={DOTS_HEIGHT}
          table={() => futuresTable(results)}
        >
          {(width) => <FuturesChart results={results} width={width} height={DOTS_HEIGHT} />}
        </Figure>
      </div>
      <div className="charts">
        <Figure
          title={membersFinding(results, scenario)}
          subtitle={membersDrawn(scenario)}
          height={membersHeight(founders.length, Infinity)}
          table={() => membersTable(founders)}
        >
          {(width) => <MembersChart founders={founders} width={width} />}
        </Figure>
      </div>
    </>
  );
}

const BASE_RATE_HELP = `How often real consortia ended: ${BASE_RATE.endings} times in the ${BASE_RATE.years} years that 14 of them were watched, ${formatRange(BASE_RATE.low, BASE_RATE.high, "perYear")} (95%)`;

const PLACES = ["survival", "dues", "drivers", "futures", "members"];

/** The page's answer: headline, key figures and charts of the newest results. */
export function Overview() {
  const shown = useSessionState((state) => state.shown);
  const phase = useSessionState((state) => state.phase);
  const share = shown === null || phase !== "running" ? 0 : shown.runsDone / shown.runsTotal;
  return (
    <main className="screen" aria-busy={phase === "running"}>
      <div
        className="progress"
        aria-hidden="true"
        data-phase={phase}
        style={{ transform: `scaleX(${share})` }}
      />
      <FailureNotice />
      <Lead shown={shown} />
      <KeyFigures shown={shown} />
      {shown ? (
        <Charts shown={shown} />
      ) : (
        PLACES.map((place) => <div key={place} className="chart-place" aria-hidden="true" />)
      )}
      <p className="note caveat">{NO_FORECAST}</p>
    </main>
  );
}
