import { contourLines, type Grid, type Point } from "./contourLines";
import { type ChartAxis, type PlacedTick, ticksOf } from "./sweptAxis";
import { textWidth } from "./textWidth";

const TICK_SIZE = 11;
const TICK_GAP = 14;
/** Room for the title of the upright axis; for ticks and title of the other, and the key of the colours. */
const TOP = 24;
const BOTTOM = 62;

/** Where the cells of a map lie, px. */
export interface HeatFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
  /** Of a place counted in values from the first, whose middle is at 0. */
  readonly atX: (place: number) => number;
  readonly atY: (place: number) => number;
}

export function heatFrame(x: ChartAxis, y: ChartAxis, width: number, height: number): HeatFrame {
  const bottom = height - BOTTOM;
  const cellHeight = (bottom - TOP) / y.values.length;
  const yTicks = ticksOf(y, (TICK_SIZE * 1.6) / cellHeight);
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, TICK_SIZE)))) + 10;
  const right = width - 4;
  const cellWidth = (right - left) / x.values.length;
  const widest = Math.max(...ticksOf(x, 0).map(({ label }) => textWidth(label, TICK_SIZE)));
  return {
    left,
    right,
    top: TOP,
    bottom,
    cellWidth,
    cellHeight,
    xTicks: ticksOf(x, (widest + TICK_GAP) / cellWidth),
    yTicks,
    atX: (place) => left + (place + 0.5) * cellWidth,
    atY: (place) => bottom - (place + 0.5) * cellHeight,
  };
}

/** A word on the map, px. */
export interface PlacedWord {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

export interface Contour {
  readonly level: number;
  readonly lines: readonly (readonly Point[])[];
  /** Where the level is written; null where there is no room. */
  readonly word: PlacedWord | null;
}

/** Words nearer to each other than this would touch, px. */
const APART = 46;
const FROM_EDGE = 22;

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  // Words are wider than high.
  Math.max(Math.abs(a.x - b.x), 2 * Math.abs(a.y - b.y));

type Taken = readonly { readonly x: number; readonly y: number }[];

const freedom = (point: { x: number; y: number }, taken: Taken) =>
  Math.min(Number.POSITIVE_INFINITY, ...taken.map((other) => distance(point, other)));

/** The point of some lines that is farthest from what is taken; null when even that is too near. */
function freest(
  lines: readonly (readonly Point[])[],
  taken: Taken,
  { left, right, top, bottom }: HeatFrame,
): { x: number; y: number } | null {
  const points = lines.flat().flatMap(([x, y]) => {
    const isInside =
      x > left + FROM_EDGE && x < right - FROM_EDGE && y > top + FROM_EDGE && y < bottom - FROM_EDGE;
    return isInside ? [{ x, y }] : [];
  });
  const [first, ...others] = points;
  if (first === undefined) return null;
  const best = others.reduce((a, b) => (freedom(b, taken) > freedom(a, taken) ? b : a), first);
  return freedom(best, taken) >= APART ? best : null;
}

/** Contours of a map, px, each with its level written where there is most room.
 * @param taken  where words stand already */
export function heatContours(
  grid: Grid,
  levels: readonly number[],
  frame: HeatFrame,
  taken: Taken,
): readonly Contour[] {
  const words: { x: number; y: number }[] = [...taken];
  return levels.flatMap((level) => {
    const lines = contourLines(grid, level).map((line) =>
      line.map(([x, y]): Point => [frame.left + x * frame.cellWidth, frame.bottom - y * frame.cellHeight]),
    );
    if (lines.length === 0) return [];
    const place = freest(lines, words, frame);
    if (place !== null) words.push(place);
    return [{ level, lines, word: place && { ...place, value: level } }];
  });
}

/** Values nearer to a contour than this would be taken for its level, px. */
const FROM_CONTOUR = 34;

const SAMPLES = [0.12, 0.5, 0.88];

/** Cells whose values are written, three by three, where nothing else stands and no contour runs.
 * @param taken  where words stand already */
export function sampledCells(
  grid: Grid,
  frame: HeatFrame,
  taken: Taken,
  contours: readonly Contour[],
): readonly PlacedWord[] {
  const onContours = contours.flatMap(({ lines }) => lines.flat().map(([x, y]) => ({ x, y })));
  const near = (part: number, count: number) => Math.round(part * (count - 1));
  const words = SAMPLES.flatMap((up) =>
    SAMPLES.flatMap((along) => {
      const [column, row] = [near(along, grid.width), near(up, grid.height)];
      const value = grid.values[row * grid.width + column] ?? null;
      return value === null ? [] : [{ x: frame.atX(column), y: frame.atY(row), value }];
    }),
  );
  return words.filter(
    (word, index) =>
      freedom(word, taken) >= APART &&
      freedom(word, words.slice(0, index)) >= APART &&
      freedom(word, onContours) >= FROM_CONTOUR,
  );
}
