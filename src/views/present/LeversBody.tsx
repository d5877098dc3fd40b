import { RiskLine } from "../../charts/RiskLine";
import { formatNumber } from "../../model/format";
import { rowOf } from "../../state/findings/levers";
import type { SlideMaterial } from "../../state/slides";

const MOST_ROWS = 7;
const LINE_WIDTH = 200;

/** On a slide: what each lever alone would take, the smallest changes first. */
export function LeversBody({ material: { levers } }: { material: SlideMaterial }) {
  if (levers === null) return null;
  const { answers, now, target } = levers;
  const shown = answers.slice(0, MOST_ROWS);
  const others = answers.length - shown.length;
  const notes = [
    ...(others > 0 ? [`The page has ${formatNumber(others)} more under Trade-offs.`] : []),
    ...(shown.some(({ reaches }) => !reaches) ? ["Grey ones do not reach the target alone."] : []),
  ];
  return (
    <>
      <table className="slide-table slide-levers">
        <thead>
          <tr>
            <th scope="col">Lever</th>
            <th scope="col">Change</th>
            <th scope="col">From now to the target (dotted)</th>
            <th scope="col">Risk</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((answer) => {
            const { lever, title, change, risk, interval } = rowOf(answer);
            return (
              <tr key={lever} data-short={!answer.reaches || undefined}>
                <th scope="row">{title}</th>
                <td>{change}</td>
                <td>
                  <RiskLine
                    now={now.value}
                    reached={answer.risk.value}
                    target={target}
                    isReached={answer.reaches}
                    width={LINE_WIDTH}
                  />
                </td>
                <td>
                  <strong>{risk}</strong>
                  <small>{interval}</small>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {notes.length > 0 && <p className="slide-quiet">{notes.join(" ")}</p>}
    </>
  );
}
