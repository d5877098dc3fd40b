import { useId, useState } from "react";
import type { NotableRuns } from "../../analysis/notableRuns";
import { formatNumber } from "../../model/format";
import { parseValue } from "../../model/parseValue";
import { usePage } from "../PageContext";

interface RunChooserProps {
  readonly run: number;
  readonly notable: NotableRuns;
  /** Whether the notable runs are known for good. */
  readonly isComplete: boolean;
  readonly runs: number;
}

const KINDS = [
  { by: "typical", label: "A typical collapse", none: "ended" },
  { by: "earliest", label: "The earliest", none: "ended" },
  { by: "survivor", label: "A survivor", none: "held" },
] as const;

/** The run in a text, from 0; null when it names none. One beyond the last is the last. */
function runIn(text: string, runs: number): number | null {
  const number = parseValue(text, null);
  return number !== null && Number.isInteger(number) && number > 0 ? Math.min(runs, number) - 1 : null;
}

/** The number of the run, to be typed or stepped; a number that is none changes nothing and says so. */
function RunNumber({ run, runs }: { run: number; runs: number }) {
  const id = useId();
  const { chooseRun } = usePage().futures;
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const type = (text: string | null) => {
    setTyped(text);
    setRefused(null);
  };
  const go = (next: number) => {
    type(null);
    chooseRun("number", next);
  };
  const commit = () => {
    if (typed === null) return;
    const next = runIn(typed, runs);
    if (next !== null) return go(next);
    setTyped(null);
    setRefused(typed);
  };
  return (
    <div className="run-number">
      <button
        type="button"
        className="button"
        aria-label="Previous run"
        disabled={run === 0}
        onClick={() => go(run - 1)}
      >
        ‹
      </button>
      <label htmlFor={id}>Run</label>
      <input
        id={id}
        className="run-box"
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(run + 1)}
        aria-describedby={refused === null ? undefined : `${id}problem`}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") type(null);
        }}
      />
      <span className="note">of {formatNumber(runs)}</span>
      <button
        type="button"
        className="button"
        aria-label="Next run"
        disabled={run >= runs - 1}
        onClick={() => go(run + 1)}
      >
        ›
      </button>
      {refused !== null && (
        <span className="note run-problem" role="alert" id={`${id}problem`}>
          “{refused}” is no run. Runs have whole numbers from {formatNumber(1)} to {formatNumber(runs)}.
        </span>
      )}
    </div>
  );
}

/** Which run to look at: one of the notable ones, or any by its number. */
export function RunChooser({ run, notable, isComplete, runs }: RunChooserProps) {
  const { chooseRun } = usePage().futures;
  const missing = KINDS.filter(({ by }) => notable[by] === null);
  const reasons = [...new Set(missing.map(({ none }) => none))];
  return (
    <div className="run-chooser">
      {KINDS.map(({ by, label, none }) => {
        const found = notable[by];
        const reason = `No future of ${formatNumber(runs)} ${none}`;
        return (
          <button
            key={by}
            type="button"
            className="button"
            aria-pressed={found === run}
            disabled={found === null}
            title={found === null && isComplete ? reason : undefined}
            onClick={() => found !== null && chooseRun(by, found)}
          >
            {label}
          </button>
        );
      })}
      <RunNumber run={run} runs={runs} />
      {isComplete && missing.length > 0 && (
        <span className="note">
          {reasons.map((reason) => `No future of ${formatNumber(runs)} ${reason}.`).join(" ")}
        </span>
      )}
    </div>
  );
}
