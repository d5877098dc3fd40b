import { type KeyboardEvent, useEffect, useState } from "react";
import { usePage } from "../PageContext";

interface PlayerProps {
  /** The quarter that it stands at. */
  readonly cursor: number;
  /** The last one of the run. */
  readonly last: number;
  readonly label: string;
  /** What happens in the quarter, for ears. */
  readonly spoken: string;
}

const QUARTER_MILLISECONDS = 500;

/** Moves on by a quarter twice a second while it plays, and stops at the end. */
function usePlaying(cursor: number, last: number) {
  const { moveCursor } = usePage().futures;
  const [isPlaying, setIsPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    if (cursor >= last) {
      setIsPlaying(false);
      return;
    }
    const timer = setTimeout(() => moveCursor(cursor + 1), QUARTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isPlaying, cursor, last, moveCursor]);
  const toggle = () => {
    if (!isPlaying && cursor >= last) moveCursor(0);
    setIsPlaying(!isPlaying && last > 0);
  };
  const go = (quarter: number) => {
    setIsPlaying(false);
    moveCursor(Math.max(0, Math.min(last, quarter)));
  };
  return { isPlaying, toggle, go };
}

/** Plays a run quarter by quarter. Keys within it: space plays and pauses, arrows step. */
export function Player({ cursor, last, label, spoken }: PlayerProps) {
  const { isPlaying, toggle, go } = usePlaying(cursor, last);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === " " && !isButton) toggle();
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") go(cursor - 1);
    else if (event.key === "ArrowRight" || event.key === "ArrowUp") go(cursor + 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(last);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className="player" onKeyDown={onKeyDown}>
      <legend className="visually-hidden">Player</legend>
      <button type="button" className="button player-play" onClick={toggle}>
        {isPlaying ? "Pause" : "Play"}
      </button>
      <button
        type="button"
        className="button"
        aria-label="One quarter back"
        disabled={cursor <= 0}
        onClick={() => go(cursor - 1)}
      >
        ‹
      </button>
      <button
        type="button"
        className="button"
        aria-label="One quarter on"
        disabled={cursor >= last}
        onClick={() => go(cursor + 1)}
      >
        ›
      </button>
      <input
        type="range"
        className="player-scrub"
        aria-label="Quarter"
        aria-valuetext={label}
        min={0}
        max={last}
        value={cursor}
        onChange={(event) => go(Number(event.target.value))}
      />
      <span className="player-quarter">{label}</span>
      <p className="visually-hidden" role="status">
        {isPlaying ? "" : spoken}
      </p>
    </fieldset>
  );
}
