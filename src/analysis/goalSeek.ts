import type { Scenario } from "../model/schema";
import { chanceOf, Z95 } from "./chanceOf";
import type { Experiments } from "./experiments";
import { inLanes } from "./inLanes";
import { type Lever, type LeverId, leversOf, type Setting, sizeOf, withLever } from "./levers";
import type { Estimate } from "./results";
import { riskOf } from "./riskOf";

/** Runs that look for where a lever reaches the target, that narrow it down, and most that it must hold over. */
const SCAN_RUNS = 2000;
const BISECT_RUNS = 5000;
const MOST_RUNS = 10_000;

/** Points of a lever's way at which it is looked at first: risk need not fall all along. */
const SCAN_POINTS = 8;

/** Points between the neighbours of the lowest of those, where none reaches the target. */
const CLOSER_POINTS = 5;

/** How many runs fell apart, and in how many that differs from the scenario as it is. */
interface Reading {
  readonly risk: number;
  readonly saved: number;
  readonly lost: number;
}

/** What a lever can do. */
export interface LeverAnswer {
  readonly lever: LeverId;
  readonly from: Setting;
  /** The smallest change that reaches the target; of a lever that cannot, the setting with the least risk. Null when no
   * setting lowers the risk by more than chance would. */
  readonly to: Setting | null;
  /** Share of the way to the end of the lever's range, in 0…1. */
  readonly size: number;
  /** At `to`, over `runs` of the study. */
  readonly risk: Estimate;
  readonly reaches: boolean;
}

/** What it would take. */
export interface GoalSearch {
  readonly target: number;
  /** Risk of the scenario as it is, over the same runs as those of the answers. */
  readonly now: Estimate;
  readonly runs: number;
  /** Those that reach the target by the size of the change, then those that cannot by their risk. */
  readonly answers: readonly LeverAnswer[];
  /** Levers that have not been looked at yet. */
  readonly waiting: readonly LeverId[];
}

/** A scenario's runs that the levers are judged over. */
const judgedRuns = ({ simulation }: Scenario): number => Math.min(MOST_RUNS, simulation.runs);

/** What was read before: the same for ever, since runs depend on nothing but scenario and number. */
const readBefore = new WeakMap<Scenario, Map<string, Reading>>();

type ReadRisk = (id: LeverId, setting: Setting, runs: number) => Promise<Reading>;

/** Reads the risk with one lever moved, run by run against `before`. */
function reader(scenario: Scenario, before: Uint8Array, experiments: Experiments): ReadRisk {
  const known = readBefore.get(scenario) ?? new Map<string, Reading>();
  readBefore.set(scenario, known);
  return async (id, setting, runs) => {
    const key = `${id} ${setting} ${runs}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { endedAfter } = await experiments.outcomes(withLever(scenario, id, setting), runs);
    let [ended, saved, lost] = [0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const [was, is] = [before[run] !== 0, endedAfter[run] !== 0];
      if (is) ended++;
      if (was && !is) saved++;
      if (is && !was) lost++;
    }
    const reading = { risk: ended / runs, saved, lost };
    known.set(key, reading);
    return reading;
  };
}

/** Whether runs that were saved outnumber those that were lost by more than chance would, at 95 %. */
const isLower = ({ saved, lost }: Reading) => saved - lost > Z95 * Math.sqrt(saved + lost);

interface Place {
  readonly setting: Setting;
  readonly reading: Reading;
}

const lowest = (places: readonly Place[]): Place | undefined =>
  places.toSorted((a, b) => a.reading.risk - b.reading.risk)[0];

/** The settings of a way at which to look first, from the nearest to its end. */
function scanPlaces(length: number): readonly number[] {
  const places = Array.from({ length: SCAN_POINTS }, (_, k) =>
    Math.max(0, Math.round(((k + 1) * length) / SCAN_POINTS) - 1),
  );
  return [...new Set(places)];
}

type Look = (index: number, runs: number) => Promise<Reading>;

/** A closer look between a place and those beside it: the first that reaches the target, or the lowest. */
async function lowestAround(
  places: readonly number[],
  nth: number,
  length: number,
  target: number,
  runs: number,
  look: Look,
): Promise<number> {
  const [low, high] = [places[nth - 1] ?? -1, places[nth + 1] ?? length];
  const steps = Array.from({ length: CLOSER_POINTS }, (_, k) =>
    Math.round(low + ((k + 1) * (high - low)) / (CLOSER_POINTS + 1)),
  );
  const closer = [...new Set([places[nth] as number, ...steps])]
    .filter((place) => place > low && place < high)
    .sort((a, b) => a - b);
  const readings = await Promise.all(closer.map((place) => look(place, Math.min(runs, BISECT_RUNS))));
  const risks = readings.map(({ risk }) => risk);
  const hit = risks.findIndex((risk) => risk <= target);
  return closer[hit < 0 ? risks.indexOf(Math.min(...risks)) : hit] as number;
}

/** About where along a way the target is reached first; where it never is, about the lowest point. */
async function firstGuess(length: number, target: number, runs: number, look: Look): Promise<number> {
  const places = scanPlaces(length);
  const readings = await Promise.all(places.map((place) => look(place, Math.min(runs, SCAN_RUNS))));
  const risks = readings.map(({ risk }) => risk);
  const hit = risks.findIndex((risk) => risk <= target);
  if (hit < 0) return lowestAround(places, risks.indexOf(Math.min(...risks)), length, target, runs, look);
  let [short, far] = [places[hit - 1] ?? -1, places[hit] as number];
  while (far - short > 1) {
    const middle = Math.floor((short + far) / 2);
    const { risk } = await look(middle, Math.min(runs, BISECT_RUNS));
    if (risk <= target) far = middle;
    else short = middle;
  }
  return far;
}

/** Settings beyond the first guess that are tried over all runs, each after the one before, either way. */
const MOST_STEPS = 12;

/** The first setting of a way that holds over all runs, as far as a few steps from the first guess tell; where none
 * does, the best that was seen. */
async function seekAlong(
  lever: Lever,
  way: readonly Setting[],
  target: number,
  runs: number,
  read: ReadRisk,
) {
  const look: Look = (index, count) => read(lever.id, way[index] as Setting, count);
  let index = await firstGuess(way.length, target, runs, look);
  const tried: Place[] = [];
  const riskAt = async (at: number) => {
    const reading = await look(at, runs);
    tried.push({ setting: way[at] as Setting, reading });
    return reading.risk;
  };
  const mayGoOn = () => tried.length <= MOST_STEPS;
  let risk = await riskAt(index);
  if (risk <= target) {
    while (index > 0 && mayGoOn() && (await riskAt(index - 1)) <= target) index--;
  } else {
    while (++index < way.length && mayGoOn() && risk > target && isNear(risk, target, runs)) {
      risk = await riskAt(index);
    }
  }
  const reached = tried.findLast(({ reading }) => reading.risk <= target);
  return reached ?? (lowest(tried) as Place);
}

/** Whether a risk that misses the target does so by no more than five standard errors. */
const isNear = (risk: number, target: number, runs: number) =>
  risk - target <= 5 * Math.sqrt((risk * (1 - risk)) / runs);

function answerOf(lever: Lever, way: readonly Setting[], place: Place, goal: Goal): LeverAnswer {
  const { setting, reading } = place;
  const reaches = reading.risk <= goal.target;
  const helps = reaches || isLower(reading);
  return {
    lever: lever.id,
    from: lever.now,
    to: helps ? setting : null,
    size: sizeOf(lever.now, setting, way),
    risk: helps ? chanceOf(reading.risk, goal.runs) : goal.now,
    reaches,
  };
}

interface Goal {
  readonly target: number;
  readonly runs: number;
  readonly now: Estimate;
}

/** The order of answers: what reaches the target by the size of the change, the rest by risk. */
function inOrder(answers: readonly LeverAnswer[]): readonly LeverAnswer[] {
  return answers.toSorted((a, b) => {
    if (a.reaches !== b.reaches) return a.reaches ? -1 : 1;
    return a.reaches ? a.size - b.size || a.risk.value - b.risk.value : a.risk.value - b.risk.value;
  });
}

async function seekLever(lever: Lever, goal: Goal, read: ReadRisk): Promise<LeverAnswer> {
  const { target, runs } = goal;
  const ofWay = async (way: readonly Setting[]) => {
    if (lever.id !== "rule") return seekAlong(lever, way, target, runs, read);
    const places = way.map(async (setting) => ({ setting, reading: await read("rule", setting, runs) }));
    return lowest(await Promise.all(places)) as Place;
  };
  const answers = await Promise.all(
    lever.ways.map(async (way) => answerOf(lever, way, await ofWay(way), goal)),
  );
  return inOrder(answers)[0] as LeverAnswer;
}

async function asItIs(scenario: Scenario, experiments: Experiments) {
  const runs = judgedRuns(scenario);
  const outcomes = await experiments.outcomes(scenario, runs);
  return { runs, now: riskOf(outcomes), read: reader(scenario, outcomes.endedAfter, experiments) };
}

/** Levers that are looked at side by side: each asks for one simulation at a time once its place is narrowed down. */
const LANES = 3;

/** The smallest change of each lever alone that brings the risk down to a target, on the same random numbers: found at
 * few runs, narrowed down at more, and checked at the scenario's own, 10,000 at most, no more than 12 settings further.
 * @param target  risk in 0…1; nothing is looked for when the scenario is already at or below it
 * @param onPart  told after each lever, with the share of levers that are done */
export async function seekGoal(
  scenario: Scenario,
  target: number,
  experiments: Experiments,
  onPart: (share: number, part: GoalSearch) => void = () => {},
): Promise<GoalSearch> {
  const { runs, now, read } = await asItIs(scenario, experiments);
  const levers = now.value <= target ? [] : leversOf(scenario);
  const answers = new Map<LeverId, LeverAnswer>();
  const search = (): GoalSearch => ({
    target,
    now,
    runs,
    answers: inOrder([...answers.values()]),
    waiting: levers.map(({ id }) => id).filter((id) => !answers.has(id)),
  });
  await inLanes(LANES, levers, async (lever) => {
    answers.set(lever.id, await seekLever(lever, { target, runs, now }, read));
    onPart(answers.size / levers.length, search());
  });
  return search();
}

/** The share of the way to the end of its range that counts as a modest change of any lever. */
const MODEST = 1 / 6;

/** The setting a sixth of the way to the end of a range, or the next one; rules are all one step away. */
function modestSettings({ now, ways }: Lever): readonly Setting[] {
  return ways.flatMap((way) => {
    const end = way.at(-1);
    if (typeof now !== "number" || typeof end !== "number") return way;
    const wish = now + (end - now) * MODEST;
    const numbers = way as readonly number[];
    return numbers.reduce((best, at) => (Math.abs(at - wish) < Math.abs(best - wish) ? at : best));
  });
}

/** The one modest change that helps most. */
export interface BestMove {
  readonly now: Estimate;
  readonly runs: number;
  /** Null when none lowers the risk by more than chance would. */
  readonly move: {
    readonly lever: LeverId;
    readonly from: Setting;
    readonly to: Setting;
    readonly risk: Estimate;
  } | null;
}

/** Of all levers, each moved alone and modestly, the one that leaves the least risk.
 * @param onPart  told the share of simulations that are done */
export async function findBestMove(
  scenario: Scenario,
  experiments: Experiments,
  onPart: (share: number) => void = () => {},
): Promise<BestMove> {
  const { runs, now, read } = await asItIs(scenario, experiments);
  if (now.value === 0) return { now, runs, move: null };
  const moves = leversOf(scenario).flatMap((lever) =>
    modestSettings(lever).map((to) => ({ lever: lever.id, from: lever.now, to })),
  );
  let done = 0;
  const readings = await Promise.all(
    moves.map(async (move) => {
      const reading = await read(move.lever, move.to, runs);
      onPart(++done / moves.length);
      return { ...move, reading };
    }),
  );
  const [best] = readings
    .filter(({ reading }) => isLower(reading))
    .toSorted((a, b) => a.reading.risk - b.reading.risk);
  if (best === undefined) return { now, runs, move: null };
  const { lever, from, to, reading } = best;
  return { now, runs, move: { lever, from, to, risk: chanceOf(reading.risk, runs) } };
}
