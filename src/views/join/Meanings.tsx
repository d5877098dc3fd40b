import { formatPercent, formatYears } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { horizonOf } from "../../state/findings/words";

interface MeaningsProps {
  readonly scenario: Scenario;
  /** Whether there is anything to stay out of. */
  readonly hasOthers: boolean;
}

/** What each choice stands for, in words. */
export function Meanings({ scenario, hasOthers }: MeaningsProps) {
  const { discountRatePerYear } = scenario.simulation;
  const { freeRiding } = scenario.churn;
  const kept = freeRiding === 0 ? "none" : freeRiding === 1 ? "all" : formatPercent(freeRiding);
  return (
    <section className="meanings">
      <h2>What each choice means</h2>
      <ul>
        <li>
          <strong>Joining</strong>: a founder’s worth less its dues, notice and exit fee included, and what it
          keeps after leaving.
        </li>
        {hasOthers && (
          <li>
            <strong>Staying out</strong>: {kept} of the worth, for as long as the others last without it.
          </li>
        )}
        <li>
          <strong>Closed models</strong>: $0, because worth is what the open model is worth beyond them; less
          the yearly bill that you enter.
        </li>
        <li>
          <strong>Going alone</strong>: the worth less the whole bill of the same programme, without a
          sponsor, to the end of the horizon.
        </li>
      </ul>
      <p className="note">
        All are present values at {formatPercent(discountRatePerYear)} a year over{" "}
        {formatYears(horizonOf(scenario))}. Each future has the same costs, shocks and worth under every
        choice.
      </p>
    </section>
  );
}
