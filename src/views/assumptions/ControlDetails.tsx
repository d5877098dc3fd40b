import { useId } from "react";
import type { Quantity } from "../../model/schema";
import { type Control, type ControlValue, provenanceOf } from "../../state/controls";
import { convertSpread, quantityInWords, SPREADS, type Spread, spreadOf } from "../../state/distributions";
import type { Problem } from "../../state/problem";
import { useSessionState } from "../PageContext";

interface ControlDetailsProps {
  readonly control: Control;
  readonly value: ControlValue;
  readonly onChange: (value: ControlValue) => Problem;
}

/** Where a value comes from. */
function SourceNote({ control }: { control: Control }) {
  const label = useSessionState(({ scenario, baseline }) => provenanceOf(control, scenario, baseline).label);
  const text = useSessionState(({ scenario, baseline }) => provenanceOf(control, scenario, baseline).text);
  return (
    <p className="help">
      <strong>{label}</strong>
      {text}
    </p>
  );
}

/** Whether a number is certain, or how it is spread, and what that means. */
function SpreadChoice({ control: { field }, value, onChange }: ControlDetailsProps & { value: Quantity }) {
  const id = useId();
  return (
    <div className="spread">
      <label htmlFor={id}>How sure</label>
      <select
        id={id}
        className="choice"
        aria-label={`${field.title}: how sure`}
        value={spreadOf(value)}
        onChange={(event) => onChange(convertSpread(value, event.currentTarget.value as Spread, field))}
      >
        {SPREADS.map(({ id: spread, title }) => (
          <option key={spread} value={spread}>
            {title}
          </option>
        ))}
      </select>
      <p className="help">{quantityInWords(value, field)}.</p>
    </div>
  );
}

/** A box to tick for a cap that does not bind. */
function NoCap({ control, value, onChange }: ControlDetailsProps) {
  const { field } = control;
  const before = useSessionState((state) => control.before(state.scenario, state.baseline));
  const cap = typeof before === "number" ? before : (field.slider?.[1] ?? field.max);
  return (
    <label className="no-cap">
      <input
        type="checkbox"
        checked={value === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : cap)}
      />
      No limit
    </label>
  );
}

/** What there is to know and to choose beside the number itself. */
export function ControlDetails(props: ControlDetailsProps) {
  const { control, value } = props;
  const isQuantity = control.field.kind === "quantity" && typeof value !== "string" && value !== null;
  return (
    <>
      <SourceNote control={control} />
      {isQuantity && <SpreadChoice {...props} value={value} />}
      {control.field.kind === "cap" && <NoCap {...props} />}
    </>
  );
}
