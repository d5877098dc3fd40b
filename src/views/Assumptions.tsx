import { useMemo, useState } from "react";
import { type Control, type ControlGroup, controlGroupsSelector, isChanged } from "../state/controls";
import { isSame } from "../state/paths";
import { ControlRow } from "./ControlRow";
import { useSession, useSessionState } from "./PageContext";

function ControlSection({ group }: { group: ControlGroup }) {
  return (
    <section className="controls" aria-labelledby={`group-${group.id}`}>
      <h3 id={`group-${group.id}`}>{group.title}</h3>
      {group.controls.map((control) => (
        <ControlRow key={control.id} control={control} />
      ))}
    </section>
  );
}

/** What a closed sheet on a phone shows: the first sponsor's withdrawal, or else what dues above worth do. */
function quickControl(groups: readonly ControlGroup[], sponsor: string | undefined): Control | undefined {
  const controls = groups.flatMap((group) => group.controls);
  const withdrawal = controls.find(({ id }) => id === "sponsors[0].withdrawalHazardPerYear");
  if (withdrawal === undefined) return controls.find(({ id }) => id === "churn.priceSensitivityPerYear");
  return { ...withdrawal, field: { ...withdrawal.field, title: `Chance ${sponsor} withdraws` } };
}

/** All assumptions: a column beside the findings, on a phone a sheet that opens from below. */
export function Assumptions() {
  const session = useSession();
  const groups = useSessionState(useMemo(controlGroupsSelector, []));
  const [isOpen, setIsOpen] = useState(false);
  const changed = useSessionState(({ scenario, baseline }) => {
    if (scenario === baseline) return 0;
    return groups.flatMap((group) => group.controls).filter((c) => isChanged(c, scenario, baseline)).length;
  });
  const isPreset = useSessionState(({ scenario, baseline }) => isSame(scenario, baseline));
  const sponsor = useSessionState((state) => state.scenario.sponsors[0]?.name);
  const quick = useMemo(() => quickControl(groups, sponsor), [groups, sponsor]);
  return (
    <aside className={isOpen ? "assumptions is-open" : "assumptions"} aria-label="Assumptions">
      <div className="assumptions-head">
        <h2>
          <button
            type="button"
            className="sheet-handle"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            Assumptions
          </button>
          <span className="wide-only">Assumptions</span>
        </h2>
        {isPreset ? (
          <span className="note">as in the preset</span>
        ) : (
          <span className="note">
            {changed > 0 ? `${changed} changed` : "changed"}
            <button type="button" className="quiet" onClick={session.resetAll}>
              Reset all
            </button>
          </span>
        )}
      </div>
      <div className="quick-control">{quick && <ControlRow control={quick} />}</div>
      <div className="assumptions-body">
        {groups.map((group) => (
          <ControlSection key={group.id} group={group} />
        ))}
      </div>
    </aside>
  );
}
