import type { Columns } from "../engine/columns";
import { type Kernel, startKernel } from "../engine/kernel";
import type { BatchTask, Reply, Task } from "./protocol";

/** The buffers of columns, which a worker hands over rather than copies. */
export const buffersOf = ({
  counts,
  least,
  most,
  quarterSums,
  firstRuns,
  groupSums,
  courses,
}: Columns): ArrayBuffer[] =>
  [
    ...[counts, least, most, quarterSums, firstRuns, groupSums],
    ...(courses === null ? [] : [courses.counts, courses.least, courses.most, courses.above]),
  ].map(({ buffer }) => buffer);

function simulate(kernel: Kernel, { id, parameters, first, count }: BatchTask): Reply {
  const start = performance.now();
  if (parameters !== null) kernel.load(parameters);
  kernel.simulate(first, count);
  const columns = kernel.takeColumns();
  return { kind: "done", id, columns, milliseconds: performance.now() - start };
}

function carryOut(kernel: Kernel, task: Task): Reply {
  try {
    if (task.kind === "batch") return simulate(kernel, task);
    kernel.load(task.parameters);
    return { kind: "replayed", id: task.id, trace: kernel.replay(task.run) };
  } catch (error) {
    return { kind: "failed", id: task.id, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The worker's side: tasks in, replies out, whatever carries them. Tasks that come before the kernel has
 * started wait for it. */
export function serve(onTask: (handle: (task: Task) => void) => void, reply: (reply: Reply) => void): void {
  const starting = startKernel();
  const whenStarted = (use: (kernel: Kernel) => void) => void starting.then(use, () => {});
  onTask((task) => whenStarted((kernel) => reply(carryOut(kernel, task))));
  whenStarted(() => reply({ kind: "ready" }));
  // A page hears of what its workers throw, but not of promises that they break.
  const throwLater = (error: unknown) =>
    setTimeout(() => {
      throw error;
    });
  starting.catch(throwLater);
}
