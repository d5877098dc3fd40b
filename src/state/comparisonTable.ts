import type { Comparison } from "../analysis/compareScenarios";
import type { Account, PairedComparison } from "../analysis/pairedComparison";
import type { Estimate } from "../analysis/results";
import { formatChance, formatInterval } from "../model/chances";
import { formatRange, formatUsd } from "../model/format";
import { type DifferenceUnit, formatDifference, formatDifferenceInterval } from "../model/signed";
import { membersInWords } from "./measures";

/** A value with its 95 % interval. */
interface Told {
  readonly value: string;
  readonly interval: string;
}

/** What the table of key figures says of one scenario. */
export interface FigureCell extends Told {
  /** From the first scenario, run by run; null in the first. */
  readonly difference: Told | null;
}

export interface FigureRow {
  readonly key: "risk" | "duesUsdPerYear" | "members";
  readonly title: string;
  readonly help: string;
  /** In the order of the scenarios. */
  readonly cells: readonly FigureCell[];
}

type Row = Omit<FigureRow, "cells"> & {
  readonly unit: DifferenceUnit;
  readonly tell: (estimate: Estimate) => Told;
};

const ONE_RUN = "no interval from one run";

const rangeOf = ({ low, high }: Estimate, unit: "usd" | "count") =>
  Number.isFinite(high - low) ? formatRange(Math.max(0, low), high, unit) : ONE_RUN;

/** Ends of an interval to a tenth, as its mean is. */
const toTenths = ({ value, low, high }: Estimate): Estimate => ({
  value,
  low: Number(low.toFixed(1)),
  high: Number(high.toFixed(1)),
});

const rowsUntil = (by: string): readonly Row[] => [
  {
    key: "risk",
    title: `Futures that fall apart ${by}`,
    help: "share of runs",
    unit: "points",
    tell: (risk) => ({ value: formatChance(risk), interval: formatInterval(risk) }),
  },
  {
    key: "duesUsdPerYear",
    title: "Dues a year",
    help: "of a payer, mean over the life of a run",
    unit: "usdPerYear",
    tell: (dues) => ({ value: formatUsd(dues.value), interval: rangeOf(dues, "usd") }),
  },
  {
    key: "members",
    title: "Members remaining",
    help: "when the run ends or at the horizon, mean",
    unit: "members",
    tell: (members) => ({
      value: membersInWords(members.value),
      interval: rangeOf(toTenths(members), "count"),
    }),
  },
];

function differenceOf(key: Row["key"], unit: DifferenceUnit, comparison: PairedComparison): Told {
  const { paired } = comparison[key];
  if (paired.low === 0 && paired.high === 0) return { value: "the same", interval: "in every run" };
  return { value: formatDifference(paired, unit), interval: formatDifferenceInterval(paired, unit) };
}

/** The key figures of compared scenarios side by side.
 * @param by  when the horizon ends, such as "by 2031" */
export function figureRows({ accounts, againstFirst }: Comparison, by: string): readonly FigureRow[] {
  return rowsUntil(by).map(({ unit, tell, ...row }) => ({
    ...row,
    cells: accounts.map((account: Account, index) => {
      const comparison = againstFirst[index - 1];
      return {
        ...tell(account[row.key]),
        difference: comparison === undefined ? null : differenceOf(row.key, unit, comparison),
      };
    }),
  }));
}
