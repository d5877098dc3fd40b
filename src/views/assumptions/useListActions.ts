import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { duplicateItem, moveItem, removeItem } from "../../state/lists";
import { itemsOf, type ListName } from "../../state/partners";
import type { Problem } from "../../state/problem";
import { useSession } from "../PageContext";
import type { ItemAction } from "./ItemRow";

/** Where the focus goes once the list has changed. */
interface Wish {
  readonly index: number;
  readonly action: string;
}

/** Does what a row asks for, says it aloud, and puts the focus where one would go on. */
export function useListActions(list: ListName) {
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
  const focusRow = useCallback((index: number) => setWish({ index, action: "toggle" }), []);
  return { place, problem, said, edit, onAction, focusRow };
}
