import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { endsOf, formatValue, parseValue } from "../model/format";
import type { Distribution, Quantity } from "../model/schema";
import type { Control } from "../state/controls";
import { limitsOf } from "../state/limits";
import { useSessionState } from "./SessionContext";

interface ExactValueProps {
  readonly control: Control;
  readonly value: Quantity;
  /** Returns what is wrong with the value, or null when it was taken. */
  readonly onChange: (value: Quantity) => string | null;
}

/** What a person typed as a number, or as two with "to" or a dash between for an uncertain one. */
function parsed(text: string, value: Quantity, { field }: Control): Quantity | null {
  const parts = text.split(/\s*(?:\bto\b|–)\s*|\s+-\s+/);
  if (typeof value === "number") return parts.length === 1 ? parseValue(text, field.unit) : null;
  if (parts.length !== 2) return null;
  const suffix = /[a-z%×]+$/i.exec(parts[1]?.trim() ?? "")?.[0] ?? "";
  const isBare = /\d$/.test(parts[0]?.trim() ?? "");
  const low = parseValue(isBare ? `${parts[0]?.trim()}${suffix}` : (parts[0] ?? ""), field.unit);
  const high = parseValue(parts[1] ?? "", field.unit);
  if (low === null || high === null) return null;
  return { ...value, ...("p5" in value ? { p5: low, p95: high } : { min: low, max: high }) } as Distribution;
}

/** The value of a control in words; pressed, it becomes a box that takes an exact number. */
export function ExactValue({ control, value, onChange }: ExactValueProps) {
  const [draft, setDraft] = useState<string | null>(null);
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
  const commit = () => {
    const next = parsed(draft ?? "", value, control);
    const isRange = typeof value !== "number";
    const form = isRange ? "Two numbers with “to” between, each" : "A number";
    const wrong =
      next === null ? `${form} ${limitsOf(field)}.` : (outside(next, control, most) ?? onChange(next));
    if (wrong === null) close();
    else setProblem(wrong);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") close();
  };
  if (draft === null) {
    const start = endsOf(value).map((end) => plainText(end, control));
    const open = () => setDraft(typeof value === "number" ? (start[0] ?? "") : start.join(" to "));
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
        value={draft}
        aria-label={field.title}
        aria-invalid={problem !== null}
        aria-describedby={problemId}
        onChange={(event) => setDraft(event.currentTarget.value)}
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

const PERCENT = /^(share|perYear|sharePerYear)$/;

function plainText(value: number, { field }: Control): string {
  return PERCENT.test(field.unit ?? "") ? `${Number((value * 100).toPrecision(6))}%` : String(value);
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
