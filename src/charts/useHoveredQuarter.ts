import { type PointerEvent, useState } from "react";

/** The quarter that the pointer is nearest to; null beyond the ends.
 * @param first  where quarter 0 is drawn, px within the drawing
 * @param step  from one quarter to the next, px
 * @param last  highest quarter there is */
export function quarterAt(
  event: PointerEvent<SVGSVGElement>,
  first: number,
  step: number,
  last: number,
): number | null {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
  const quarter = Math.round((x - first) / step);
  return quarter >= 0 && quarter <= last ? quarter : null;
}

/** Which quarter the pointer is nearest to, and the handlers that tell; parameters as of `quarterAt`. */
export function useHoveredQuarter(first: number, step: number, last: number) {
  const [hovered, setHovered] = useState<number | null>(null);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) =>
    setHovered(quarterAt(event, first, step, last));
  // A shorter horizon may leave the pointer beyond the last quarter until it moves again.
  const quarter = hovered !== null && hovered <= last ? hovered : null;
  return [quarter, { onPointerMove, onPointerLeave: () => setHovered(null) }] as const;
}
