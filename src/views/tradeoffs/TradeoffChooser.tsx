import { useMemo } from "react";
import { useStore } from "zustand";
import { MEASURES, type Measure, type SweepInput } from "../../analysis/sweep";
import { MEASURE_WORDS } from "../../state/measures";
import { assumptionGroupsSelector, tradeoffsOf } from "../../state/tradeoffs";
import { useSession, useSessionState } from "../PageContext";
import { AssumptionSelect } from "./AssumptionSelect";
import { LabelledSelect } from "./LabelledSelect";

/** What is measured, over one assumption or two, and which. */
export function TradeoffChooser({ input: { x, y } }: { input: SweepInput }) {
  const store = tradeoffsOf(useSession());
  const { measure, assumptions } = useStore(store);
  const groups = useSessionState(useMemo(assumptionGroupsSelector, []));
  const setters = useMemo(
    () => ({
      x: (path: string) => store.setState({ x: path }),
      y: (path: string) => store.setState({ y: path }),
    }),
    [store],
  );
  return (
    <div className="tradeoff-chooser">
      <LabelledSelect
        label="Show"
        value={measure}
        onChange={(value) => store.setState({ measure: value as Measure })}
      >
        {MEASURES.map((each) => (
          <option key={each} value={each}>
            {MEASURE_WORDS[each].title}
          </option>
        ))}
      </LabelledSelect>
      <LabelledSelect
        label="Over"
        value={String(assumptions)}
        onChange={(value) => store.setState({ assumptions: value === "1" ? 1 : 2 })}
      >
        <option value="2">two assumptions</option>
        <option value="1">one assumption</option>
      </LabelledSelect>
      <AssumptionSelect
        label="Across"
        groups={groups}
        path={x.path}
        taken={y?.path ?? null}
        onChange={setters.x}
      />
      {y !== null && (
        <AssumptionSelect label="Up" groups={groups} path={y.path} taken={x.path} onChange={setters.y} />
      )}
    </div>
  );
}
