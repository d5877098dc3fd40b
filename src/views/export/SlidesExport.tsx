import { useState } from "react";
import "../styles/slidesExport.css";
import { ExportItem } from "./ExportItem";
import { FocusedButton } from "./FocusedButton";
import { PrepareSlides, SLIDES } from "./PrepareSlides";

/** Export: a deck with charts that can be edited. The studies that it shows are done once it is asked for. */
export function SlidesExport() {
  const [asked, setAsked] = useState<"not yet" | "yes" | "given up">("not yet");
  if (asked === "yes") return <PrepareSlides onCancel={() => setAsked("given up")} />;
  return (
    <ExportItem title={SLIDES.title} help={SLIDES.help}>
      <FocusedButton takesFocus={asked === "given up"} onClick={() => setAsked("yes")}>
        Prepare slides
      </FocusedButton>
    </ExportItem>
  );
}
