import { area, line, scaleLinear } from "d3";
import { memo, useMemo } from "react";
import { chanceOf } from "../analysis/chanceOf";
import type { Results } from "../analysis/results";
import { type Outcome, outcomesOf, type TriggerBand, triggerBands } from "../analysis/triggerBands";
import { formatChance, formatInterval } from "../model/chances";
import { formatNumber, formatPercent } from "../model/format";
import { quarterName } from "../model/quarters";
import { TimeAxis, ValueAxis } from "./Axes";
import { BaseRateBand, baseRateText } from "./BaseRateBand";
import { Readout } from "./Readout";
import { endBeside, LABEL_GAP, type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { useHoveredQuarter } from "./useHoveredQuarter";
import { yearTicks } from "./yearTicks";

interface SurvivalChartProps {
  readonly results: Results;
  readonly startYear: number;
  readonly width: number;
  readonly height: number;
  /** Whether to show what real consortia would lead one to expect. */
  readonly showsBaseRate: boolean;
}

const LEFT = 40;
const TOP = 10;
const BOTTOM = 24;
/** The per cent sign stands at the highest only. */
const ticks = () =>
  [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: at === 1 ? formatPercent(1) : formatNumber(at * 100) }));

interface Layer extends TriggerBand {
  /** Share of runs above the band and at its lower edge, per quarter. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The bands hang from the top, one under the other, down to the share still together. */
function layersOf(bands: readonly TriggerBand[], length: number): readonly Layer[] {
  let edge: readonly number[] = new Array<number>(length).fill(1);
  return bands.map((band) => {
    const from = edge;
    const to = from.map((share, quarter) => share - (band.incidence[quarter] ?? 0));
    edge = to;
    return { ...band, from, to };
  });
}

function labelsOf(
  outcomes: readonly Outcome[],
  layers: readonly Layer[],
  y: (share: number) => number,
): readonly SideLabel[] {
  return outcomes.map(({ id, label, percent }, index) => {
    const layer = layers[index];
    const [from, to] = layer
      ? [layer.from.at(-1) ?? 1, layer.to.at(-1) ?? 1]
      : [layers.at(-1)?.to.at(-1) ?? 1, 0];
    const className = id === "together" ? "label-strong" : `label-${id}`;
    return { id, text: `${percent} ${label}`, className, wish: y((from + to) / 2) };
  });
}

function layoutOf(results: Results, bands: readonly TriggerBand[], width: number, height: number) {
  const { together } = results;
  const y = scaleLinear([0, 1], [height - BOTTOM, TOP]);
  const layers = layersOf(bands, together.length);
  const labels = labelsOf(outcomesOf(results, bands), layers, y);
  const right = endBeside(labels, width);
  return { x: scaleLinear([0, together.length - 1], [LEFT, right]), y, right, layers, labels };
}

interface CurvesProps {
  readonly results: Results;
  readonly layers: readonly Layer[];
  readonly x: (quarter: number) => number;
  readonly y: (share: number) => number;
}

const Curves = memo(function Curves({ results: { together, runs }, layers, x, y }: CurvesProps) {
  const intervals = together.map((share) => chanceOf(share, runs));
  const between = (low: (quarter: number) => number, high: (quarter: number) => number) =>
    area<number>(
      (_, quarter) => x(quarter),
      (_, quarter) => y(low(quarter)),
      (_, quarter) => y(high(quarter)),
    )(together as number[]) ?? "";
  const curve = line<number>(
    (_, quarter) => x(quarter),
    (share) => y(share),
  );
  return (
    <>
      {layers.map(({ id, from, to }) => (
        <path
          key={id}
          className={`band fill-${id}`}
          d={between(
            (quarter) => to[quarter] ?? 1,
            (quarter) => from[quarter] ?? 1,
          )}
        />
      ))}
      <path
        className="interval"
        d={between(
          (quarter) => intervals[quarter]?.low ?? 0,
          (quarter) => intervals[quarter]?.high ?? 0,
        )}
      />
      <path className="curve" d={curve(together as number[]) ?? ""} />
    </>
  );
});

/** Share of runs still together over time, with its interval, and what ended the others. */
export const SurvivalChart = memo(function SurvivalChart(props: SurvivalChartProps) {
  const { results, startYear, width, height, showsBaseRate } = props;
  const quarters = results.together.length - 1;
  const bands = useMemo(() => triggerBands(results), [results]);
  const { x, y, right, layers, labels } = useMemo(
    () => layoutOf(results, bands, width, height),
    [results, bands, width, height],
  );
  const [hovered, handlers] = useHoveredQuarter(LEFT, x(1) - x(0), quarters);
  return (
    <Surface width={width} height={height} label={summaryOf(results, bands)} {...handlers}>
      <ValueAxis ticks={ticks()} y={y} left={LEFT} right={right} />
      <Curves results={results} layers={layers} x={x} y={y} />
      {showsBaseRate && <BaseRateBand quarters={quarters} x={x} y={y} />}
      <TimeAxis ticks={yearTicks(startYear, quarters, right - LEFT)} x={x} y={height - 6} />
      <SideLabels
        labels={labels}
        x={right + LABEL_GAP}
        width={width - right - LABEL_GAP}
        top={TOP + 6}
        bottom={height - BOTTOM - 6}
      />
      {hovered !== null && (
        <Readout
          x={x(hovered)}
          y={y(results.together[hovered] ?? 0)}
          top={TOP}
          bottom={height - BOTTOM}
          textX={LEFT + 6}
          textY={height - BOTTOM - 22}
          lines={readoutOf(results, startYear, hovered, showsBaseRate)}
        />
      )}
    </Surface>
  );
});

function readoutOf(
  { together, runs }: Results,
  startYear: number,
  quarter: number,
  showsBaseRate: boolean,
): readonly string[] {
  const when = `Start of ${quarterName(startYear, quarter)}`;
  if (quarter === 0) return [`${when}: all together`];
  const chance = chanceOf(together[quarter] ?? 0, runs);
  const line = `${when}: ${formatChance(chance)} together (95%: ${formatInterval(chance)})`;
  return showsBaseRate ? [line, `Past consortia: ${baseRateText(quarter)}`] : [line];
}

function summaryOf(results: Results, bands: readonly TriggerBand[]): string {
  const { risk } = results;
  const parts = outcomesOf(results, bands)
    .filter(({ id }) => id !== "together")
    .map(({ percent, label }) => `${percent} ${label}`);
  const ended = parts.length > 0 ? ` Ended: ${parts.join(", ")}.` : "";
  return `Share of runs still together. ${formatChance(risk)} fall apart, 95% interval ${formatInterval(risk)}.${ended}`;
}
