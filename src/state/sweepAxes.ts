import type { Input } from "../analysis/inputs";
import type { SweepAxis } from "../analysis/sweep";
import { parameterLimits } from "../model/fields";
import { medianOf } from "../model/quantities";
import type { Scenario } from "../model/schema";
import { shareLeft } from "./lists";
import { trackOf } from "./stops";

type Limits = readonly [number, number];

/** Least and most that the middle may become with every parameter of the distribution within its own limits. */
function limitsBySpread({ path, quantity, middle, min, max }: Input): Limits {
  if (typeof quantity === "number") return [min, max];
  const factors = Object.entries(quantity).flatMap(([name, parameter]) => {
    const limits = typeof parameter === "number" ? parameterLimits(path, quantity, name) : null;
    return limits === null || typeof parameter !== "number" || parameter === 0
      ? []
      : [[limits.min / parameter, limits.max / parameter].toSorted((a, b) => a - b) as unknown as Limits];
  });
  const least = Math.max(0, ...factors.map(([low]) => low)) * middle;
  return [Math.max(min, least), Math.min(max, ...factors.map(([, high]) => high * middle))];
}

const isShare = ({ path }: Input) => /^sponsors\[\d+\]\.share$/.test(path);

/** Two sponsors whose shares both move have half each of what the others leave, wherever the two stand, so that no pair
 * adds to more than one; more only for one that has more already. */
function mostBeside(scenario: Scenario, input: Input, other: Input | null): number {
  if (!isShare(input)) return Number.POSITIVE_INFINITY;
  const sponsor = Number(/\d+/.exec(input.path)?.[0]);
  if (other === null || !isShare(other)) return shareLeft(scenario, sponsor);
  const half = (shareLeft(scenario) + input.middle + other.middle) / 2;
  return other.middle > half ? input.middle + shareLeft(scenario) : Math.max(half, input.middle);
}

/** A quorum of more than twice the founders ends every consortium at once: the map would show nothing else. */
function usefulSlider(scenario: Scenario, { path, field, min, max }: Input): Limits {
  const [low, high] = field.slider ?? [min, max];
  if (path !== "governance.quorum") return [low, high];
  const founders = scenario.members
    .filter(({ joinsPerYear }) => joinsPerYear === 0)
    .reduce((sum, { count }) => sum + medianOf(count), 0);
  return [low, Math.min(high, Math.max(low + 1, Math.ceil(2 * founders)))];
}

/** Ends of the slider, moved out where the value as it is lies beyond, and in to what is allowed. */
function endsOf({ field, middle }: Input, [low, high]: Limits, [min, max]: Limits): Limits {
  // Nothing has no place on a log scale; where it is allowed it comes as a value of its own.
  const least = field.scale === "log" && middle <= 0 ? low : Math.min(low, middle);
  return [Math.max(min, least), Math.min(max, Math.max(high, middle))];
}

/** Values evenly taken from a list, its ends among them; all when they are few enough. */
function spreadOver(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => values[Math.round(index * step)] as number);
}

/** The middles that an assumption takes in a sweep: stops of its slider, within what is allowed.
 * @param most  how many there may be, at least 2
 * @param other  the assumption that moves too
 * @returns at least one value; only the one it has when there is no room to move */
export function sweepAxis(scenario: Scenario, input: Input, most: number, other: Input | null): SweepAxis {
  const [min, highest] = limitsBySpread(input);
  const max = Math.min(highest, mostBeside(scenario, input, other));
  const [low, high] = endsOf(input, usefulSlider(scenario, input), [min, max]);
  if (!(high > low)) return { path: input.path, values: [input.middle] };
  const { field } = input;
  const stops = trackOf(field, [low, high]).stops.filter(
    (stop) => stop >= min && stop <= max && !(field.exclusiveMin && stop <= field.min),
  );
  return { path: input.path, values: stops.length > 0 ? spreadOver(stops, most) : [input.middle] };
}
