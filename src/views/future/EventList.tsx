import { useLayoutEffect, useRef } from "react";
import { quarterName } from "../../charts/yearTicks";
import type { Moment } from "../../state/findings/events";
import { moveCursor } from "../../state/future";

interface EventListProps {
  readonly moments: readonly Moment[];
  readonly startYear: number;
  readonly cursor: number;
  /** Whether the list goes along with the player; else it stands at its start. */
  readonly isFollowing: boolean;
  /** What the list leaves out; null when nothing. */
  readonly missing: string | null;
}

/** Brings the last event of the quarter that the player stands at into sight, within the list alone. */
function useFollowing(cursor: number, isFollowing: boolean, moments: readonly Moment[]) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const box = list.current;
    if (box !== null && !isFollowing) box.scrollTop = 0;
    if (!isFollowing) return;
    const index = moments.findLastIndex(({ quarter }) => quarter <= cursor);
    const item = box?.children[index];
    if (box === null || !(item instanceof HTMLElement)) return;
    const bottom = item.offsetTop + item.offsetHeight;
    if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    else if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop;
  }, [cursor, isFollowing, moments]);
  return list;
}

function timeOf(quarter: number, cursor: number): "past" | "now" | "ahead" {
  if (quarter === cursor) return "now";
  return quarter < cursor ? "past" : "ahead";
}

/** Everything that happens in the run, each with its date; choosing one moves the player there. */
export function EventList({ moments, startYear, cursor, isFollowing, missing }: EventListProps) {
  const list = useFollowing(cursor, isFollowing, moments);
  return (
    <section className="events" aria-labelledby="events-title">
      <h2 id="events-title">What happens, and why</h2>
      <p className="note">Every event of the run. Choose one to go there.</p>
      <ol ref={list}>
        {moments.map(({ id, quarter, tone, text }) => (
          <li key={id} data-time={timeOf(quarter, cursor)}>
            <button
              type="button"
              aria-current={quarter === cursor ? "step" : undefined}
              onClick={() => moveCursor(quarter)}
            >
              <span className="event-date">{quarterName(startYear, quarter)}</span>
              <span className={`event-mark tone-${tone}`} aria-hidden="true" />
              <span className="event-text">{text}</span>
            </button>
          </li>
        ))}
      </ol>
      {missing !== null && <p className="note">{missing}</p>}
    </section>
  );
}
