import { useState } from "react";

interface CopyButtonProps {
  readonly label: string;
  /** Tells it from others with that label, for those who do not see what it stands beside. */
  readonly name?: string;
  readonly text: () => string;
  /** What to do instead where the browser keeps the clipboard from pages that are not served securely. */
  readonly refused: string;
  readonly className?: string;
}

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyButton({ label, name, text, refused, className = "quiet" }: CopyButtonProps) {
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
      <button type="button" className={className} aria-label={name} onClick={copy}>
        {label}
      </button>
      <span aria-live="polite">{said}</span>
    </>
  );
}
