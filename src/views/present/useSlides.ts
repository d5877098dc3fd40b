import { useLayoutEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { SLIDE_STUDIES } from "../../state/slideStudies";
import { SLIDE_IDS, type SlideId, type SlideMaterial, type SlideText, slideTexts } from "../../state/slides";
import { usePage } from "../PageContext";
import { useSlideMaterial } from "../slides/useSlideMaterial";

/** A slide with what it says and draws. */
interface Ready {
  readonly text: SlideText;
  readonly material: SlideMaterial;
}

/** A slide's place in the presentation. */
export interface SlidePlace {
  readonly id: SlideId | "tried";
  /** Null while there is nothing to show yet. */
  readonly ready: Ready | null;
  /** Whether it belongs to assumptions of before. */
  readonly isStale: boolean;
  /** What is being worked out, or why it is not; empty when all is there. */
  readonly status: string;
  /** How far that is, in 0…1. */
  readonly progress: number;
}

type Study = ReturnType<typeof useSlideMaterial>["studies"][number];

function statusOf(study: Study | undefined): string {
  if (study === undefined) return "";
  if (study.phase === "failed") return `This could not be worked out: ${study.error?.message ?? ""}`;
  if (study.phase === "stopped") return "This was stopped before it was worked out";
  return `Working out ${SLIDE_STUDIES.find(({ id }) => id === study.id)?.what ?? ""}…`;
}

/** The place of the log. */
export const TRIED: SlidePlace = { id: "tried", ready: null, isStale: false, status: "", progress: 1 };

/** The slides in their order, each with its place from the start; what is under way fills in when it is there. */
export function useSlides(): readonly SlidePlace[] {
  const { presenting } = usePage();
  const edits = useStore(presenting, (state) => state.edits);
  const hasTried = useStore(presenting, (state) => state.tried.length > 0);
  const { material, studies } = useSlideMaterial();
  const texts = useMemo(() => (material === null ? [] : slideTexts(material, edits)), [material, edits]);
  const before = useRef<Partial<Record<SlideId, Ready>>>({});
  const places = SLIDE_IDS.flatMap((id): SlidePlace[] => {
    const study = studies.find((one) => one.id === id);
    if (id === "comparison" && study === undefined) return [];
    const progress = study?.progress ?? 1;
    const text = texts.find((candidate) => candidate.id === id);
    if (text !== undefined && material !== null) {
      const status = study?.phase === "running" ? statusOf(study) : "";
      return [{ id, ready: { text, material }, isStale: false, status, progress }];
    }
    const status = statusOf(study);
    return [{ id, ready: before.current[id] ?? null, isStale: true, status, progress }];
  });
  useLayoutEffect(() => {
    for (const { id, ready, isStale } of places) {
      if (id !== "tried" && ready !== null && !isStale) before.current[id] = ready;
    }
  });
  // Before the last slide, which has the code that the room takes along.
  return hasTried ? [...places.slice(0, -1), TRIED, ...places.slice(-1)] : places;
}
