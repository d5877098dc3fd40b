import { useMemo } from "react";
import { spokenText, spokenValue } from "../model/format";
import type { Distribution, Quantity } from "../model/schema";
import type { Control } from "../state/controls";
import { trackOf } from "../state/stops";
import { useSessionState } from "./PageContext";
import { type Knob, Slider } from "./Slider";

interface NumberControlProps {
  readonly control: Control;
  readonly value: Quantity;
  readonly describedBy: string;
  readonly onChange: (value: Quantity) => void;
}

/** What bounds an uncertain number: the names of its ends, in the file and in words. */
function endsIn(distribution: Distribution) {
  return "p5" in distribution
    ? ([
        ["p5", "5th percentile"],
        ["p95", "95th percentile"],
      ] as const)
    : ([
        ["min", "least"],
        ["max", "most"],
      ] as const);
}

/** A slider for a number, or with two knobs for the ends of an uncertain one. */
export function NumberControl({ control, value, describedBy, onChange }: NumberControlProps) {
  const { field } = control;
  const track = useMemo(() => trackOf(field), [field]);
  const most = useSessionState((state) => control.most(state.scenario));
  const text = useSessionState((state) => control.describe(state.scenario));
  const isAllowed = (stop: number) =>
    stop <= most && (field.exclusiveMin ? stop > field.min : stop >= field.min);
  if (typeof value === "number") {
    const isMoney = field.unit === "usd" || field.unit === "usdPerYear";
    const knob = {
      label: field.title,
      value,
      spoken: isMoney ? spokenValue(value, field.unit) : spokenText(text),
      allows: isAllowed,
    };
    return (
      <Slider track={track} knobs={[knob]} describedBy={describedBy} onChange={(_, next) => onChange(next)} />
    );
  }
  const bounds = value as unknown as Readonly<Record<string, number>>;
  const [low, high] = endsIn(value).map(([key, words]) => ({ key, words, value: bounds[key] ?? 0 })) as [
    End,
    End,
  ];
  const { mode = null } = "mode" in value ? value : {};
  const isPositive = value.dist === "lognormal";
  const knobs: Knob[] = [low, high].map((end, index) => ({
    label: `${field.title}, ${end.words}`,
    value: end.value,
    spoken: spokenValue(end.value, field.unit),
    allows: (stop) => {
      if (!isAllowed(stop) || (isPositive && stop <= 0)) return false;
      return index === 0
        ? stop < high.value && stop <= (mode ?? stop)
        : stop > low.value && stop >= (mode ?? stop);
    },
  }));
  const change = (index: number, next: number) =>
    onChange({ ...value, [(index === 0 ? low : high).key]: next } as Distribution);
  return <Slider track={track} knobs={knobs} describedBy={describedBy} onChange={change} />;
}

interface End {
  readonly key: string;
  readonly words: string;
  readonly value: number;
}
