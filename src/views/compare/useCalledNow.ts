import { useState } from "react";
import type { Comparison } from "../../analysis/compareScenarios";
import { isSame } from "../../model/paths";
import { type ComparisonInput, calledNow, type Side } from "../../state/comparing";

interface Found {
  readonly input: ComparisonInput;
  readonly result: Comparison;
}

function named(found: Found | null, all: readonly Side[]) {
  const sides = found && calledNow(found.input, all);
  return found && sides && { result: found.result, sides };
}

/** A comparison with the scenarios as they are called now; null without one, or where one of them is gone. The same
 * object until something of it changes, so that moving a slider draws no old tables anew.
 * @param all  every scenario that there is now */
export function useCalledNow(found: Found | null, all: readonly Side[]) {
  const now = named(found, all);
  const [kept, keep] = useState(now);
  if (kept?.result === now?.result && isSame(kept?.sides, now?.sides)) return kept;
  keep(now);
  return now;
}
