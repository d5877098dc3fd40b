import { type PointerEvent, useState } from "react";

/** Which quarter the pointer is nearest to, and the handlers that tell.
 * @param first  where quarter 0 is drawn, px within the drawing
 * @param step  from one quarter to the next, px
 * @param last  highest quarter there is */
export function useHoveredQuarter(first: number, step: number, last: number) {
  const [hovered, setHovered] = useState<number | null>(null);
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const quarter = Math.round((x - first) / step);
    setHovered(quarter >= 0 && quarter <= last ? quarter : null);
  };
  // A shorter horizon may leave the pointer beyond the last quarter until it moves again.
  const quarter = hovered !== null && hovered <= last ? hovered : null;
  return [quarter, { onPointerMove, onPointerLeave: () => setHovered(null) }] as const;
}
