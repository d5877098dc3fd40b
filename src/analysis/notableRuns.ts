import { type Results, TRIGGERS, type Trigger } from "./results";

/** Runs worth a look, by their numbers from 0; null where there is none of the kind. */
export interface NotableRuns {
  /** Of those that the most common trigger ended, the one that ended nearest to their median quarter. */
  readonly typical: number | null;
  /** The one that ended first of all. */
  readonly earliest: number | null;
  /** One that held to the horizon. */
  readonly survivor: number | null;
}

function commonTrigger({ triggers }: Results): Trigger {
  return TRIGGERS.reduce((most, trigger) => (triggers[trigger] > triggers[most] ? trigger : most));
}

function typicalCollapse(results: Results): number | null {
  const trigger = commonTrigger(results);
  const ended = results.cumulativeIncidence[trigger];
  const middle = ended.findIndex((share) => share >= results.triggers[trigger] / 2) - 1;
  let nearest: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  results.firstRuns[trigger].forEach((run, quarter) => {
    if (run === null || Math.abs(quarter - middle) >= distance) return;
    distance = Math.abs(quarter - middle);
    nearest = run;
  });
  return nearest;
}

function earliestCollapse({ firstRuns, quarters }: Results): number | null {
  for (const quarter of quarters.keys()) {
    const runs = TRIGGERS.flatMap((trigger) => firstRuns[trigger][quarter] ?? []);
    if (runs.length > 0) return Math.min(...runs);
  }
  return null;
}

/** A typical collapse, the earliest and a survivor; each the lowest number that fits.
 * @example notableRuns(results) // { typical: 41, earliest: 112, survivor: 0 } */
export function notableRuns(results: Results): NotableRuns {
  return {
    typical: typicalCollapse(results),
    earliest: earliestCollapse(results),
    survivor: results.firstSurvivor,
  };
}
