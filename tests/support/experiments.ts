import type { Experiments } from "../../src/analysis/experiments";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";

let kernel: Kernel | null = null;

/** Experiments on a kernel in this process. */
export const experiments: Experiments = {
  async outcomes(scenario, runs, seat) {
    kernel ??= await startKernel();
    kernel.load(parametersOf(scenario, seat === undefined ? {} : { seat }));
    return kernel.outcomes(0, runs);
  },
  async openings(scenario, runs) {
    kernel ??= await startKernel();
    kernel.load(parametersOf(scenario));
    return kernel.openings(0, runs);
  },
};
