import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";

interface SweepCursor {
  readonly columns: number;
  readonly rows: number;
  /** The place that is looked at, row by row from the lowest; null when none is. */
  readonly cursor: number | null;
  /** Where keys begin. */
  readonly start: number;
  /** The place at a point, px within the drawing; null beside it. */
  readonly placeAt: (x: number, y: number) => number | null;
  readonly onCursor: (place: number | null) => void;
  readonly onChoose: (place: number) => void;
}

type Step = readonly [columns: number, rows: number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  End: [Number.POSITIVE_INFINITY, 0],
  Home: [Number.NEGATIVE_INFINITY, 0],
  PageUp: [0, Number.POSITIVE_INFINITY],
  PageDown: [0, Number.NEGATIVE_INFINITY],
};

const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));

/** Handlers of the button that a swept figure is drawn on: the pointer or the arrow keys look at a place, a click or
 * Enter goes there. A finger only looks: it covers what it points at. */
export function useSweepCursor({ columns, rows, cursor, start, placeAt, onCursor, onChoose }: SweepCursor) {
  const under = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return placeAt(event.clientX - left, event.clientY - top);
  };
  return {
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== "touch") onCursor(under(event));
    },
    onPointerLeave(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== "touch") onCursor(null);
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const isByKey = event.detail === 0;
      const place = isByKey ? cursor : under(event);
      if (place === null) return;
      if ((event.nativeEvent as globalThis.PointerEvent).pointerType === "touch") onCursor(place);
      else onChoose(place);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === "Escape") onCursor(null);
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const [right, up] = cursor === null ? [0, 0] : step;
      const from = cursor ?? start;
      const column = within((from % columns) + right, columns);
      onCursor(within(Math.floor(from / columns) + up, rows) * columns + column);
    },
  };
}
