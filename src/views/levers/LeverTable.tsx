import { memo } from "react";
import type { GoalSearch, LeverAnswer } from "../../analysis/goalSeek";
import type { LeverId, Setting } from "../../analysis/levers";
import { RiskLine } from "../../charts/RiskLine";
import { formatChance } from "../../model/chances";
import { formatNumber } from "../../model/format";
import { leverHelp, leverTitle, reasonOf, rowOf } from "../../state/findings/levers";

const LINE_WIDTH = 72;

interface RowProps {
  readonly answer: LeverAnswer;
  readonly search: GoalSearch;
  readonly isCurrent: boolean;
  readonly onAdopt: (lever: LeverId, to: Setting) => void;
}

function Row({ answer, search, isCurrent, onAdopt }: RowProps) {
  const { lever, to, risk, reaches } = answer;
  const { title, change, risk: percentage, interval } = rowOf(answer);
  return (
    <tr data-reaches={reaches}>
      <th scope="row" title={[leverHelp(lever), reasonOf(answer)].filter(Boolean).join(" ")}>
        {title}
      </th>
      <td className="lever-change">{change}</td>
      <td className="lever-line">
        <RiskLine
          now={search.now.value}
          reached={risk.value}
          target={search.target}
          isReached={reaches}
          width={LINE_WIDTH}
        />
      </td>
      <td className="lever-risk" title="95% interval below">
        {percentage}
        <small>{interval}</small>
      </td>
      <td className="lever-adopt">
        {to !== null && (
          <button
            type="button"
            className="button"
            aria-label={`Adopt: ${title}, ${change}`}
            aria-disabled={!isCurrent}
            onClick={() => isCurrent && onAdopt(lever, to)}
          >
            Adopt
          </button>
        )}
      </td>
    </tr>
  );
}

/** What the rows below have in common, and how they are sorted. */
function GroupRow({ children }: { children: string }) {
  return (
    <tr className="levers-group">
      <th colSpan={5} scope="rowgroup">
        {children}
      </th>
    </tr>
  );
}

/** A lever that has not been looked at keeps its place. */
function WaitingRow({ lever }: { lever: LeverId }) {
  return (
    <tr>
      <th scope="row" title={leverHelp(lever)}>
        {leverTitle(lever)}
      </th>
      <td className="lever-change" colSpan={4}>
        …
      </td>
    </tr>
  );
}

const HEADS = ["Lever", "Change", "From the present risk, with the target dotted", "Risk", "Adopt"];

interface LeverTableProps {
  readonly search: GoalSearch | null;
  /** Whether it answers what is asked now; else nothing of it can be adopted. */
  readonly isCurrent: boolean;
  readonly onAdopt: (lever: LeverId, to: Setting) => void;
}

/** What each lever alone can do: those that reach the target by the size of the change, then those that cannot. */
export const LeverTable = memo(function LeverTable({ search, isCurrent, onAdopt }: LeverTableProps) {
  if (search === null) return <div className="levers-place" aria-hidden="true" />;
  const { answers, waiting, now, runs } = search;
  const reaching = answers.filter(({ reaches }) => reaches);
  const others = answers.filter(({ reaches }) => !reaches);
  const reasons = answers.flatMap((answer) => reasonOf(answer) ?? []);
  const rows = (of: readonly LeverAnswer[]) =>
    of.map((answer) => (
      <Row key={answer.lever} answer={answer} search={search} isCurrent={isCurrent} onAdopt={onAdopt} />
    ));
  return (
    <>
      <table>
        <caption className="visually-hidden">What each lever alone would have to change</caption>
        <thead className="visually-hidden">
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {reaching.length > 0 && (
          <tbody>
            <GroupRow>Reach it alone, smallest change first</GroupRow>
            {rows(reaching)}
          </tbody>
        )}
        {others.length > 0 && (
          <tbody>
            <GroupRow>Cannot reach it alone: the best that each can do, lowest risk first</GroupRow>
            {rows(others)}
          </tbody>
        )}
        {waiting.length > 0 && (
          <tbody>
            {waiting.map((lever) => (
              <WaitingRow key={lever} lever={lever} />
            ))}
          </tbody>
        )}
      </table>
      <p className="note">
        One change at a time, all else as it is, on the same {formatNumber(runs)} futures; now{" "}
        {formatChance(now)}. Below each risk its 95% interval. A change is the smaller, the less of its
        lever’s range it takes.{reasons.map((reason) => ` ${reason}`)}
      </p>
    </>
  );
});
