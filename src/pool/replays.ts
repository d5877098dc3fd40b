import type { Parameters } from "../engine/parameterBlock";
import type { Trace } from "../engine/trace";

const MOST_ATTEMPTS = 3;

interface Replay {
  readonly number: number;
  readonly parameters: Parameters;
  readonly run: number;
  attempts: number;
  resolve(trace: Trace): void;
  reject(error: Error): void;
}

/** The replays that somebody waits for, in the order of their requests. */
export class Replays {
  /** By number: those that wait for a worker, and those that one works at. */
  readonly #open = new Map<number, Replay>();
  #waiting: Replay[] = [];
  #requests = 0;

  request(parameters: Parameters, run: number): Promise<Trace> {
    return new Promise((resolve, reject) => {
      const replay = { number: ++this.#requests, parameters, run, attempts: 0, resolve, reject };
      this.#open.set(replay.number, replay);
      this.#waiting.push(replay);
    });
  }

  /** The one to hand out next, or null. */
  next(): Pick<Replay, "number" | "parameters" | "run"> | null {
    return this.#waiting.shift() ?? null;
  }

  finish(number: number, trace: Trace): void {
    this.#open.get(number)?.resolve(trace);
    this.#open.delete(number);
  }

  /** A worker failed at one; it comes again before all others, but not for ever. */
  fail(number: number, reason: string): void {
    const replay = this.#open.get(number);
    if (replay === undefined) return;
    replay.attempts++;
    if (replay.attempts < MOST_ATTEMPTS) {
      this.#waiting.unshift(replay);
      return;
    }
    this.#open.delete(number);
    replay.reject(new Error(`The replay failed ${replay.attempts} times; the last time: ${reason}`));
  }

  rejectAll(message: string): void {
    for (const { reject } of this.#open.values()) reject(new Error(message));
    this.#open.clear();
    this.#waiting = [];
  }
}
