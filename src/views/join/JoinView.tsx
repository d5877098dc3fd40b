import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { advantageOf } from "../../analysis/advantage";
import { seatVariants } from "../../analysis/seat";
import { annuityOf, type Choice, certainChoice, type SeatResults } from "../../analysis/seatResults";
import { DifferenceChart, differenceTable } from "../../charts/DifferenceChart";
import { Figure } from "../../charts/Figure";
import { SeatChart, type SeatRow, seatHeight, seatTable } from "../../charts/SeatChart";
import { formatNumber, formatPercent, formatYears } from "../../model/format";
import type { Scenario } from "../../model/schema";
import {
  CHOICE_WORDS,
  choicesFinding,
  differenceFinding,
  othersFinding,
  othersInWords,
  type Rival,
  seatHeadline,
  seatTipList,
} from "../../state/findings/seat";
import { capitalized, horizonOf } from "../../state/findings/words";
import {
  choiceFor,
  type SeatInput,
  type SeatStudy,
  seatChoiceOf,
  seatName,
  seatOf,
  studySeat,
} from "../../state/seat";
import { FailureNotice } from "../FailureNotice";
import { useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import { SeatChooser } from "./SeatChooser";
import { TippingList } from "./TippingList";
import "../styles/join.css";

const DIFFERENCE_HEIGHT = 274;

/** What is known of each choice, closed models included. */
function useChoices(results: SeatResults, scenario: Scenario, closedUsdPerYear: number) {
  return useMemo(() => {
    const closed = certainChoice(-closedUsdPerYear * annuityOf(scenario), results.runs);
    const { joining, stayingOut, alone } = results;
    const found: readonly (readonly [keyof typeof CHOICE_WORDS, Choice | null])[] = [
      ["joining", joining],
      ["stayingOut", stayingOut],
      ["closed", closed],
      ["alone", alone],
    ];
    const rows = found.flatMap(([id, choice]): readonly SeatRow[] => {
      if (choice === null) return [];
      const { quantiles, values } = choice;
      return [{ id, name: capitalized(CHOICE_WORDS[id]), quantiles, values, isMain: id !== "alone" }];
    });
    const advantages = {
      stayingOut: results.overStayingOut,
      alone: results.overAlone,
      closed: advantageOf(joining.values, closed.values),
    };
    return { rows, advantages };
  }, [results, scenario, closedUsdPerYear]);
}

const RIVALS: readonly Rival[] = ["stayingOut", "closed", "alone"];

interface FiguresProps {
  readonly results: SeatResults;
  readonly scenario: Scenario;
  readonly closedUsdPerYear: number;
}

function Figures({ results, scenario, closedUsdPerYear }: FiguresProps) {
  const { rows, advantages } = useChoices(results, scenario, closedUsdPerYear);
  const [picked, setPicked] = useState<Rival>("stayingOut");
  const rival = advantages[picked] === null ? "alone" : picked;
  const advantage = advantages[rival] ?? results.overAlone;
  const medians = rows.map(({ id, quantiles }) => ({
    words: CHOICE_WORDS[id as keyof typeof CHOICE_WORDS],
    usd: quantiles.p50,
  }));
  const runs = formatNumber(results.runs);
  return (
    <div className="charts join-charts">
      <Figure
        title={choicesFinding(medians)}
        subtitle={`Present value over ${runs} futures; line: median, dark: half of futures, light: 9 in 10`}
        height={seatHeight(4)}
        table={() => seatTable(rows)}
      >
        {(width) => <SeatChart rows={rows} width={width} />}
      </Figure>
      <Figure
        title={differenceFinding(rival, advantage)}
        subtitle={`Joining less ${CHOICE_WORDS[rival]}, in each of the same ${runs} futures; height: how many`}
        height={DIFFERENCE_HEIGHT}
        table={() => differenceTable(advantage)}
        tools={
          <span className="rivals">
            {RIVALS.filter((id) => advantages[id] !== null).map((id) => (
              <button
                key={id}
                type="button"
                className="small-button"
                aria-pressed={id === rival}
                onClick={() => setPicked(id)}
              >
                {CHOICE_WORDS[id]}
              </button>
            ))}
          </span>
        }
      >
        {(width) => (
          <DifferenceChart
            advantage={advantage}
            rival={CHOICE_WORDS[rival]}
            width={width}
            height={DIFFERENCE_HEIGHT}
          />
        )}
      </Figure>
    </div>
  );
}

function Meanings({ scenario, hasOthers }: { scenario: Scenario; hasOthers: boolean }) {
  const { discountRatePerYear } = scenario.simulation;
  const kept = formatPercent(scenario.churn.freeRiding);
  return (
    <section className="meanings">
      <h2>What each choice means</h2>
      <ul>
        <li>
          <strong>Joining</strong>: a founder’s worth less its dues, notice and exit fee included, and what it
          keeps after leaving.
        </li>
        {hasOthers && (
          <li>
            <strong>Staying out</strong>: {kept} of the worth, for as long as the others last without it.
          </li>
        )}
        <li>
          <strong>Closed models</strong>: nothing, because worth is counted against them; or less the bill
          that you enter.
        </li>
        <li>
          <strong>Going alone</strong>: the worth less the whole bill of the same programme, without a
          sponsor, to the end of the horizon.
        </li>
      </ul>
      <p className="note">
        All are present values at {formatPercent(discountRatePerYear)} a year over{" "}
        {formatYears(horizonOf(scenario))}. Each future has the same costs, shocks and worth under every
        choice.
      </p>
    </section>
  );
}

interface ContentProps {
  readonly input: SeatInput;
  readonly study: SeatStudy;
  readonly closedUsdPerYear: number;
}

function Content({ input, study, closedUsdPerYear }: ContentProps) {
  const { results, tips } = study;
  const { scenario, seat } = input;
  const list = useMemo(() => seatTipList(results, tips), [results, tips]);
  return (
    <>
      <Figures results={results} scenario={scenario} closedUsdPerYear={closedUsdPerYear} />
      <div className="join-columns">
        <TippingList tips={list} runs={tips?.runs ?? null} />
        <div>
          {results.others && (
            <section className="others">
              <h2>{othersFinding(seatName(seat, scenario), results.others, scenario)}</h2>
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
  const input = useMemo(() => ({ scenario, seat: seatOf(choice, scenario) }), [choice, scenario]);
  const isPossible = useMemo(() => seatVariants(input.scenario, input.seat) !== null, [input]);
  const { shown, ...status } = useStudy(studySeat, isPossible ? input : null);
  const isBehind = shown === null || shown.input !== input;
  const name = shown && seatName(shown.input.seat, shown.input.scenario);
  return (
    <main className="screen" aria-busy={isPossible && status.phase === "running"}>
      <FailureNotice />
      <div className="lead">
        <h1>{isPossible && shown && name ? seatHeadline(name, shown.result.results) : "Should we join?"}</h1>
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
      {isPossible && shown && (
        <div className="join" data-behind={(isBehind && status.phase === "running") || undefined}>
          <Content input={shown.input} study={shown.result} closedUsdPerYear={choice.closedUsdPerYear} />
        </div>
      )}
    </main>
  );
}
