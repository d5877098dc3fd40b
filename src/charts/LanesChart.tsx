import { memo, useMemo } from "react";
import type { Trace } from "../analysis/trace";
import { quarterName } from "../model/quarters";
import type { Scenario } from "../model/schema";
import { TimeAxis } from "./Axes";
import type { ChartTable } from "./DataTable";
import { type Lane, type LeavingMark, lanesOf, leavingMarks, MOST_GROUPS, standingAt } from "./futureLanes";
import { BAR, CohortBar, StateBar } from "./LaneBars";
import { CursorBand, FutureVeil, useTimePointer } from "./PlayedTime";
import { Surface } from "./Surface";
import { fitText } from "./textWidth";
import { type TimeFrame, timeFrame } from "./timeFrame";
import { yearTicks } from "./yearTicks";

interface LanesChartProps {
  readonly trace: Trace;
  readonly scenario: Scenario;
  /** To the horizon. */
  readonly quarters: number;
  readonly cursor: number;
  readonly width: number;
  readonly onPick: (quarter: number) => void;
}

const ROW = 24;
const HEAD = 20;
const PART_GAP = 8;
const BOTTOM = 24;
const NAME_SIZE = 12.5;
const STANDING_SIZE = 12;

/** How high the lanes of a scenario are, px; known before any run is. */
export function lanesHeight({ sponsors, shocks, members }: Scenario): number {
  const groups = Math.min(members.length, MOST_GROUPS);
  const parts = [sponsors.length, shocks.length, groups].filter((count) => count > 0);
  const rows = parts.reduce((sum, count) => sum + count, 0);
  return HEAD + rows * ROW + (parts.length - 1) * PART_GAP + BOTTOM;
}

type Placed = readonly [lane: Lane, y: number];

/** Each lane with its upper edge; a gap between sponsors, shocks and members. */
function placed(lanes: readonly Lane[]): readonly Placed[] {
  let y = HEAD;
  return lanes.map((lane, index) => {
    const before = lanes[index - 1];
    if (before !== undefined && before.part !== lane.part) y += PART_GAP;
    y += ROW;
    return [lane, y - ROW];
  });
}

interface LanesProps {
  readonly lanes: readonly Placed[];
  readonly frame: TimeFrame;
}

const Lanes = memo(function Lanes({ lanes, frame: { x, left, right } }: LanesProps) {
  return lanes.map(([lane, y]) => (
    <g key={lane.id} data-lane={lane.name}>
      <title>{lane.name}</title>
      <text className="row-name" x={left - 10} y={y + BAR / 2} dy="0.35em" textAnchor="end">
        {fitText(lane.name, left - 12, NAME_SIZE)}
      </text>
      <line className="track" x1={left} x2={right} y1={y + BAR / 2} y2={y + BAR / 2} />
      <StateBar lane={lane} y={y + (ROW - BAR) / 2 - 5} x={x} />
      <CohortBar lane={lane} y={y + (ROW - BAR) / 2 - 5} x={x} />
    </g>
  ));
});

interface LeavingProps extends LanesProps {
  readonly marks: readonly LeavingMark[];
}

/** A dot where members leave, in the colour of what moves them; several in one quarter stand side by side. */
const Leaving = memo(function Leaving({ marks, lanes, frame: { x, step } }: LeavingProps) {
  const yOf = new Map(lanes.map(([{ id }, y]) => [id, y]));
  return marks.map(({ laneId, quarter, tone }, index) => {
    const before = marks.slice(0, index).filter((mark) => mark.laneId === laneId && mark.quarter === quarter);
    return (
      <circle
        key={`${laneId} ${quarter} ${tone}`}
        className={`leaving fill-${tone}`}
        cx={x(quarter + 1) - Math.min(6, step / 2) - before.length * 5}
        cy={(yOf.get(laneId) ?? 0) + BAR / 2}
        r={4}
      />
    );
  });
});

function Ending({ at, frame, height }: { at: number; frame: TimeFrame; height: number }) {
  const x = frame.x(at + 1);
  const isLeft = x > frame.right - 30;
  return (
    <g className="ending">
      <line x1={x} x2={x} y1={4} y2={height} />
      <text x={x + (isLeft ? -5 : 5)} y={12} textAnchor={isLeft ? "end" : "start"}>
        over
      </text>
    </g>
  );
}

/** Who and what was there when in one run: sponsors, shocks and members as lanes over time. */
export const LanesChart = memo(function LanesChart(props: LanesChartProps) {
  const { trace, scenario, quarters, cursor, width, onPick } = props;
  const frame = useMemo(() => timeFrame(width, quarters), [width, quarters]);
  const lanes = useMemo(() => placed(lanesOf(trace, scenario)), [trace, scenario]);
  const marks = useMemo(() => leavingMarks(trace, lanesOf(trace, scenario)), [trace, scenario]);
  const last = trace.quarters.length - 1;
  const [hovered, handlers] = useTimePointer(frame, last, onPick);
  const height = lanesHeight(scenario);
  const bottom = height - BOTTOM;
  const at = hovered ?? cursor;
  const room = width - frame.right - 8;
  return (
    <Surface
      className="timeline"
      width={width}
      height={height}
      label={summaryOf(lanes, cursor, last, scenario.startYear)}
      {...handlers}
    >
      <CursorBand frame={frame} cursor={cursor} height={bottom} />
      <Lanes lanes={lanes} frame={frame} />
      <Leaving marks={marks} lanes={lanes} frame={frame} />
      <FutureVeil frame={frame} cursor={cursor} height={bottom} />
      {trace.ending?.quarter === cursor && <Ending at={cursor} frame={frame} height={bottom} />}
      <text className="standing-head" x={frame.right + 8} y={12}>
        {quarterName(scenario.startYear, at)}
      </text>
      {lanes.map(([lane, y]) => (
        <text key={lane.id} className="standing" x={frame.right + 8} y={y + BAR / 2} dy="0.35em">
          {fitText(standingAt(lane, at, at === last), room, STANDING_SIZE)}
        </text>
      ))}
      <TimeAxis
        ticks={yearTicks(scenario.startYear, quarters, frame.right - frame.left)}
        x={frame.x}
        y={height - 6}
      />
    </Surface>
  );
});

function summaryOf(lanes: readonly Placed[], cursor: number, last: number, startYear: number): string {
  const standing = lanes.map(([lane]) => `${lane.name}: ${standingAt(lane, cursor, cursor === last)}`);
  return `In ${quarterName(startYear, cursor)}: ${standing.join("; ")}.`;
}

/** How each lane stands in each quarter of the run. */
export function lanesTable(trace: Trace, scenario: Scenario): ChartTable {
  const lanes = lanesOf(trace, scenario);
  const isTwin = ({ name }: Lane, index: number) => lanes.findIndex((other) => other.name === name) < index;
  return {
    head: [
      "Quarter",
      ...lanes.map((lane, index) => `${lane.name}${isTwin(lane, index) ? ` (${index + 1})` : ""}`),
    ],
    rows: trace.quarters.map((_, quarter) => [
      quarterName(scenario.startYear, quarter),
      ...lanes.map((lane) => standingAt(lane, quarter, quarter === trace.quarters.length - 1)),
    ]),
  };
}
