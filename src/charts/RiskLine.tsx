import { scaleLinear } from "d3";

interface RiskLineProps {
  /** Risks in 0…1: as things stand, at which the line begins; where it leads; and the target. */
  readonly now: number;
  readonly reached: number;
  readonly target: number;
  readonly isReached: boolean;
  readonly width: number;
}

const HEIGHT = 22;
const RADIUS = 4.5;

/** A line from the present risk to the one that a change leads to, from 0 at the left; the target is dotted. The numbers
 * stand beside it. */
export function RiskLine({ now, reached, target, isReached, width }: RiskLineProps) {
  const x = scaleLinear([0, Math.max(now, target)], [RADIUS + 1, width - RADIUS - 1]).clamp(true);
  const y = HEIGHT / 2;
  return (
    <svg
      className="risk-line"
      data-reached={isReached}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
    >
      <line className="risk-range" x1={x(0)} x2={x(now)} y1={y} y2={y} />
      <line className="risk-way" x1={x(reached)} x2={x(now)} y1={y} y2={y} />
      <line className="risk-now" x1={x(now)} x2={x(now)} y1={y - 4} y2={y + 4} />
      <line className="risk-target" x1={x(target)} x2={x(target)} y1={1} y2={HEIGHT - 1} />
      <circle cx={x(reached)} cy={y} r={RADIUS} />
    </svg>
  );
}
