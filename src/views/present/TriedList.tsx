import { useState } from "react";
import { useStore } from "zustand";
import { formatInterval } from "../../model/chances";
import { type Tried, triedInWords } from "../../state/changeLog";
import { linkTo, pageAddress } from "../../state/sharing";
import { usePage } from "../PageContext";

const REFUSED = "The browser does not allow it: open the link and copy it there";

/** A button that puts a text on the clipboard and says so. */
function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid("Copied");
    } catch {
      setSaid(REFUSED);
    }
  };
  return (
    <>
      <button type="button" className="text-button" aria-label={label} onClick={copy}>
        {label === "Copy list" ? label : "Copy link"}
      </button>
      <span role="status" className="slide-quiet">
        {said}
      </span>
    </>
  );
}

/** Every change made while presenting, with what came of it and a link to it. */
export function TriedList() {
  const { presenting } = usePage();
  const tried = useStore(presenting, (state) => state.tried);
  const edits = useStore(presenting, (state) => state.edits);
  const addressOf = ({ linked }: Tried) => linkTo({ ...linked, slides: edits }, pageAddress()).address;
  if (tried.length === 0) return <p className="slide-quiet">Nothing has been tried yet.</p>;
  const listed = () => tried.map((entry) => `${triedInWords(entry)}\n${addressOf(entry)}`).join("\n\n");
  return (
    <div className="tried">
      <ol>
        {tried.map((entry) => (
          <li key={entry.number}>
            <a href={addressOf(entry)} target="_blank" rel="noreferrer">
              {triedInWords(entry)}
            </a>
            <small> ({formatInterval(entry.after)})</small>
            <CopyButton label={`Copy link: ${triedInWords(entry)}`} text={() => addressOf(entry)} />
          </li>
        ))}
      </ol>
      <p className="tried-acts">
        <CopyButton label="Copy list" text={listed} />
        <button type="button" className="text-button" onClick={() => presenting.setState({ tried: [] })}>
          Clear list
        </button>
      </p>
    </div>
  );
}
