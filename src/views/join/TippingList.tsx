import { useState } from "react";
import { DataTable } from "../../charts/DataTable";
import { formatNumber } from "../../model/format";
import {
  pointInWords,
  TIP_TITLES,
  type Tip,
  tipsFinding,
  tipsTable,
  verdictOf,
} from "../../state/findings/seat";

interface TippingListProps {
  readonly tips: readonly Tip[];
  /** Of each setting; null until they are known. */
  readonly runs: number | null;
}

/** One cell a tested setting, coloured by what is better there; the words beside it say the same. */
function Strip({ points }: Pick<Tip, "points">) {
  return (
    <div className="tip-strip" aria-hidden="true">
      {points.map(({ label, point }) => (
        <span
          key={label}
          data-verdict={verdictOf(point) ?? "neither"}
          data-now={point.isNow || undefined}
          title={pointInWords(label, point)}
        />
      ))}
    </div>
  );
}

function Row({ tip: { title, value, text, points } }: { tip: Tip }) {
  return (
    <div className="tip">
      <dt>{title}</dt>
      {value !== null && <dd className="tip-value">tips {value}</dd>}
      <dd>
        {value !== null && points.length > 0 && <Strip points={points} />}
        {text}
      </dd>
    </div>
  );
}

/** What is still to be worked out keeps its place. */
function WaitingRow({ title }: { title: string }) {
  return (
    <div className="tip" data-waiting>
      <dt>{title}</dt>
      <dd>…</dd>
    </div>
  );
}

/** The settings at which joining and staying out change places. */
export function TippingList({ tips, runs }: TippingListProps) {
  const [isTable, setIsTable] = useState(false);
  const title = tipsFinding(tips);
  const waiting = Object.entries(TIP_TITLES).filter(([id]) => !tips.some((tip) => tip.id === id));
  const hasStrips = tips.some(({ value, points }) => value !== null && points.length > 0);
  return (
    <section className="tips">
      <h2>{title}</h2>
      <p className="note tips-note">
        Where joining and staying out change places on average, each setting moved alone
        {runs !== null && `, ${formatNumber(runs)} futures at each`}.
        {runs !== null && (
          <button
            type="button"
            className="quiet"
            aria-expanded={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? "Hide table" : "Table"}
          </button>
        )}
      </p>
      <dl>
        {tips.map((tip) => (
          <Row key={tip.id} tip={tip} />
        ))}
        {waiting.map(([id, title]) => (
          <WaitingRow key={id} title={title} />
        ))}
      </dl>
      {hasStrips && (
        <p className="note">
          Blue cells: joining is better. Orange: staying out. Grey: neither clearly. Underlined: as it is now.
        </p>
      )}
      {isTable && <DataTable caption={title} table={tipsTable(tips)} />}
    </section>
  );
}
