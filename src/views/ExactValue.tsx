import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { endsOf, formatValue } from "../model/format";
import type { Quantity, Scenario } from "../model/schema";
import type { Control } from "../state/controls";
import { limitsOf } from "../state/problem";
import { textToType, typedValue } from "../state/typedValue";
import { useSession, useSessionState } from "./PageContext";

interface ExactValueProps {
  readonly control: Control;
  readonly value: Quantity;
  /** Returns what is wrong with the value, or null when it was taken. */
  readonly onChange: (value: Quantity) => string | null;
}

/** What is being typed, what stood there at first, and the scenario that it is typed into. */
interface Draft {
  readonly text: string;
  readonly start: string;
  readonly scenario: Scenario;
}

/** Letters that the box has room for at least. */
const SHORTEST = 14;

/** The value of a control in words; pressed, it becomes a box that takes an exact number. */
export function ExactValue({ control, value, onChange }: ExactValueProps) {
  const { store } = useSession();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const box = useRef<HTMLInputElement>(null);
  const isOpen = draft !== null;
  useEffect(() => {
    if (isOpen) box.current?.focus();
  }, [isOpen]);
  const text = useSessionState((state) => control.describe(state.scenario));
  const most = useSessionState((state) => control.most(state.scenario));
  const { field } = control;
  const close = () => {
    setDraft(null);
    setProblem(null);
  };
  const isStale = useSessionState((state) => draft !== null && draft.scenario !== state.scenario);
  if (isStale) close();
  const commit = () => {
    if (draft === null || draft.text === draft.start) return close();
    const next = typedValue(draft.text, value, field.unit);
    const isRange = typeof value !== "number";
    const form = isRange ? "two numbers with “to” between, each " : "";
    const wrong =
      next === null
        ? `${field.title}: ${form}${limitsOf(field)}.`
        : (outside(next, control, most) ?? onChange(next));
    if (wrong === null) close();
    else setProblem(wrong);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") close();
  };
  if (draft === null) {
    const open = () => {
      const start = textToType(value, field.unit);
      setDraft({ text: start, start, scenario: store.getState().scenario });
    };
    return (
      <button
        type="button"
        className="value"
        title="Type an exact value"
        aria-label={`${field.title}: ${text}. Type a value`}
        onClick={open}
      >
        {text}
      </button>
    );
  }
  return (
    <span className="value-box">
      <input
        ref={box}
        value={draft.text}
        size={Math.max(SHORTEST, draft.start.length + 1)}
        aria-label={field.title}
        aria-invalid={problem !== null}
        aria-describedby={problemId}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={commit}
      />
      <span id={problemId} role="alert" className="problem">
        {problem}
      </span>
    </span>
  );
}

/** What the schema cannot say: the room that the other fields leave, and ends that would swap. */
function outside(value: Quantity, { field }: Control, most: number): string | null {
  const ends = endsOf(value);
  const isInside = ends.every(
    (end) => end <= field.max && (field.exclusiveMin ? end > field.min : end >= field.min),
  );
  if (!isInside || (field.integer && ends.some((end) => !Number.isInteger(end)))) {
    return `${field.title}: ${limitsOf(field)}.`;
  }
  if (ends[1] > most) return `${field.title}: at most ${formatValue(most, field.unit)} beside the others.`;
  return typeof value !== "number" && ends[0] >= ends[1]
    ? "The first number must be below the second."
    : null;
}
