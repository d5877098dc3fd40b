import type { StoreApi } from "zustand/vanilla";
import { isSame } from "../model/paths";
import type { Preset } from "../model/presets";
import type { Linked } from "../share/link";
import type { Editing } from "./editing";
import type { Keeping } from "./keeping";
import type { Library } from "./library";
import { problemOf } from "./problem";
import type { Session, SessionState, Work } from "./session";
import type { Simulation } from "./simulation";
import type { Opened } from "./storedScenarios";

type Openings = Pick<Session, "openPreset" | "openOwn" | "openLinked" | "duplicate" | "rename" | "deleteOwn">;

interface OpeningTools {
  readonly simulation: Simulation;
  readonly keeping: Keeping;
  readonly editing: Editing;
}

/** What to open for a link: the preset or the reader's own scenario that is the same, or else a new one of the reader's
 * own, which is in the library from then on. */
export function workOf(
  { scenario, presetId, precision }: Pick<Linked, "scenario" | "presetId" | "precision">,
  presets: readonly Preset[],
  library: Library,
): Work & Opened {
  const preset = presets.find((candidate) => isSame(candidate.scenario, scenario));
  if (preset !== undefined) {
    return {
      presetId: preset.id,
      ownId: null,
      scenario: preset.scenario,
      baseline: preset.scenario,
      precision,
    };
  }
  for (const { id } of library.store.getState().own) {
    const own = library.open(id);
    if (own !== null && isSame(own.scenario, scenario)) return { ...own, ownId: id, precision };
  }
  const origin = presets.find(({ id }) => id === presetId);
  const work = { presetId: origin?.id ?? null, scenario, baseline: origin?.scenario ?? scenario };
  return { ...work, precision, ownId: library.save({ ...work, id: library.newId(), changedAt: Date.now() }) };
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
    openLinked(linked) {
      keeping.flush();
      const work = workOf(linked, presets, library);
      store.setState({ precision: linked.precision });
      open(work);
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
