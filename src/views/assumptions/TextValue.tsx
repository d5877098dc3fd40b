import { useEffect, useRef, useState } from "react";
import type { Field } from "../../model/fields";
import type { Problem } from "../../state/problem";
import { useSession } from "../PageContext";

interface TextValueProps {
  readonly field: Field;
  readonly value: string;
  readonly describedBy: string;
  readonly onChange: (value: string) => Problem;
  /** The box is left; a text that was refused is forgotten. */
  readonly onLeave: () => void;
}

/** Texts longer than this have a box of several lines. */
const LONG = 500;

/** Makes all changes between entering a box and leaving it one step for undo. */
function useVisit() {
  const { hold, release } = useSession();
  const isInside = useRef(false);
  const enter = () => {
    isInside.current = true;
    hold();
  };
  const leave = () => {
    if (isInside.current) release();
    isInside.current = false;
  };
  // A box may go while it has the focus, such as one that a search no longer finds.
  const last = useRef(leave);
  useEffect(() => () => last.current(), []);
  return { enter, leave };
}

/** A box for a text; one that may not be, such as an empty name, stands until the box is left. */
export function TextValue({ field, value, describedBy, onChange, onLeave }: TextValueProps) {
  const visit = useVisit();
  const [refused, setRefused] = useState<string | null>(null);
  const change = (text: string) => setRefused(onChange(text) === null ? null : text);
  const leave = () => {
    visit.leave();
    setRefused(null);
    onLeave();
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
    onFocus: visit.enter,
    onBlur: leave,
  };
  return field.max > LONG ? (
    <textarea {...shared} rows={3} onChange={(event) => change(event.currentTarget.value)} />
  ) : (
    <input {...shared} autoComplete="off" onChange={(event) => change(event.currentTarget.value)} />
  );
}
