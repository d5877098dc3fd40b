import { useId, useState } from "react";
import type { NotableRuns } from "../../analysis/notableRuns";
import { formatNumber } from "../../model/format";
import { chooseRun } from "../../state/future";

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

/** The number of the run, to be typed or stepped; a number that is none changes nothing. */
function RunNumber({ run, runs }: { run: number; runs: number }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (next: number) => chooseRun("number", Math.max(0, Math.min(runs - 1, next)));
  const commit = () => {
    const number = Number((typed ?? "").replace(/[\s,.'’]/g, ""));
    if (typed !== null && Number.isInteger(number) && number > 0) go(number - 1);
    setTyped(null);
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
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setTyped(null);
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
    </div>
  );
}

/** Which run to look at: one of the notable ones, or any by its number. */
export function RunChooser({ run, notable, isComplete, runs }: RunChooserProps) {
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
