import type { Parameters } from "../engine/parameterBlock";
import type { Answer, Errand, ErrandTask } from "./protocol";

const MOST_ATTEMPTS = 3;

interface Request {
  readonly number: number;
  readonly parameters: Parameters;
  readonly errand: Errand;
  attempts: number;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const NAMES: Record<Errand["kind"], string> = {
  replay: "replay",
  outcomes: "experiment",
  openings: "experiment",
};

/** The errands that somebody waits for, in the order of their requests: replays, which go before all other work,
 * and experiments, which come after it. */
export class Errands {
  /** By number: those that wait for a worker, and those that one works at. */
  readonly #open = new Map<number, Request>();
  readonly #urgent: Request[] = [];
  readonly #patient: Request[] = [];
  #requests = 0;

  /** @param signal  gives the errand up; the promise rejects with its reason */
  request<E extends Errand>(parameters: Parameters, errand: E, signal?: AbortSignal): Promise<Answer<E>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const number = ++this.#requests;
      const giveUp = () => {
        this.#open.delete(number);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      const settled = () => signal?.removeEventListener("abort", giveUp);
      const request: Request = {
        number,
        parameters,
        errand,
        attempts: 0,
        resolve(answer) {
          settled();
          resolve(answer as Answer<E>);
        },
        reject(error) {
          settled();
          reject(error);
        },
      };
      this.#open.set(number, request);
      this.#queueOf(request).push(request);
    });
  }

  /** The one to hand out next, or null. */
  next(which: "urgent" | "patient"): Omit<ErrandTask, "kind" | "id"> | null {
    const queue = which === "urgent" ? this.#urgent : this.#patient;
    let request = queue.shift();
    while (request !== undefined && !this.#open.has(request.number)) request = queue.shift();
    if (request === undefined) return null;
    const { number, parameters, errand } = request;
    return { request: number, parameters, errand };
  }

  finish(number: number, answer: Answer): void {
    this.#open.get(number)?.resolve(answer);
    this.#open.delete(number);
  }

  /** A worker failed at one; it comes again before all others of its kind, but not for ever. */
  fail(number: number, reason: string): void {
    const request = this.#open.get(number);
    if (request === undefined) return;
    request.attempts++;
    if (request.attempts < MOST_ATTEMPTS) {
      this.#queueOf(request).unshift(request);
      return;
    }
    this.#open.delete(number);
    const name = NAMES[request.errand.kind];
    request.reject(new Error(`The ${name} failed ${request.attempts} times; the last time: ${reason}`));
  }

  rejectAll(message: string): void {
    for (const { reject } of this.#open.values()) reject(new Error(message));
    this.#open.clear();
    this.#urgent.length = 0;
    this.#patient.length = 0;
  }

  #queueOf({ errand }: Request): Request[] {
    return errand.kind === "replay" ? this.#urgent : this.#patient;
  }
}
