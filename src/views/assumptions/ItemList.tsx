import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { removedFrom } from "../../state/controlGroups";
import { NO_ITEMS, rekeyed } from "../../state/itemKeys";
import { addItem, duplicateItem, MOST_ITEMS, moveItem, putBackRemoved, removeItem } from "../../state/lists";
import { type Item, itemsOf, type ListName } from "../../state/partners";
import type { Problem } from "../../state/problem";
import { useSession, useSessionState } from "../PageContext";
import { type ItemAction, ItemRow } from "./ItemRow";

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
export const countOf = (list: ListName, count: number): string =>
  `${count} ${count === 1 ? WORDS[list].one : WORDS[list].many}`;

/** The items with keys that outlive changes of their fields and places. */
function useItemKeys(items: readonly Item[]) {
  const [known, setKnown] = useState(() => rekeyed<Item>(NO_ITEMS, items));
  if (known.items === items) return known;
  const next = rekeyed(known, items);
  setKnown(next);
  return next;
}

/** Where the focus goes once the list has changed. */
interface Wish {
  readonly index: number;
  readonly action: string;
}

/** Does what a row asks for, says it aloud, and puts the focus where one would go on. */
function useListActions(list: ListName) {
  const session = useSession();
  const place = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const [said, setSaid] = useState("");
  useLayoutEffect(() => {
    if (wish === null) return;
    const row = place.current?.querySelector(`[data-item="${wish.index}"]`);
    const target = row?.querySelector<HTMLElement>(`[data-action="${wish.action}"]`);
    (target ?? place.current?.querySelector<HTMLElement>("[data-add]"))?.focus();
    setWish(null);
  }, [wish]);
  const edit = useCallback(
    (transform: Parameters<typeof session.edit>[0], says: string, next: Wish | null) => {
      const met = session.edit(transform);
      setProblem(met);
      if (met !== null) return;
      setSaid(says);
      setWish(next);
    },
    [session],
  );
  const onAction = useCallback(
    (action: ItemAction, index: number) => {
      const items = itemsOf(session.store.getState().scenario, list);
      const name = items[index]?.name;
      const to = action === "up" ? index - 1 : index + 1;
      if (action === "remove") {
        const next = Math.min(index, items.length - 2);
        edit((scenario) => removeItem(scenario, list, index), `Removed ${name}`, {
          index: next,
          action: "toggle",
        });
      } else if (action === "duplicate") {
        const wished = { index: index + 1, action: "toggle" };
        edit((scenario) => duplicateItem(scenario, list, index), `Duplicated ${name}`, wished);
      } else {
        edit((scenario) => moveItem(scenario, list, index, to), `${name} is now number ${to + 1}`, {
          index: to,
          action,
        });
      }
    },
    [session, list, edit],
  );
  return { place, problem, said, edit, onAction };
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

/** The items of a list: to open, add, copy, move and remove. */
export function ItemList({ list }: { list: ListName }) {
  const items = useSessionState((state) => itemsOf(state.scenario, list));
  const { keys, next } = useItemKeys(items);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const { place, problem, said, edit, onAction } = useListActions(list);
  const toggle = useCallback(
    (key: number) =>
      setOpen((before) => (before.has(key) ? without(before, key) : new Set([...before, key]))),
    [],
  );
  const isFull = items.length >= MOST_ITEMS[list];
  const add = (isProspect: boolean) => {
    setOpen(new Set([...open, next]));
    setIsAll(isAll || items.length >= FIRST_ROWS);
    edit((scenario) => addItem(scenario, list, isProspect), "Added", {
      index: items.length,
      action: "toggle",
    });
  };
  const shown = isAll ? items : items.slice(0, FIRST_ROWS);
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
      <div className="list-actions">
        {shown.length < items.length && (
          <button type="button" className="small-button" onClick={() => setIsAll(true)}>
            Show all {countOf(list, items.length)}
          </button>
        )}
        {WORDS[list].add.map(({ text, isProspect }) => (
          <button
            key={text}
            type="button"
            className="small-button"
            data-add
            disabled={isFull}
            onClick={() => add(isProspect)}
          >
            {text}
          </button>
        ))}
      </div>
      {isFull && <p className="help">There can be at most {countOf(list, MOST_ITEMS[list])}.</p>}
      <RemovedNote
        list={list}
        onPutBack={() =>
          edit((scenario, baseline) => putBackRemoved(scenario, baseline, list), "Put back", null)
        }
      />
      {problem !== null && (
        <p role="alert" className="problem">
          {problem}.
        </p>
      )}
      <span aria-live="polite" className="visually-hidden">
        {said}
      </span>
    </div>
  );
}

const without = (keys: ReadonlySet<number>, key: number) =>
  new Set([...keys].filter((other) => other !== key));
