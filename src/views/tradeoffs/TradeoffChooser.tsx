import { useMemo } from "react";
import { useStore } from "zustand";
import { MEASURES, type Measure, type SweepInput } from "../../analysis/sweep";
import { MEASURE_WORDS } from "../../state/measures";
import { assumptionGroupsSelector, tradeoffsOf } from "../../state/tradeoffs";
import { useSession, useSessionState } from "../PageContext";
import { AssumptionSelect } from "./AssumptionSelect";

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
      <label className="tradeoff-choice">
        <span>Show</span>
        <select
          className="choice"
          value={measure}
          onChange={({ currentTarget }) => store.setState({ measure: currentTarget.value as Measure })}
        >
          {MEASURES.map((each) => (
            <option key={each} value={each}>
              {MEASURE_WORDS[each].title}
            </option>
          ))}
        </select>
      </label>
      <label className="tradeoff-choice">
        <span>Over</span>
        <select
          className="choice"
          value={assumptions}
          onChange={({ currentTarget }) =>
            store.setState({ assumptions: currentTarget.value === "1" ? 1 : 2 })
          }
        >
          <option value={2}>two assumptions</option>
          <option value={1}>one assumption</option>
        </select>
      </label>
      <AssumptionSelect
        title="Across"
        groups={groups}
        path={x.path}
        taken={y?.path ?? null}
        onChange={setters.x}
      />
      {y !== null && (
        <AssumptionSelect title="Up" groups={groups} path={y.path} taken={x.path} onChange={setters.y} />
      )}
    </div>
  );
}
