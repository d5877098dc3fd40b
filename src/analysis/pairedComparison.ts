import type { Outcomes } from "../engine/outcomes";
import { chanceOf } from "./chanceOf";
import { meanOf } from "./meanOf";
import {
  independentMeanDifference,
  independentShareDifference,
  pairedShareDifference,
} from "./pairedShareDifference";
import type { Estimate } from "./results";

/** What a comparison looks at, of one scenario. */
export interface Account {
  /** Chance of falling apart within the horizon. */
  readonly risk: Estimate;
  /** Mean over runs of a payer's mean dues over the life of the run, dollars a year. */
  readonly duesUsdPerYear: Estimate;
  /** Mean over runs of the members active at the run's end or the horizon. */
  readonly members: Estimate;
  /** Length T + 1: share of runs still together at the start of quarter 0…T. */
  readonly together: readonly Estimate[];
}

/** A difference, the second less the first. */
export interface Difference {
  /** Run by run on the same random numbers. */
  readonly paired: Estimate;
  /** The same as if the two had been simulated on random numbers of their own. */
  readonly unpaired: Estimate;
}

/** How a second scenario differs from a first, run by run. */
export interface PairedComparison {
  readonly runs: number;
  /** Runs in which only the first, or only the second, is still together at the horizon. */
  readonly onlyFirstHolds: number;
  readonly onlySecondHolds: number;
  readonly risk: Difference;
  readonly duesUsdPerYear: Difference;
  readonly members: Difference;
  /** Length T + 1: difference in the share still together at the start of quarter 0…T. */
  readonly together: readonly Estimate[];
}

/** Running totals of what changes from quarter to quarter. */
function totalsOf(changes: readonly number[]): readonly number[] {
  let total = 0;
  return changes.map((change) => {
    total += change;
    return total;
  });
}

/** What became of the runs of one scenario.
 * @param quarters  to the horizon */
export function accountOf(outcomes: Outcomes, quarters: number): Account {
  const { runs, endedAfter, duesUsdPerYear, members } = outcomes;
  const endings = new Array<number>(quarters + 1).fill(0);
  for (const after of endedAfter) if (after > 0) endings[after] = (endings[after] ?? 0) + 1;
  const ended = totalsOf(endings);
  return {
    risk: chanceOf((ended.at(-1) ?? 0) / runs, runs),
    duesUsdPerYear: meanOf(duesUsdPerYear),
    members: meanOf(members),
    together: ended.map((count) => chanceOf((runs - count) / runs, runs)),
  };
}

/** In how many runs only one of the two is still together at the start of quarter 0…T. */
function onlyTogether(first: Outcomes, second: Outcomes, quarters: number) {
  const onlyFirst = new Array<number>(quarters + 2).fill(0);
  const onlySecond = [...onlyFirst];
  for (let run = 0; run < first.runs; run++) {
    const a = first.endedAfter[run] || quarters + 1;
    const b = second.endedAfter[run] || quarters + 1;
    const changes = a > b ? onlyFirst : onlySecond;
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to] = (changes[to] ?? 0) - 1;
  }
  const upToHorizon = (changes: readonly number[]) => totalsOf(changes).slice(0, quarters + 1);
  return [upToHorizon(onlyFirst), upToHorizon(onlySecond)] as const;
}

/** How the second of two scenarios differs from the first on the same seed: run 0 with run 0, and so on. A mean's
 * paired interval is from the standard error of the differences, that of a share from the runs that differ.
 * @param quarters  to the horizon of both
 * @throws {RangeError} when they have not as many runs */
export function pairedComparison(first: Outcomes, second: Outcomes, quarters: number): PairedComparison {
  const { runs } = first;
  if (runs !== second.runs) throw new RangeError("outcomes of other runs cannot be paired");
  const [a, b] = [accountOf(first, quarters), accountOf(second, quarters)];
  const [onlyFirst, onlySecond] = onlyTogether(first, second, quarters);
  const [onlyFirstHolds, onlySecondHolds] = [onlyFirst.at(-1) ?? 0, onlySecond.at(-1) ?? 0];
  const meanDifference = (key: "duesUsdPerYear" | "members"): Difference => ({
    paired: meanOf(second[key].map((value, run) => value - (first[key][run] ?? 0))),
    unpaired: independentMeanDifference(a[key], b[key]),
  });
  return {
    runs,
    onlyFirstHolds,
    onlySecondHolds,
    risk: {
      paired: pairedShareDifference(onlySecondHolds, onlyFirstHolds, runs),
      unpaired: independentShareDifference(a.risk, b.risk),
    },
    duesUsdPerYear: meanDifference("duesUsdPerYear"),
    members: meanDifference("members"),
    together: onlyFirst.map((count, quarter) => pairedShareDifference(count, onlySecond[quarter] ?? 0, runs)),
  };
}
