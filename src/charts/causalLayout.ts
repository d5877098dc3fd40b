import { type CausalLink, NODES, type NodeId } from "../model/causalLoops";
import { textWidth } from "./textWidth";

/** Where everything in the picture of causes stands. */

export const NODE_SIZE = 12.5;
const LINE = 15;
const PAD_X = 9;
const PAD_Y = 6;
const NARROW = 660;

/** The middle of a node: part of the width, and px from the top. */
type Place = readonly [x: number, y: number];

const WIDE: Readonly<Record<NodeId, Place>> = {
  cost: [0.08, 24],
  bill: [0.25, 24],
  dues: [0.44, 24],
  pressure: [0.76, 50],
  sponsors: [0.565, 112],
  reserve: [0.17, 190],
  joiners: [0.58, 222],
  members: [0.42, 310],
  departures: [0.76, 310],
  stake: [0.94, 180],
  worth: [0.91, 364],
  unpaid: [0.2, 404],
  lag: [0.62, 428],
  progress: [0.86, 428],
};

const TALL: Readonly<Record<NodeId, Place>> = {
  cost: [0.17, 22],
  bill: [0.5, 22],
  sponsors: [0.82, 22],
  dues: [0.33, 112],
  pressure: [0.68, 152],
  reserve: [0.11, 192],
  joiners: [0.49, 228],
  members: [0.26, 344],
  departures: [0.76, 320],
  stake: [0.56, 424],
  worth: [0.82, 470],
  unpaid: [0.14, 456],
  lag: [0.42, 532],
  progress: [0.78, 566],
};

/** How far the middle of a link bows to its right, px, twice over; straight where nothing is said. */
const BENDS: { readonly [layout in "wide" | "tall"]: Readonly<Record<string, number>> } = {
  wide: {
    "departures reserve": -216,
    "members stake": -16,
    "unpaid lag": -14,
    "lag worth": 24,
    "dues pressure": -26,
    "worth stake": 11,
    "stake pressure": 16,
    "sponsors departures": -20,
  },
  tall: {
    "sponsors departures": -89,
    "lag worth": 22,
    "unpaid lag": 13,
    "stake pressure": -12,
    "departures reserve": -44,
    "members dues": -19,
  },
};

/** How far along a link its sign stands, where the usual place is taken. */
const SIGNS_AT: { readonly [layout in "wide" | "tall"]: Readonly<Record<string, number>> } = {
  wide: { "departures reserve": 0.78, "members stake": 0.82 },
  tall: { "departures reserve": 0.9, "stake pressure": 0.4 },
};
const SIGN_AT = 0.6;

/** Where the names of the loops stand. */
const TAGS: { readonly [layout in "wide" | "tall"]: Readonly<Record<string, Place>> } = {
  wide: {
    R1: [0.47, 152],
    R2: [0.86, 262],
    R3: [0.37, 386],
    R4: [0.459, 208],
    B1: [0.84, 170],
    B2: [0.27, 230],
  },
  tall: {
    R1: [0.44, 168],
    R2: [0.95, 262],
    R3: [0.42, 480],
    R4: [0.325, 222],
    B1: [0.48, 362],
    B2: [0.14, 262],
  },
};

export interface Box {
  readonly id: NodeId;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Curve {
  readonly link: CausalLink;
  readonly path: string;
  /** The tip of its arrow, and the direction it comes from, in degrees. */
  readonly tip: Place;
  readonly angle: number;
  /** Where its sign stands. */
  readonly sign: Place;
}

export interface Tag {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

type Point = readonly [number, number];

const isNarrow = (width: number) => width < NARROW;

/** Height of the picture, px. */
export const causalHeight = (width: number): number => (isNarrow(width) ? 590 : 452);

function linesOf(label: string, most: number): readonly string[] {
  const words = label.split(" ");
  if (textWidth(label, NODE_SIZE) <= most || words.length === 1) return [label];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(" "), words.slice(half).join(" ")];
}

function boxesOf(width: number): ReadonlyMap<NodeId, Box> {
  const places = isNarrow(width) ? TALL : WIDE;
  const most = isNarrow(width) ? 78 : 120;
  return new Map(
    (Object.entries(places) as [NodeId, Place][]).map(([id, [part, y]]) => {
      const lines = linesOf(NODES[id], most);
      const wide = Math.max(...lines.map((line) => textWidth(line, NODE_SIZE))) + 2 * PAD_X;
      const x = Math.min(Math.max(part * width, wide / 2 + 1), width - wide / 2 - 1);
      return [id, { id, lines, x, y, width: wide, height: lines.length * LINE + 2 * PAD_Y }];
    }),
  );
}

const isInside = ([x, y]: Point, box: Box, gap: number) =>
  Math.abs(x - box.x) < box.width / 2 + gap && Math.abs(y - box.y) < box.height / 2 + gap;

const STEPS = 120;

function curveOf(link: CausalLink, from: Box, to: Box, bend: number, signAt: number): Curve {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const aside = bend / Math.hypot(dx, dy);
  const control: Point = [(from.x + to.x) / 2 - dy * aside, (from.y + to.y) / 2 + dx * aside];
  const at = (t: number): Point => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [a * from.x + b * control[0] + c * to.x, a * from.y + b * control[1] + c * to.y];
  };
  const points = Array.from({ length: STEPS + 1 }, (_, step) => at(step / STEPS)).filter(
    (point) => !isInside(point, from, 2) && !isInside(point, to, 4),
  );
  return drawn(link, points, signAt);
}

/** A link of a node to itself: a ring at its right upper corner. */
function ringOf(link: CausalLink, box: Box): Curve {
  const radius = 15;
  const [x, y] = [box.x + box.width / 2 - 4, box.y - box.height / 2 - 6];
  const points = Array.from({ length: STEPS + 1 }, (_, step): Point => {
    const turn = Math.PI * 0.92 + (step / STEPS) * Math.PI * 1.66;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  }).filter((point) => !isInside(point, box, 3));
  return drawn(link, points, SIGN_AT);
}

function drawn(link: CausalLink, points: readonly Point[], signAt: number): Curve {
  const near = (index: number) => points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0];
  const tip = near(points.length - 1);
  const back = near(points.length - 8);
  const turn = Math.atan2(tip[1] - back[1], tip[0] - back[0]);
  const beside = near(Math.round(points.length * signAt));
  const round = (value: number) => value.toFixed(1);
  return {
    link,
    path: `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join("L")}`,
    tip,
    angle: (turn * 180) / Math.PI,
    sign: [beside[0] + 9 * Math.sin(turn), beside[1] - 9 * Math.cos(turn)],
  };
}

/** Boxes, curves and names of loops for a picture so many px wide. */
export function causalLayout(links: readonly CausalLink[], width: number) {
  const layout = isNarrow(width) ? "tall" : "wide";
  const boxes = boxesOf(width);
  const curves = links.flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from === undefined || to === undefined) return [];
    if (from === to) return [ringOf(link, from)];
    const name = `${link.from} ${link.to}`;
    return [curveOf(link, from, to, BENDS[layout][name] ?? 0, SIGNS_AT[layout][name] ?? SIGN_AT)];
  });
  const tags: Tag[] = Object.entries(TAGS[layout]).map(([id, [part, y]]) => ({ id, x: part * width, y }));
  return { boxes: [...boxes.values()], curves, tags };
}
