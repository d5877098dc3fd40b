import type { Columns } from "../engine/columns";
import type { Openings } from "../engine/openings";
import type { Outcomes } from "../engine/outcomes";
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

/** A piece of work for one worker, from the parameters alone: follow one run; or what becomes of the runs `first`, …,
 * `first + count − 1`; or what they start from. */
export type Errand =
  | { readonly kind: "replay"; readonly run: number }
  | { readonly kind: "outcomes"; readonly first: number; readonly count: number }
  | { readonly kind: "openings"; readonly first: number; readonly count: number };

interface Answers {
  readonly replay: Trace;
  readonly outcomes: Outcomes;
  readonly openings: Openings;
}

export type Answer<E extends Errand = Errand> = Answers[E["kind"]];

/** To a worker: an errand, which makes it forget the request that it worked for. */
export interface ErrandTask {
  readonly kind: "errand";
  readonly id: number;
  /** Numbers errands, apart from other requests. */
  readonly request: number;
  readonly parameters: Parameters;
  readonly errand: Errand;
}

export type Task = BatchTask | ErrandTask;

/** From a worker: it has started; or what became of the task `id`. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly id: number; readonly columns: Columns; readonly milliseconds: number }
  | { readonly kind: "answered"; readonly id: number; readonly answer: Answer }
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
