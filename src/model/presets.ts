import nemotronCoalition from "../../scenarios/nemotron-coalition.json";
import openConsortium from "../../scenarios/open-consortium.json";
import singleSponsor from "../../scenarios/single-sponsor.json";
import { type Scenario, scenarioSchema } from "./schema";

/** A scenario that comes with the page. */
export interface Preset {
  /** Name of its file in /scenarios. */
  readonly id: string;
  readonly scenario: Scenario;
}

/** The first is where the page opens. */
export const presets: readonly Preset[] = [
  { id: "nemotron-coalition", scenario: scenarioSchema.parse(nemotronCoalition) },
  { id: "single-sponsor", scenario: scenarioSchema.parse(singleSponsor) },
  { id: "open-consortium", scenario: scenarioSchema.parse(openConsortium) },
];
