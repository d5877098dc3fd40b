import { area } from "d3";
import { memo } from "react";
import { BASE_RATE } from "../model/baseRate";
import { formatPercent, formatPercentRange } from "../model/format";
import { textWidth } from "./textWidth";

/** Share of consortia still together after so many quarters of a steady hazard. */
const togetherAfter = (quarter: number, perYear: number) => Math.exp((-perYear * quarter) / 4);

const LABEL = "past consortia, 95%";
const LABEL_SIZE = 11;

interface BaseRateBandProps {
  readonly quarters: number;
  readonly x: (quarter: number) => number;
  readonly y: (share: number) => number;
}

/** Where the share still together would lie if these consortia ended as often as those of the past, at 95 %. */
export const BaseRateBand = memo(function BaseRateBand({ quarters, x, y }: BaseRateBandProps) {
  const band = area<number>(
    x,
    (quarter) => y(togetherAfter(quarter, BASE_RATE.high)),
    (quarter) => y(togetherAfter(quarter, BASE_RATE.low)),
  );
  const labelAt = Math.floor(quarters * 0.72);
  const label = { x: x(labelAt), y: y(togetherAfter(labelAt, BASE_RATE.high)) + 15 };
  const hasRoom = label.x - textWidth(LABEL, LABEL_SIZE) >= x(0) && label.y <= y(0) - 4;
  return (
    <g className="base-rate">
      <path d={band(Array.from({ length: quarters + 1 }, (_, quarter) => quarter)) ?? ""} />
      {hasRoom && (
        <text {...label} textAnchor="end">
          {LABEL}
        </text>
      )}
    </g>
  );
});

/** The same in words.
 * @example baseRateText(20) // "65% (45 – 81%)" */
export function baseRateText(quarter: number): string {
  const [low, high] = [togetherAfter(quarter, BASE_RATE.high), togetherAfter(quarter, BASE_RATE.low)];
  const value = formatPercent(togetherAfter(quarter, BASE_RATE.perYear), 0);
  return `${value} (${formatPercentRange(low, high, 0)})`;
}
