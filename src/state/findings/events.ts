import { type Motive, motiveOf } from "../../analysis/motive";
import type { Departure, Trace, TraceEvent } from "../../analysis/trace";
import { formatNumber, formatPercent, formatUsd, formatYears } from "../../model/format";
import type { Scenario } from "../../model/schema";
import { leavesInWords, splitInWords, subjectOf } from "./departures";
import { numberInWords, quarterLabel } from "./words";

/** One line of the list of what happens in a run. */
export interface Moment {
  readonly id: string;
  readonly quarter: number;
  /** What colours its mark. */
  readonly tone: "sponsor" | "price" | "split" | "departures" | "cost" | "arrival" | "quiet" | "end";
  readonly text: string;
}

type Kind = TraceEvent["kind"];
type Of<K extends Kind> = Extract<TraceEvent, { kind: K }>;

const ofKind = <K extends Kind>(events: readonly TraceEvent[], kind: K) =>
  events.filter((event): event is Of<K> => event.kind === kind);

function groupedBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
): readonly (readonly [K, readonly T[]])[] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}

type Line = readonly [Moment["tone"], string];

function shockLines(events: readonly TraceEvent[], { shocks }: Scenario): Line[] {
  return events.flatMap((event): Line[] => {
    if (event.kind === "shockBegins") return [["quiet", `Begins: ${shocks[event.shock]?.name}.`]];
    return event.kind === "shockEnds" ? [["quiet", `Passes: ${shocks[event.shock]?.name}.`]] : [];
  });
}

/** The sponsors' part of a quarter's bill. */
function sponsorsPart({ quarters }: Trace, quarter: number): string | null {
  const { billUsdPerYear: bill = 0, fromSponsorsUsdPerYear: paid = 0 } = quarters[quarter] ?? {};
  if (!(bill > 0)) return null;
  return paid > 0 ? formatPercent(paid / bill, 0) : "nothing";
}

function ceasesInWords(name: string, trace: Trace, quarter: number): string {
  const [before, now] = [sponsorsPart(trace, quarter - 1), sponsorsPart(trace, quarter)];
  if (before === null || now === null || before === now) return `${name} pays no more.`;
  return `${name} pays no more. The sponsors’ part of the bill goes from ${before} to ${now}.`;
}

function sponsorLines(events: readonly TraceEvent[], trace: Trace, scenario: Scenario): Line[] {
  const nameOf = (sponsor: number) => scenario.sponsors[sponsor]?.name ?? "";
  return events.flatMap((event): Line[] => {
    if (event.kind === "sponsorAnnounces") {
      const when =
        event.paysUntil > event.quarter ? `from ${quarterLabel(scenario, event.paysUntil)}` : "at once";
      return [["sponsor", `${nameOf(event.sponsor)} announces that it stops paying ${when}.`]];
    }
    if (event.kind === "sponsorCeases")
      return [["sponsor", ceasesInWords(nameOf(event.sponsor), trace, event.quarter)]];
    if (event.kind === "replacementBegins")
      return [["arrival", `Another sponsor takes the place of ${nameOf(event.sponsor)}.`]];
    return [];
  });
}

function overrunInWords(overrun: number): string {
  if (Math.abs(overrun - 1) < 0.005) return "as planned";
  if (overrun >= 2) return `${formatNumber(Number(overrun.toPrecision(2)))} times the plan`;
  return `${formatPercent(Math.abs(overrun - 1), 0)} ${overrun > 1 ? "over" : "under"} plan`;
}

function generationLines(events: readonly TraceEvent[]): Line[] {
  return ofKind(events, "generationBegins").map(({ generation, trainingUsd, overrun }) => {
    const cost =
      trainingUsd > 0 ? `costs ${formatUsd(trainingUsd)}, ${overrunInWords(overrun)}` : "costs nothing";
    return ["quiet", `Model ${generation + 1} is begun: training it ${cost}.`];
  });
}

function standingLines(events: readonly TraceEvent[], scenario: Scenario): Line[] {
  const lines: Line[] = [];
  const over = ofKind(events, "noticeEnds");
  if (over.length > 0) {
    const { text: who, isOne } = subjectOf(scenario, over);
    lines.push([
      "quiet",
      `${who} ${isOne ? "has" : "have"} served notice and ${isOne ? "pays" : "pay"} no more.`,
    ]);
  }
  const freed = ofKind(events, "commitmentEnds");
  if (freed.length > 0) {
    const { text: who, isOne } = subjectOf(scenario, freed);
    lines.push(["quiet", `${who} ${isOne ? "is" : "are"} free to leave: the commitment is over.`]);
  }
  return lines;
}

const TONES: Readonly<Record<Motive, Moment["tone"]>> = {
  price: "price",
  mixed: "departures",
  own: "departures",
};
/** More departures with one motive in a quarter share a line. */
const MOST_LINES = 3;

function departureLines(events: readonly TraceEvent[], scenario: Scenario): Line[] {
  const leaving = groupedBy(ofKind(events, "leaves"), motiveOf).flatMap(([motive, all]): Line[] => {
    const byGroup = groupedBy(all, ({ group }) => group).map(([, alike]) => alike);
    const lines: readonly (readonly Departure[])[] = byGroup.length > MOST_LINES ? [all] : byGroup;
    return lines.map((alike) => [TONES[motive], leavesInWords(motive, alike, scenario)]);
  });
  const splitting = groupedBy(ofKind(events, "splitsOff"), ({ split }) => split).map(
    ([, all]): Line => ["split", splitInWords(all, scenario)],
  );
  return [...leaving, ...splitting];
}

function arrivalLines(events: readonly TraceEvent[], scenario: Scenario): Line[] {
  const joining = ofKind(events, "joins");
  if (joining.length === 0) return [];
  const { text: who, isOne } = subjectOf(scenario, joining);
  return [["arrival", `${who} ${isOne ? "joins" : "join"}.`]];
}

function unpaidLines(events: readonly TraceEvent[], { governance }: Scenario): Line[] {
  return ofKind(events, "billUnpaid").map(({ funded, failedQuarters }) => {
    const part = funded > 0 ? formatPercent(1 - funded, funded > 0.99 ? 1 : 0) : "All";
    const what = `${part} of the bill stays unpaid`;
    if (failedQuarters === 0)
      return [
        "quiet",
        `${what}, within the ${formatPercent(governance.shortfallTolerance, 0)} that is tolerated.`,
      ];
    const row =
      failedQuarters === 1 ? "a failed quarter" : `${numberInWords(failedQuarters)} failed quarters in a row`;
    return ["cost", `${what}: ${row}.`];
  });
}

/** Members that are left after a quarter. */
export function membersAfter({ quarters, events }: Trace, quarter: number): number {
  const change = events.map((event) => {
    if (event.quarter !== quarter) return 0;
    if (event.kind === "leaves" || event.kind === "splitsOff") return -event.count;
    return event.kind === "joins" ? event.count : 0;
  });
  return change.reduce((sum, count) => sum + count, quarters[quarter]?.activeMembers ?? 0);
}

function endingInWords(trace: Trace, scenario: Scenario): string {
  const { ending, quarters } = trace;
  const left = membersAfter(trace, quarters.length - 1);
  const members = `${numberInWords(left)} ${left === 1 ? "member" : "members"}`;
  if (ending === null) return `The end of the horizon: still together, with ${members}.`;
  const { quorum, maxLagYears } = scenario.governance;
  if (ending.cause === "quorum") {
    return left === 0
      ? "It is over: nobody is left."
      : `It is over: ${members} ${left === 1 ? "is" : "are"} left, and it takes ${numberInWords(quorum)}.`;
  }
  if (ending.cause === "obsolete")
    return `It is over: the model is ${formatYears(maxLagYears)} behind the frontier or more, and of no use.`;
  return "It is over: bills went unpaid for too long.";
}

/** Why an ending is put down to its trigger; nothing when the sentence before says it already. */
const TRIGGERED: Readonly<Record<NonNullable<Trace["ending"]>["trigger"], string>> = {
  sponsor: " A sponsor had ceased to pay in the two years before.",
  price: " In the two years before, more left over their dues than for any other reason.",
  split: " In the two years before, more left in splits than for any other reason.",
  departures: " In the two years before, more left for reasons of their own than for any other.",
  cost: "",
};

/** All that happens in a run, in words, in its order.
 * @param trace  of the scenario
 * @example momentsOf(trace, scenario)[0]?.text // "Model 1 is begun: training it costs $180M, 12% over plan." */
export function momentsOf(trace: Trace, scenario: Scenario): readonly Moment[] {
  const lines = groupedBy(trace.events, ({ quarter }) => quarter).flatMap(([quarter, events]) =>
    [
      ...standingLines(events, scenario),
      ...shockLines(events, scenario),
      ...sponsorLines(events, trace, scenario),
      ...generationLines(events),
      ...unpaidLines(events, scenario),
      ...departureLines(events, scenario),
      ...arrivalLines(events, scenario),
    ].map(([tone, text]) => ({ quarter, tone, text })),
  );
  const last = trace.quarters.length - 1;
  const triggered = trace.ending === null ? "" : TRIGGERED[trace.ending.trigger];
  lines.push({ quarter: last, tone: "end", text: endingInWords(trace, scenario) + triggered });
  return lines.map((line, index) => ({ ...line, id: `${line.quarter}.${index}` }));
}

/** What the list leaves out, or null. */
export function missingEvents({ eventsMissing }: Trace): string | null {
  if (eventsMissing === 0) return null;
  return `${formatNumber(eventsMissing)} later events are not listed: a replay keeps no more than 20,000.`;
}
