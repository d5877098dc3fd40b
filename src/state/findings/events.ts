import { type Motive, motiveOf } from "../../analysis/motive";
import type { Departure, Trace, TraceEvent } from "../../analysis/trace";
import { formatNumber, formatPercent, formatUsd, formatYears } from "../../model/format";
import { isolated } from "../../model/isolated";
import { quarterName } from "../../model/quarters";
import type { Scenario } from "../../model/schema";
import { leavesInWords, splitInWords, subjectOf } from "./departures";
import { numberInWords } from "./words";

/** One line of the list of what happens in a run. */
export interface Moment {
  readonly id: string;
  readonly quarter: number;
  /** What colours its mark. */
  readonly tone: "sponsor" | "price" | "split" | "departures" | "cost" | "arrival" | "quiet" | "end";
  /** What is said in bold before the rest; null when nothing is. */
  readonly lead: string | null;
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
    if (event.kind === "shockBegins")
      return [["quiet", `“${isolated(shocks[event.shock]?.name ?? "")}” begins.`]];
    return event.kind === "shockEnds"
      ? [["quiet", `“${isolated(shocks[event.shock]?.name ?? "")}” passes.`]]
      : [];
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
  const nameOf = (sponsor: number) => isolated(scenario.sponsors[sponsor]?.name ?? "");
  return events.flatMap((event): Line[] => {
    if (event.kind === "sponsorAnnounces") {
      const when =
        event.paysUntil > event.quarter
          ? `from ${quarterName(scenario.startYear, event.paysUntil)}`
          : "at once";
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

function departureLines(events: readonly TraceEvent[], { ending }: Trace, scenario: Scenario): Line[] {
  const endsAt = ending?.quarter ?? null;
  const leaving = groupedBy(ofKind(events, "leaves"), motiveOf).flatMap(([motive, all]): Line[] => {
    const byGroup = groupedBy(all, ({ group }) => group).map(([, alike]) => alike);
    const lines: readonly (readonly Departure[])[] = byGroup.length > MOST_LINES ? [all] : byGroup;
    return lines.map((alike) => [TONES[motive], leavesInWords(motive, alike, scenario, endsAt)]);
  });
  const splitting = groupedBy(ofKind(events, "splitsOff"), ({ split }) => split).map(
    ([, all]): Line => ["split", splitInWords(all, scenario, endsAt)],
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

/** All members that leave and that join at the end of a quarter. */
export function changesIn({ groups }: Trace, quarter: number) {
  const sum = (key: "left" | "joined") => groups.reduce((all, group) => all + (group[key][quarter] ?? 0), 0);
  return { left: sum("left"), joined: sum("joined") };
}

/** Members that are left after a quarter. */
export function membersAfter(trace: Trace, quarter: number): number {
  const { left, joined } = changesIn(trace, quarter);
  return (trace.quarters[quarter]?.activeMembers ?? 0) - left + joined;
}

function endingInWords(trace: Trace, scenario: Scenario): string {
  const { ending, quarters } = trace;
  const left = membersAfter(trace, quarters.length - 1);
  const members = `${numberInWords(left)} ${left === 1 ? "member" : "members"}`;
  if (ending === null) return `The end of the horizon: still together, with ${members}.`;
  const { quorum, maxLagYears } = scenario.governance;
  if (ending.cause === "quorum") {
    if (left === 0) return "Over: nobody is left.";
    const needed = `the ${formatNumber(quorum)} members needed`;
    return `Over: ${formatNumber(left)} of ${needed} ${left === 1 ? "remains" : "remain"}.`;
  }
  if (ending.cause === "obsolete")
    return `Over: the model is ${formatYears(maxLagYears)} behind the frontier or more, and of no use.`;
  return "Over: bills went unpaid for too long.";
}

/** Why an ending is put down to its trigger; nothing when its lead says it already. */
const TRIGGERED: Readonly<Record<NonNullable<Trace["ending"]>["trigger"], string>> = {
  sponsor: "A sponsor had ceased to pay in the two years before.",
  price: "In the two years before, more left over their dues than for any other reason.",
  split: "In the two years before, more left in splits than for any other reason.",
  departures: "In the two years before, more left for reasons of their own than for any other.",
  cost: "",
};

/** All that happens in a run, in words, in its order.
 * @param trace  of the scenario
 * @example momentsOf(trace, scenario)[0]?.text // "Model 1 is begun: training it costs $180M, 12% over plan." */
export function momentsOf(trace: Trace, scenario: Scenario): readonly Moment[] {
  const lines: Omit<Moment, "id">[] = groupedBy(trace.events, ({ quarter }) => quarter).flatMap(
    ([quarter, events]) =>
      [
        ...standingLines(events, scenario),
        ...shockLines(events, scenario),
        ...sponsorLines(events, trace, scenario),
        ...generationLines(events),
        ...unpaidLines(events, scenario),
        ...departureLines(events, trace, scenario),
        ...arrivalLines(events, scenario),
      ].map(([tone, text]) => ({ quarter, tone, lead: null, text })),
  );
  const last = trace.quarters.length - 1;
  const triggered = trace.ending === null ? "" : TRIGGERED[trace.ending.trigger];
  lines.push({ quarter: last, tone: "end", lead: endingInWords(trace, scenario), text: triggered });
  return lines.map((line, index) => ({ ...line, id: `${line.quarter}.${index}` }));
}

/** What the list leaves out, or null. */
export function missingEvents({ events, eventsMissing }: Trace): string | null {
  if (eventsMissing === 0) return null;
  return `${formatNumber(eventsMissing)} later events are not listed: a replay keeps no more than ${formatNumber(events.length)}.`;
}
