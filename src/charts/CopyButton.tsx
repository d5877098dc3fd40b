import { useState } from "react";

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  /** What to do instead where the browser keeps the clipboard from pages that are not served securely. */
  readonly refused: string;
}

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyButton({ label, text, refused }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid("Copied");
    } catch {
      setSaid(refused);
    }
  };
  return (
    <>
      <button type="button" className="quiet" onClick={copy}>
        {label}
      </button>
      <span aria-live="polite">{said}</span>
    </>
  );
}
