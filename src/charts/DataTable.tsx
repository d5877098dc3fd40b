import { tabSeparated } from "../model/inertCell";
import { CopyButton } from "./CopyButton";
import { distinct } from "./distinct";

/** The numbers behind a chart, for those who read rather than look. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart's numbers as a table, to be read and to be copied. */
export function DataTable({ caption, table }: { caption: string; table: ChartTable }) {
  const { head, rows } = table;
  const keys = distinct(rows.map(([first = ""]) => first));
  return (
    <div className="figure-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], row) => (
            <tr key={keys[row]}>
              <th scope="row">{first}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="table-copy note">
        <CopyButton
          label="Copy table"
          text={() => tabSeparated([head, ...rows])}
          refused="The browser does not allow it: select the table and copy it"
        />
      </p>
    </div>
  );
}
