import { type ReactNode, useId } from "react";

interface LabelledSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Options, or groups of them. */
  readonly children: ReactNode;
}

/** A choice with its label beside it. */
export function LabelledSelect({ label, value, onChange, children }: LabelledSelectProps) {
  const id = useId();
  return (
    <div className="tradeoff-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="choice"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {children}
      </select>
    </div>
  );
}
