import { memo, useState } from "react";
import { formatNumber } from "../../model/format";
import type { Side } from "../../state/comparing";
import type { Difference } from "../../state/differences";
import { differencesInWords } from "../../state/findings/comparison";

interface DifferenceTableProps {
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
}

/** Rows that are shown unless more are asked for. */
const FEW = 40;

function Row({ difference, sides }: { difference: Difference; sides: readonly Side[] }) {
  const { kind, item, title, values, isSame } = difference;
  return (
    <tr>
      <th scope="row">
        {item !== null && (
          <>
            <bdi>{item}</bdi>:{" "}
          </>
        )}
        <bdi>{title}</bdi>
      </th>
      {values.map((value, index) => (
        <td key={sides[index]?.id} data-same={(index > 0 && isSame[index]) || undefined}>
          {value === null ? kind === "item" ? "not there" : "–" : <bdi>{value}</bdi>}
        </td>
      ))}
    </tr>
  );
}

/** What differs between the scenarios, group by group. */
export const DifferenceTable = memo(function DifferenceTable(props: DifferenceTableProps) {
  const { sides, differences } = props;
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? differences : differences.slice(0, FEW);
  const sections = [...new Set(shown.map(({ section }) => section))];
  return (
    <section className="compare-differences" aria-label="What differs">
      <h2>{differencesInWords(differences.length)}</h2>
      <div className="compare-scroll">
        <table>
          <caption className="visually-hidden">Assumptions that differ</caption>
          <thead>
            <tr>
              <th scope="col">Assumption</th>
              {sides.map(({ id, label }, index) => (
                <th key={id} scope="col" className={`compared-head compared-${index}`}>
                  <bdi>{label}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          {sections.map((section) => (
            <tbody key={section}>
              <tr className="compare-section">
                <th scope="rowgroup" colSpan={sides.length + 1}>
                  {section}
                </th>
              </tr>
              {shown
                .filter((difference) => difference.section === section)
                .map((difference) => (
                  <Row key={difference.key} difference={difference} sides={sides} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      {differences.length > FEW && (
        <button type="button" className="button" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
          {isAll ? "Show fewer" : `Show all ${formatNumber(differences.length)}`}
        </button>
      )}
    </section>
  );
});
