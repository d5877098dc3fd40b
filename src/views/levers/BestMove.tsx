import { bestMoveFigure } from "../../state/findings/levers";
import { bestMoveWork, withoutWords } from "../../state/levers";
import { FigureCell } from "../FigureCell";
import { usePage, useSessionState } from "../PageContext";
import { useStudy } from "../useStudy";

/** The key figure of the one modest change that helps most; it leads to the trade-offs. */
export function BestMove() {
  const { views } = usePage();
  const scenario = useSessionState((state) => state.scenario);
  const input = withoutWords(scenario);
  const { shown, phase } = useStudy(bestMoveWork, input);
  const isRunning = useSessionState((state) => state.phase === "running");
  return (
    <FigureCell
      figure={bestMoveFigure(shown?.result ?? null, phase === "failed")}
      isBusy={shown !== null && (phase !== "done" || isRunning)}
      onOpen={() => views.open("tradeoffs")}
    />
  );
}
