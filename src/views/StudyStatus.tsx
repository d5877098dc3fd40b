import { formatPercent } from "../model/format";
import type { StudyState } from "../state/study";

type Props = Pick<StudyState<unknown, unknown>, "phase" | "progress" | "error"> & {
  /** What is being worked out, as it follows "Working out". */
  readonly what: string;
  readonly stop: () => void;
  readonly again: () => void;
};

function statusOf({ phase, progress, error, what }: Props): string {
  if (phase === "running") return `Working out ${what}: ${formatPercent(progress, 0)}`;
  if (phase === "stopped") return `Stopped at ${formatPercent(progress, 0)}`;
  if (phase === "failed") return `This could not be worked out: ${error?.message ?? ""}`;
  return "";
}

/** How far a study is, with a way to stop it and to start it again; takes up its line when there is nothing to say. */
export function StudyStatus(props: Props) {
  const { phase, progress, stop, again } = props;
  const isOver = phase === "stopped" || phase === "failed";
  return (
    <div className="study-status" data-phase={phase}>
      <span className="study-bar" aria-hidden="true" style={{ transform: `scaleX(${progress})` }} />
      <span className="visually-hidden" aria-live="polite">
        {phase === "done" ? `Worked out ${props.what}` : ""}
      </span>
      <span role={phase === "failed" ? "alert" : undefined}>{statusOf(props)}</span>
      {phase === "running" && (
        <button type="button" className="text-button" onClick={stop}>
          Stop
        </button>
      )}
      {isOver && (
        <button type="button" className="text-button" onClick={again}>
          {phase === "failed" ? "Try again" : "Work it out"}
        </button>
      )}
    </div>
  );
}
