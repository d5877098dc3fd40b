import { useId, useState } from "react";
import { type ControlGroup, changesInGroup } from "../../state/controlGroups";
import { membersInWords } from "../../state/founders";
import { useSessionState } from "../PageContext";
import { ControlRow } from "./ControlRow";
import { ItemList } from "./ItemList";
import { PrecisionChoice } from "./PrecisionChoice";

/** The button that opens the rest of a group, with what is behind it. */
function MoreButton(props: {
  group: ControlGroup;
  hasMembers: boolean;
  isOpen: boolean;
  id: string;
  onToggle(): void;
}) {
  const { group, hasMembers, isOpen, id, onToggle } = props;
  const changes = useSessionState(({ scenario, baseline }) => changesInGroup(group, scenario, baseline).more);
  const members = useSessionState(({ scenario }) => (hasMembers ? membersInWords(scenario) : null));
  const content = [
    ...(members === null ? [] : [members]),
    ...group.more.map(({ field }) => field.title.toLowerCase()),
  ].join(", ");
  return (
    <button type="button" className="more" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
      <span>More</span> <span className="visually-hidden">of {group.title}:</span>{" "}
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
  const hasMembers = list === "members";
  const hasMore = group.more.length > 0 || hasMembers;
  return (
    <section className="controls" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{group.title}</h3>
      {group.first.map((control) => (
        <ControlRow key={control.id} control={control} />
      ))}
      {group.id === "simulation" && <PrecisionChoice />}
      {list !== null && !hasMembers && <ItemList list={list} />}
      {hasMore && <MoreButton {...{ group, hasMembers, isOpen, id }} onToggle={() => setIsOpen(!isOpen)} />}
      <div id={id} hidden={!isOpen}>
        {isOpen && group.more.map((control) => <ControlRow key={control.id} control={control} />)}
        {isOpen && hasMembers && <ItemList list={list} />}
      </div>
    </section>
  );
}
