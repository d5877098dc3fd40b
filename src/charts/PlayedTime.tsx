import { type PointerEvent, useState } from "react";
import type { TimeFrame } from "./timeFrame";

interface PlayedTimeProps {
  readonly frame: TimeFrame;
  /** The quarter that the player stands at. */
  readonly cursor: number;
  readonly height: number;
}

/** Marks the quarter that the player stands at; drawn before the picture. */
export function CursorBand({ frame: { x, step }, cursor, height }: PlayedTimeProps) {
  return <rect className="cursor-band" x={x(cursor)} y={0} width={step} height={height} />;
}

/** Makes what comes after that quarter faint; drawn over the picture. */
export function FutureVeil({ frame: { x, right }, cursor, height }: PlayedTimeProps) {
  const from = x(cursor + 1);
  return (
    <rect className="future-veil" x={from} y={0} width={Math.max(0, right - from + 1)} height={height} />
  );
}

/** Which quarter the pointer is over; pressing and dragging moves the player there.
 * @param last  the last quarter that the run lived through */
export function useTimePointer(
  { left, x, step }: TimeFrame,
  last: number,
  onPick: (quarter: number) => void,
) {
  const [hovered, setHovered] = useState<number | null>(null);
  const quarterAt = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    if (at < left) return null;
    const quarter = Math.floor((at - x(0)) / step);
    return quarter > last ? null : quarter;
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const quarter = quarterAt(event);
    if (quarter !== null) onPick(quarter);
  };
  const handlers = {
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      setHovered(quarterAt(event));
      if ((event.buttons & 1) === 1) pick(event);
    },
    onPointerDown: pick,
    onPointerLeave: () => setHovered(null),
  };
  return [hovered !== null && hovered <= last ? hovered : null, handlers] as const;
}
