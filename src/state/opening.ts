import type { StoreApi } from "zustand/vanilla";
import type { Preset } from "../model/presets";
import type { Editing } from "./editing";
import type { Keeping } from "./keeping";
import type { Library } from "./library";
import { problemOf } from "./problem";
import type { Session, SessionState, Work } from "./session";
import type { Simulation } from "./simulation";
import type { Opened } from "./storedScenarios";

type Openings = Pick<Session, "openPreset" | "openOwn" | "duplicate" | "rename" | "deleteOwn">;

interface OpeningTools {
  readonly simulation: Simulation;
  readonly keeping: Keeping;
  readonly editing: Editing;
}

const copyName = (name: string) => `${[...name].slice(0, 90).join("")} (copy)`;

/** What a session does with whole scenarios: the presets, and the reader's own in the library. */
export function openings(
  store: StoreApi<SessionState>,
  presets: readonly Preset[],
  library: Library,
  { simulation, keeping, editing }: OpeningTools,
): Openings {
  const open = ({ presetId, ownId, scenario, baseline }: Work & Pick<Opened, "presetId" | "ownId">) => {
    keeping.flush();
    const reach = editing.begin({ scenario, baseline });
    const opened = store.getState().opened + 1;
    store.setState({ presetId, ownId, scenario, baseline, opened, ...reach });
    keeping.begin();
    simulation.simulateSoon();
  };
  const openPreset = (id: string) => {
    const preset = presets.find((candidate) => candidate.id === id);
    if (preset === undefined) throw new RangeError(`there is no preset "${id}"`);
    open({ presetId: preset.id, ownId: null, scenario: preset.scenario, baseline: preset.scenario });
  };
  return {
    openPreset,
    openOwn(id) {
      keeping.flush();
      const own = library.open(id);
      if (own !== null) open({ ...own, ownId: id });
      return own !== null;
    },
    duplicate() {
      const { presetId, scenario, baseline } = store.getState();
      const copy = { ...scenario, name: copyName(scenario.name) };
      open({ presetId, ownId: library.newId(), scenario: copy, baseline });
      keeping.save();
    },
    rename(id, name) {
      if (id === store.getState().ownId) {
        const problem = editing.edit((scenario) => ({ ...scenario, name }));
        keeping.flush();
        return problem;
      }
      const own = library.open(id);
      if (own === null) return null;
      const scenario = { ...own.scenario, name };
      const problem = problemOf(scenario);
      if (problem === null) library.save({ ...own, scenario });
      return problem;
    },
    deleteOwn(id) {
      keeping.flush();
      library.delete(id);
      const { ownId, presetId } = store.getState();
      if (ownId !== id) return;
      const preset = presets.find((candidate) => candidate.id === presetId) ?? presets[0];
      if (preset !== undefined) openPreset(preset.id);
    },
  };
}
