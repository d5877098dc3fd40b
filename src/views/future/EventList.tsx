import { useLayoutEffect, useRef } from "react";
import { quarterName } from "../../model/quarters";
import type { Moment } from "../../state/findings/events";
import { usePage } from "../PageContext";

interface EventListProps {
  readonly moments: readonly Moment[];
  readonly startYear: number;
  readonly cursor: number;
  /** What the list leaves out; null when nothing. */
  readonly missing: string | null;
}

/** Height over which the list fades where there is more, px. */
const EDGE = 28;

/** Says of a list that scrolls at which of its edges there is more. */
function markEdges(box: HTMLElement): void {
  box.dataset.above = String(box.scrollTop > 1);
  box.dataset.below = String(box.scrollTop + box.clientHeight < box.scrollHeight - 1);
}

/** Brings the events of the quarter that the player stands at into sight, its last before its first, within the list
 * alone. */
function useFollowing(cursor: number, moments: readonly Moment[]) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return;
    const until = moments.findLastIndex(({ quarter }) => quarter <= cursor);
    const from = moments.findIndex(({ quarter }) => quarter === cursor);
    const [first, last] = [box.children[from < 0 ? until : from], box.children[until]];
    if (first instanceof HTMLElement && last instanceof HTMLElement) {
      const bottom = last.offsetTop + last.offsetHeight + EDGE;
      box.scrollTop = Math.min(box.scrollTop, first.offsetTop - EDGE);
      box.scrollTop = Math.max(box.scrollTop, bottom - box.clientHeight);
    }
    markEdges(box);
  }, [cursor, moments]);
  return list;
}

function timeOf(quarter: number, cursor: number): "past" | "now" | "ahead" {
  if (quarter === cursor) return "now";
  return quarter < cursor ? "past" : "ahead";
}

/** Everything that happens in the run, each with its date; choosing one moves the player there. */
export function EventList({ moments, startYear, cursor, missing }: EventListProps) {
  const { moveCursor } = usePage().futures;
  const list = useFollowing(cursor, moments);
  return (
    <section className="events" aria-labelledby="events-title">
      <h2 id="events-title">What happens, and why</h2>
      <p className="note">Every event of the run. Choose one to go there.</p>
      <ol ref={list} onScroll={(event) => markEdges(event.currentTarget)}>
        {moments.map(({ id, quarter, tone, lead, text }) => (
          <li key={id} data-time={timeOf(quarter, cursor)}>
            <button
              type="button"
              aria-current={quarter === cursor ? "step" : undefined}
              onClick={() => moveCursor(quarter)}
            >
              <span className="event-date">{quarterName(startYear, quarter)}</span>
              <span className={`event-mark tone-${tone}`} aria-hidden="true" />
              <span className="event-text">
                {lead !== null && <strong>{lead} </strong>}
                {text}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {missing !== null && <p className="note">{missing}</p>}
    </section>
  );
}
