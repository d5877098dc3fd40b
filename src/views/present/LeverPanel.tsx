import { useMemo } from "react";
import { createStore, useStore } from "zustand";
import { formatChance, formatInterval } from "../../model/chances";
import { controlGroups, shownItemControls } from "../../state/controlGroups";
import type { Control } from "../../state/controls";
import { perSession } from "../../state/perSession";
import { ControlRow } from "../assumptions/ControlRow";
import { useSession, useSessionState } from "../PageContext";
import { LabelledSelect } from "../tradeoffs/LabelledSelect";

interface LeverGroup {
  readonly title: string;
  /** What stands before the names of its controls. */
  readonly owner: string;
  readonly controls: readonly Control[];
}

/** What can be moved, in the order of the page; how it is simulated stays. */
function useLeverGroups(): readonly LeverGroup[] {
  const scenario = useSessionState((state) => state.scenario);
  return useMemo(() => {
    const plain = controlGroups(scenario)
      .filter(({ id }) => id !== "simulation")
      .map(({ title, first, more }) => ({ title, owner: "", controls: [...first, ...more] }));
    const sponsors = scenario.sponsors.map(({ name }, index) => ({
      title: name,
      owner: `${name}: `,
      controls: shownItemControls("sponsors", index),
    }));
    return [...plain, ...sponsors].filter(({ controls }) => controls.length > 0);
  }, [scenario]);
}

/** The lever that the last presentation moved comes first in the next one. */
const choiceOf = perSession(() => createStore(() => ({ id: "governance.exitFeeYears" })));

/** An assumption to choose and to move, and the risk that comes of it. */
export function LeverPanel({ onBaseline }: { onBaseline: () => void }) {
  const groups = useLeverGroups();
  const shown = useSessionState((state) => state.shown);
  const store = choiceOf(useSession());
  const chosen = useStore(store, ({ id }) => id);
  const controls = groups.flatMap((group) => group.controls);
  const control = controls.find(({ id }) => id === chosen) ?? controls[0];
  return (
    <>
      <LabelledSelect label="Assumption" value={control?.id ?? ""} onChange={(id) => store.setState({ id })}>
        {groups.map(({ title, owner, controls: own }) => (
          <optgroup key={own[0]?.id} label={title}>
            {own.map(({ id, field }) => (
              <option key={id} value={id}>
                {owner}
                {field.title}
              </option>
            ))}
          </optgroup>
        ))}
      </LabelledSelect>
      {control && <ControlRow key={control.id} control={control} />}
      {shown && (
        <p className="panel-risk">
          Risk of falling apart{" "}
          <strong className="panel-risk-value">{formatChance(shown.results.risk)}</strong>
          <small>{formatInterval(shown.results.risk)} (95%)</small>
        </p>
      )}
      <button type="button" className="button" onClick={onBaseline}>
        Baseline and back
      </button>
    </>
  );
}
