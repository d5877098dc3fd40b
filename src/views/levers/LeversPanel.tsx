import { useId } from "react";
import { type LeverId, type Setting, withLever } from "../../analysis/levers";
import { formatPercent, spokenText } from "../../model/format";
import { targetTrack } from "../../state/levers";
import { useSession } from "../PageContext";
import { Slider } from "../Slider";
import { StudyStatus } from "../StudyStatus";
import "../styles/levers.css";
import { LeverTable } from "./LeverTable";
import { useLevers } from "./useLevers";

interface TargetProps {
  readonly risk: number;
  readonly target: number;
  readonly onChoose: (target: number) => void;
}

/** The slider of the risk to be reached. */
function Target({ risk, target, onChoose }: TargetProps) {
  const id = useId();
  const spoken = spokenText(formatPercent(target));
  return (
    <div className="levers-target">
      <span id={id}>Target risk</span>
      <output>{formatPercent(target)}</output>
      <Slider
        track={targetTrack(Math.max(risk, 1.1 * target))}
        knobs={[{ label: "Target risk", value: target, spoken, allows: () => true }]}
        describedBy={id}
        onChange={(_, value) => onChoose(value)}
      />
    </div>
  );
}

/** What would it take: for every lever the smallest change that brings the risk down to a target, or the best that it
 * can do. */
export function LeversPanel() {
  const session = useSession();
  const id = useId();
  const { study, risk, target, choose, search, isCurrent, finding, question } = useLevers();
  const adopt = (lever: LeverId, to: Setting) => {
    // The target stays where it is, although the risk that it was taken from changes.
    if (target !== null) choose(target);
    session.edit((scenario) => withLever(scenario, lever, to));
  };
  return (
    <section className="levers" aria-labelledby={id} aria-busy={!isCurrent}>
      <div className="levers-head">
        <h2 id={id}>What would it take?</h2>
        {risk !== null && target !== null && <Target risk={risk} target={target} onChoose={choose} />}
      </div>
      <StudyStatus {...study} what="what each lever can do" />
      {search !== null && search.now.value <= search.target ? (
        <p className="levers-met">
          {finding}. {question}
        </p>
      ) : (
        <LeverTable search={search} isCurrent={isCurrent} onAdopt={adopt} />
      )}
    </section>
  );
}
