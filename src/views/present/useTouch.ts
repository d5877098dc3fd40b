import { type PointerEvent, useRef } from "react";

/** Least length of a swipe, px, and the parts of the width at which a tap turns. */
const SWIPE = 48;
const TAP = 10;
const EDGE = 0.22;

/** Turns to the next or the previous slide by swipes, and by taps near the edges.
 * @param turn  told +1 or −1 */
export function useTouch(turn: (by: number) => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown({ pointerType, isPrimary, clientX: x, clientY: y, target }: PointerEvent) {
      const isControl =
        target instanceof Element && target.closest("button, a, input, select, textarea, aside");
      start.current = pointerType !== "mouse" && isPrimary && !isControl ? { x, y } : null;
    },
    onPointerUp({ clientX, clientY, currentTarget }: PointerEvent) {
      const from = start.current;
      start.current = null;
      if (from === null) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) return turn(dx < 0 ? 1 : -1);
      if (Math.hypot(dx, dy) > TAP) return;
      const { left, width } = currentTarget.getBoundingClientRect();
      const share = (clientX - left) / width;
      if (share > 1 - EDGE) turn(1);
      else if (share < EDGE) turn(-1);
    },
    onPointerCancel() {
      start.current = null;
    },
  };
}
