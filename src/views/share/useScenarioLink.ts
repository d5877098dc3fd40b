import { useMemo } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { linkedOf, linkedState, linkTo, pageAddress, type ScenarioLink } from "../../state/sharing";
import { usePage } from "../PageContext";

/** The link to what is on the screen. */
export function useScenarioLink(): ScenarioLink {
  const { session, views, presenting } = usePage();
  // Packing takes a moment: not at every update of the runs.
  const state = useStore(session.store, useShallow(linkedState));
  const view = useStore(views.store, (open) => open.view);
  const edits = useStore(presenting, (presentation) => presentation.edits);
  return useMemo(() => linkTo(linkedOf(state, view, edits), pageAddress()), [state, view, edits]);
}
