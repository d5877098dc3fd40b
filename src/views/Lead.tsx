import { halfWidthOf } from "../analysis/precision";
import { formatNumber } from "../model/format";
import { MODEL_VERSION } from "../model/schema";
import { headline } from "../state/findings/headline";
import { keyFigures } from "../state/findings/keyFigures";
import type { Shown } from "../state/session";
import { FigureCell } from "./FigureCell";
import { BestMove } from "./levers/BestMove";
import { useSession, useSessionState } from "./PageContext";

/** Half the width of the risk's interval, in percentage points. */
function precision({ results: { risk } }: Shown): string {
  const points = halfWidthOf(risk) * 100;
  return `±${formatNumber(Number(points.toFixed(points < 0.1 ? 3 : 1)))} points of noise (95%)`;
}

function progress({ runsDone, runsTotal }: Shown): string {
  return runsDone < runsTotal
    ? `${formatNumber(runsDone)} of ${formatNumber(runsTotal)} runs`
    : `${formatNumber(runsTotal)} runs`;
}

/** What the results follow from, but for the fingerprint. */
const originOf = ({ scenario }: Shown) =>
  `seed “${scenario.simulation.seed}” · model ${MODEL_VERSION} · fingerprint `;

const NOISE_HELP =
  "Simulation noise alone: how far as many other runs might lie from these. How uncertain the assumptions are is in the runs themselves.";

const FINGERPRINT_HELP =
  "Stands for all results to the last digit: the same scenario has the same after as many runs, on any machine and in any browser.";

/** Long work can be left at what is done, and begun again. */
function StopButton({ shown }: { shown: Shown }) {
  const session = useSession();
  const phase = useSessionState((state) => state.phase);
  if (phase === "stopped") {
    return (
      <button type="button" className="quiet" onClick={session.retry}>
        Simulate again
      </button>
    );
  }
  const isLong = phase === "running" && shown.runsTotal >= LONG_RUNS;
  return isLong ? (
    <button type="button" className="quiet" onClick={session.stop}>
      Stop here
    </button>
  ) : null;
}

/** From here on there is time to press a button. */
const LONG_RUNS = 50_000;

/** The headline, and over how many runs it was found. */
export function Lead({ shown }: { shown: Shown | null }) {
  const phase = useSessionState((state) => state.phase);
  const summary = useSessionState((state) => state.scenario.summary);
  const text = shown && headline(shown.results, shown.scenario);
  return (
    <div className="lead">
      {summary !== "" && (
        <p className="story" title={summary}>
          {summary}
        </p>
      )}
      <h1>{text ?? "Imagining what becomes of the group…"}</h1>
      <p className="note">
        {shown ? (
          <>
            {`${progress(shown)} · `}
            <span title={NOISE_HELP}>{precision(shown)}</span>
            {` · ${originOf(shown)}`}
            <span className="fingerprint" title={FINGERPRINT_HELP}>
              {shown.fingerprint ?? "…"}
            </span>
            <StopButton shown={shown} />
          </>
        ) : (
          "First results in a moment"
        )}
      </p>
      <p className="visually-hidden" role="status">
        {phase === "done" ? text : ""}
      </p>
    </div>
  );
}

const EMPTY = ["risk", "firstDues", "alone", "leaver", "bestMove"];

/** The key figures; before there are any, their places. */
export function KeyFigures({ shown }: { shown: Shown | null }) {
  if (shown === null) {
    return (
      <div className="figures" aria-hidden="true">
        {EMPTY.map((id) => (
          <div key={id} className="figure-cell is-empty" />
        ))}
      </div>
    );
  }
  return (
    <dl className="figures">
      {keyFigures(shown.results, shown.scenario).map((figure) => (
        <FigureCell key={figure.id} figure={figure} />
      ))}
      <BestMove />
    </dl>
  );
}
