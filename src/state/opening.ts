import type { StoreApi } from "zustand/vanilla";
import { isSame } from "../model/paths";
import type { Preset } from "../model/presets";
import type { Scenario } from "../model/schema";
import type { Editing } from "./editing";
import type { Keeping } from "./keeping";
import type { Library } from "./library";
import { problemOf } from "./problem";
import type { Session, SessionState, Work } from "./session";
import type { Simulation } from "./simulation";
import type { Opened } from "./storedScenarios";

type Openings = Pick<
  Session,
  "openPreset" | "openOwn" | "openScenario" | "duplicate" | "rename" | "deleteOwn"
>;

interface OpeningTools {
  readonly simulation: Simulation;
  readonly keeping: Keeping;
  readonly editing: Editing;
}

/** A scenario that comes from elsewhere. */
export interface Received {
  readonly scenario: Scenario;
  /** The preset that it began as, its baseline; null when it is its own. */
  readonly presetId: string | null;
  readonly precision: number | null;
}

/** Whether two scenarios are alike but for where editors find their JSON Schema. */
const isAlike = (a: Scenario, b: Scenario) =>
  isSame({ ...a, $schema: undefined }, { ...b, $schema: undefined });

/** What to open for a scenario that comes from elsewhere: the preset or the reader's own that is the same; null where
 * the reader has it not. */
function knownWork(
  { scenario, precision }: Received,
  presets: readonly Preset[],
  library: Library,
): (Work & Opened) | null {
  const preset = presets.find((candidate) => isAlike(candidate.scenario, scenario));
  if (preset !== undefined) {
    const { id: presetId, scenario: baseline } = preset;
    return { presetId, ownId: null, scenario: baseline, baseline, precision };
  }
  for (const { id } of library.store.getState().own) {
    const own = library.open(id);
    if (own !== null && isAlike(own.scenario, scenario)) return { ...own, ownId: id, precision };
  }
  return null;
}

/** A new one of the reader's own, which is in the library from then on. */
function newWork(
  { scenario, presetId, precision }: Received,
  presets: readonly Preset[],
  library: Library,
): Work & Opened {
  const { deleted } = library.store.getState();
  // It is back: nobody needs to be offered to undo the deletion.
  if (deleted !== null && isAlike(deleted.scenario, scenario)) library.dismissDeleted();
  const origin = presets.find(({ id }) => id === presetId);
  const work = { presetId: origin?.id ?? null, scenario, baseline: origin?.scenario ?? scenario };
  return { ...work, precision, ownId: library.save({ ...work, id: library.newId(), changedAt: Date.now() }) };
}

/** What to open for a scenario that comes from elsewhere: what is the same, or else a new one of the reader's own. */
export const workOf = (received: Received, presets: readonly Preset[], library: Library): Work & Opened =>
  knownWork(received, presets, library) ?? newWork(received, presets, library);

const copyName = (name: string) => `${[...name].slice(0, 90).join("")} (copy)`;

/** Naming and deleting what is in the library.
 * @param openPreset  opens the one that takes the place of what is deleted */
function upkeep(
  store: StoreApi<SessionState>,
  presets: readonly Preset[],
  library: Library,
  { keeping, editing }: Omit<OpeningTools, "simulation">,
  openPreset: (id: string) => void,
): Pick<Openings, "rename" | "deleteOwn"> {
  return {
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
    openScenario(scenario, from = {}) {
      keeping.flush();
      const before = store.getState();
      if (isAlike(scenario, before.scenario)) return "known";
      const received = { presetId: null, precision: before.precision, ...from, scenario };
      const known = knownWork(received, presets, library);
      store.setState({ precision: received.precision });
      open(known ?? newWork(received, presets, library));
      return known === null ? "new" : "known";
    },
    duplicate() {
      const { presetId, scenario, baseline } = store.getState();
      const copy = { ...scenario, name: copyName(scenario.name) };
      open({ presetId, ownId: library.newId(), scenario: copy, baseline });
      keeping.save();
    },
    ...upkeep(store, presets, library, { keeping, editing }, openPreset),
  };
}
