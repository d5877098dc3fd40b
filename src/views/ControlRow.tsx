import { memo, useEffect, useId, useState } from "react";
import type { Quantity } from "../model/schema";
import { type Control, type ControlValue, choiceInWords, isChanged } from "../state/controls";
import type { Problem } from "../state/problem";
import { ExactValue } from "./ExactValue";
import { NumberControl } from "./NumberControl";
import { useSession, useSessionState } from "./PageContext";

/** Calls back when Escape is pressed anywhere on the page, as long as something is open. */
function useEscape(isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOpen, close]);
}

/** One assumption: its name, its value, the means to change it, help, and the way back to the preset. */
export const ControlRow = memo(function ControlRow({ control }: { control: Control }) {
  const session = useSession();
  const value = useSessionState((state) => control.read(state.scenario));
  const changed = useSessionState((state) => isChanged(control, state.scenario, state.baseline));
  const [isHelp, setIsHelp] = useState(false);
  useEscape(isHelp, () => setIsHelp(false));
  const id = useId();
  const { field } = control;
  const change = (next: ControlValue) => session.edit((scenario) => control.write(scenario, next));
  const isNumber = field.kind === "number" || field.kind === "quantity";
  return (
    <div className="control" data-control={control.id}>
      <div className="control-line">
        {isNumber ? (
          <span className="control-title">{field.title}</span>
        ) : (
          <label className="control-title" htmlFor={`${id}input`}>
            {field.title}
          </label>
        )}
        {changed && (
          <button
            type="button"
            className="control-reset"
            title="Back to the preset"
            aria-label={`${field.title} differs from the preset; put it back`}
            onClick={() => session.edit(control.restore)}
          />
        )}
        <button
          type="button"
          className="control-help"
          aria-label={`About ${field.title}`}
          aria-expanded={isHelp}
          onClick={() => setIsHelp(!isHelp)}
        >
          ?
        </button>
        <ControlValueBox
          id={`${id}input`}
          describedBy={`${id}help`}
          control={control}
          value={value}
          onChange={change}
        />
      </div>
      {isNumber && (
        <NumberControl
          control={control}
          value={value as Quantity}
          describedBy={`${id}help`}
          onChange={change}
        />
      )}
      <p id={`${id}help`} className="help" hidden={!isHelp}>
        {field.description}
      </p>
    </div>
  );
});

interface ControlValueBoxProps {
  readonly id: string;
  readonly describedBy: string;
  readonly control: Control;
  readonly value: ControlValue;
  readonly onChange: (value: ControlValue) => Problem;
}

/** What stands at the right of the name: a number's value, a choice, or a text. */
function ControlValueBox({ id, describedBy, control, value, onChange }: ControlValueBoxProps) {
  const { field } = control;
  if (typeof value !== "string") return <ExactValue control={control} value={value} onChange={onChange} />;
  if (field.kind === "choice") {
    return (
      <select
        id={id}
        className="choice"
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
  return (
    <input
      id={id}
      className="text-input"
      value={value}
      maxLength={field.max}
      spellCheck={false}
      autoComplete="off"
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
