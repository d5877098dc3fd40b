import { useLayoutEffect, useRef, useState } from "react";

/** The room for a drawing. */
export interface RoomSize {
  readonly width: number;
  readonly height: number;
}

/** The room that the layout gives an element, known before the first paint and when it changes; null until then.
 * @param em  units that the element's letters are to be high; left out, the room is in px */
export function useSize(em?: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<RoomSize | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const letters = Number.parseFloat(getComputedStyle(element).fontSize || "16");
      const scale = em === undefined ? 1 : letters / em;
      const [width, height] = [element.clientWidth / scale, element.clientHeight / scale];
      setSize({ width: Math.floor(width), height: Math.floor(height) });
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [em]);
  return [ref, size] as const;
}
