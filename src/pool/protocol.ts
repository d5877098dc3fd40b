import type { Columns } from "../engine/columns";
import type { Parameters } from "../engine/parameterBlock";
import type { Trace } from "../engine/trace";

/** Everything that passes between the pool and its workers. */

/** To a worker: simulate the runs `first`, …, `first + count − 1` of a request. */
export interface BatchTask {
  readonly kind: "batch";
  readonly id: number;
  /** Numbers requests; a worker keeps the parameters of the last one that it saw. */
  readonly request: number;
  /** Only with the first task of a request that this worker gets. */
  readonly parameters: Parameters | null;
  readonly first: number;
  readonly count: number;
  /** 1, or more when workers have failed at these runs before. */
  readonly attempt: number;
}

/** To a worker: follow one run, which makes it forget the request that it worked for. */
export interface ReplayTask {
  readonly kind: "replay";
  readonly id: number;
  /** Numbers replays, apart from other requests. */
  readonly request: number;
  readonly parameters: Parameters;
  readonly run: number;
}

export type Task = BatchTask | ReplayTask;

/** From a worker: it has started; or what became of the task `id`. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly id: number; readonly columns: Columns; readonly milliseconds: number }
  | { readonly kind: "replayed"; readonly id: number; readonly trace: Trace }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** A worker as the pool sees it, in a page or in Node. */
export interface Port {
  post(task: Task): void;
  terminate(): void;
}

export interface PortListener {
  reply(reply: Reply): void;
  /** The worker could not start, threw outside a task or ended. */
  died(reason: string): void;
}

export type StartPort = (listener: PortListener) => Port;
