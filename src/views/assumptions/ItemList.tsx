import { useCallback, useState } from "react";
import { removedFrom } from "../../state/controlGroups";
import { NO_ITEMS, rekeyed } from "../../state/itemKeys";
import { addItem, MOST_ITEMS, putBackRemoved } from "../../state/lists";
import { type Item, itemsOf, type ListName } from "../../state/partners";
import { useSessionState } from "../PageContext";
import { ItemRow } from "./ItemRow";
import { ProblemNote } from "./ProblemNote";
import { useListActions } from "./useListActions";

/** Rows of a long list that are drawn before all are asked for. */
const FIRST_ROWS = 12;
const FEW = 3;

interface Words {
  readonly one: string;
  readonly many: string;
  readonly add: readonly { readonly text: string; readonly isProspect: boolean }[];
}

const WORDS: Readonly<Record<ListName, Words>> = {
  members: {
    one: "group",
    many: "groups",
    add: [
      { text: "Add members", isProspect: false },
      { text: "Add prospects", isProspect: true },
    ],
  },
  sponsors: { one: "sponsor", many: "sponsors", add: [{ text: "Add a sponsor", isProspect: false }] },
  shocks: { one: "shock", many: "shocks", add: [{ text: "Add a shock", isProspect: false }] },
};

/** How many of what.
 * @example countOf("members", 9) // "9 groups" */
const countOf = (list: ListName, count: number): string =>
  `${count} ${count === 1 ? WORDS[list].one : WORDS[list].many}`;

/** The items with keys that outlive changes of their fields and places. */
function useItemKeys(items: readonly Item[]) {
  const [known, setKnown] = useState(() => rekeyed<Item>(NO_ITEMS, items));
  if (known.items === items) return known;
  const next = rekeyed(known, items);
  setKnown(next);
  return next;
}

/** Says how many items of the baseline are gone, and puts them back. */
function RemovedNote({ list, onPutBack }: { list: ListName; onPutBack: () => void }) {
  const removed = useSessionState(({ scenario, baseline }) => removedFrom(scenario, baseline, list));
  if (removed === 0) return null;
  return (
    <p className="help">
      {countOf(list, removed)} of the baseline removed.
      <button type="button" className="quiet" onClick={onPutBack}>
        Put back
      </button>
    </p>
  );
}

interface ListActionsProps {
  readonly list: ListName;
  readonly length: number;
  readonly onAdd: (isProspect: boolean) => void;
  /** Null where all rows are shown. */
  readonly onShowAll: (() => void) | null;
}

/** What can be done with a list as a whole. */
function ListActions({ list, length, onAdd, onShowAll }: ListActionsProps) {
  const isFull = length >= MOST_ITEMS[list];
  return (
    <>
      <div className="list-actions">
        {onShowAll !== null && (
          <button type="button" className="small-button" onClick={onShowAll}>
            Show all {countOf(list, length)}
          </button>
        )}
        {WORDS[list].add.map(({ text, isProspect }) => (
          <button
            key={text}
            type="button"
            className="small-button"
            data-add
            disabled={isFull}
            onClick={() => onAdd(isProspect)}
          >
            {text}
          </button>
        ))}
      </div>
      {isFull && <p className="help">There can be at most {countOf(list, MOST_ITEMS[list])}.</p>}
    </>
  );
}

/** The items of a list: to open, add, copy, move and remove. */
export function ItemList({ list }: { list: ListName }) {
  const items = useSessionState((state) => itemsOf(state.scenario, list));
  const { keys, next } = useItemKeys(items);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [lastAdded, setLastAdded] = useState(-1);
  const [isAll, setIsAll] = useState(false);
  const { place, problem, said, edit, onAction, focusRow } = useListActions(list);
  const toggle = useCallback(
    (key: number) =>
      setOpen((before) => (before.has(key) ? without(before, key) : new Set([...before, key]))),
    [],
  );
  const isFull = items.length >= MOST_ITEMS[list];
  const isShort = isAll || items.length <= FIRST_ROWS;
  const add = (isProspect: boolean) => {
    setOpen(new Set([...without(open, lastAdded), next]));
    setLastAdded(next);
    setIsAll(isAll || items.length >= FIRST_ROWS);
    edit((scenario) => addItem(scenario, list, isProspect), "Added", {
      index: items.length,
      action: "toggle",
    });
  };
  const showAll = () => {
    setIsAll(true);
    focusRow(FIRST_ROWS);
  };
  const shown = isShort ? items : items.slice(0, FIRST_ROWS);
  return (
    <div ref={place}>
      <ul className="items">
        {shown.map((item, index) => (
          <ItemRow
            key={keys[index]}
            {...{ list, index, item, isFull, onAction }}
            itemKey={keys[index] ?? 0}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            isOneOfFew={items.length <= FEW}
            isOpen={open.has(keys[index] ?? -1)}
            onToggle={toggle}
          />
        ))}
      </ul>
      <ListActions list={list} length={items.length} onAdd={add} onShowAll={isShort ? null : showAll} />
      <RemovedNote
        list={list}
        onPutBack={() =>
          edit((scenario, baseline) => putBackRemoved(scenario, baseline, list), "Put back", null)
        }
      />
      <ProblemNote problem={problem} />
      <span aria-live="polite" className="visually-hidden">
        {said}
      </span>
    </div>
  );
}

const without = (keys: ReadonlySet<number>, key: number) =>
  new Set([...keys].filter((other) => other !== key));
