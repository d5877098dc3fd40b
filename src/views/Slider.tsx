import { type ChangeEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { positionOf, stopAt, stopFrom, type Track } from "../state/stops";

/** One knob of a slider. */
export interface Knob {
  readonly label: string;
  readonly value: number;
  /** The value in words, for screen readers. */
  readonly spoken: string;
  /** Whether this knob may take a value, with the others where they are. */
  readonly allows: (value: number) => boolean;
}

interface SliderProps {
  readonly track: Track;
  /** One, or two or three in ascending order. */
  readonly knobs: readonly Knob[];
  readonly describedBy: string;
  /** Drawn above the track. */
  readonly children?: ReactNode;
  readonly onChange: (knob: number, value: number) => void;
  /** A drag begins or a key goes down, and it ends. */
  readonly onHold?: () => void;
  readonly onRelease?: () => void;
}

const PAGE = 10;

function stepsOf(key: string): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return 1;
  if (key === "ArrowLeft" || key === "ArrowDown") return -1;
  if (key === "PageUp") return PAGE;
  if (key === "PageDown") return -PAGE;
  if (key === "Home") return -Infinity;
  return key === "End" ? Infinity : null;
}

/** The nearest knob; of those in one place, the one that can move toward the pointer. */
function nearestKnob(knobs: readonly Knob[], track: Track, position: number): number {
  const places = knobs.map(({ value }) => positionOf(value, track));
  const nearest = Math.min(...places.map((place) => Math.abs(place - position)));
  const isNearest = (place: number) => Math.abs(place - position) === nearest;
  const first = places.findIndex(isNearest);
  return position > (places[first] ?? 0) ? places.findLastIndex(isNearest) : first;
}

const allowedOn = (track: Track, knob: Knob): Track => ({ ...track, stops: track.stops.filter(knob.allows) });

interface KnobProps {
  readonly knob: Knob;
  readonly track: Track;
  readonly describedBy: string;
  readonly onMove: (value: number) => void;
  readonly onReady: (input: HTMLInputElement | null) => void;
  readonly onHold: (() => void) | undefined;
  readonly onRelease: (() => void) | undefined;
}

function SliderKnob({ knob, track, describedBy, onMove, onReady, onHold, onRelease }: KnobProps) {
  const position = positionOf(knob.value, track);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps = stepsOf(event.key);
    if (steps === null) return;
    event.preventDefault();
    if (!event.repeat) onHold?.();
    onMove(stopFrom(knob.value, steps, allowedOn(track, knob)));
  };
  /** Assistive technology sets the input itself; it must get somewhere even when that is less than one stop. */
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const wish = event.currentTarget.valueAsNumber;
    const stop = stopAt(wish, track);
    onMove(stop === knob.value ? stopFrom(stop, wish > position ? 1 : -1, track) : stop);
  };
  return (
    <div className="slider-place" style={{ left: `${position * 100}%` }}>
      <input
        ref={onReady}
        type="range"
        min={0}
        max={1}
        step="any"
        value={position}
        aria-label={knob.label}
        aria-valuetext={knob.spoken}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        onKeyUp={onRelease}
        onBlur={onRelease}
        onChange={onChange}
      />
      <span className="slider-knob" />
    </div>
  );
}

interface Drag {
  readonly move: (index: number, value: number) => void;
  readonly grab: (index: number) => void;
  readonly release: (() => void) | undefined;
}

/** Drags the knob that is nearest to where the pointer went down, until the pointer is lifted. */
function useDrag(track: Track, knobs: readonly Knob[], { move, grab, release }: Drag) {
  const held = useRef<number | null>(null);
  const drag = (index: number, event: PointerEvent<HTMLDivElement>) => {
    const knob = knobs[index];
    const allowed = knob && allowedOn(track, knob).stops;
    if (allowed === undefined || allowed.length === 0) return;
    const position = positionIn(event);
    const distance = (value: number) => Math.abs(positionOf(value, track) - position);
    move(
      index,
      allowed.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best)),
    );
  };
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return;
      const index = nearestKnob(knobs, track, positionIn(event));
      held.current = index;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault();
      grab(index);
      drag(index, event);
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (held.current !== null) drag(held.current, event);
    },
    onLostPointerCapture() {
      held.current = null;
      release?.();
    },
  };
}

function positionIn(event: PointerEvent<HTMLDivElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return (event.clientX - left) / width;
}

/** A slider with one to three knobs. The pointer is handled on the track, so that knobs never hide each other;
 * keyboard and screen readers meet one native range input per knob. */
export function Slider({ track, knobs, describedBy, children, onChange, onHold, onRelease }: SliderProps) {
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const move = (index: number, value: number) => {
    const knob = knobs[index];
    if (knob !== undefined && value !== knob.value && knob.allows(value)) onChange(index, value);
  };
  const grab = (index: number) => {
    // What loses the focus ends its own step first.
    inputs.current[index]?.focus({ preventScroll: true });
    onHold?.();
  };
  const handlers = useDrag(track, knobs, { move, grab, release: onRelease });
  const positions = knobs.map(({ value }) => positionOf(value, track));
  const end = 1 - (positions.at(-1) ?? 0);
  const start = positions.length > 1 ? `${(positions[0] ?? 0) * 100}%` : "-7px";
  return (
    <div className={children ? "slider has-density" : "slider"} {...handlers}>
      {children}
      <div className="slider-track" />
      <div className="slider-fill" style={{ left: start, right: `${end * 100}%` }} />
      {knobs.map((knob, index) => (
        <SliderKnob
          key={knob.label}
          knob={knob}
          track={track}
          describedBy={describedBy}
          onMove={(value) => move(index, value)}
          onHold={onHold}
          onRelease={onRelease}
          onReady={(input) => {
            inputs.current[index] = input;
          }}
        />
      ))}
    </div>
  );
}
