import { type ReactNode, useEffect, useRef } from "react";

interface FocusedButtonProps {
  /** Whether the focus goes to it when it appears: it then takes the place of another button. */
  readonly takesFocus: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that can take over the focus of the one before it. */
export function FocusedButton({ takesFocus, onClick, children }: FocusedButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [takesFocus]);
  return (
    <button type="button" className="button" ref={ref} onClick={onClick}>
      {children}
    </button>
  );
}
