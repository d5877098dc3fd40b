import type { RulesCompared } from "../../analysis/compareRules";
import type { GroupSplit, RuleSplit } from "../../analysis/ruleSplits";
import { MOST_MEMBERS } from "../../analysis/stayCurves";
import { type Chance, formatChance, formatInterval } from "../../model/chances";
import { formatNumber, formatUsdEvenly } from "../../model/format";

/** A number and what is said below it. */
export interface Cell {
  readonly value: string;
  readonly note: string;
}

const PENDING: Cell = { value: "…", note: "" };

interface Summary {
  readonly title: string;
  readonly help: string;
  readonly cellOf: (split: RuleSplit, compared: RulesCompared) => Cell;
}

/** A chance with its interval; where it never or always was so, the chance is the interval's end already. */
function chanceCell(chance: Chance, runs: number): Cell {
  const many = `of ${formatNumber(runs)} runs`;
  const note =
    chance.value >= 1 ? `all ${many}` : chance.value <= 0 ? `none ${many}` : formatInterval(chance);
  return { value: formatChance(chance), note };
}

/** What each rule does to the whole. */
export const SUMMARIES: readonly Summary[] = [
  {
    title: "Risk of falling apart",
    help: "over the whole horizon",
    cellOf: ({ rule }, { risks, riskRuns }) => {
      if (rule === "shapley") return { value: "–", note: "not simulated" };
      return risks === null ? PENDING : chanceCell(risks[rule], riskRuns);
    },
  },
  {
    title: "Nobody would rather leave",
    help: "at the start, with the bill paid",
    cellOf: ({ stable, runs }) => chanceCell(stable, runs),
  },
  {
    title: "In the core",
    help: "no subset of members would do better on its own",
    cellOf: ({ inCore, runsWithSurplus }) =>
      inCore === null ? { value: "–", note: "no surplus to share" } : chanceCell(inCore, runsWithSurplus),
  },
  {
    title: "Smallest stable size",
    help: "members, to keep all of them in half of runs",
    cellOf: ({ rule }, { curves }) => {
      if (curves === null) return PENDING;
      const size = curves.find((curve) => curve.rule === rule)?.smallestStableSize;
      return size ? { value: String(size), note: "" } : { value: "–", note: `none up to ${MOST_MEMBERS}` };
    },
  },
];

/** Above this, the range of dues over runs is mostly that of the sampled orders. */
const ROUGH = 0.1;

/** Dues of a group: median and 8 in 10 runs. */
export function groupCell(group: GroupSplit | undefined, samplingError: number): Cell {
  if (group === undefined) return { value: "–", note: "" };
  const { p10, p50, p90 } = group.duesUsdPerYear;
  if (samplingError > ROUGH) return { value: formatUsdEvenly(p50, 2), note: "roughly, from sampled orders" };
  return {
    value: formatUsdEvenly(p50),
    note: `${formatUsdEvenly(p10)} – ${formatUsdEvenly(p90)}`,
  };
}
