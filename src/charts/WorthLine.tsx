import { line } from "d3";
import { formatUsd } from "../model/format";
import { LABEL_SIZE } from "./SideLabels";
import { textWidth } from "./textWidth";

/** One moment of the worth, with the fan of dues that a label should keep clear of. */
export interface WorthPoint {
  /** In quarters from the start. */
  readonly at: number;
  /** Dollars a year. */
  readonly worth: number;
  readonly p5: number;
  readonly p95: number;
}

/** Where the drawing may go, px; `top` is the highest. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Scale = (value: number) => number;

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** How much of a box the worth's line, the fan and what lies outside the frame would take. */
function clutter(
  points: readonly WorthPoint[],
  x: Scale,
  y: Scale,
  frame: Frame,
  from: number,
  base: number,
) {
  return (width: number): number => {
    const [high, low] = [base - LABEL_SIZE, base + 3];
    const outside = high < frame.top || low > frame.bottom || from + width > frame.right ? 1000 : 0;
    const inside = points.filter(({ at }) => x(at) >= from && x(at) <= from + width);
    const crossed = inside.filter(({ worth }) => y(worth) > high - 2 && y(worth) < low + 2).length;
    const covered = inside.filter(({ p5, p95 }) => y(p95) < low && y(p5) > high).length;
    return outside + 3 * crossed + covered;
  };
}

function labelInside(points: readonly WorthPoint[], x: Scale, y: Scale, frame: Frame): Placed {
  const last = points.at(-1)?.worth ?? 0;
  const shortest = `worth ${formatUsd(last)}`;
  const wordings = [
    `what it is worth to them, median ${formatUsd(last)} at the end`,
    `worth, median ${formatUsd(last)} at the end`,
  ];
  const room = frame.right - frame.left - 12;
  const text = wordings.find((words) => textWidth(words, LABEL_SIZE) <= room) ?? shortest;
  const width = textWidth(text, LABEL_SIZE);
  const starts = [0, 0.5, 1].map((part) => frame.left + 6 + part * Math.max(0, room - width));
  const candidates = starts.flatMap((from) => {
    const spanned = points.filter(({ at }) => x(at) >= from - 4 && x(at) <= from + width + 4);
    const heights = spanned.map(({ worth }) => y(worth));
    return [Math.min(...heights) - 7, Math.max(...heights) + LABEL_SIZE + 5].map((base) => ({
      from,
      base,
      clutter: clutter(points, x, y, frame, from, base)(width),
    }));
  });
  const best = candidates.reduce((a, b) => (b.clutter < a.clutter ? b : a));
  return { text, x: best.from, y: best.base, anchor: "start" };
}

/** Words at the top, beside where the line leaves. */
function labelBeyond(points: readonly WorthPoint[], x: Scale, y: Scale, frame: Frame): Placed {
  const worths = points.map(({ worth }) => worth);
  const leaves = points.find(({ worth }) => y(worth) < frame.top);
  const isWhole = worths.every((worth) => y(worth) < frame.top);
  const [first, last] = [formatUsd(worths[0] ?? 0), formatUsd(worths.at(-1) ?? 0)];
  const value = isWhole && first !== last ? `${first} – ${last}` : last;
  const text = `worth: ${value}, beyond this chart`;
  const at = leaves === undefined || isWhole ? frame.left : x(leaves.at);
  const fitsBefore = at - 12 - textWidth(text, LABEL_SIZE) >= frame.left;
  return {
    text,
    x: fitsBefore ? at - 12 : at + 6,
    y: frame.top + LABEL_SIZE,
    anchor: fitsBefore ? "end" : "start",
  };
}

/** The label of the worth's line: beside it where it has room, or at the top when the line leaves the frame. */
export function worthLabel(points: readonly WorthPoint[], x: Scale, y: Scale, frame: Frame): Placed {
  const isInside = points.every(({ worth }) => y(worth) >= frame.top - 0.5);
  return isInside ? labelInside(points, x, y, frame) : labelBeyond(points, x, y, frame);
}

interface WorthLineProps {
  readonly points: readonly WorthPoint[];
  readonly x: Scale;
  readonly y: Scale;
  readonly frame: Frame;
  /** Of the clip path, unique on the page. */
  readonly id: string;
  /** Above this, px, other words stand: a label that reaches there is left out. */
  readonly clear: number;
}

/** Median worth of membership over time, dashed, with its label. */
export function WorthLine({ points, x, y, frame, id, clear }: WorthLineProps) {
  if (points.length === 0) return null;
  const { text, ...label } = worthLabel(points, x, y, frame);
  const path = line<WorthPoint>(
    ({ at }) => x(at),
    ({ worth }) => y(worth),
  );
  // Unlike dues, worth grows from day to day: drawn out flat to the ends it would have a hook at each.
  const middles = points.length > 2 ? points.slice(1, -1) : [...points];
  return (
    <g className="labels">
      <clipPath id={id}>
        <rect
          x={frame.left}
          y={frame.top}
          width={Math.max(0, frame.right - frame.left)}
          height={frame.bottom - frame.top}
        />
      </clipPath>
      <path className="worth-line" clipPath={`url(#${id})`} d={path(middles) ?? ""} />
      {label.y - LABEL_SIZE >= clear && (
        <text className="label-worth" x={label.x} y={label.y} textAnchor={label.anchor}>
          {text}
        </text>
      )}
    </g>
  );
}
