import { memo, useMemo } from "react";
import { changesInItem, itemControls, shownItemControls } from "../../state/controlGroups";
import { itemSummary } from "../../state/itemSummary";
import type { Item, ListName } from "../../state/partners";
import { useSessionState } from "../PageContext";
import { ControlRow } from "./ControlRow";

/** What can be done with an item as a whole. */
export type ItemAction = "duplicate" | "up" | "down" | "remove";

interface ItemRowProps {
  readonly list: ListName;
  readonly index: number;
  readonly item: Item;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFull: boolean;
  /** Whether there are so few items that what matters most of each shows while it is closed. */
  readonly isOneOfFew: boolean;
  readonly isOpen: boolean;
  readonly itemKey: number;
  readonly onToggle: (itemKey: number) => void;
  readonly onAction: (action: ItemAction, index: number) => void;
}

/** What differs from the baseline, in a word. */
function ItemMark({ list, index }: { list: ListName; index: number }) {
  const changes = useSessionState(({ scenario, baseline }) =>
    // A row may outlive its item for a moment.
    scenario[list][index] === undefined ? 0 : changesInItem(scenario, baseline, list, index),
  );
  if (changes === 0) return null;
  return <span className="mark">{changes === null ? "added" : `${changes} changed`}</span>;
}

const ACTIONS: readonly { readonly id: ItemAction; readonly text: string; readonly says: string }[] = [
  { id: "duplicate", text: "Duplicate", says: "Duplicate" },
  { id: "up", text: "↑", says: "Move up" },
  { id: "down", text: "↓", says: "Move down" },
  { id: "remove", text: "Remove", says: "Remove" },
];

function ItemActions({ index, item, isFirst, isLast, isFull, onAction }: ItemRowProps) {
  const isIdle = { duplicate: isFull, up: isFirst, down: isLast, remove: false };
  return (
    <div className="item-actions">
      {ACTIONS.map(({ id, text, says }) => (
        <button
          key={id}
          type="button"
          className="small-button"
          data-action={id}
          aria-label={`${says} ${item.name}`}
          title={says}
          aria-disabled={isIdle[id]}
          onClick={() => !isIdle[id] && onAction(id, index)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** One member group, sponsor or shock: its name and gist, and opened, all its fields. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { list, index, item, isOneOfFew, isOpen, itemKey, onToggle } = props;
  const controls = useMemo(() => {
    if (isOpen) return itemControls(list, index);
    return isOneOfFew ? shownItemControls(list, index) : [];
  }, [list, index, isOneOfFew, isOpen]);
  return (
    <li className={isOpen ? "item is-open" : "item"} data-item={index}>
      <h4>
        <button
          type="button"
          className="item-toggle"
          data-action="toggle"
          aria-expanded={isOpen}
          onClick={() => onToggle(itemKey)}
        >
          <span className="item-name">
            <bdi>{item.name}</bdi>
          </span>
          <ItemMark list={list} index={index} />
          <span className="item-summary">{itemSummary(list, item)}</span>
        </button>
      </h4>
      {controls.length > 0 && (
        <fieldset className="item-fields">
          <legend className="visually-hidden">{item.name}</legend>
          {controls.map((control) => (
            <ControlRow key={control.id} control={control} />
          ))}
        </fieldset>
      )}
      {isOpen && <ItemActions {...props} />}
    </li>
  );
});
