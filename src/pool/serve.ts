import type { Columns } from "../engine/columns";
import { type Kernel, startKernel } from "../engine/kernel";
import type { Answer, BatchTask, Errand, Reply, Task } from "./protocol";

const columnBuffers = ({
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

/** The buffers of the arrays in an answer. */
const arrayBuffers = (answer: object): ArrayBuffer[] =>
  Object.values(answer).flatMap((value) =>
    value instanceof Float64Array || value instanceof Uint8Array || value instanceof Int8Array
      ? [value.buffer as ArrayBuffer]
      : [],
  );

/** The buffers in a reply, which a worker hands over rather than copies. */
export function buffersOf(reply: Reply): ArrayBuffer[] {
  if (reply.kind === "done") return columnBuffers(reply.columns);
  if (reply.kind !== "answered") return [];
  const { answer } = reply;
  const seat = "seat" in answer && answer.seat !== null ? arrayBuffers(answer.seat) : [];
  return [...arrayBuffers(answer), ...seat];
}

function simulate(kernel: Kernel, { id, parameters, first, count }: BatchTask): Reply {
  const start = performance.now();
  if (parameters !== null) kernel.load(parameters);
  kernel.simulate(first, count);
  const columns = kernel.takeColumns();
  return { kind: "done", id, columns, milliseconds: performance.now() - start };
}

/** What a worker finds out on an errand, once the kernel has its parameters. */
export function answerOf(kernel: Kernel, errand: Errand): Answer {
  switch (errand.kind) {
    case "replay":
      return kernel.replay(errand.run);
    case "outcomes":
      return kernel.outcomes(errand.first, errand.count);
    case "openings":
      return kernel.openings(errand.first, errand.count);
  }
}

function carryOut(kernel: Kernel, task: Task): Reply {
  try {
    if (task.kind === "batch") return simulate(kernel, task);
    kernel.load(task.parameters);
    return { kind: "answered", id: task.id, answer: answerOf(kernel, task.errand) };
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
