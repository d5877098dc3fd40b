import type { Columns } from "../engine/columns";
import { parametersOf } from "../engine/parameters";
import type { Scenario } from "../model/schema";
import { nodePortStarter } from "../pool/nodePort";
import { Pool } from "../pool/pool";

/** Simulates a scenario on worker threads.
 * @param progress  told how many runs are done, now and then
 * @returns the columns, and the seconds that the simulation alone took */
export async function simulateOnThreads(
  scenario: Scenario,
  threads: number,
  progress: (runsDone: number) => void = () => {},
): Promise<{ columns: Columns; seconds: number }> {
  const { runs } = scenario.simulation;
  const pool = new Pool(nodePortStarter(new URL("./nodeWorker.js", import.meta.url)), threads);
  try {
    await pool.ready();
    const start = performance.now();
    const columns = await new Promise<Columns>((resolve, reject) => {
      const listener = { progress: (part: Columns) => progress(part.runs), done: resolve, fail: reject };
      pool.simulate({ parameters: parametersOf(scenario), runs, draftRuns: 0 }, listener);
    });
    return { columns, seconds: (performance.now() - start) / 1000 };
  } finally {
    pool.dispose();
  }
}
