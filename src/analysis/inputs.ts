import { type Field, fieldAt, fieldPaths } from "../model/fields";
import { endsOf } from "../model/format";
import { valueAt, withValue } from "../model/paths";
import { medianOf, middleAndEndsOf, scaledQuantity } from "../model/quantities";
import type { Quantity, Scenario } from "../model/schema";

/** A numeric assumption that a study may move. */
export interface Input {
  readonly path: string;
  readonly field: Field;
  readonly quantity: Quantity;
  /** The number itself, or the median of an uncertain one. */
  readonly middle: number;
  /** Least and most that `middle` may become, given everything else. */
  readonly min: number;
  readonly max: number;
}

/** Fields that say how to look, not what to look at. */
const isSetting = (path: string) =>
  path.startsWith("simulation.") || path === "startYear" || path === "horizonYears" || path === "version";

const LISTS = ["members", "sponsors", "shocks"] as const;

function pathsOf(scenario: Scenario): string[] {
  const isOfList = (path: string) => path.includes("[]");
  const paths = fieldPaths().filter((path) => !isSetting(path));
  const ofItems = LISTS.flatMap((list) =>
    scenario[list].flatMap((_, index) =>
      paths.filter((path) => path.startsWith(`${list}[]`)).map((path) => path.replace("[]", `[${index}]`)),
    ),
  );
  return [...paths.filter((path) => !isOfList(path)), ...ofItems];
}

function mostOf(scenario: Scenario, { path, max }: Field): number {
  const sponsor = /^sponsors\[(\d+)\]\.share$/.exec(path)?.[1];
  if (sponsor === undefined) return max;
  const others = scenario.sponsors.reduce(
    (sum, { share }, index) => (index === Number(sponsor) ? sum : sum + share),
    0,
  );
  return Math.min(max, 1 - others);
}

/** A rate of 0 does not make prospects join slowly but makes them founders, so it is never moved to or from: a year,
 * one in ten years. */
const FEWEST_JOINS = 0.1;
const joins = /^members\[\d+\]\.joinsPerYear$/;

/** Whether the path is the count of the one group that ever has a founder: it is never moved to none. */
function isOnlyFounders({ members }: Scenario, path: string): boolean {
  return members.every(({ joinsPerYear, count }, group) => {
    const hasFounders = joinsPerYear === 0 && endsOf(count)[1] >= 0.5;
    return path === `members[${group}].count` ? hasFounders : !hasFounders;
  });
}

function leastOf(scenario: Scenario, { path, min, exclusiveMin, slider }: Field): number {
  if (joins.test(path)) return FEWEST_JOINS;
  if (isOnlyFounders(scenario, path)) return 1;
  return exclusiveMin ? (slider?.[0] ?? min) : min;
}

/** The assumption at a path; null when it holds no number there, or one that cannot be moved.
 * @throws {RangeError} when there is no such field */
export function inputAt(scenario: Scenario, path: string): Input | null {
  const field = fieldAt(path);
  const value = valueAt(scenario, path);
  if (field.kind === "choice" || field.kind === "text" || value === null || value === undefined) return null;
  if (joins.test(path) && value === 0) return null;
  const quantity = value as Quantity;
  const middle = medianOf(quantity);
  return {
    path,
    field,
    quantity,
    middle,
    min: Math.min(middle, leastOf(scenario, field)),
    max: mostOf(scenario, field),
  };
}

/** Every numeric assumption, in the schema's order: those of the whole, then of each group, sponsor and shock. Caps
 * that do not bind are none. */
export const inputsOf = (scenario: Scenario): readonly Input[] =>
  pathsOf(scenario).flatMap((path) => inputAt(scenario, path) ?? []);

/** A value that the field can hold: whole where it must be, within its limits. */
function allowed({ field, min, max }: Input, value: number): number {
  const rounded = field.integer ? Math.round(value) : value;
  return Math.min(max, Math.max(min, rounded));
}

/** The scenario with a certain number for the assumption.
 * @param value  kept within the input's limits, and rounded where the field is whole */
export const withCertain = (scenario: Scenario, input: Input, value: number): Scenario =>
  withValue(scenario, input.path, allowed(input, value));

/** The scenario with the assumption's middle moved; an uncertain one keeps its kind and its relative spread. With
 * the middle as it is, it is the same scenario.
 * @param middle  kept within the input's limits */
export function withMiddle(scenario: Scenario, input: Input, middle: number): Scenario {
  const { path, quantity } = input;
  const to = allowed(input, middle);
  if (to === input.middle) return scenario;
  const isCertain = typeof quantity === "number" || input.middle <= 0 || to <= 0;
  return withValue(scenario, path, isCertain ? to : scaledQuantity(quantity, to / input.middle));
}

/** Durations that the engine rounds to whole quarters. */
const isInQuarters = (path: string) => /(generation|commitment|notice|replacement|grace)Years$/.test(path);

/** How far the points of a certain assumption reach: far enough to make a difference to the engine. */
function reachOf({ path, middle, field }: Input): number {
  if (middle === 0) return (field.slider?.[1] ?? 0) / 10;
  const least = field.integer ? 1 : isInQuarters(path) ? 0.25 : 0;
  return Math.max(Math.abs(middle) / 4, least);
}

/** Five values from low to high: from the 5th to the 95th percentile of an uncertain assumption, from 25 % below to
 * 25 % above a certain one, at least one or a quarter of a year where it is whole or counts in quarters. Those
 * between are halfway, by ratio where the number is lognormal.
 * A certain number at 0 has its slider's lower tenth above it. */
export function fivePointsOf(input: Input): readonly [number, number, number, number, number] {
  const { quantity, middle } = input;
  if (typeof quantity === "number") {
    const reach = reachOf(input);
    const stepped = (value: number) => (isInQuarters(input.path) ? Math.round(value * 4) / 4 : value);
    const at = (steps: number) => allowed(input, stepped(middle + (steps * reach) / 2));
    return [at(-2), at(-1), at(0), at(1), at(2)];
  }
  const [low, , high] = middleAndEndsOf(quantity);
  const between = (a: number, b: number) =>
    quantity.dist === "lognormal" ? Math.sqrt(a) * Math.sqrt(b) : (a + b) / 2;
  const points = [low, between(low, middle), middle, between(middle, high), high].map((point) =>
    allowed(input, point),
  );
  return points as unknown as readonly [number, number, number, number, number];
}
