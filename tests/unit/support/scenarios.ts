import { presets } from "../../../src/model/presets";
import type { Scenario } from "../../../src/model/schema";

/** A preset's scenario by its id. */
export function presetScenario(id: string): Scenario {
  const preset = presets.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset.scenario;
}

/** Eight named companies, prospects, one sponsor, five years from 2026. */
export const coalition = presetScenario("nemotron-coalition");
/** Founder groups of uncertain count, no sponsor. */
export const consortium = presetScenario("open-consortium");
