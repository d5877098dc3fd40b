import type { Estimate } from "../analysis/results";
import { formatChance } from "../model/chances";
import { formatNumber } from "../model/format";
import { isolated } from "../model/isolated";
import { isSame } from "../model/paths";
import type { Scenario } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import type { Linked } from "../share/link";
import { fieldControl } from "./controls";
import { type Difference, differencesOf } from "./differences";
import type { PresentingStore } from "./presenting";
import type { Session, SessionState } from "./session";
import { linkedNow } from "./sharing";
import type { ViewId } from "./views";

/** A change that was made while presenting, and what came of it. */
export interface Tried {
  /** From 1, in the order in which they were made. */
  readonly number: number;
  /** @example "Exit fee none → ½ year" */
  readonly what: string;
  /** Risk before it; null when it was not known yet. */
  readonly before: Estimate | null;
  readonly after: Estimate;
  /** What a link to it says, but for the presenter's words. */
  readonly linked: Linked;
}

/** What a comparison of scenarios leaves out because it makes it the same. */
const MADE_SAME = ["horizonYears", "simulation.runs", "simulation.seed"];

function differenceInWords({ kind, item, title, values: [from, to] }: Difference): string {
  if (kind === "order") return title;
  if (kind === "item") return `${isolated(title)} ${to === null ? "left out" : "added"}`;
  return `${item === null ? "" : `${isolated(item)}, `}${title} ${from} → ${to}`;
}

/** What was done between two states of a scenario, in a few words.
 * @example changeInWords(before, after, baseline) // "Exit fee none → ½ year" */
export function changeInWords(before: Scenario, after: Scenario, baseline: Scenario): string {
  if (isSame(withoutWords(after), withoutWords(baseline))) return "Back to the baseline";
  const words = [
    ...differencesOf([before, after]).map(differenceInWords),
    ...MADE_SAME.map(fieldControl)
      .filter((control) => !isSame(control.read(before), control.read(after)))
      .map((control) => `${control.field.title} ${control.describe(before)} → ${control.describe(after)}`),
  ];
  const [first = "Order or names", ...others] = words;
  if (others.length === 0) return first;
  return `${first} and ${formatNumber(others.length)} more ${others.length === 1 ? "change" : "changes"}`;
}

/** @example triedInWords(tried) // "Exit fee none → ½ year: 35.5% → 13.5%" */
export const triedInWords = ({ what, before, after }: Tried): string =>
  `${what}: ${before === null ? "" : `${formatChance(before)} → `}${formatChance(after)}`;

/** Milliseconds without a change after which one counts as made. */
const REST = 600;

/** The scenario as it last came to rest. */
interface AtRest {
  readonly scenario: Scenario;
  readonly risk: Estimate | null;
  readonly opened: number;
}

const isFinished = ({ phase, shown, scenario }: SessionState) =>
  (phase === "done" || phase === "stopped") && shown?.scenario === scenario;

const restOf = (state: SessionState): AtRest => ({
  scenario: state.scenario,
  risk: isFinished(state) ? (state.shown?.results.risk ?? null) : null,
  opened: state.opened,
});

/** Notes every change of the scenario once its results are there and nothing was moved for a moment.
 * @param view  which screen links to it open
 * @returns ends it; what was waiting is noted */
export function keepLog(
  { store }: Pick<Session, "store">,
  presenting: PresentingStore,
  view: () => ViewId,
): () => void {
  let last = restOf(store.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = () => {
    timer = undefined;
    const state = store.getState();
    const { scenario, baseline, shown } = state;
    if (shown === null) return;
    const entry = {
      what: changeInWords(last.scenario, scenario, baseline),
      before: last.risk,
      after: shown.results.risk,
      linked: linkedNow(state, view(), {}),
    };
    last = restOf(state);
    presenting.setState(({ tried }) => ({
      tried: [...tried, { ...entry, number: (tried.at(-1)?.number ?? 0) + 1 }],
    }));
  };
  const stop = store.subscribe((state) => {
    clearTimeout(timer);
    timer = undefined;
    const isElsewhere = state.opened !== last.opened;
    const isUnmoved = isSame(withoutWords(state.scenario), withoutWords(last.scenario));
    if (isElsewhere) last = restOf(state);
    else if (isUnmoved) last = { ...last, risk: restOf(state).risk ?? last.risk };
    else if (isFinished(state)) timer = setTimeout(note, REST);
  });
  return () => {
    stop();
    if (timer === undefined) return;
    clearTimeout(timer);
    note();
  };
}
