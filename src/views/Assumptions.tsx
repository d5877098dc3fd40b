import { useMemo, useRef, useState } from "react";
import { formatNumber } from "../model/format";
import { isSame } from "../model/paths";
import { type ControlGroup, changesInGroup, controlGroupsSelector } from "../state/controlGroups";
import { type Control, fieldControl } from "../state/controls";
import { ControlRow } from "./assumptions/ControlRow";
import { ControlSection } from "./assumptions/ControlSection";
import { SearchResults } from "./assumptions/SearchResults";
import { useSession, useSessionState } from "./PageContext";

/** What a closed sheet on a phone shows: the first sponsor's withdrawal, or else what dues above worth do. */
function quickControl(sponsor: string | undefined): Control {
  if (sponsor === undefined) return fieldControl("churn.priceSensitivityPerYear");
  const withdrawal = fieldControl("sponsors[0].withdrawalHazardPerYear");
  return { ...withdrawal, field: { ...withdrawal.field, title: `Chance ${sponsor} withdraws` } };
}

/** How many assumptions differ from the baseline, and the way back from all. Its buttons go once they are pressed; the
 * focus stays on what is then said in their place. */
function ChangesNote({ groups }: { groups: readonly ControlGroup[] }) {
  const session = useSession();
  const note = useRef<HTMLParagraphElement>(null);
  const changed = useSessionState(({ scenario, baseline }) =>
    groups
      .map((group) => changesInGroup(group, scenario, baseline))
      .reduce((sum, { first, more }) => sum + first + more, 0),
  );
  const isPreset = useSessionState(({ ownId }) => ownId === null);
  const isBaseline = useSessionState(({ scenario, baseline }) => isSame(scenario, baseline));
  const settle = (act: () => void) => () => {
    act();
    note.current?.focus();
  };
  return (
    <p ref={note} className="note" tabIndex={-1}>
      {isBaseline && (isPreset ? "As they come with the preset" : "As in the baseline")}
      {!isBaseline && (
        <>
          {changed > 0 ? `${formatNumber(changed)} changed` : "Changed"}
          <button type="button" className="quiet" onClick={settle(session.resetAll)}>
            Reset all
          </button>
          <button
            type="button"
            className="quiet wide-only"
            title="From now on, marks and resets refer to what you see"
            onClick={settle(session.setBaseline)}
          >
            Make this the baseline
          </button>
        </>
      )}
    </p>
  );
}

/** All assumptions: a column beside the findings, on a phone a sheet that opens from below. */
export function Assumptions() {
  const groups = useSessionState(useMemo(controlGroupsSelector, []));
  const [isOpen, setIsOpen] = useState(false);
  const [query, setQuery] = useState("");
  const isSearch = query.trim() !== "";
  const sponsor = useSessionState((state) => state.scenario.sponsors[0]?.name);
  const quick = useMemo(() => quickControl(sponsor), [sponsor]);
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
        <ChangesNote groups={groups} />
      </div>
      <div className="quick-control">
        <ControlRow key={quick.id} control={quick} />
      </div>
      <div className="assumptions-body">
        <input
          type="search"
          className="find"
          placeholder="Find an assumption"
          aria-label="Find an assumption"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            setQuery("");
          }}
        />
        {isSearch && <SearchResults query={query} groups={groups} />}
        <div hidden={isSearch}>
          {groups.map((group) => (
            <ControlSection key={group.id} group={group} />
          ))}
        </div>
      </div>
    </aside>
  );
}
