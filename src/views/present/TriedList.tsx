import { useDeferredValue, useMemo, useState } from "react";
import { useStore } from "zustand";
import { formatInterval } from "../../model/chances";
import type { SlideEdits } from "../../share/link";
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

/** An entry as it is listed; its address is null where none can be handed out. */
const linkedEntry = (entry: Tried, slides: SlideEdits) => ({
  number: entry.number,
  words: triedInWords(entry),
  interval: formatInterval(entry.after),
  address: linkTo({ ...entry.linked, slides }, pageAddress()).shareable,
});

/** Every change made while presenting, with what came of it and a link to it. */
export function TriedList() {
  const { presenting } = usePage();
  const tried = useStore(presenting, (state) => state.tried);
  const edits = useStore(presenting, (state) => state.edits);
  const rested = useDeferredValue(edits);
  const entries = useMemo(() => tried.map((entry) => linkedEntry(entry, rested)), [tried, rested]);
  if (tried.length === 0) return <p className="slide-quiet">Nothing has been tried yet.</p>;
  const listed = () =>
    entries.map(({ words, address }) => (address === null ? words : `${words}\n${address}`)).join("\n\n");
  return (
    <div className="tried">
      <ol>
        {entries.map(({ number, words, interval, address }) => (
          <li key={number}>
            {address === null ? (
              words
            ) : (
              <a href={address} target="_blank" rel="noreferrer">
                {words}
              </a>
            )}
            <small> ({interval})</small>
            {address !== null && <CopyButton label={`Copy link: ${words}`} text={() => address} />}
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
