import type { KeyFigure } from "../state/findings/keyFigures";

/** Letters of a value beyond which it is set smaller. */
const LONG = 18;

interface FigureCellProps {
  readonly figure: KeyFigure;
  /** While it belongs to assumptions of before. */
  readonly isBusy?: boolean;
  /** Where it leads to; without, it is no button. */
  readonly onOpen?: () => void;
}

/** One figure under the headline. */
export function FigureCell({ figure, isBusy = false, onOpen }: FigureCellProps) {
  const { id, label, value, note, explanation } = figure;
  return (
    <div className="figure-cell" title={explanation} data-figure={id} aria-busy={isBusy || undefined}>
      <dt>{label}</dt>
      <dd className={value.length > LONG ? "figure-value is-long" : "figure-value"} title={value}>
        {onOpen === undefined ? (
          value
        ) : (
          <button type="button" className="figure-button" onClick={onOpen}>
            {value}
          </button>
        )}
      </dd>
      <dd className="figure-note">{note}</dd>
    </div>
  );
}
