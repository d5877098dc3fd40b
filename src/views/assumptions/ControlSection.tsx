import { useId, useState } from "react";
import { type ControlGroup, changesInGroup } from "../../state/controlGroups";
import { useSessionState } from "../PageContext";
import { ControlRow } from "./ControlRow";
import { countOf, ItemList } from "./ItemList";
import { PrecisionChoice } from "./PrecisionChoice";

/** The button that opens the rest of a group, with what is behind it. */
function MoreButton(props: {
  group: ControlGroup;
  hasList: boolean;
  isOpen: boolean;
  id: string;
  onToggle(): void;
}) {
  const { group, hasList, isOpen, id, onToggle } = props;
  const changes = useSessionState(({ scenario, baseline }) => changesInGroup(group, scenario, baseline).more);
  const items = useSessionState(({ scenario }) => (group.list === null ? 0 : scenario[group.list].length));
  const list = hasList && group.list !== null ? [countOf(group.list, items)] : [];
  const content = [...list, ...group.more.map(({ field }) => field.title.toLowerCase())].join(", ");
  return (
    <button
      type="button"
      className="more"
      aria-label={`More of ${group.title}: ${content}`}
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={onToggle}
    >
      <span>More</span>
      <span className="more-content">{isOpen ? "" : content}</span>
      {!isOpen && changes > 0 && <span className="mark">{changes} changed</span>}
    </button>
  );
}

/** A group of assumptions: the few that matter most, and the rest on demand. */
export function ControlSection({ group }: { group: ControlGroup }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const { list } = group;
  // Sponsors and shocks are few and always in sight; members may be two hundred.
  const isInSight = list !== null && list !== "members";
  const hasMore = group.more.length > 0 || list === "members";
  return (
    <section className="controls" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{group.title}</h3>
      {group.first.map((control) => (
        <ControlRow key={control.id} control={control} />
      ))}
      {group.id === "simulation" && <PrecisionChoice />}
      {isInSight && <ItemList list={list} />}
      {hasMore && (
        <MoreButton {...{ group, isOpen, id }} hasList={!isInSight} onToggle={() => setIsOpen(!isOpen)} />
      )}
      <div id={id} hidden={!isOpen}>
        {isOpen && group.more.map((control) => <ControlRow key={control.id} control={control} />)}
        {isOpen && list !== null && !isInSight && <ItemList list={list} />}
      </div>
    </section>
  );
}
