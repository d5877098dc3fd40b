import { chanceOf } from "../../analysis/chanceOf";
import { formatChance, formatInterval } from "../../model/chances";
import { formatNumber } from "../../model/format";
import { changesSince, MODEL_CHANGES, type ModelChange } from "../../model/modelChanges";
import type { LinkedResult } from "../../share/link";
import type { Shown } from "../session";

/** How results compare with those that a link was sent with. */
export interface Reproduction {
  readonly isExact: boolean;
  readonly text: string;
  /** What the model does otherwise since, one sentence each. */
  readonly changes: readonly string[];
}

/** What a scenario came in: a link, or a page that is one file. */
export type Carrier = "link" | "file";

/** Versions are shown only when they look like one: a link may hold any text there. */
const versionInWords = (version: string) =>
  /^\d{1,3}(\.\d{1,3}){1,2}$/.test(version) ? `model ${version}` : "another model";

/** Compares complete results with those of the same scenario where the link was made.
 * @param carrier  what the scenario came in
 * @param history  every version of the model, oldest first; the last is the one at work */
export function reproductionOf(
  linked: LinkedResult,
  shown: Pick<Shown, "results" | "runsDone" | "fingerprint">,
  carrier: Carrier,
  history: readonly ModelChange[] = MODEL_CHANGES,
): Reproduction {
  const { risk } = shown.results;
  const here = `${formatChance(risk)} (${formatInterval(risk)})`;
  const there = formatChance(chanceOf(linked.risk, linked.runs));
  const compared = `The risk of falling apart is ${there} there and ${here} here.`;
  const hasSameRuns = linked.runs === shown.runsDone;
  const not = (text: string, changes: readonly string[] = []) => ({ isExact: false, text, changes });
  if (hasSameRuns && linked.fingerprint === shown.fingerprint) {
    const text = `Reproduced exactly: the same digits as where the ${carrier} was made.`;
    return { isExact: true, text, changes: [] };
  }
  if (linked.modelVersion !== history.at(-1)?.version) {
    const changes = changesSince(linked.modelVersion, history);
    return changes === null
      ? not(
          `This ${carrier} was made with ${versionInWords(linked.modelVersion)}, which this page does not know. ${compared}`,
        )
      : not(`The model changed since: ${there} → ${here}.`, changes);
  }
  return not(
    hasSameRuns
      ? `Not reproduced: the model is the same, but the digits differ. ${compared}`
      : `Not the same digits: the ${carrier} was made with ${formatNumber(linked.runs)} runs, and here are ${formatNumber(shown.runsDone)}. ${compared}`,
  );
}
