import { useId, useMemo } from "react";
import { fieldAt } from "../../model/fields";
import { formatQuantity } from "../../model/format";
import type { Quantity, Scenario } from "../../model/schema";
import { type Newcomer, newcomerOf, type SeatChoice, seatOptions, typicalMember } from "../../state/seat";
import { ExactValue } from "../assumptions/ExactValue";

interface SeatChooserProps {
  readonly choice: SeatChoice;
  readonly scenario: Scenario;
  readonly onChange: (change: Partial<SeatChoice>) => void;
}

const CLOSED = {
  ...fieldAt("members[].duesCapUsdPerYear"),
  path: "",
  title: "Yearly bill for closed models",
  kind: "number",
  slider: null,
} as const;
const WORTH = fieldAt("members[].valueUsdPerYear");
const WEIGHT = fieldAt("members[].weight");

interface BoxProps {
  readonly field: typeof WORTH;
  readonly value: Quantity;
  readonly note: string;
  readonly onChange: (value: Quantity) => void;
}

/** A number of the form: pressed, it becomes a box to type in. */
function Box({ field, value, note, onChange }: BoxProps) {
  const control = useMemo(
    () => ({ field, describe: () => formatQuantity(value, field.unit), most: () => field.max }),
    [field, value],
  );
  return (
    <div className="seat-field control-line">
      <span>{field.title}</span>
      <ExactValue
        control={control}
        value={value}
        onChange={(next) => {
          if (next !== null) onChange(next);
          return null;
        }}
      />
      <small>{note}</small>
    </div>
  );
}

function NewcomerFields({ choice, scenario, onChange }: SeatChooserProps) {
  const id = useId();
  const newcomer = newcomerOf(choice, scenario);
  const change = (told: Partial<Newcomer>) => onChange({ newcomer: { ...newcomer, ...told } });
  const typical = typicalMember(scenario).name;
  return (
    <>
      <div className="seat-field">
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          className="text-input"
          dir="auto"
          value={newcomer.name}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <small>Commitment and own reasons to leave: as for {typical}.</small>
      </div>
      <Box
        field={WORTH}
        value={newcomer.valueUsdPerYear}
        note="One number, or two with “to” between."
        onChange={(valueUsdPerYear) => change({ valueUsdPerYear })}
      />
      {scenario.governance.costSharing === "tiered" && (
        <Box
          field={WEIGHT}
          value={newcomer.weight}
          note="What it counts for when dues are tiered."
          onChange={(weight) => typeof weight === "number" && change({ weight })}
        />
      )}
    </>
  );
}

/** Whose choice is looked at, and what closed models would cost it. */
export function SeatChooser({ choice, scenario, onChange }: SeatChooserProps) {
  const id = useId();
  const { founders, prospects } = useMemo(() => seatOptions(scenario), [scenario]);
  const lists = [
    ["Founders", founders],
    ["May join later", prospects],
  ] as const;
  return (
    <section className="seat-chooser" aria-label="Whose choice">
      <div className="seat-field">
        <label htmlFor={id}>Company</label>
        <select
          id={id}
          className="choice"
          value={String(choice.chosen)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ chosen: value === "new" ? "new" : Number(value) })
          }
        >
          {lists.map(
            ([label, options]) =>
              options.length > 0 && (
                <optgroup key={label} label={label}>
                  {options.map(({ index, name }) => (
                    <option key={index} value={index}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
          <optgroup label="Not in the scenario">
            <option value="new">A new company</option>
          </optgroup>
        </select>
      </div>
      {choice.chosen === "new" && <NewcomerFields {...{ choice, scenario, onChange }} />}
      <Box
        field={CLOSED}
        value={choice.closedUsdPerYear}
        note="What you would pay a year for closed models if you neither join nor use the open one. Leave it at $0 if your worth counts that already."
        onChange={(usd) => typeof usd === "number" && onChange({ closedUsdPerYear: usd })}
      />
    </section>
  );
}
