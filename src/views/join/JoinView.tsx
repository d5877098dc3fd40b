import { useMemo } from "react";
import { useStore } from "zustand";
import { seatVariants } from "../../analysis/seat";
import { type AllChoices, type SeatTips, withClosed } from "../../analysis/seatResults";
import { isolated } from "../../model/isolated";
import { withoutWords } from "../../model/withoutWords";
import { othersFinding, othersInWords, seatHeadline, seatNote, seatTipList } from "../../state/findings/seat";
import { choiceFor, type SeatInput, seatChoiceOf, seatName, seatOf, studySeat } from "../../state/seat";
import { FailureNotice } from "../FailureNotice";
import { useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import { JoinFigures } from "./JoinFigures";
import { Meanings } from "./Meanings";
import { SeatChooser } from "./SeatChooser";
import { TippingList } from "./TippingList";
import "../styles/join.css";

interface ContentProps {
  /** Of the company. */
  readonly name: string;
  readonly input: SeatInput;
  readonly results: AllChoices;
  /** Null until they are known. */
  readonly tips: SeatTips | null;
  readonly isOld: boolean;
}

function Content({ name, input, results, tips, isOld }: ContentProps) {
  const { scenario } = input;
  const list = useMemo(() => seatTipList(results, tips), [results, tips]);
  return (
    <>
      <JoinFigures results={results} isOld={isOld} />
      <div className="join-columns">
        {list.length > 0 && <TippingList tips={list} runs={tips?.runs ?? null} />}
        <div>
          {results.others && (
            <section className="others">
              <h2>{othersFinding(name, results.others, scenario)}</h2>
              {othersInWords(results.others, results.runs).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </section>
          )}
          <Meanings scenario={scenario} hasOthers={results.stayingOut !== null} />
        </div>
      </div>
    </>
  );
}

/** Should we join? What joining, staying out and going alone are worth to one company. */
export function JoinView() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const opened = useSessionState((state) => state.opened);
  const store = seatChoiceOf(session);
  const stored = useStore(store);
  const choice = useMemo(() => choiceFor(stored, scenario, opened), [stored, scenario, opened]);
  const { closedUsdPerYear } = choice;
  const input = useMemo(
    () => ({ scenario: withoutWords(scenario), seat: seatOf(choice, scenario) }),
    [choice, scenario],
  );
  const isPossible = useMemo(() => seatVariants(input.scenario, input.seat) !== null, [input]);
  const { shown, isCurrent, isComplete, ...status } = useStudy(studySeat, isPossible ? input : null);
  const results = useMemo(
    () => shown && withClosed(shown.result.results, shown.input.scenario, closedUsdPerYear),
    [shown, closedUsdPerYear],
  );
  const name = shown && isolated(seatName(shown.input.seat, shown.input.scenario, choice));
  return (
    <main className="screen" aria-busy={isPossible && status.phase === "running"}>
      <FailureNotice />
      <div className="lead" data-stale={(shown !== null && !isCurrent) || undefined}>
        <h1>{isPossible && results && name ? seatHeadline(name, results) : "Should we join?"}</h1>
        <p className="note">{isPossible && results && seatNote(results)}</p>
      </div>
      <SeatChooser
        choice={choice}
        scenario={scenario}
        onChange={(change) => store.setState({ ...choice, ...change })}
      />
      {isPossible ? (
        <StudyStatus {...status} what="what joining is worth" />
      ) : (
        <p className="note" role="alert">
          The scenario has as many groups as there may be. Take one out to make room for this company.
        </p>
      )}
      {isPossible && shown && results && name && (
        <div className="join" data-behind={!isCurrent || undefined}>
          <Content
            name={name}
            input={shown.input}
            results={results}
            tips={shown.result.tips}
            isOld={!isComplete}
          />
        </div>
      )}
    </main>
  );
}
