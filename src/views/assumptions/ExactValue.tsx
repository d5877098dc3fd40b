import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Scenario } from "../../model/schema";
import type { Control } from "../../state/controls";
import { acceptedIn, type NumberValue, type Reading, readTyped, textToType } from "../../state/typedValue";
import { useSession, useSessionState } from "../PageContext";

interface ExactValueProps {
  readonly control: Pick<Control, "field" | "describe" | "most">;
  readonly value: NumberValue;
  /** Returns what is wrong with the value, or null when it was taken. */
  readonly onChange: (value: NumberValue) => string | null;
}

/** What is being typed, what stood there at first, and the scenario that it is typed into. */
interface Draft {
  readonly text: string;
  readonly start: string;
  readonly scenario: Scenario;
  /** Why the text was not taken yet. */
  readonly objection: string | null;
  /** Whether Enter takes the text in spite of the objection. */
  readonly isAsked: boolean;
}

/** Letters that the box has room for at least. */
const SHORTEST = 14;

/** How a text is understood so far, or what the field takes. */
function echoOf(reading: Reading): string {
  return "problem" in reading ? reading.problem : reading.echo;
}

/** The value of a control in words; pressed, it becomes a box that takes an exact number or range and says how it
 * was understood. */
export function ExactValue({ control, value, onChange }: ExactValueProps) {
  const { store } = useSession();
  const [draft, setDraft] = useState<Draft | null>(null);
  const text = useSessionState((state) => control.describe(state.scenario));
  const isStale = useSessionState((state) => draft !== null && draft.scenario !== state.scenario);
  if (isStale) setDraft(null);
  const button = useRef<HTMLButtonElement>(null);
  const isFocusOwed = useRef(false);
  useLayoutEffect(() => {
    if (draft === null && isFocusOwed.current) button.current?.focus();
    isFocusOwed.current = false;
  }, [draft]);
  const { field } = control;
  if (draft !== null) {
    const close = (hasFocus: boolean) => {
      isFocusOwed.current = hasFocus;
      setDraft(null);
    };
    return <ValueBox {...{ control, value, onChange, draft }} onDraft={setDraft} onClose={close} />;
  }
  const open = () => {
    const start = textToType(value, field);
    const { scenario } = store.getState();
    setDraft({ text: start, start, scenario, objection: null, isAsked: false });
  };
  return (
    <button
      ref={button}
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

interface ValueBoxProps extends ExactValueProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** The box closes, and had the focus until then or had lost it. */
  readonly onClose: (hasFocus: boolean) => void;
}

function ValueBox({ control, value, onChange, draft, onDraft, onClose }: ValueBoxProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const most = useSessionState((state) => control.most(state.scenario));
  const { field } = control;
  const reading = draft.text === draft.start ? null : readTyped(draft.text, value, field, most);
  const close = () => onClose(box.current === document.activeElement);
  const commit = (isSure: boolean) => {
    if (reading === null) return close();
    if ("problem" in reading) return onDraft({ ...draft, objection: reading.problem });
    if (reading.question !== null && !isSure) {
      return onDraft({ ...draft, objection: reading.question, isAsked: true });
    }
    const problem = onChange(reading.value);
    if (problem === null) close();
    else onDraft({ ...draft, objection: problem });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      // Else the same press would also press the button that takes the box's place.
      event.preventDefault();
      commit(draft.isAsked);
    }
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <span className="value-box">
      <input
        ref={box}
        value={draft.text}
        size={Math.max(SHORTEST, draft.start.length + 1)}
        autoComplete="off"
        spellCheck={false}
        aria-label={field.title}
        aria-invalid={draft.objection !== null}
        aria-describedby={`${id}said ${id}echo`}
        onChange={(event) =>
          onDraft({ ...draft, text: event.currentTarget.value, objection: null, isAsked: false })
        }
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={() => commit(false)}
      />
      <span id={`${id}said`} role="alert" className="problem">
        {draft.objection}
      </span>
      <span id={`${id}echo`} aria-live="polite" className="echo">
        {draft.objection === null && (reading === null ? acceptedIn(field) : echoOf(reading))}
      </span>
    </span>
  );
}
