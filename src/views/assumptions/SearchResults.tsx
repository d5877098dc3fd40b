import { useMemo } from "react";
import type { ControlGroup } from "../../state/controlGroups";
import { type Found, findControls, itemNamesSelector } from "../../state/search";
import { useSessionState } from "../PageContext";
import { ControlRow } from "./ControlRow";

/** What a person looks for, or nothing, among all groups, opened. */
export function SearchResults({ query, groups }: { query: string; groups: readonly ControlGroup[] }) {
  const names = useSessionState(useMemo(itemNamesSelector, []));
  const found = useMemo(() => findControls(query, groups, names), [query, groups, names]);
  const count = found.reduce((sum, { controls, items }) => sum + controls.length + items.length, 0);
  return (
    <>
      <p aria-live="polite" className={count === 0 ? "note" : "visually-hidden"}>
        {count === 0 ? "No assumption has these words." : `${count} found`}
      </p>
      {found.map((each) => (
        <FoundSection key={each.group.id} found={each} />
      ))}
    </>
  );
}

function FoundSection({ found: { group, controls, items, omitted } }: { found: Found }) {
  return (
    <section className="controls" aria-label={group.title}>
      <h3>{group.title}</h3>
      {controls.map((control) => (
        <ControlRow key={control.id} control={control} />
      ))}
      {items.map(({ name, controls: ofItem }) => (
        <fieldset key={ofItem[0]?.id} className="item-fields">
          <legend>{name}</legend>
          {ofItem.map((control) => (
            <ControlRow key={control.id} control={control} />
          ))}
        </fieldset>
      ))}
      {omitted > 0 && <p className="help">and {omitted} more; add a name to find one of them</p>}
    </section>
  );
}
