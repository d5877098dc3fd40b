import { chanceOf } from "../../../src/analysis/chanceOf";
import {
  type Cause,
  type GroupCourse,
  type Results,
  type Spread,
  TRIGGERS,
  type Trigger,
} from "../../../src/analysis/results";
import type { Scenario } from "../../../src/model/schema";

export interface Wish {
  readonly runs?: number;
  /** Shares of all runs; what is left out did not happen. */
  readonly triggers?: Partial<Record<Trigger, number>>;
  /** Shares of all runs; what is left out did not happen. By default every ending is for want of members. */
  readonly causes?: Partial<Record<Cause, number>>;
  /** Median dues at the start and at the end, dollars a year. */
  readonly dues?: readonly [number, number] | null;
  /** Median worth at the start and at the end, dollars a year; by default three times the dues. */
  readonly worth?: readonly [number, number] | null;
  /** Chance of leaving of each founder group, in the scenario's order; prospects are skipped. */
  readonly left?: readonly number[];
  /** Whether groups have been followed; dues ÷ worth at the start and at the end of all, or of each founder group. */
  readonly duesPerWorth?: readonly [number, number] | readonly (readonly [number, number])[];
  /** Present value of worth ÷ that of dues, for every founder group. */
  readonly worthPerDues?: number | readonly number[];
}

const NONE: Readonly<Record<Trigger, number>> = { sponsor: 0, price: 0, split: 0, departures: 0, cost: 0 };

function quantilesAt([from, to]: readonly [number, number], part: number) {
  const p50 = from + (to - from) * part;
  return { p5: p50 * 0.5, p25: p50 * 0.75, p50, p75: p50 * 1.5, p95: p50 * 2 };
}

const around = (p50: number): Spread => ({ p10: p50 * 0.5, p50, p90: p50 * 2 });

function courseOf(length: number, [from, to]: readonly [number, number], net: number): GroupCourse {
  const quarters = Array.from({ length }, (_, quarter) => {
    const ratio = from + (to - from) * (length > 1 ? quarter / (length - 1) : 0);
    const share = 1 - (0.5 * quarter) / length;
    return {
      share,
      dues: around(40e6 * ratio),
      worth: around(40e6),
      duesPerWorth: around(ratio),
      above: ratio > 1 ? 0.6 : 0.2,
    };
  });
  const netPv = { p10: net - 60e6, p50: net, p90: net + 60e6 };
  return { quarters, duesPv: around(80e6), worthPv: around(80e6 + net), netPv, short: net < 0 ? 0.7 : 0.1 };
}

/** Results that say what a test wishes and are otherwise plausible: endings come evenly over the horizon. */
export function resultsOf(scenario: Scenario, wish: Wish = {}): Results {
  const { runs = 10_000, dues = [13e6, 44e6], worthPerDues = 3 } = wish;
  const worth = wish.worth === undefined ? dues && ([dues[0] * 3, dues[1] * 3] as const) : wish.worth;
  const triggers = { ...NONE, ...wish.triggers };
  const risk = TRIGGERS.reduce((sum, trigger) => sum + triggers[trigger], 0);
  const length = Math.max(1, Math.round(scenario.horizonYears * 4));
  const parts = Array.from({ length: length + 1 }, (_, quarter) => quarter / length);
  let founder = -1;
  // In the order of triggers, one ending a quarter each; the first run of all holds.
  const firstRun = (trigger: Trigger) =>
    parts
      .slice(1)
      .map((_, quarter) => (triggers[trigger] > 0 ? 1 + quarter * 5 + TRIGGERS.indexOf(trigger) : null));
  return {
    runs,
    risk: chanceOf(risk, runs),
    together: parts.map((part) => 1 - risk * part),
    causes: { quorum: wish.causes ? 0 : risk, funds: 0, obsolete: 0, ...wish.causes },
    triggers,
    cumulativeIncidence: {
      sponsor: parts.map((part) => triggers.sponsor * part),
      price: parts.map((part) => triggers.price * part),
      split: parts.map((part) => triggers.split * part),
      departures: parts.map((part) => triggers.departures * part),
      cost: parts.map((part) => triggers.cost * part),
    },
    firstRuns: {
      sponsor: firstRun("sponsor"),
      price: firstRun("price"),
      split: firstRun("split"),
      departures: firstRun("departures"),
      cost: firstRun("cost"),
    },
    firstSurvivor: risk < 1 ? 0 : null,
    quarters: parts.slice(0, length).map((part, quarter) => ({
      alive: 1 - risk * part,
      dues: dues && quantilesAt(dues, length > 1 ? quarter / (length - 1) : 0),
      worth: worth && quantilesAt(worth, length > 1 ? quarter / (length - 1) : 0),
      members: 8,
      bill: 260e6,
      funded: 1,
      lag: 0.5,
    })),
    groups: scenario.members.map(({ name, joinsPerYear }) => {
      if (joinsPerYear > 0) return { name, left: null, duesPv: null, worthPv: null, runs: 0, course: null };
      founder += 1;
      const ratio = typeof worthPerDues === "number" ? worthPerDues : (worthPerDues[founder] ?? 1);
      const left = wish.left?.[founder] ?? 0.5;
      const strain = wish.duesPerWorth;
      const ends = (typeof strain?.[0] === "number" ? strain : strain?.[founder]) as
        | [number, number]
        | undefined;
      const course = ends ? courseOf(length, ends, 80e6 * (ratio - 1)) : null;
      return { name, left, duesPv: 80e6, worthPv: 80e6 * ratio, runs: 10_000, course };
    }),
  };
}
