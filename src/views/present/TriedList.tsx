import { useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { CopyButton } from "../../charts/CopyButton";
import { formatInterval } from "../../model/chances";
import type { SlideEdits } from "../../share/link";
import { type Tried, triedInWords } from "../../state/changeLog";
import { linkTo, pageAddress } from "../../state/sharing";
import { usePage } from "../PageContext";

const COPYING = {
  className: "text-button",
  refused: "The browser does not allow it: open the link and copy it there",
};

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
            {address !== null && (
              <CopyButton {...COPYING} label="Copy link" name={`Copy link: ${words}`} text={() => address} />
            )}
          </li>
        ))}
      </ol>
      <p className="tried-acts">
        <CopyButton {...COPYING} label="Copy list" text={listed} />
        <button type="button" className="text-button" onClick={() => presenting.setState({ tried: [] })}>
          Clear list
        </button>
      </p>
    </div>
  );
}
