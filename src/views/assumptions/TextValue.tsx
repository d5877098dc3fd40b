import { useState } from "react";
import type { Field } from "../../model/fields";
import type { Problem } from "../../state/problem";

interface TextValueProps {
  readonly field: Field;
  readonly value: string;
  readonly describedBy: string;
  readonly onChange: (value: string) => Problem;
}

/** Texts longer than this have a box of several lines. */
const LONG = 500;

/** A box for a text; one that may not be, such as an empty name, stands until the box is left. */
export function TextValue({ field, value, describedBy, onChange }: TextValueProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const change = (text: string) => setRefused(onChange(text) === null ? null : text);
  const leave = () => {
    if (refused === null) return;
    setRefused(null);
    onChange(value);
  };
  const shared = {
    className: "text-input",
    dir: "auto",
    "aria-label": field.title,
    "aria-describedby": describedBy,
    "aria-invalid": refused !== null,
    value: refused ?? value,
    maxLength: field.max,
    spellCheck: false,
    onBlur: leave,
  };
  return field.max > LONG ? (
    <textarea {...shared} rows={3} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <input {...shared} autoComplete="off" onChange={(event) => change(event.currentTarget.value)} />
  );
}
