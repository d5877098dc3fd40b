import { startPagePort } from "./pagePort";
import { createSimulator, type Simulator } from "./simulator";

const MOST_WORKERS = 8;

/** The page's simulator, with a worker for each core. */
export function createPageSimulator(): Simulator {
  const cores = navigator.hardwareConcurrency || 2;
  return createSimulator(startPagePort, Math.max(1, Math.min(MOST_WORKERS, cores)));
}
