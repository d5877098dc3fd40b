import { useState } from "react";
import { useStore } from "zustand";
import { formatNumber, formatPercent } from "../../model/format";
import { fileName, saveFile } from "../../share/saveFile";
import { deckOf } from "../../state/deck";
import type { ScenarioLink } from "../../state/sharing";
import { readinessInWords, SLIDE_STUDIES } from "../../state/slideStudies";
import type { SlideMaterial } from "../../state/slides";
import { usePage, useSessionState } from "../PageContext";
import { useScenarioLink } from "../share/useScenarioLink";
import { useSlideMaterial } from "../slides/useSlideMaterial";
import { ExportItem } from "./ExportItem";
import { FocusedButton } from "./FocusedButton";

export const SLIDES = {
  title: "PowerPoint slides",
  help: "A presentation with charts that can be edited, one finding a slide, with notes for the speaker.",
} as const;

/** What the slides' link is worth to others, where it is not plain; follows a sentence. */
function linkInWords({ shareable, isOpenToOthers }: ScenarioLink): string {
  if (shareable === null) return " They have no link to the scenario: there is none that others could open.";
  return isOpenToOthers ? "" : " Their link opens the scenario on this computer only.";
}

/** Writes the slides and hands them to the reader.
 * @returns what came of it, in a sentence */
function useSaving(material: SlideMaterial | null) {
  const { presenting } = usePage();
  const edits = useStore(presenting, (state) => state.edits);
  const link = useScenarioLink();
  const [told, setTold] = useState("");
  const save = async () => {
    if (material === null) return;
    setTold("Writing the slides…");
    const code = await import("../../share/deckFile").catch(() => null);
    if (code === null) {
      setTold("The part of the page that writes slides could not be loaded. Try again with a connection.");
      return;
    }
    try {
      const deck = deckOf(material, edits, { address: link.shareable, date: new Date() });
      const name = fileName(material.shown.scenario.name, "pptx");
      saveFile(name, await code.deckFile(deck));
      setTold(`Saved ${formatNumber(deck.slides.length)} slides as ${name}.${linkInWords(link)}`);
    } catch (error) {
      setTold(`The slides could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return { told, save };
}

/** Slides on their way: what is still being worked out, what will be missing, and the button that saves them. */
export function PrepareSlides({ onCancel }: { onCancel: () => void }) {
  const { session } = usePage();
  const phase = useSessionState((state) => state.phase);
  const { material, isComplete, studies } = useSlideMaterial();
  const { told, save } = useSaving(material);
  const isReady = isComplete && studies.every((study) => study.phase !== "done" || study.isCurrent);
  const broken = studies.filter((study) => study.phase === "failed" || study.phase === "stopped");
  const missing = SLIDE_STUDIES.filter((_, place) =>
    broken.includes(studies[place] as (typeof studies)[number]),
  );
  const isHalted = phase === "stopped" || phase === "failed";
  const again = () => {
    if (isHalted) session.retry();
    for (const study of broken) study.again();
  };
  return (
    <>
      <ExportItem title={SLIDES.title} help={SLIDES.help}>
        {(isHalted || (isReady && missing.length > 0)) && (
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        )}
        {isReady ? (
          <FocusedButton key="save" takesFocus onClick={save}>
            Save slides
          </FocusedButton>
        ) : (
          <FocusedButton key="cancel" takesFocus onClick={onCancel}>
            Cancel
          </FocusedButton>
        )}
      </ExportItem>
      <ul className="slides-progress note">
        {isHalted && <li>The simulation has not done all of its runs, so there are no slides yet.</li>}
        {phase === "running" && <li>Waiting for the simulation…</li>}
        {!isReady &&
          studies.map(({ phase: at, progress }, place) =>
            at === "running" ? (
              <li key={SLIDE_STUDIES[place]?.slide}>
                Working out {SLIDE_STUDIES[place]?.what}: {formatPercent(progress, 0)}
              </li>
            ) : null,
          )}
      </ul>
      <p className="slides-told note" role="status">
        {told || readinessInWords(isReady, missing)}
      </p>
    </>
  );
}
