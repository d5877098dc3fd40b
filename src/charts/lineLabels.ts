import { textWidth } from "./textWidth";

type Point = readonly [x: number, y: number];

/** A line that wants its name, px. */
export interface NamedLine {
  readonly id: string;
  /** What it stands for: more than one where lines look the same all along. */
  readonly names: readonly string[];
  readonly points: readonly Point[];
}

/** Where a name begins, and the height of its middle, px. */
export interface LineLabel {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where on the line it points to; null where it stands beside the line. */
  readonly from: Point | null;
}

/** Room for names, px. */
export interface LabelRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontSize: number;
  /** Upright lines that names had better not cross. */
  readonly uprights: readonly number[];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Between points that a name is tried at, and between those that it must not hide; px. */
const [TRIED, SEEN] = [12, 4];
const GAP = 4;
/** Lines closer than this cannot be told apart. */
const CLOSE = 3;
/** Farther from another line is not clearer. */
const FAR = 48;
const PENALTIES = { overlap: 1000, hidden: 90, upright: 40, shared: 100, leader: 70, crossed: 10 };
/** A name beside its line is clear enough. */
const CLEAR = 60;

/** Points along a line, so far apart. */
function along({ points }: NamedLine, step: number): [x: number, y: number][] {
  return points.flatMap(([x, y], index) => {
    const [toX, toY] = points[index + 1] ?? [x, y];
    const count = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / step));
    return Array.from({ length: count }, (_, k): [number, number] => [
      x + ((toX - x) * k) / count,
      y + ((toY - y) * k) / count,
    ]);
  });
}

/** Height of a line at `x`; null where it is not. */
function heightAt({ points }: NamedLine, x: number): number | null {
  const next = points.findIndex(([at]) => at >= x);
  const [to, from] = [points[next], points[Math.max(0, next - 1)]];
  if (to === undefined || from === undefined) return null;
  return to[0] === from[0] ? to[1] : from[1] + ((to[1] - from[1]) * (x - from[0])) / (to[0] - from[0]);
}

const distance = ({ x, y, width, height }: Box, [px, py]: Point) =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));

const areOver = (a: Box, b: Box) =>
  a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height && b.y < a.y + a.height;

/** Above, below and to both sides of a point. */
function boxesAt([x, y]: Point, width: number, height: number): Box[] {
  const sides = [-width - 2 * GAP, 2 * GAP].map((dx) => ({ x: x + dx, y: y - height / 2, width, height }));
  const level = [0, -width / 2, -width].flatMap((dx) =>
    [-height - GAP, GAP].map((dy) => ({ x: x + dx, y: y + dy, width, height })),
  );
  return [...sides, ...level];
}

/** Below a point to the right, where a thin line leads. */
const boxesAway = ([x, y]: Point, width: number, height: number): Box[] =>
  [30, 70, 110].flatMap((dx) => [40, 80, 120, 160].map((dy) => ({ x: x + dx, y: y + dy, width, height })));

/** Points on the way from a line to its name. */
const leaderTo = ([x, y]: Point, box: Box): Point[] =>
  Array.from(
    { length: 20 },
    (_, k): Point => [
      x + ((box.x - GAP - x) * (k + 1)) / 20,
      y + ((box.y + box.height / 2 - y) * (k + 1)) / 20,
    ],
  );

/** @example joinNames(["Talmud", "Shapley"]) // "Talmud and Shapley" */
const joinNames = (names: readonly string[]) => names.join(names.length > 2 ? " · " : " and ");

interface Place {
  readonly cost: number;
  readonly box: Box;
  readonly from: Point | null;
}

/** What is there already: lines as points, names. */
interface Drawn {
  readonly lines: readonly NamedLine[];
  readonly seen: readonly (readonly Point[])[];
  readonly placed: readonly Box[];
}

/** The best place for the name of one line. */
function placeOf(
  line: NamedLine,
  text: string,
  { lines, seen, placed }: Drawn,
  room: LabelRoom,
  isAway: boolean,
) {
  const [width, height] = [textWidth(text, room.fontSize), room.fontSize + 3];
  let best: Place | null = null;
  for (const point of along(line, TRIED)) {
    const isShared = lines.map(
      (other) =>
        other !== line &&
        Math.abs((heightAt(other, point[0]) ?? Number.POSITIVE_INFINITY) - point[1]) < CLOSE,
    );
    for (const box of (isAway ? boxesAway : boxesAt)(point, width, height)) {
      const isInside = box.x >= room.left && box.x + width <= room.right;
      if (!isInside || box.y < room.top || box.y + height > room.bottom) continue;
      const gaps = seen.map((points) => Math.min(...points.map((at) => distance(box, at))));
      const spot = { x: point[0], y: point[1], width: 0, height: 0 };
      const apart = isAway ? seen.map((points) => Math.min(...points.map((at) => distance(spot, at)))) : gaps;
      const others = apart.filter((_, index) => lines[index] !== line && !isShared[index]);
      const leader = isAway ? leaderTo(point, box) : [];
      const crossed = placed.filter((other) => leader.some((at) => distance(other, at) < GAP)).length;
      const cost =
        PENALTIES.shared * isShared.filter(Boolean).length +
        PENALTIES.overlap * (crossed + placed.filter((other) => areOver(box, other)).length) +
        PENALTIES.hidden * gaps.filter((gap) => gap < 2).length +
        PENALTIES.upright * room.uprights.filter((at) => at > box.x - 2 && at < box.x + width + 2).length +
        (isAway ? PENALTIES.leader + Math.hypot(box.x - point[0], box.y - point[1]) / 6 : 0) -
        Math.min(FAR, ...others);
      if (best === null || cost < best.cost) best = { cost, box, from: isAway ? point : null };
    }
  }
  return best;
}

/** Names lines where they can best be told apart: beside the line, away from others, over nothing; where there is no
 * such place, away from it, at the end of a leader. */
export function placeLabels(lines: readonly NamedLine[], room: LabelRoom): readonly LineLabel[] {
  const seen = lines.map((line) => along(line, SEEN));
  const placed: Box[] = [];
  return lines.flatMap((line) => {
    const text = joinNames(line.names);
    const drawn = { lines, seen, placed };
    const beside = placeOf(line, text, drawn, room, false);
    const away = beside === null || beside.cost > CLEAR ? placeOf(line, text, drawn, room, true) : null;
    const place = away !== null && (beside === null || away.cost < beside.cost) ? away : beside;
    if (place === null) return [];
    const { box, from } = place;
    placed.push(box);
    return [{ id: line.id, text, x: box.x, y: box.y + box.height / 2, from }];
  });
}
