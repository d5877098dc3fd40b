import type { Experiments } from "../analysis/experiments";
import { emptyOutcomes, placeOutcomes } from "../engine/outcomes";
import { parametersOf } from "../engine/parameters";
import type { Pool } from "./pool";

/** A worker does so many runs at a time, some ten milliseconds: what the reader does then need not wait longer. */
const ERRAND_RUNS = 2500;

/** Experiments on a pool; `signal` gives up all that is asked for. */
export const createExperiments = (pool: Pool, signal: AbortSignal): Experiments => ({
  async outcomes(scenario, runs, seat) {
    const parameters = parametersOf(scenario, seat === undefined ? {} : { seat });
    const all = emptyOutcomes(runs, seat !== undefined);
    const place = async (first: number) => {
      const count = Math.min(ERRAND_RUNS, runs - first);
      placeOutcomes(all, await pool.errand(parameters, { kind: "outcomes", first, count }, signal), first);
    };
    await Promise.all(
      Array.from({ length: Math.ceil(runs / ERRAND_RUNS) }, (_, i) => place(i * ERRAND_RUNS)),
    );
    return all;
  },
  openings: (scenario, runs) =>
    pool.errand(parametersOf(scenario), { kind: "openings", first: 0, count: runs }, signal),
});
