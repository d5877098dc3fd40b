import { memo, type RefObject, useEffect, useId, useRef, useState } from "react";
import { type Control, type ControlValue, choiceInWords } from "../../state/controls";
import type { Problem } from "../../state/problem";
import type { NumberValue } from "../../state/typedValue";
import { useSession, useSessionState } from "../PageContext";
import { ControlDetails } from "./ControlDetails";
import { ExactValue } from "./ExactValue";
import { NumberControl } from "./NumberControl";
import { ProblemNote } from "./ProblemNote";
import { TextValue } from "./TextValue";

/** Calls back when Escape is pressed within an element and means nothing to what has the focus there, as long as
 * something is open. */
function useEscape(place: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      if (key === "Escape" && place.current?.contains(target as Node)) close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [place, isOpen, close]);
}

/** One assumption: its name, its value, the means to change it, what there is to know of it, and the way back to
 * the baseline. */
export const ControlRow = memo(function ControlRow({ control }: { control: Control }) {
  const session = useSession();
  const value = useSessionState((state) => control.read(state.scenario));
  const changed = useSessionState((state) => control.isChanged(state.scenario, state.baseline));
  const hint = useSessionState((state) => control.hint(state.scenario));
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const row = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLButtonElement>(null);
  useEscape(row, isOpen, () => {
    setIsOpen(false);
    title.current?.focus();
  });
  const id = useId();
  const { field } = control;
  const edit = (transform: Parameters<typeof session.edit>[0]) => {
    const met = session.edit(transform);
    setProblem(met);
    return met;
  };
  const change = (next: ControlValue) => edit((scenario) => control.write(scenario, next));
  const reset = () => {
    edit(control.restore);
    title.current?.focus();
  };
  const isNumber = field.kind !== "choice" && field.kind !== "text";
  return (
    <div ref={row} className="control" data-control={control.id}>
      <div className="control-line">
        <button
          ref={title}
          type="button"
          className="control-title"
          aria-label={`About ${field.title}`}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {field.title}
        </button>
        {changed && (
          <button
            type="button"
            className="control-reset"
            title="Back to the baseline"
            aria-label={`${field.title} differs from the baseline; put it back`}
            onClick={reset}
          />
        )}
        <ControlValueBox
          control={control}
          value={value}
          describedBy={`${id}help`}
          onChange={change}
          onLeave={() => setProblem(null)}
        />
      </div>
      {isNumber && (
        <NumberControl
          control={control}
          value={value as NumberValue}
          describedBy={`${id}help`}
          onChange={change}
        />
      )}
      <ProblemNote problem={problem} />
      {hint !== null && <p className="help">{hint}</p>}
      <p id={`${id}help`} className="help" hidden={!isOpen}>
        {field.description}
      </p>
      {isOpen && <ControlDetails control={control} value={value} onChange={change} />}
    </div>
  );
});

interface ControlValueBoxProps {
  readonly control: Control;
  readonly value: ControlValue;
  readonly describedBy: string;
  readonly onChange: (value: ControlValue) => Problem;
  readonly onLeave: () => void;
}

/** What stands at the right of the name: a number's value, a choice, or a text. */
function ControlValueBox({ control, value, ...props }: ControlValueBoxProps) {
  const { field } = control;
  const { describedBy, onChange } = props;
  if (typeof value !== "string") return <ExactValue control={control} value={value} onChange={onChange} />;
  if (field.kind === "choice") {
    return (
      <select
        className="choice"
        aria-label={field.title}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {field.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceInWords(choice)}
          </option>
        ))}
      </select>
    );
  }
  return <TextValue field={field} value={value} {...props} />;
}
