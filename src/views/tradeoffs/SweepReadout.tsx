import type { SweepPoint } from "../../analysis/sweep";
import type { SweptAxis } from "../../state/findings/tradeoffs";
import type { MeasureWords } from "../../state/measures";
import type { Problem } from "../../state/problem";

interface SweepReadoutProps {
  readonly x: SweptAxis;
  readonly y: SweptAxis | null;
  /** The values of both at the place. */
  readonly at: readonly [number, number | null];
  readonly words: MeasureWords;
  readonly point: SweepPoint | null;
  /** Whether it is where the scenario stands. */
  readonly isNow: boolean;
  /** Whether the place itself is still to be measured. */
  readonly isRough: boolean;
  readonly problem: Problem;
  readonly onAdopt: () => void;
}

function valueInWords({ point, words, isRough }: SweepReadoutProps): string {
  if (point === null) return "…";
  const estimate = point[words.measure];
  if (estimate === null) return "hardly any future stays together";
  return isRough ? `about ${words.short(estimate.value)}, still being worked out` : words.full(estimate);
}

/** What a place of a swept figure says, with a way to go there. */
export function SweepReadout(props: SweepReadoutProps) {
  const { x, y, at, words, isNow, problem, onAdopt } = props;
  return (
    <div className="sweep-readout">
      <p className="sweep-words" aria-live="polite">
        <strong>
          {isNow ? "Now" : words.title}: {valueInWords(props)}
        </strong>
        <span className="note">
          <bdi>{x.label}</bdi>: {x.format(at[0])}
          {y !== null && at[1] !== null && (
            <>
              {" · "}
              <bdi>{y.label}</bdi>: {y.format(at[1])}
            </>
          )}
        </span>
        {problem !== null && <span role="alert">{problem}</span>}
      </p>
      <button type="button" className="button" disabled={isNow} onClick={onAdopt}>
        Go there
      </button>
    </div>
  );
}
