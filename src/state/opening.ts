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

const copyName = (name: string) => `${[...name].slice(0, 90).join("")} (copy)`;

/** Whether two scenarios are alike but for where editors find their JSON Schema. */
const isAlike = (a: Scenario, b: Scenario) =>
  isSame({ ...a, $schema: undefined }, { ...b, $schema: undefined });

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
  const openOwn = (id: string) => {
    keeping.flush();
    const own = library.open(id);
    if (own !== null) open({ ...own, ownId: id });
    return own !== null;
  };
  return {
    openPreset,
    openOwn,
    openScenario(scenario, presetId = null) {
      keeping.flush();
      if (isAlike(scenario, store.getState().scenario)) return "known";
      const own = library.store.getState().own.find((kept) => isAlike(kept.scenario, scenario));
      if (own !== undefined && openOwn(own.id)) return "known";
      const same = presets.find((preset) => isAlike(preset.scenario, scenario));
      if (same !== undefined) {
        openPreset(same.id);
        return "known";
      }
      const preset = presets.find(({ id }) => id === presetId);
      const baseline = preset?.scenario ?? scenario;
      open({ presetId: preset?.id ?? null, ownId: library.newId(), scenario, baseline });
      keeping.save();
      return "new";
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
