import { useMemo } from "react";
import { useStore } from "zustand";
import type { Comparison } from "../../analysis/compareScenarios";
import { CompareChart, type ComparedCourse, compareTable, lowestShown } from "../../charts/CompareChart";
import { Figure } from "../../charts/Figure";
import { formatPercent } from "../../model/format";
import {
  chosenSides,
  compareSides,
  comparisonInput,
  type Side,
  sideChoiceOf,
  sidesOf,
} from "../../state/comparing";
import { figureRows } from "../../state/comparisonTable";
import { type Difference, differencesOf } from "../../state/differences";
import {
  byWhen,
  comparisonFinding,
  discordantSentence,
  groundSentence,
  madeTheSame,
  nothingDiffers,
  pairingSentence,
  togetherFinding,
} from "../../state/findings/comparison";
import { comparisonSmallPrint } from "../../state/smallPrint";
import { FailureNotice } from "../FailureNotice";
import { useLibraryState, useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import "../styles/compare.css";
import { useStudy } from "../useStudy";
import { DifferenceTable } from "./DifferenceTable";
import { FigureTable } from "./FigureTable";
import { ScenarioChoice } from "./ScenarioChoice";
import { useCalledNow } from "./useCalledNow";

const HEIGHT = 320;

/** That the axis does not begin at nothing, where it does not. */
function axisNote(courses: readonly ComparedCourse[]): string {
  const lowest = lowestShown(courses);
  return lowest === 0 ? "" : `; the axis begins at ${formatPercent(lowest)}`;
}

interface FoundProps {
  readonly comparison: Comparison;
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
  readonly isOld: boolean;
}

function Found({ comparison, sides, differences, isOld }: FoundProps) {
  const { accounts, againstFirst } = comparison;
  const by = byWhen(comparison, sides);
  const startYear = sides[0]?.scenario.startYear ?? 0;
  const courses = useMemo(
    () =>
      accounts.map(({ together }, index) => ({
        label: sides[index]?.label ?? "",
        together,
        difference: againstFirst[index - 1]?.together ?? null,
      })),
    [accounts, againstFirst, sides],
  );
  const rows = useMemo(() => figureRows(comparison, by), [comparison, by]);
  const sentences = useMemo(() => {
    const [first, ...others] = sides as [Side, ...Side[]];
    return againstFirst.map((pair, index) => {
      const said = discordantSentence(pair, first, others[index] ?? first);
      return againstFirst.length > 1 ? said : `${said} ${pairingSentence(pair)}`;
    });
  }, [againstFirst, sides]);
  return (
    <>
      <div className="charts compare-charts" data-many={sides.length > 2 || undefined}>
        <Figure
          title={togetherFinding(comparison, sides)}
          subtitle={`Share of runs still together, with 95% intervals at each time${axisNote(courses)}`}
          height={HEIGHT}
          table={() => compareTable(courses, startYear)}
          isOld={isOld}
          smallPrint={(date) => Object.values(comparisonSmallPrint(comparison, sides, date))}
        >
          {(width) => <CompareChart courses={courses} startYear={startYear} width={width} height={HEIGHT} />}
        </Figure>
        <FigureTable sides={sides} rows={rows} sentences={sentences} />
      </div>
      <DifferenceTable sides={sides} differences={differences} />
    </>
  );
}

/** Scenarios that differ from the first of those chosen. */
const sidesUnlike = ([first]: readonly Side[], sides: readonly Side[]) =>
  sides.filter(({ scenario }) => first && differencesOf([first.scenario, scenario]).length > 0);

/** Offered where there is nothing to compare yet. */
function Offers({ sides, onChoose }: { sides: readonly Side[]; onChoose: (id: string) => void }) {
  return (
    <section className="compare-offers" aria-label="Scenarios to compare with">
      <p>Change an assumption, and this page says what it does. Or compare with another scenario:</p>
      <ul>
        {sides.map(({ id, label }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => onChoose(id)}>
              <bdi>{label}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The scenarios to be compared, and all that there are. */
function useSides() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const baseline = useSessionState((state) => state.baseline);
  const own = useLibraryState((state) => state.own);
  const store = sideChoiceOf(session);
  const choice = useStore(store);
  const { sides, chosen } = useMemo(() => {
    const all = sidesOf({ scenario, baseline }, session.presets, own);
    return { sides: all, chosen: chosenSides(choice, all) };
  }, [scenario, baseline, session, own, choice]);
  const isGone = choice.ids?.some((id) => !sides.some((side) => side.id === id)) ?? false;
  return { sides, chosen, isGone, choose: (ids: readonly string[]) => store.setState({ ids }) };
}

/** Scenarios side by side on the same random numbers: what differs, and what comes of it. */
export function CompareView() {
  const { sides, chosen, isGone, choose } = useSides();
  const differences = useMemo(() => differencesOf(chosen.map(({ scenario }) => scenario)), [chosen]);
  const isNothing = differences.length === 0;
  const input = useMemo(() => (isNothing ? null : comparisonInput(chosen)), [chosen, isNothing]);
  const study = useStudy(compareSides, input);
  const shown = useCalledNow(isNothing ? null : study.shown, sides);
  const isOld = shown !== null && !study.isCurrent;
  const shownDifferences = useMemo(
    () => (shown === null ? [] : differencesOf(shown.sides.map(({ scenario }) => scenario))),
    [shown],
  );
  const finding = shown && comparisonFinding(shown.result, shown.sides, shownDifferences);
  const isOver = study.phase === "stopped" || study.phase === "failed";
  const begun = isOver ? "How the scenarios compare" : "Comparing the scenarios…";
  const isBusy = !isNothing && (shown === null || isOld);
  return (
    <main className="screen compare" aria-busy={isBusy}>
      <FailureNotice />
      <div className="lead compare-lead" data-stale={(!isNothing && isOld) || undefined}>
        <h1>{isNothing ? nothingDiffers(chosen) : (finding ?? begun)}</h1>
        <p className="note">
          {isNothing
            ? madeTheSame(chosen)
            : shown && groundSentence(shown.result, shown.sides, shownDifferences.length)}
        </p>
      </div>
      <ScenarioChoice chosen={chosen} sides={sides} onChoose={choose} />
      {isGone && <p className="note">A scenario that was chosen is no longer there.</p>}
      <StudyStatus {...study} phase={isNothing ? "idle" : study.phase} what="what the scenarios do" />
      <p className="visually-hidden" role="status">
        {isBusy ? "" : finding}
      </p>
      {isNothing && (
        <Offers
          sides={sidesUnlike(chosen, sides)}
          onChoose={(id) => choose([chosen[0]?.id ?? "baseline", id])}
        />
      )}
      {shown && (
        <div className="compare-found" data-old={isOld || undefined}>
          <Found
            comparison={shown.result}
            sides={shown.sides}
            differences={shownDifferences}
            isOld={!study.isComplete}
          />
        </div>
      )}
    </main>
  );
}
