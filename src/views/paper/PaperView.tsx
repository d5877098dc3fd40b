import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { materialNow } from "../../state/materialNow";
import type { Paper } from "../../state/presenting";
import { linkedNow, linkTo, pageAddress } from "../../state/sharing";
import type { SlideMaterial } from "../../state/slides";
import { type Page, usePage } from "../PageContext";
import "../styles/paper.css";
import { BriefPaper } from "./BriefPaper";
import { SlidesPaper } from "./SlidesPaper";

interface Printed {
  readonly paper: Paper;
  readonly material: SlideMaterial;
  readonly address: string | null;
}

/** What is asked for; else slides while presenting, and the brief from the overview. Null: the screen as it is. */
function printedNow({ session, presenting, views }: Page): Printed | null {
  const { isOn, paper: asked, edits } = presenting.getState();
  const { view } = views.store.getState();
  const paper = asked ?? (isOn ? "slides" : view === "overview" ? "brief" : null);
  const material = paper === null ? null : materialNow(session);
  if (paper === null || material === null) return null;
  const { shareable: address } = linkTo(linkedNow(session.store.getState(), view, edits), pageAddress());
  return { paper, material, address };
}

/** Documents that take the page's place on paper; drawn when the browser is about to print. */
export function PaperView() {
  const page = usePage();
  const [printed, setPrinted] = useState<Printed | null>(null);
  useEffect(() => {
    const begin = () => {
      const now = printedNow(page);
      if (now === null) return;
      document.documentElement.dataset.paper = now.paper;
      flushSync(() => setPrinted(now));
    };
    const end = () => {
      delete document.documentElement.dataset.paper;
      setPrinted(null);
    };
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, [page]);
  if (printed === null) return null;
  const { paper, material, address } = printed;
  return createPortal(
    <div className="paper">
      {paper === "slides" ? (
        <SlidesPaper material={material} address={address} />
      ) : (
        <BriefPaper material={material} address={address} />
      )}
    </div>,
    document.body,
  );
}
