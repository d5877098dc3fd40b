/** Export: the scenario as a file, in and out. */
export function ScenarioExport() {
  return null;
}
