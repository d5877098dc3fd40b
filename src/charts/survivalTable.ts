import { chanceOf } from "../analysis/chanceOf";
import type { Results } from "../analysis/results";
import { triggerBands } from "../analysis/triggerBands";
import { formatChance, formatInterval } from "../model/chances";
import { quarterName, tabledQuarters } from "../model/quarters";
import { baseRateText } from "./BaseRateBand";
import type { ChartTable } from "./DataTable";

/** The numbers of the survival chart, a row a year. */
export function survivalTable(results: Results, startYear: number, showsBaseRate: boolean): ChartTable {
  const bands = triggerBands(results);
  const quarters = tabledQuarters(results.together.length);
  const percent = (share: number) => formatChance(chanceOf(share, results.runs));
  return {
    head: [
      "Start of",
      "Still together",
      "95% interval",
      ...bands.map(({ label }) => label),
      ...(showsBaseRate ? ["Past consortia (95%)"] : []),
    ],
    rows: quarters.map((quarter) => {
      const share = results.together[quarter] ?? 0;
      const interval = quarter === 0 ? "" : formatInterval(chanceOf(share, results.runs));
      return [
        quarter % 4 === 0 ? String(startYear + quarter / 4) : quarterName(startYear, quarter),
        quarter === 0 ? "all" : percent(share),
        interval,
        ...bands.map(({ incidence }) => (quarter === 0 ? "none" : percent(incidence[quarter] ?? 0))),
        ...(showsBaseRate ? [quarter === 0 ? "all" : baseRateText(quarter)] : []),
      ];
    }),
  };
}
