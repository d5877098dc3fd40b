import { useMemo, useState } from "react";
import type { AllChoices, Choice } from "../../analysis/seatResults";
import { DifferenceChart, differenceTable } from "../../charts/DifferenceChart";
import { Figure } from "../../charts/Figure";
import { SeatChart, type SeatRow, seatHeight, seatTable } from "../../charts/SeatChart";
import { formatNumber } from "../../model/format";
import {
  CHOICE_WORDS,
  choicesFinding,
  differenceFinding,
  differenceNote,
  type Rival,
} from "../../state/findings/seat";
import { capitalized } from "../../state/findings/words";

const DIFFERENCE_HEIGHT = 234;
const RIVALS_HEIGHT = 40;

/** What is known of each choice. */
function useChoices(results: AllChoices) {
  return useMemo(() => {
    const { joining, stayingOut, closed, alone } = results;
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
      closed: results.overClosed,
    };
    return { rows, advantages };
  }, [results]);
}

const RIVALS: readonly Rival[] = ["stayingOut", "closed", "alone"];

interface RivalChoiceProps {
  readonly rivals: readonly Rival[];
  readonly picked: Rival;
  readonly onPick: (rival: Rival) => void;
}

function RivalChoice({ rivals, picked, onPick }: RivalChoiceProps) {
  return (
    <fieldset className="rivals" data-screen-only>
      <legend>Joining against</legend>
      {rivals.map((id) => (
        <button
          key={id}
          type="button"
          className="small-button"
          aria-pressed={id === picked}
          onClick={() => onPick(id)}
        >
          {CHOICE_WORDS[id]}
        </button>
      ))}
    </fieldset>
  );
}

/** What each choice is worth, and by how much joining beats one of the others. */
export function JoinFigures({ results, isOld }: { readonly results: AllChoices; readonly isOld: boolean }) {
  const { rows, advantages } = useChoices(results);
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
        isOld={isOld}
      >
        {(width) => <SeatChart rows={rows} width={width} />}
      </Figure>
      <Figure
        title={differenceFinding(rival, advantage)}
        subtitle={differenceNote(rival, advantage, results.runs)}
        height={DIFFERENCE_HEIGHT + RIVALS_HEIGHT}
        table={() => differenceTable(advantage)}
        isOld={isOld}
      >
        {(width) => (
          <>
            <RivalChoice
              rivals={RIVALS.filter((id) => advantages[id] !== null)}
              picked={rival}
              onPick={setPicked}
            />
            <DifferenceChart
              advantage={advantage}
              rival={CHOICE_WORDS[rival]}
              width={width}
              height={DIFFERENCE_HEIGHT}
            />
          </>
        )}
      </Figure>
    </div>
  );
}
