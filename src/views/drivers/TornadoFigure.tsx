import { useMemo, useState } from "react";
import {
  measureTornado,
  rankedBars,
  TORNADO_MEASURES,
  type TornadoBar,
  type TornadoMeasure,
  type TornadoPoint,
} from "../../analysis/tornado";
import { Figure } from "../../charts/Figure";
import { TornadoChart, tornadoHeight, tornadoTable } from "../../charts/TornadoChart";
import type { TornadoRow } from "../../charts/tornadoLayout";
import { formatChance, formatInterval } from "../../model/chances";
import { formatNumber, formatPercent, formatRange, formatUsd, formatValue } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { assumptionTitle, formatMeasure, tornadoFinding } from "../../state/findings/drivers";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import { FEW, fewOf } from "./fewOf";
import { ShowAll } from "./ShowAll";

const FORMAT_TICK: Readonly<Record<TornadoMeasure, (measure: number) => string>> = {
  risk: (share) => formatPercent(share, 0),
  dues: (usd) => formatUsd(usd),
};

const LIMITS: Readonly<Record<TornadoMeasure, readonly [number, number]>> = {
  risk: [0, 1],
  dues: [0, Infinity],
};

const NAMES: Readonly<Record<TornadoMeasure, string>> = { risk: "Risk", dues: "Median dues" };

function pointSaid({ risk, duesUsdPerYear }: TornadoPoint, measure: TornadoMeasure): string {
  return measure === "risk"
    ? `${formatChance(risk)} (${formatInterval(risk)})`
    : `${formatUsd(duesUsdPerYear)} a year`;
}

/** The value of a point, the range of values where several assumptions are moved together. */
function valueSaid({ least, most }: TornadoPoint, { field }: TornadoBar): string {
  const unit = field.unit === "usdPerYear" ? "usd" : field.unit;
  const [low, high] = [least, most].map((value) => formatValue(value, unit));
  return low === high ? (low ?? "") : formatRange(least, most, unit);
}

const rowOf = (bar: TornadoBar, measure: TornadoMeasure): TornadoRow => ({
  id: bar.id,
  name: assumptionTitle(bar),
  marks: bar.points.map((point) => ({
    at: valueSaid(point, bar),
    measure: measure === "risk" ? point.risk.value : point.duesUsdPerYear,
    said: pointSaid(point, measure),
  })),
});

function Choice({
  measure,
  onChoose,
}: {
  measure: TornadoMeasure;
  onChoose: (measure: TornadoMeasure) => void;
}) {
  return TORNADO_MEASURES.map((one) => (
    <button
      key={one}
      type="button"
      className="quiet"
      aria-pressed={one === measure}
      onClick={() => onChoose(one)}
    >
      {NAMES[one]}
    </button>
  ));
}

/** How far the risk or the dues move as each assumption is moved over its range; works it out itself.
 * @param asked  null while something else is to be worked out first */
export function TornadoFigure({ asked }: { asked: Scenario | null }) {
  const { shown, phase, isCurrent, isComplete, ...study } = useStudy(measureTornado, asked);
  const [measure, setMeasure] = useState<TornadoMeasure>("risk");
  const [isAll, setIsAll] = useState(false);
  const all = useMemo(
    () => (shown === null ? [] : rankedBars(shown.result, measure).map((bar) => rowOf(bar, measure))),
    [shown, measure],
  );
  const rows = useMemo(() => fewOf(all, isAll), [all, isAll]);
  const still = shown === null ? 0 : shown.result.bars.length - all.length;
  const format = useMemo(() => (value: number) => formatMeasure(value, measure), [measure]);
  const noun = measure === "risk" ? "the risk" : "a member’s median dues";
  return (
    <div className="study-figure" aria-busy={phase === "running"} data-stale={!isCurrent}>
      <Figure
        title={shown ? tornadoFinding(shown.result, measure) : "Which assumption matters most"}
        subtitle={`Which assumption, moved over its range while the others stay, moves ${noun} most? Uncertain numbers: 5th to 95th percentile; certain ones: 25% either way. Groups of members are moved together. Ring: lowest value; dot: highest.${shown ? ` First ${formatNumber(shown.result.runs)} runs.` : ""}`}
        height={tornadoHeight(shown === null ? FEW : fewOf(all, false).length, Infinity)}
        table={() => tornadoTable(all)}
        isOld={!isComplete}
        tools={<Choice measure={measure} onChoose={setMeasure} />}
      >
        {(width) =>
          shown !== null &&
          rows.length > 0 && (
            <TornadoChart
              rows={rows}
              now={measure === "risk" ? shown.result.risk.value : shown.result.duesUsdPerYear}
              format={format}
              formatTick={FORMAT_TICK[measure]}
              limits={LIMITS[measure]}
              width={width}
            />
          )
        }
      </Figure>
      <div className="below-figure">
        <ShowAll count={all.length} isAll={isAll} onToggle={() => setIsAll(!isAll)} noun="assumptions" />
        {still > 0 && (
          <span className="note">
            {formatNumber(still)} more {still === 1 ? "moves" : "move"} {noun} not at all.
          </span>
        )}
      </div>
      <StudyStatus {...study} phase={phase} what="which assumption matters most" />
    </div>
  );
}
