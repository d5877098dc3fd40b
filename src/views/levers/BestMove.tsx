import { withoutWords } from "../../model/withoutWords";
import { bestMoveFigure } from "../../state/findings/levers";
import { bestMoveWork } from "../../state/levers";
import { FigureCell } from "../FigureCell";
import { usePage, useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";

/** The key figure of the one modest change that helps most; it leads to the trade-offs. */
export function BestMove() {
  const { views } = usePage();
  const scenario = useSessionState((state) => state.scenario);
  const input = withoutWords(scenario);
  const { shown, phase, isCurrent } = useStudy(bestMoveWork, input);
  return (
    <FigureCell
      figure={bestMoveFigure(shown?.result ?? null, phase === "failed")}
      isBusy={shown !== null && !isCurrent}
      onOpen={() => views.open("tradeoffs")}
    />
  );
}
