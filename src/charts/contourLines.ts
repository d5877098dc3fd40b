import { contours } from "d3";

/** In cells. */
const LEAST_REACH = 1.5;

export type Point = readonly [x: number, y: number];

/** Values of a grid, row-major; null where there is none. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly values: readonly (number | null)[];
}

const isBeyond = (place: number, end: number) => place <= 0 || place >= end;

const isOnEdge = ([x, y]: Point, { width, height }: Grid) => isBeyond(x, width) || isBeyond(y, height);

/** The line as it goes on to the edge: values stay beyond the middle of the outermost cells what they are there,
 * while marching squares end at the middle of an edge's cell. */
function straightened(line: readonly Point[], grid: Grid): readonly Point[] {
  const ended = (end: Point, next: Point): Point => {
    if (!isOnEdge(end, grid)) return end;
    return isBeyond(end[1], grid.height) ? [next[0], end[1]] : [end[0], next[1]];
  };
  const [first, second] = line as [Point, Point];
  const [beforeLast, last] = line.slice(-2) as [Point, Point];
  return [ended(first, second), ...line.slice(1, -1), ended(last, beforeLast)];
}

/** A closed ring cut where it runs along the grid's edge: what is left are the lines within. */
function openLines(ring: readonly Point[], grid: Grid): readonly (readonly Point[])[] {
  const lines: Point[][] = [[]];
  for (const [index, point] of ring.entries()) {
    const before = ring[index - 1];
    if (before !== undefined && isOnEdge(before, grid) && isOnEdge(point, grid)) lines.push([]);
    lines.at(-1)?.push(point);
  }
  const [first, last] = [lines[0], lines.at(-1)];
  const isOneLine = first !== last && first?.[0] && last && String(first[0]) === String(last.at(-1));
  if (isOneLine && first && last) {
    lines.pop();
    lines[0] = [...last, ...first.slice(1)];
  }
  return lines.filter((line) => line.length > 1).map((line) => straightened(line, grid));
}

/** Whether a line goes further than a cell or so in some direction; shorter ones are specks of chance. */
function isLong(line: readonly Point[]): boolean {
  const reach = (axis: 0 | 1) => {
    const places = line.map((point) => point[axis]);
    return Math.max(...places) - Math.min(...places);
  };
  return Math.max(reach(0), reach(1)) > LEAST_REACH;
}

/** The lines along which a grid takes a value, in columns and rows with the middle of the first cell at ½, ½; none
 * where the grid is one cell wide, and no specks.
 * @source d3-contour, marching squares */
export function contourLines(grid: Grid, level: number): readonly (readonly Point[])[] {
  const { width, height, values } = grid;
  if (width < 2 || height < 2) return [];
  const numbers = values.map((value) => value ?? Number.NaN);
  const { coordinates } = contours().size([width, height]).contour(numbers, level);
  const lines = coordinates.flatMap((polygon) =>
    polygon.flatMap((ring) => openLines(ring as unknown as readonly Point[], grid)),
  );
  return lines.filter(isLong);
}
