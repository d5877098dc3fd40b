import { attributeRisk } from "../../../src/analysis/attribution";
import { compareRules } from "../../../src/analysis/compareRules";
import { compareScenarios } from "../../../src/analysis/compareScenarios";
import { seekGoal } from "../../../src/analysis/goalSeek";
import type { Scenario } from "../../../src/model/schema";
import { sidesOf } from "../../../src/state/comparing";
import { defaultTarget } from "../../../src/state/levers";
import type { SlideMaterial } from "../../../src/state/slides";
import { experiments } from "../../support/experiments";
import { simulate } from "../../support/simulate";

const quiet = () => {};

/** What the slides of a scenario are made of, all studies done, on a kernel in this process.
 * @param runs  of the results and the studies */
export async function slideMaterial(
  given: Scenario,
  givenBaseline: Scenario,
  runs: number,
): Promise<SlideMaterial> {
  const withRuns = (of: Scenario) => ({ ...of, simulation: { ...of.simulation, runs } });
  const [scenario, baseline] = [withRuns(given), withRuns(givenBaseline)];
  const results = await simulate(scenario, runs);
  const sides = sidesOf({ scenario, baseline }, [], []).toReversed();
  return {
    shown: { scenario, results, runsDone: runs, runsTotal: runs, fingerprint: "0123456789abcdef" },
    baseline,
    attribution: await attributeRisk(scenario, { experiments, progress: quiet }),
    rules: await compareRules(scenario, experiments),
    levers: await seekGoal(scenario, defaultTarget(results.risk.value), experiments, quiet),
    comparison:
      given === givenBaseline
        ? null
        : {
            found: await compareScenarios(
              sides.map((side) => side.scenario),
              experiments,
              quiet,
            ),
            sides,
          },
  };
}
