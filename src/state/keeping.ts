import type { StoreApi } from "zustand/vanilla";
import { isSame } from "../model/paths";
import type { Preset } from "../model/presets";
import type { Library } from "./library";
import type { SessionState, Work } from "./session";
import type { Opened } from "./storedScenarios";

const REST_MILLISECONDS = 400;

/** Keeps what is open in the library soon after each change, unless it is a preset as it came.
 * @param library  where it is kept
 * @param presets  to tell a preset that was changed back */
export function startKeeping(store: StoreApi<SessionState>, library: Library, presets: readonly Preset[]) {
  /** Under which changes of what is open are kept. */
  let ownId = store.getState().ownId ?? library.newId();
  let saving: ReturnType<typeof setTimeout> | undefined;
  const isPristine = ({ scenario, baseline }: Work) => {
    const preset = presets.find(({ id }) => id === store.getState().presetId)?.scenario;
    return preset !== undefined && isSame(scenario, preset) && isSame(baseline, preset);
  };
  const noteOpened = () => {
    const { presetId, ownId: id, precision } = store.getState();
    library.setOpened({ presetId, ownId: id, precision });
  };
  const save = () => {
    clearTimeout(saving);
    saving = undefined;
    const { ownId: id, presetId, scenario, baseline } = store.getState();
    if (id === null) return;
    ownId = library.save({ id, presetId, scenario, baseline, changedAt: Date.now() });
    if (ownId !== id) store.setState({ ownId });
    noteOpened();
  };
  const flush = () => {
    if (saving !== undefined) save();
  };
  globalThis.addEventListener?.("pagehide", flush);
  globalThis.document?.addEventListener("visibilitychange", flush);
  return {
    /** To be called with every change, before it is in the store.
     * @returns the id under which it is kept; null when it is a preset as it came */
    keepSoon(work: Work): string | null {
      const { presetId, ownId: before, precision } = store.getState();
      clearTimeout(saving);
      saving = undefined;
      if (isPristine(work)) {
        if (before !== null) library.forget(ownId);
        library.setOpened({ presetId, ownId: null, precision });
        return null;
      }
      saving = setTimeout(save, REST_MILLISECONDS);
      return ownId;
    },
    /** To be called when something else is open. */
    begin(): void {
      ownId = store.getState().ownId ?? library.newId();
      noteOpened();
    },
    noteOpened,
    save,
    flush,
    dispose() {
      flush();
      globalThis.removeEventListener?.("pagehide", flush);
      globalThis.document?.removeEventListener("visibilitychange", flush);
    },
  };
}

export type Keeping = ReturnType<typeof startKeeping>;

/** What to begin with: what was open last, or else the first preset.
 * @throws {RangeError} when there are no presets */
export function lastWork(presets: readonly Preset[], library: Library): Work & Opened {
  const opened = library.lastOpened();
  const own = opened?.ownId ? library.open(opened.ownId) : null;
  const precision = opened?.precision ?? null;
  if (own !== null) {
    const { presetId, scenario, baseline } = own;
    return { presetId, ownId: own.id, scenario, baseline, precision };
  }
  const preset = presets.find(({ id }) => id === opened?.presetId) ?? presets[0];
  if (preset === undefined) throw new RangeError("there are no presets to begin with");
  return {
    presetId: preset.id,
    ownId: null,
    scenario: preset.scenario,
    baseline: preset.scenario,
    precision,
  };
}
