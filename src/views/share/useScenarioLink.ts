import { useMemo } from "react";
import { useStore } from "zustand";
import { linkedNow, linkTo, pageAddress, type ScenarioLink } from "../../state/sharing";
import { usePage } from "../PageContext";

/** The link to what is on the screen. */
export function useScenarioLink(): ScenarioLink {
  const { session, views, presenting } = usePage();
  const state = useStore(session.store);
  const view = useStore(views.store, (open) => open.view);
  const edits = useStore(presenting, (presentation) => presentation.edits);
  return useMemo(() => linkTo(linkedNow(state, view, edits), pageAddress()), [state, view, edits]);
}
