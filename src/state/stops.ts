import type { Field } from "../model/fields";

/** The values a slider can take, and how they lie along its track. */
export interface Track {
  /** Ascending, at least two. On a log track 0 may come first; a last stop at infinity stands for none. */
  readonly stops: readonly number[];
  readonly scale: "linear" | "log";
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10];
const FEWEST_STEPS = 60;
const LOG_STEPS = 160;

const tidy = (value: number, digits = 12) => Number(value.toPrecision(digits));

/** The largest round step that still gives enough of them. */
function roundStep(span: number): number {
  const rough = span / FEWEST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return tidy(power * (ROUND_STEPS.findLast((step) => step * power <= rough * (1 + 1e-9)) ?? 1));
}

function linearStops(low: number, high: number, step: number): number[] {
  const steps = Math.floor((high - low) / step + 1e-9);
  const stops = Array.from({ length: steps + 1 }, (_, index) => tidy(low + index * step));
  return stops.at(-1) === high ? stops : [...stops, high];
}

function logStops(low: number, high: number): number[] {
  const ratio = Math.log(high / low);
  const stops = Array.from({ length: LOG_STEPS + 1 }, (_, index) =>
    tidy(low * Math.exp((ratio * index) / LOG_STEPS), 2),
  );
  return [...new Set([low, ...stops.filter((stop) => stop > low && stop < high), high])];
}

/** Whether zero is allowed but has no place on the field's log scale; it is then a stop at the left end. */
const needsZero = ({ scale, min, exclusiveMin }: Field, low: number) =>
  scale === "log" && low > 0 && min <= 0 && !exclusiveMin;

/** The stops of a field's slider: round values, whole quarters for durations, even ratios on a log scale; zero at
 * the left of a log scale where it is allowed, and none at the right of a cap.
 * @param ends  of the slider, when they are not the field's own
 * @throws {RangeError} when neither has a slider */
export function trackOf(field: Field, ends = field.slider): Track {
  if (ends === null) throw new RangeError(`"${field.path}" has no slider`);
  const [low, high] = ends;
  const none = field.kind === "cap" ? [Number.POSITIVE_INFINITY] : [];
  if (field.scale === "log" && low > 0) {
    const zero = needsZero(field, low) ? [0] : [];
    const stops = logStops(low, high);
    const whole = field.integer ? [...new Set(stops.map(Math.round))] : stops;
    return { stops: [...zero, ...whole, ...none], scale: "log" };
  }
  const isWhole = field.integer || field.unit === "members";
  const round = field.unit === "years" ? 0.25 : roundStep(high - low);
  const stops = linearStops(low, high, isWhole ? Math.max(1, Math.round(round)) : round);
  return { stops: [...stops, ...none], scale: "linear" };
}

/** Part of the track between an end and the scale that begins beside it. */
const GAP = 0.05;

/** The ends of the scale, and the places on the track where it begins and ends. */
function scaleOf({ stops, scale }: Track) {
  const hasZero = scale === "log" && stops[0] === 0;
  const hasNone = stops.at(-1) === Number.POSITIVE_INFINITY;
  return {
    low: stops[hasZero ? 1 : 0] ?? 0,
    high: stops.at(hasNone ? -2 : -1) ?? 1,
    start: hasZero ? GAP : 0,
    end: hasNone ? 1 - GAP : 1,
  };
}

/** Where a value lies along the track, 0 to 1; values beyond an end of the scale lie at that end. */
export function positionOf(value: number, track: Track): number {
  const { low, high, start, end } = scaleOf(track);
  if (value === Number.POSITIVE_INFINITY) return 1;
  if (value <= 0 && track.scale === "log") return 0;
  const bounded = Math.min(high, Math.max(low, value));
  const part =
    track.scale === "log" ? Math.log(bounded / low) / Math.log(high / low) : (bounded - low) / (high - low);
  return start + (end - start) * part;
}

/** The value at a place on the track, between its stops too; beyond the scale, its nearer end. */
export function valueOnTrack(position: number, track: Track): number {
  const { low, high, start, end } = scaleOf(track);
  const part = Math.min(1, Math.max(0, (position - start) / (end - start)));
  return track.scale === "log" ? low * (high / low) ** part : low + (high - low) * part;
}

/** The stop nearest to a position on the track. */
export function stopAt(position: number, track: Track): number {
  const distance = (stop: number) => Math.abs(positionOf(stop, track) - position);
  return track.stops.reduce(
    (best, stop) => (distance(stop) < distance(best) ? stop : best),
    track.stops[0] ?? 0,
  );
}

/** The stop `steps` further (or back) from a value that need not be a stop; the value itself at the track's end. */
export function stopFrom(value: number, steps: number, { stops }: Track): number {
  const ahead =
    steps > 0 ? stops.filter((stop) => stop > value) : stops.filter((stop) => stop < value).reverse();
  return ahead[Math.min(Math.abs(steps), ahead.length) - 1] ?? value;
}
