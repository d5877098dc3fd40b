import type { StayCurve } from "../analysis/stayCurves";
import { formatRoughly } from "../model/chances";
import type { ChartTable } from "./DataTable";
import type { SideLabel } from "./SideLabels";

/** A curve with its name. */
export interface NamedCurve {
  readonly name: string;
  readonly curve: StayCurve;
}

/** Curves that look the same share a label. */
const ALIKE = 0.004;

const areAlike = (a: StayCurve, b: StayCurve) =>
  a.points.every(({ mean }, index) => Math.abs(mean - (b.points[index]?.mean ?? 0)) <= ALIKE);

/** A label for each curve that no curve before it looks like; the one in force is always named first. */
export function labelsOf(
  curves: readonly NamedCurve[],
  current: number,
  y: (share: number) => number,
): readonly SideLabel[] {
  const first = curves[current];
  const ordered = first === undefined ? curves : [first, ...curves.filter((_, index) => index !== current)];
  const groups: NamedCurve[][] = [];
  for (const named of ordered) {
    const group = groups.find(([head]) => head !== undefined && areAlike(head.curve, named.curve));
    if (group === undefined) groups.push([named]);
    else group.push(named);
  }
  return groups.flatMap((group, rank) => {
    const [head, ...others] = group;
    if (head === undefined) return [];
    const alike = others.map(({ name }) => `same: ${name}`);
    const color = head === first ? "label-dues" : `rule-${head.curve.rule}`;
    const wish = y(head.curve.points.at(-1)?.mean ?? 0);
    return [head === first ? `${head.name}, in use` : head.name, ...alike].map((text, index) => ({
      id: `${head.name} ${index}`,
      text,
      className: index === 0 ? color : "label-quiet",
      // Curves that end at the same height keep their groups together.
      wish: wish + rank / 100 + index / 1000,
    }));
  });
}

/** The chart's numbers: every size up to ten, then every fifth. */
export function stayTable(curves: readonly NamedCurve[]): ChartTable {
  const sizes = curves[0]?.curve.points.map(({ members }) => members) ?? [];
  return {
    head: ["Members", ...curves.map(({ name }) => name)],
    rows: sizes
      .filter((size) => size <= 10 || size % 5 === 0)
      .map((size) => [
        String(size),
        ...curves.map(({ curve }) => {
          const { mean = 0, stable = 0 } = curve.points[size - 1] ?? {};
          return `${formatRoughly(mean)} would stay; all in ${formatRoughly(stable)} of runs`;
        }),
      ]),
  };
}
