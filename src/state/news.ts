import { createStore } from "zustand/vanilla";
import type { LinkedResult } from "../share/link";
import { type Carrier, type Reproduction, reproductionOf } from "./findings/reproduction";
import type { Session } from "./session";

/** What there is to say that belongs to no part of the page: about scenarios that were opened or could not be, and how
 * results compare with those that a link was sent with, once they are complete. */
export function createNews({ store: work }: Pick<Session, "store">) {
  const store = createStore<{ message: string | null; finding: Reproduction | null }>(() => ({
    message: null,
    finding: null,
  }));
  let awaited: { readonly result: LinkedResult; readonly carrier: Carrier } | null = null;
  const compare = () => {
    const { scenario, shown, phase } = work.getState();
    if (awaited === null || phase !== "done" || shown?.scenario !== scenario) return;
    store.setState({ finding: reproductionOf(awaited.result, shown, awaited.carrier) });
    awaited = null;
  };
  work.subscribe((now, before) => {
    const { finding } = store.getState();
    if (now.scenario !== before.scenario) awaited = null;
    const isPast = now.opened !== before.opened || (finding?.isExact && now.scenario !== before.scenario);
    if (finding !== null && isPast) store.setState({ finding: null });
    compare();
  });
  let clearing: ReturnType<typeof setTimeout> | undefined;
  /** Tells the reader something in place of what was told before, until it is dismissed.
   * @param milliseconds  after which it goes by itself */
  const say = (message: string | null, milliseconds?: number): void => {
    clearTimeout(clearing);
    store.setState({ message, finding: null });
    if (milliseconds === undefined) return;
    clearing = setTimeout(() => store.setState({ message: null }), milliseconds);
  };
  return {
    store,
    say,
    /** Something could not be opened.
     * @param reason  a sentence, with its full stop or without */
    refuse: (reason: string) => say(`${reason.replace(/\.$/, "")}. Your own work is as it was.`),
    /** The scenario that is open has come with results. */
    expect(result: LinkedResult | null, carrier: Carrier): void {
      awaited = result && { result, carrier };
      say(null);
      compare();
    },
    dismissFinding: () => store.setState({ finding: null }),
  };
}

export type News = ReturnType<typeof createNews>;
