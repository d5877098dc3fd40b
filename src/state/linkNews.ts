import { createStore } from "zustand/vanilla";
import type { LinkedResult } from "../share/link";
import { type Carrier, type Reproduction, reproductionOf } from "./findings/reproduction";
import type { Session } from "./session";

/** What there is to say about links that were opened: one that cannot be read, and how the results compare with those
 * that a link was sent with, once they are complete. */
export function createLinkNews({ store: work }: Pick<Session, "store">) {
  const store = createStore<{ problem: string | null; finding: Reproduction | null }>(() => ({
    problem: null,
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
  return {
    store,
    /** A link could not be read.
     * @param reason  a sentence without its full stop */
    refuse(reason: string): void {
      store.setState({ finding: null, problem: `${reason.replace(/\.$/, "")}. Your own work is as it was.` });
    },
    /** The scenario that is open has come with results. */
    expect(result: LinkedResult | null, carrier: Carrier): void {
      awaited = result && { result, carrier };
      store.setState({ problem: null, finding: null });
      compare();
    },
    dismissProblem: () => store.setState({ problem: null }),
    dismissFinding: () => store.setState({ finding: null }),
  };
}

export type LinkNews = ReturnType<typeof createLinkNews>;
