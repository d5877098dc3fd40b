import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { type NotableRuns, notableRuns } from "../../analysis/notableRuns";
import { formatNumber, formatUsd } from "../../model/format";
import { quarterName } from "../../model/quarters";
import { missingEvents, momentsOf } from "../../state/findings/events";
import { futureStory } from "../../state/findings/future";
import { keptChoice, runOf } from "../../state/future";
import type { Replayed } from "../../state/replaying";
import { FailureNotice } from "../FailureNotice";
import { usePage, useSessionState } from "../PageContext";
import { EventList } from "./EventList";
import { FutureCharts } from "./FutureCharts";
import { Player } from "./Player";
import { RunChooser } from "./RunChooser";
import { useReplay } from "./useReplay";
import "../styles/future.css";

const NONE: NotableRuns = { typical: null, earliest: null, survivor: null };

/** The run that is looked at, kept in step with the session. */
function useChosenRun() {
  const shown = useSessionState((state) => state.shown);
  const scenario = useSessionState((state) => state.scenario);
  const opened = useSessionState((state) => state.opened);
  const { store } = usePage().futures;
  const choice = useStore(store);
  const notable = useMemo(() => (shown === null ? NONE : notableRuns(shown.results)), [shown]);
  const kept = keptChoice(choice, { opened, scenario, shown }, notable);
  useEffect(() => store.setState(kept), [store, kept]);
  const runs = shown?.runsTotal ?? scenario.simulation.runs;
  return { shown, notable, runs, choice: kept, run: runOf(kept, notable, runs) };
}

function drawsOf({ trace }: Replayed): string {
  const { frontierCostUsd, costGrowthPerYear, valueGrowthPerYear } = trace;
  return (
    `In this future a frontier model costs ${formatUsd(frontierCostUsd)} at the start and ` +
    `${formatNumber(Number(costGrowthPerYear.toPrecision(3)))} times as much each year; ` +
    `what access is worth is multiplied by ${formatNumber(Number(valueGrowthPerYear.toPrecision(3)))} each year.`
  );
}

interface StoryProps {
  readonly replayed: Replayed;
  readonly cursor: number;
}

function Story({ replayed, cursor }: StoryProps) {
  const { trace, scenario } = replayed;
  const moments = useMemo(() => momentsOf(trace, scenario), [trace, scenario]);
  const label = quarterName(scenario.startYear, cursor);
  const now = moments
    .filter(({ quarter }) => quarter === cursor)
    .map(({ lead, text }) => [lead, text].join(" ").trim());
  return (
    <>
      <Player
        cursor={cursor}
        last={trace.quarters.length - 1}
        label={label}
        spoken={`${label}. ${now.length > 0 ? now.join(" ") : "Nothing new."}`}
      />
      <div className="future-columns">
        <FutureCharts replayed={replayed} cursor={cursor} />
        <EventList
          moments={moments}
          startYear={scenario.startYear}
          cursor={cursor}
          missing={missingEvents(trace)}
        />
      </div>
    </>
  );
}

/** One run, from its first quarter to its last: who left when and why. */
export function FutureView() {
  const { shown, notable, runs, choice, run } = useChosenRun();
  const { replayed, error, retry } = useReplay(shown?.scenario ?? null, run);
  const last = (replayed?.trace.quarters.length ?? 1) - 1;
  const cursor = Math.min(choice.cursor ?? last, last);
  return (
    <main className="screen future">
      <FailureNotice />
      <div className="lead">
        <h1>{replayed ? futureStory(replayed.trace, replayed.scenario) : "Following one future…"}</h1>
        <p className="note">{replayed && drawsOf(replayed)}</p>
      </div>
      <RunChooser run={run} notable={notable} isComplete={shown?.fingerprint != null} runs={runs} />
      {error !== null && (
        <div className="failure" role="alert">
          <div>
            <strong>This run could not be followed.</strong>
            {replayed && " What you see is the one before."}
            <p className="note">{error.message}</p>
          </div>
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {replayed && <Story replayed={replayed} cursor={cursor} />}
      <p className="note caveat">
        Move an assumption and the same run is followed again, with the same luck: what changes is what that
        assumption changed. One run is no forecast; how often such things happen is on the overview.
      </p>
    </main>
  );
}
