import { type KeyboardEvent, type PointerEvent, useRef } from "react";
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
  /** One, or two in ascending order. */
  readonly knobs: readonly Knob[];
  readonly describedBy: string;
  readonly onChange: (knob: number, value: number) => void;
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

function nearestKnob(knobs: readonly Knob[], track: Track, position: number): number {
  const distances = knobs.map(({ value }) => Math.abs(positionOf(value, track) - position));
  return distances[1] !== undefined && distances[1] < (distances[0] ?? 0) ? 1 : 0;
}

/** A slider with one or two knobs. The pointer is handled on the track, so that two knobs never hide each
 * other; keyboard and screen readers meet one native range input per knob. */
export function Slider({ track, knobs, describedBy, onChange }: SliderProps) {
  const held = useRef<number | null>(null);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const positions = knobs.map(({ value }) => positionOf(value, track));

  const moveTo = (index: number, value: number) => {
    const knob = knobs[index];
    if (knob === undefined || value === knob.value || !knob.allows(value)) return;
    onChange(index, value);
  };
  /** The nearest stop that the knob may take, seen from where it is now. */
  const drag = (index: number, position: number) => {
    const knob = knobs[index];
    if (knob === undefined) return;
    const allowed = { ...track, stops: track.stops.filter(knob.allows) };
    if (allowed.stops.length === 0) return;
    const target = allowed.stops.reduce((best, stop) => {
      const distance = (value: number) => Math.abs(positionOf(value, track) - position);
      return distance(stop) < distance(best) ? stop : best;
    });
    moveTo(index, target);
  };
  const positionIn = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return (event.clientX - left) / width;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const position = positionIn(event);
    const index = nearestKnob(knobs, track, position);
    held.current = index;
    event.currentTarget.setPointerCapture(event.pointerId);
    inputs.current[index]?.focus({ preventScroll: true });
    drag(index, position);
    event.preventDefault();
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    const steps = stepsOf(event.key);
    const knob = knobs[index];
    if (steps === null || knob === undefined) return;
    event.preventDefault();
    const allowed = { ...track, stops: track.stops.filter(knob.allows) };
    moveTo(index, stopFrom(knob.value, steps, allowed));
  };
  /** Assistive technology sets the input itself; it must get somewhere even when that is less than one stop. */
  const onInput = (index: number, position: number) => {
    const knob = knobs[index];
    if (knob === undefined) return;
    const stop = stopAt(position, track);
    moveTo(
      index,
      stop === knob.value ? stopFrom(stop, position > (positions[index] ?? 0) ? 1 : -1, track) : stop,
    );
  };
  const end = 1 - (positions.at(-1) ?? 0);
  const start = positions.length > 1 ? `${(positions[0] ?? 0) * 100}%` : "-7px";
  return (
    <div
      className="slider"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => held.current !== null && drag(held.current, positionIn(event))}
      onLostPointerCapture={() => {
        held.current = null;
      }}
    >
      <div className="slider-track" />
      <div className="slider-fill" style={{ left: start, right: `${end * 100}%` }} />
      {knobs.map(({ label, spoken }, index) => (
        <div key={label} className="slider-place" style={{ left: `${(positions[index] ?? 0) * 100}%` }}>
          <input
            ref={(element) => {
              inputs.current[index] = element;
            }}
            type="range"
            min={0}
            max={1}
            step="any"
            value={positions[index]}
            aria-label={label}
            aria-valuetext={spoken}
            aria-describedby={describedBy}
            onKeyDown={onKeyDown(index)}
            onChange={(event) => onInput(index, event.currentTarget.valueAsNumber)}
          />
          <span className="slider-knob" />
        </div>
      ))}
    </div>
  );
}
