import { useEffect, useId, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { formatNumber } from "../../model/format";
import { editSlide, LONGEST_WORDS } from "../../state/presenting";
import { type SlideId, slideTexts } from "../../state/slides";
import { usePage } from "../PageContext";
import { TriedList } from "./TriedList";
import type { SlidePlace } from "./useSlides";

interface EditorProps {
  readonly id: SlideId;
  readonly part: "title" | "notes";
  /** What the results say. */
  readonly finding: { readonly title: string; readonly notes: string };
  readonly hasFocus: boolean;
}

const LABELS = { title: "Title", notes: "Notes" };

/** A box for the presenter's own words, marked as such. */
function Editor({ id, part, finding, hasFocus }: EditorProps) {
  const { presenting } = usePage();
  const box = useRef<HTMLTextAreaElement>(null);
  const own = useStore(presenting, (state) => state.edits[id]?.[part]);
  const replaced = useStore(presenting, (state) => state.replaced[id]);
  const field = useId();
  useEffect(() => {
    if (hasFocus) box.current?.focus();
  }, [hasFocus]);
  const write = (words: string) => presenting.setState((state) => editSlide(state, id, part, words, finding));
  const isOwn = own !== undefined;
  const hasMoved = part === "title" && isOwn && replaced !== undefined && replaced !== finding.title;
  return (
    <div className="editor" data-own={isOwn || undefined}>
      <label htmlFor={field}>{LABELS[part]}</label>
      {isOwn && <span className="editor-mark">your own words</span>}
      <textarea
        ref={box}
        id={field}
        dir="auto"
        rows={part === "title" ? 3 : 8}
        maxLength={LONGEST_WORDS[part]}
        value={own ?? finding[part]}
        aria-describedby={`${field}note`}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <p id={`${field}note`} className="slide-quiet">
        {isOwn ? (
          <>
            {own.length >= LONGEST_WORDS[part] && (
              <strong role="status">No more than {formatNumber(LONGEST_WORDS[part])} letters fit. </strong>
            )}
            {hasMoved && <strong role="status">The results have changed since you wrote this. </strong>}
            {part === "title" && <span dir="auto">The results say: “{finding.title}”. </span>}
            <button type="button" className="text-button" onClick={() => write("")}>
              {part === "title" ? "Use the finding again" : "Use the explanation again"}
            </button>
          </>
        ) : (
          "As the results have it. Your own words travel with the link."
        )}
      </p>
    </div>
  );
}

/** Title and notes of the slide, and what the room tried. */
export function WordsPanel({ place, part }: { place: SlidePlace; part: "title" | "notes" }) {
  const { id, ready } = place;
  const finding = useMemo(
    () => ready && slideTexts(ready.material, {}).find((text) => text.id === id),
    [ready, id],
  );
  return (
    <>
      {id !== "tried" && finding ? (
        <>
          <Editor key={`title ${id}`} id={id} part="title" finding={finding} hasFocus={part === "title"} />
          <Editor key={`notes ${id}`} id={id} part="notes" finding={finding} hasFocus={part === "notes"} />
        </>
      ) : (
        <p className="slide-quiet">This slide has no words of its own yet.</p>
      )}
      <h3>What the room tried</h3>
      <TriedList />
    </>
  );
}
