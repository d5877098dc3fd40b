import { createStore } from "zustand/vanilla";
import { isolated } from "../model/isolated";
import type { LinkedResult } from "../share/link";
import { type Carrier, type Reproduction, reproductionOf } from "./findings/reproduction";
import { isComplete, type Session } from "./session";

/** After which what is only good to know goes by itself. */
export const GOOD_NEWS_MILLISECONDS = 8000;

/** What there is to say that belongs to no part of the page: about scenarios that were opened or could not be, and how
 * results compare with those that a link was sent with, once they are complete. */
export function createNews({ store: work, library }: Pick<Session, "store" | "library">) {
  const store = createStore<{ message: string | null; finding: Reproduction | null }>(() => ({
    message: null,
    finding: null,
  }));
  let awaited: { readonly result: LinkedResult; readonly carrier: Carrier; readonly told: string } | null =
    null;
  let clearing: ReturnType<typeof setTimeout> | undefined;
  const compare = () => {
    const { shown } = work.getState();
    if (awaited === null || shown === null || !isComplete(work.getState())) return;
    const finding = reproductionOf(awaited.result, shown, awaited.carrier);
    clearTimeout(clearing);
    store.setState({
      message: null,
      finding: { ...finding, text: `${awaited.told} ${finding.text}`.trim() },
    });
    awaited = null;
  };
  work.subscribe((now, before) => {
    const { finding } = store.getState();
    if (now.scenario !== before.scenario) awaited = null;
    const isPast = now.opened !== before.opened || (finding?.isExact && now.scenario !== before.scenario);
    if (finding !== null && isPast) store.setState({ finding: null });
    compare();
  });
  /** Tells the reader something in place of what was told before, until it is dismissed.
   * @param milliseconds  after which it goes by itself */
  const say = (message: string | null, milliseconds?: number): void => {
    clearTimeout(clearing);
    store.setState({ message, finding: null });
    if (milliseconds === undefined) return;
    clearing = setTimeout(() => store.setState({ message: null }), milliseconds);
  };
  const nameNow = () => `“${isolated(work.getState().scenario.name)}”`;
  /** Something could not be opened.
   * @param reason  a sentence, with its full stop or without */
  const refuse = (reason: string, comfort = "Your own work is as it was.") =>
    say(`${reason.replace(/\.$/, "")}. ${comfort}`);
  return {
    store,
    say,
    refuse,
    /** What the page was to begin with could not be opened, and something else is: on a first visit nobody has work of
     * one's own. */
    refuseArrival(reason: string): void {
      if (library.store.getState().own.length > 0) refuse(reason);
      else refuse(reason, `Ask whoever sent it to send it once more. Here is ${nameNow()} instead.`);
    },
    /** The scenario that is open has been sent, perhaps with results.
     * @param isNew  whether it has become one of the reader's own by this */
    expect(result: LinkedResult | null, carrier: Carrier, isNew: boolean): void {
      const told = isNew ? `Opened ${nameNow()} from a ${carrier}. It is now one of your scenarios.` : "";
      awaited = result && { result, carrier, told };
      say(told || null, GOOD_NEWS_MILLISECONDS);
      compare();
    },
    dismissFinding: () => store.setState({ finding: null }),
  };
}

export type News = ReturnType<typeof createNews>;
