import type { Scenario } from "../model/schema";
import { fileName, saveFile } from "./saveFile";
import { scenarioFileText } from "./scenarioFile";

/** Hands a scenario's file to the reader. */
export function saveScenario(scenario: Scenario): void {
  const content = new Blob([scenarioFileText(scenario)], { type: "application/json" });
  saveFile(fileName(scenario.name, "json"), content);
}
