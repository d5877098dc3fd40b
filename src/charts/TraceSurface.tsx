import type { ScaleLinear } from "d3";
import type { ReactNode } from "react";
import type { TraceQuarter } from "../analysis/trace";
import { formatUsd } from "../model/format";
import { TimeAxis, ValueAxis } from "./Axes";
import { CursorBand, FutureVeil, useTimePointer } from "./PlayedTime";
import { type SideLabel, SideLabels } from "./SideLabels";
import { Surface } from "./Surface";
import { BOTTOM, type TimeFrame, TOP, type TraceChartProps } from "./timeFrame";
import { yearTicks } from "./yearTicks";

interface TraceSurfaceProps {
  readonly chart: TraceChartProps;
  readonly frame: TimeFrame;
  /** Dollars to px. */
  readonly y: ScaleLinear<number, number>;
  /** About how many dollar amounts stand at the axis. */
  readonly ticks: number;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** What stands beside the quarter that the pointer is over, or else the player. */
  readonly labelsOf: (now: TraceQuarter) => readonly SideLabel[];
  readonly children: ReactNode;
}

/** What a run's dollars are drawn on: axes, the player's quarter, the veil over what comes after it, and labels at the
 * right. */
export function TraceSurface({ chart, frame, y, ticks, label, labelsOf, children }: TraceSurfaceProps) {
  const { trace, startYear, quarters, cursor, width, height, onPick } = chart;
  const [hovered, handlers] = useTimePointer(frame, trace.quarters.length - 1, onPick);
  const now = trace.quarters[hovered ?? cursor];
  const amounts = y.ticks(ticks).map((usd) => ({ at: usd, label: formatUsd(usd) }));
  return (
    <Surface className="timeline" width={width} height={height} label={label} {...handlers}>
      <CursorBand frame={frame} cursor={cursor} height={height - BOTTOM} />
      <ValueAxis ticks={amounts} y={y} left={frame.left} right={frame.right} />
      {children}
      <FutureVeil frame={frame} cursor={cursor} height={height - BOTTOM} />
      <SideLabels
        labels={now === undefined ? [] : labelsOf(now)}
        x={frame.right + 8}
        width={width - frame.right - 8}
        top={TOP}
        bottom={height - BOTTOM - 6}
      />
      <TimeAxis ticks={yearTicks(startYear, quarters, frame.right - frame.left)} x={frame.x} y={height - 6} />
    </Surface>
  );
}
