import { memo } from "react";
import type { Side } from "../../state/comparing";
import type { FigureRow } from "../../state/comparisonTable";

interface FigureTableProps {
  readonly sides: readonly Side[];
  readonly rows: readonly FigureRow[];
  /** In which futures only one of two holds, a sentence for each scenario but the first. */
  readonly sentences: readonly string[];
}

/** Key figures of all scenarios side by side, and how each differs from the first run by run. */
export const FigureTable = memo(function FigureTable({ sides, rows, sentences }: FigureTableProps) {
  return (
    <section className="compare-figures" aria-label="Key figures">
      <h2>Side by side</h2>
      <p className="note">95% intervals; differences from the first, run by run</p>
      <div className="compare-scroll">
        <table>
          <caption className="visually-hidden">Key figures of the scenarios and their differences</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Figure</span>
              </th>
              {sides.map(({ id, label }, index) => (
                <th key={id} scope="col" className={`compared-head compared-${index}`}>
                  <bdi>{label}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, title, help, cells }) => (
              <tr key={key}>
                <th scope="row">
                  {title}
                  <small>{help}</small>
                </th>
                {cells.map(({ value, interval, difference }, index) => (
                  <td key={sides[index]?.id}>
                    <strong>{value}</strong>
                    <small>{interval}</small>
                    {difference && (
                      <span className="compare-difference">
                        {difference.value}
                        <small>{difference.interval}</small>
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sentences.map((sentence) => (
        <p key={sentence} className="compare-sentence">
          {sentence}
        </p>
      ))}
    </section>
  );
});
