import { type PointerEvent, useState } from "react";

/** Which row of a chart the pointer is over, and the handlers that tell.
 * @param top  where the first row begins, px within the drawing
 * @param height  of a row, px
 * @param rows  how many there are */
export function useHoveredRow(top: number, height: number, rows: number) {
  const [hovered, setHovered] = useState<number | null>(null);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const row = Math.floor((y - top) / height);
    setHovered(row >= 0 ? row : null);
  };
  // Fewer rows may leave the pointer below the last until it moves again.
  const row = hovered !== null && hovered < rows ? hovered : null;
  const handlers = { onPointerMove: point, onPointerDown: point, onPointerLeave: () => setHovered(null) };
  return [row, handlers] as const;
}
