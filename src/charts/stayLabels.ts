import type { StayCurve } from "../analysis/stayCurves";
import { formatRoughly } from "../model/chances";
import type { ChartTable } from "./DataTable";
import type { NamedLine } from "./lineLabels";

/** A curve with its name. */
export interface NamedCurve {
  readonly name: string;
  readonly curve: StayCurve;
}

/** Curves that look the same share a label. */
const ALIKE = 0.015;

const areAlike = (a: StayCurve, b: StayCurve) =>
  a.points.every(({ mean }, index) => Math.abs(mean - (b.points[index]?.mean ?? 0)) <= ALIKE);

/** A line for each curve that no other looks like, the one in force first; it bears the names of all that do. */
export function linesOf(
  curves: readonly NamedCurve[],
  current: number,
  x: (members: number) => number,
  y: (share: number) => number,
): readonly NamedLine[] {
  const first = curves[current];
  const ordered = first === undefined ? curves : [first, ...curves.filter((_, index) => index !== current)];
  const groups: NamedCurve[][] = [];
  for (const named of ordered) {
    const group = groups.find(([head]) => head !== undefined && areAlike(head.curve, named.curve));
    if (group === undefined) groups.push([named]);
    else group.push(named);
  }
  return groups.flatMap((group) => {
    const [head] = group;
    if (head === undefined) return [];
    return {
      id: head.curve.rule,
      names: group.map((named) => (named === first ? `${named.name}, in use` : named.name)),
      points: head.curve.points.map(({ members, mean }) => [x(members), y(mean)] as const),
    };
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
