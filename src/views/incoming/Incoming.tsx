import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { openFiles, openPasted } from "../../state/incoming";
import { type Page, usePage } from "../PageContext";
import "../styles/incoming.css";
import { TYPED_INTO } from "../useShortcuts";

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;

/** Files may be dropped anywhere: left to themselves, browsers would leave the page for them. */
function listenToDrops(page: Page, onDragging: (isDragging: boolean) => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
    onDragging(true);
  };
  addEventListener("dragenter", over, { signal });
  addEventListener("dragover", over, { signal });
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget === null && onDragging(false), {
    signal,
  });
  addEventListener(
    "drop",
    (event) => {
      onDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void openFiles([...(event.dataTransfer?.files ?? [])], page);
    },
    { signal },
  );
  return () => ends.abort();
}

/** What is pasted outside the boxes that text is typed into is for the page, where it can make sense of it. */
function listenToPastes(page: Page): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData, target } = event;
    const isTyping = target instanceof Element && target.closest(TYPED_INTO) !== null;
    if (isTyping || clipboardData === null) return;
    const files = [...clipboardData.files];
    const isOurs =
      files.length > 0 ||
      openPasted(clipboardData.getData("text/plain"), page, (fragment) => {
        page.views.openDialog(null);
        location.hash = fragment;
      });
    if (isOurs) event.preventDefault();
    void openFiles(files, page);
  };
  document.addEventListener("paste", onPaste);
  return () => document.removeEventListener("paste", onPaste);
}

/** Takes in scenarios that are dropped or pasted anywhere on the page, and shows while a file is dragged that it may be
 * dropped. */
export function Incoming() {
  const page = usePage();
  const [isDragging, setIsDragging] = useState(false);
  const target = useRef<HTMLDivElement>(null);
  useEffect(() => listenToDrops(page, setIsDragging), [page]);
  useEffect(() => listenToPastes(page), [page]);
  // Over dialogs, too.
  useLayoutEffect(() => {
    if (isDragging) target.current?.showPopover?.();
  }, [isDragging]);
  return isDragging ? (
    <div ref={target} popover="manual" className="drop-target" aria-hidden="true">
      <p>Drop the scenario file to open it</p>
    </div>
  ) : null;
}
