import { memo, useMemo } from "react";
import { placeOn } from "../analysis/placeOn";
import { HeatKey } from "./HeatKey";
import { HeatLines } from "./HeatLines";
import { heatFill, rampAt } from "./heatColours";
import { type HeatFrame, heatFrame, TICK_SIZE } from "./heatLayout";
import { Surface } from "./Surface";
import type { ChartAxis, SweptProps } from "./sweptAxis";
import { fitText, textWidth } from "./textWidth";
import { useSweepCursor } from "./useSweepCursor";

export interface HeatCell {
  /** Null where there is none to tell. */
  readonly value: number | null;
  /** Whether it was measured here, rather than nearby. */
  readonly isOwn: boolean;
}

type Domain = readonly [number, number];

interface HeatMapProps extends SweptProps {
  readonly y: ChartAxis;
  /** Rows of `y` from its lowest value on × columns of `x`, row-major. */
  readonly cells: readonly HeatCell[];
  /** Ends of the colour ramp. */
  readonly domain: Domain;
  /** What its first and its last colour stand for. */
  readonly ends: readonly [string, string];
  /** Contours are at least so far apart in value. */
  readonly finest: number;
}

const RING = 7;
const SIZE = 12;
const TITLE_SIZE = 12;

interface CellsProps {
  readonly cells: readonly HeatCell[];
  readonly columns: number;
  readonly domain: Domain;
  readonly frame: HeatFrame;
}

const Cells = memo(function Cells({ cells, columns, domain, frame }: CellsProps) {
  const placed = cells.map((cell, place) => ({ ...cell, place }));
  return (
    <g shapeRendering="crispEdges">
      {placed.map(({ value, isOwn, place }) => (
        <rect
          key={place}
          className={isOwn ? "heat-cell" : "heat-cell is-coarse"}
          x={frame.left + (place % columns) * frame.cellWidth}
          y={frame.bottom - (Math.floor(place / columns) + 1) * frame.cellHeight}
          width={frame.cellWidth + 0.5}
          height={frame.cellHeight + 0.5}
          style={value === null ? undefined : { fill: heatFill(rampAt(value, domain)) }}
        />
      ))}
    </g>
  );
});

function Axes({ x, y, frame }: { x: ChartAxis; y: ChartAxis; frame: HeatFrame }) {
  const { left, right, top, bottom } = frame;
  const title = (text: string) => fitText(text, right - left - 20, TITLE_SIZE);
  const keptIn = (middle: number, label: string) =>
    Math.min(middle, right + 3 - textWidth(label, TICK_SIZE) / 2);
  return (
    <g className="axis">
      {frame.xTicks.map(({ at, label }) => (
        <text key={at} x={keptIn(frame.atX(at), label)} y={bottom + 15} textAnchor="middle">
          {label}
        </text>
      ))}
      {frame.yTicks.map(({ at, label }) => (
        <text key={at} x={left - 7} y={frame.atY(at)} dy="0.35em" textAnchor="end">
          {label}
        </text>
      ))}
      <text className="axis-title" x={left} y={top - 9}>
        ↑ {title(y.label)}
      </text>
      <text className="axis-title" x={right} y={bottom + 36} textAnchor="end">
        {title(x.label)} →
      </text>
    </g>
  );
}

interface NowProps {
  readonly place: { readonly x: number; readonly y: number };
  readonly text: string;
  readonly isLeft: boolean;
}

/** Where the scenario stands. */
function Now({ place: { x, y }, text, isLeft }: NowProps) {
  return (
    <g className="heat-now">
      <circle className="heat-halo" cx={x} cy={y} r={RING} />
      <circle cx={x} cy={y} r={RING} />
      <text x={isLeft ? x - RING - 6 : x + RING + 6} y={y} dy="0.35em" textAnchor={isLeft ? "end" : "start"}>
        {text}
      </text>
    </g>
  );
}

type Layout = Pick<HeatMapProps, "x" | "y" | "width" | "height" | "now" | "format">;

function layoutOf({ x, y, width, height, now, format }: Layout) {
  const frame = heatFrame(x, y, width, height);
  const [column, row] = [placeOn(x.values, x.now, x.scale), placeOn(y.values, y.now, y.scale)];
  const place = { x: frame.atX(column), y: frame.atY(row) };
  const text = now === null ? "now" : `now, ${format(now)}`;
  const wide = textWidth(text, SIZE) + RING + 6;
  const isLeft = place.x + wide > frame.right;
  const middle = place.x + ((isLeft ? -1 : 1) * wide) / 2;
  // The words beside the ring take as much room as two short ones.
  const taken = [place, { x: middle, y: place.y }, { x: 2 * middle - place.x, y: place.y }];
  return { frame, place, text, isLeft, taken, start: Math.round(row) * x.values.length + Math.round(column) };
}

/** A measure over two assumptions, with contours and the place of the scenario. Looking at a place is told through
 * `onCursor`, going there through `onChoose`; places count row by row from the lowest values. */
export function HeatMap(props: HeatMapProps) {
  const { x, y, cells, domain, ends, finest, now, format, label, width, height, cursor, onCursor, onChoose } =
    props;
  const [columns, rows] = [x.values.length, y.values.length];
  const layout = useMemo(
    () => layoutOf({ x, y, width, height, now, format }),
    [x, y, width, height, now, format],
  );
  const { frame, start } = layout;
  const grid = useMemo(
    () => ({ width: columns, height: rows, values: cells.map(({ value }) => value) }),
    [cells, columns, rows],
  );
  const placeAt = (left: number, top: number) => {
    const column = Math.floor((left - frame.left) / frame.cellWidth);
    const row = Math.floor((frame.bottom - top) / frame.cellHeight);
    return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
  };
  const handlers = useSweepCursor({ columns, rows, cursor, start, placeAt, onCursor, onChoose });
  return (
    <div className="swept">
      <Surface width={width} height={height} label={null}>
        <Cells cells={cells} columns={columns} domain={domain} frame={frame} />
        <HeatLines {...{ finest, grid, domain, now, frame, format }} taken={layout.taken} />
        <Axes x={x} y={y} frame={frame} />
        <HeatKey ends={ends} left={frame.left} y={height - 7} />
        {cursor !== null && (
          <rect
            className="heat-cursor"
            x={frame.left + (cursor % columns) * frame.cellWidth}
            y={frame.bottom - (Math.floor(cursor / columns) + 1) * frame.cellHeight}
            width={frame.cellWidth}
            height={frame.cellHeight}
          />
        )}
        <Now place={layout.place} text={layout.text} isLeft={layout.isLeft} />
      </Surface>
      <button type="button" aria-label={label} {...handlers} />
    </div>
  );
}
