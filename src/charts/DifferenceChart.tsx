import { scaleLinear } from "d3";
import { memo, type PointerEvent, useMemo, useState } from "react";
import type { Advantage, Histogram } from "../analysis/advantage";
import { formatFrequency } from "../model/chances";
import { formatNumber } from "../model/format";
import type { ChartTable } from "./DataTable";
import { MoneyAxis } from "./MoneyAxis";
import { moneyScale, signed } from "./moneyScale";
import { Surface } from "./Surface";
import { fitText, textWidth } from "./textWidth";

interface DifferenceChartProps {
  /** Of joining. */
  readonly advantage: Advantage;
  /** Who it is held against, as in "staying out". */
  readonly rival: string;
  readonly width: number;
  readonly height: number;
}

const AXIS = 26;
const HEAD = 44;
const TEXT_SIZE = 12;

/** The amounts that a bin counts; the outermost also count what lies beyond. */
function binInWords({ low, width, counts }: Histogram, bin: number): string {
  const [from, to] = [low + bin * width, low + (bin + 1) * width];
  if (bin === 0 && from < 0) return `${signed(to)} or less`;
  if (bin === counts.length - 1) return `${signed(from)} or more`;
  return `${signed(from)} to ${signed(to)}`;
}

interface BarsProps {
  readonly histogram: Histogram;
  readonly hovered: number | null;
  readonly x: (usd: number) => number;
  readonly y: (count: number) => number;
  readonly bottom: number;
}

function Bars({ histogram: { low, width, counts }, hovered, x, y, bottom }: BarsProps) {
  return counts.map((count, bin) => {
    const from = low + bin * width;
    const side = from + width / 2 < 0 ? "loss" : "gain";
    return (
      <rect
        key={from}
        className={`difference-bar ${side}`}
        data-hovered={bin === hovered || undefined}
        x={x(from) + 0.5}
        y={y(count)}
        width={Math.max(0.5, x(from + width) - x(from) - 1)}
        height={bottom - y(count)}
      />
    );
  });
}

/** Who wins how often, each on its side of nothing; where both are alike is counted half to each. */
function Sides({ advantage: { better }, rival, width }: Omit<DifferenceChartProps, "height">) {
  const { value, low, high } = better;
  const worse = formatFrequency({ value: 1 - value, low: 1 - high, high: 1 - low });
  const [left, right] = [`${rival} better: ${worse}`, `joining better: ${formatFrequency(better)}`];
  const isNarrow = textWidth(left + right, TEXT_SIZE) + 20 > width;
  return (
    <g className="difference-sides">
      <text className="loss" x={0} y={13}>
        {fitText(left, width, TEXT_SIZE)}
      </text>
      <text className="gain" x={width} y={isNarrow ? 30 : 13} textAnchor="end">
        {fitText(right, width, TEXT_SIZE)}
      </text>
    </g>
  );
}

/** How much better or worse joining is than another choice, future by future. */
export const DifferenceChart = memo(function DifferenceChart(props: DifferenceChartProps) {
  const { advantage, rival, width, height } = props;
  const { histogram, median } = advantage;
  const [hovered, setHovered] = useState<number | null>(null);
  const { low, width: step, counts } = histogram;
  const bottom = height - AXIS;
  const { x, ticks, y } = useMemo(() => {
    const most = Math.max(1, ...counts);
    return {
      ...moneyScale([low, low + step * counts.length], width),
      y: scaleLinear([0, most], [bottom, HEAD]),
    };
  }, [low, step, counts, width, bottom]);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const bin = Math.floor((x.invert(at) - low) / step);
    setHovered(bin >= 0 && bin < counts.length ? bin : null);
  };
  const runs = counts.reduce((sum, count) => sum + count, 0);
  // While another histogram arrives, the pointer may be beyond its last bin.
  const bin = hovered !== null && hovered < counts.length ? hovered : null;
  const words =
    bin === null
      ? `median ${signed(median)}`
      : `${binInWords(histogram, bin)}: ${formatNumber(counts[bin] ?? 0)} of ${formatNumber(runs)} futures`;
  const isRight = x(median) > width / 2;
  const place = bin === null ? x(median) + (isRight ? -5 : 5) : width / 2;
  return (
    <Surface
      width={width}
      height={height}
      label={`Joining less ${rival}: median ${signed(median)}, better in ${formatFrequency(advantage.better)} futures.`}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHovered(null)}
    >
      <MoneyAxis ticks={ticks} x={x} top={HEAD - 6} bottom={bottom} width={width} />
      <Bars histogram={histogram} hovered={bin} x={x} y={y} bottom={bottom} />
      <line className="money-zero" x1={x(0)} x2={x(0)} y1={HEAD - 6} y2={bottom} />
      <line className="seat-median" x1={x(median)} x2={x(median)} y1={HEAD - 6} y2={bottom} />
      <Sides advantage={advantage} rival={rival} width={width} />
      <text
        className="difference-words"
        x={place}
        y={HEAD + 6}
        textAnchor={bin === null ? (isRight ? "end" : "start") : "middle"}
      >
        {words}
      </text>
    </Surface>
  );
});

/** The chart's numbers, a row a bin. */
export function differenceTable({ histogram }: Advantage): ChartTable {
  return {
    head: ["Joining better by", "Futures"],
    rows: histogram.counts.map((count, bin) => [binInWords(histogram, bin), formatNumber(count)]),
  };
}
