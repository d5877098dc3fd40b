import { useMemo } from "react";
import { endsOf, isMoney, spokenText, spokenValue } from "../../model/format";
import type { Distribution } from "../../model/schema";
import type { Control } from "../../state/controls";
import { withEnds } from "../../state/distributions";
import { trackOf } from "../../state/stops";
import type { NumberValue } from "../../state/typedValue";
import { useSession, useSessionState } from "../PageContext";
import { type Knob, Slider } from "../Slider";
import { DensityStrip } from "./DensityStrip";

interface NumberControlProps {
  readonly control: Control;
  readonly value: NumberValue;
  readonly describedBy: string;
  readonly onChange: (value: NumberValue) => void;
}

const NONE = Number.POSITIVE_INFINITY;

/** The numbers that a person may move: two ends, and between them the likeliest value of a triangle. */
function handlesOf(value: Distribution): readonly { readonly words: string; readonly at: number }[] {
  const [low, high] = endsOf(value);
  if ("p5" in value) {
    return [
      { words: "5th percentile", at: low },
      { words: "95th percentile", at: high },
    ];
  }
  const mode = "mode" in value ? [{ words: "likeliest", at: value.mode }] : [];
  return [{ words: "least", at: low }, ...mode, { words: "most", at: high }];
}

/** The value with one of its handles elsewhere. */
function moved(value: Distribution, handle: number, to: number): NumberValue {
  const handles = handlesOf(value).map(({ at }, index) => (index === handle ? to : at));
  const [low, high] = [handles[0] ?? to, handles.at(-1) ?? to];
  return withEnds(value.dist, [low, high], handles[1] ?? to);
}

/** Handles keep their order; only the likeliest value may lie at an end. */
function keepsOrder(value: Distribution, handle: number, stop: number): boolean {
  const places = handlesOf(value).map(({ at }) => at);
  const [low, high] = [places[0] ?? stop, places.at(-1) ?? stop];
  const [before = -Infinity, after = NONE] = [places[handle - 1], places[handle + 1]];
  if (handle === 0) return stop < high && stop <= after && (value.dist !== "lognormal" || stop > 0);
  if (handle === places.length - 1) return stop > low && stop >= before;
  return stop >= before && stop <= after;
}

/** A slider for a number, or with knobs for the ends of an uncertain one. */
export function NumberControl({ control, value, describedBy, onChange }: NumberControlProps) {
  const session = useSession();
  const { field } = control;
  const track = useMemo(() => trackOf(field), [field]);
  const most = useSessionState((state) => control.most(state.scenario));
  const text = useSessionState((state) => control.describe(state.scenario));
  const isAllowed = (stop: number) =>
    stop === NONE || (stop <= most && (field.exclusiveMin ? stop > field.min : stop >= field.min));
  // A knob that is held is let go when another scenario is opened.
  const opened = useSessionState((state) => state.opened);
  const shared = { track, describedBy, onHold: session.hold, onRelease: session.release };
  if (typeof value !== "object" || value === null) {
    const knob = {
      label: field.title,
      value: value ?? NONE,
      spoken: isMoney(field.unit) && value !== null ? spokenValue(value, field.unit) : spokenText(text),
      allows: isAllowed,
    };
    return (
      <Slider
        key={opened}
        {...shared}
        knobs={[knob]}
        onChange={(_, next) => onChange(next === NONE ? null : next)}
      />
    );
  }
  const move = (index: number, next: number) => {
    // Taking a knob may just have committed what was being typed.
    const now = control.read(session.store.getState().scenario);
    onChange(typeof now === "object" && now !== null ? moved(now, index, next) : next);
  };
  const knobs: readonly Knob[] = handlesOf(value).map(({ words, at }, index) => ({
    label: `${field.title}, ${words}`,
    value: at,
    spoken: spokenValue(at, field.unit),
    allows: (stop) => isAllowed(stop) && keepsOrder(value, index, stop),
  }));
  return (
    <Slider key={opened} {...shared} knobs={knobs} onChange={move}>
      <DensityStrip value={value} track={track} field={field} />
    </Slider>
  );
}
