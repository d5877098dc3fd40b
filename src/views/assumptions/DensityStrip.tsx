import { memo } from "react";
import type { Field } from "../../model/fields";
import type { Distribution } from "../../model/schema";
import { densityOver } from "../../state/density";
import type { Track } from "../../state/stops";

interface DensityStripProps {
  readonly value: Distribution;
  readonly track: Track;
  readonly field: Field;
}

/** How the draws of an uncertain number lie along its slider, as a small hill above it. */
export const DensityStrip = memo(function DensityStrip({ value, track, field }: DensityStripProps) {
  const columns = densityOver(value, track, field);
  const highest = Math.max(...columns.map(({ height }) => height));
  const points = columns.map(({ at, height }) => `${at.toFixed(4)} ${(1 - height / highest).toFixed(4)}`);
  const [first, last] = [columns[0]?.at ?? 0, columns.at(-1)?.at ?? 1];
  return (
    <svg className="slider-density" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {highest > 0 && <path d={`M${first.toFixed(4)} 1L${points.join("L")}L${last.toFixed(4)} 1Z`} />}
    </svg>
  );
});
