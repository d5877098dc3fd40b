import { useMemo, useState } from "react";
import { type Sweep, type SweepInput, type SweepPoint, scenarioAt } from "../../analysis/sweep";
import { Figure } from "../../charts/Figure";
import { HeatMap } from "../../charts/HeatMap";
import { SweepChart } from "../../charts/SweepChart";
import { lineTable, mapTable } from "../../charts/sweepTables";
import { formatNumber } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { lineFinding, mapFinding, type SweptAxis } from "../../state/findings/tradeoffs";
import { finestOf, type MeasureWords, rampOf } from "../../state/measures";
import type { Problem } from "../../state/problem";
import { useSession } from "../PageContext";
import { SweepReadout } from "./SweepReadout";

interface SweepFigureProps {
  readonly scenario: Scenario;
  readonly input: SweepInput;
  readonly sweep: Sweep;
  readonly x: SweptAxis;
  readonly y: SweptAxis | null;
  readonly words: MeasureWords;
  /** What the scenario as it is has; null while it is not known. */
  readonly now: SweepPoint | null;
  /** Whether it belongs to other assumptions than those at hand: then nothing of it can be adopted. */
  readonly isStale: boolean;
  readonly isComplete: boolean;
}

const HEIGHT = 430;

const HELP = "Arrow keys look at a place, Enter sets the assumptions to it; a click does, too.";

function runsInWords(sweep: Sweep): string {
  const runs = Math.max(...sweep.map((cell) => cell.runs));
  return `${formatNumber(runs)} runs at each place, same random numbers.`;
}

/** A measure over one or two assumptions; a place on it can be looked at and adopted. */
export function SweepFigure(props: SweepFigureProps) {
  const { scenario, input, sweep, x, y, words, now, isStale, isComplete } = props;
  const session = useSession();
  const [cursor, setCursor] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const { measure } = words;
  const points = useMemo(() => sweep.map((cell) => cell[measure]), [sweep, measure]);
  const cells = useMemo(
    () => sweep.map((cell) => ({ value: cell[measure]?.value ?? null, isOwn: cell.isOwn })),
    [sweep, measure],
  );
  const domain = useMemo(() => rampOf(words, points), [words, points]);
  const finest = useMemo(() => finestOf(points), [points]);
  const at = (place: number) => {
    const columns = x.values.length;
    return [x.values[place % columns] as number, y?.values[Math.floor(place / columns)] ?? null] as const;
  };
  const adopt = (place: number) => {
    if (isStale) return;
    setProblem(session.edit((before) => scenarioAt({ ...input, scenario: before }, ...at(place))));
  };
  const looked = cursor !== null && cursor < sweep.length ? cursor : null;
  const texts = () => points.map((point) => (point === null ? "none together" : words.full(point)));
  const shared = { now: now?.[measure]?.value ?? null, format: words.short, cursor: looked };
  const label = `${words.title} over ${y === null ? x.label : `${x.label} and ${y.label}`}. ${HELP}`;
  return (
    <>
      <Figure
        title={y === null ? lineFinding(sweep, x, words) : mapFinding(sweep, x, y, words)}
        subtitle={`${words.of(scenario)}; ${runsInWords(sweep)}`}
        aside="Click to go there."
        height={HEIGHT}
        isOld={!isComplete}
        table={() => (y === null ? lineTable(x, words.title, texts()) : mapTable(x, y, texts()))}
      >
        {(width) =>
          y === null ? (
            <SweepChart
              {...shared}
              {...{ x, points, label, width }}
              height={HEIGHT}
              onCursor={setCursor}
              onChoose={adopt}
            />
          ) : (
            <HeatMap
              {...shared}
              {...{ x, y, cells, domain, finest, label, width }}
              ends={words.ends}
              height={HEIGHT}
              onCursor={setCursor}
              onChoose={adopt}
            />
          )
        }
      </Figure>
      <SweepReadout
        x={x}
        y={y}
        at={looked === null ? [x.now, y?.now ?? null] : at(looked)}
        words={words}
        point={looked === null ? now : (sweep[looked] ?? null)}
        isNow={looked === null}
        isRough={looked !== null && sweep[looked]?.isOwn === false}
        problem={problem}
        onAdopt={() => {
          if (looked !== null) adopt(looked);
          setCursor(null);
        }}
      />
    </>
  );
}
