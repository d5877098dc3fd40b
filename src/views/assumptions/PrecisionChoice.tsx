import { formatNumber } from "../../model/format";
import { useSession, useSessionState } from "../PageContext";

/** Half widths of the risk's interval that may be asked for, in 0…1. */
const PRECISIONS = [0.01, 0.005, 0.002, 0.001];

const inPoints = (halfWidth: number) =>
  `at ±${formatNumber(halfWidth * 100)} ${halfWidth === 0.01 ? "point" : "points"}`;

/** Whether to stop after a number of runs, or once the risk is known well enough. */
export function PrecisionChoice() {
  const session = useSession();
  const precision = useSessionState((state) => state.precision);
  return (
    <div className="control">
      <div className="control-line">
        <span>Stop</span>
        <select
          className="choice"
          aria-label="When to stop"
          title="The risk’s 95% interval, half its width"
          value={precision ?? ""}
          onChange={({ currentTarget: { value } }) =>
            session.setPrecision(value === "" ? null : Number(value))
          }
        >
          <option value="">after that many runs</option>
          {PRECISIONS.map((halfWidth) => (
            <option key={halfWidth} value={halfWidth}>
              {inPoints(halfWidth)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
