import { type AxisScale, placeOn } from "../../analysis/placeOn";
import type { Estimate } from "../../analysis/results";
import type { Sweep } from "../../analysis/sweep";
import type { MeasureWords } from "../measures";
import { capitalized } from "./words";

/** An assumption that a sweep moves, as the findings speak of it. */
export interface SweptAxis {
  readonly path: string;
  readonly label: string;
  /** Whose it is, where it belongs to an item of a list. */
  readonly owner: string | null;
  readonly values: readonly number[];
  readonly scale: AxisScale;
  /** The middle as it is. */
  readonly now: number;
  readonly format: (value: number) => string;
  /** Without what all values have in common. */
  readonly formatTick: (value: number) => string;
}

type Moves = readonly [more: string, less: string];

const MOVES: Readonly<Record<string, (owner: string) => Moves>> = {
  "programme.ambition": () => ["spending more", "spending less"],
  "programme.pace": () => ["keeping closer pace", "keeping less pace"],
  "governance.exitFeeYears": () => ["a higher exit fee", "a lower exit fee"],
  "governance.quorum": () => ["a higher quorum", "a lower quorum"],
  "governance.noticeYears": () => ["longer notice", "shorter notice"],
  "governance.reserveMonths": () => ["a larger reserve", "a smaller reserve"],
  "sponsors[].share": (owner) => [`a larger share from ${owner}`, `a smaller share from ${owner}`],
  "sponsors[].noticeYears": (owner) => [`longer notice from ${owner}`, `shorter notice from ${owner}`],
};

function moveInWords({ path, label, owner }: SweptAxis, isMore: boolean): string {
  const moves = MOVES[path.replace(/\[\d+\]/, "[]")]?.(owner ?? "");
  if (moves !== undefined) return moves[isMore ? 0 : 1];
  return `${isMore ? "raising" : "lowering"} “${label}”`;
}

type Known = readonly (Estimate | null)[];

/** Between two estimates, or the one that is known. */
function between(a: Estimate | null, b: Estimate | null, part: number): Estimate | null {
  if (a === null || part >= 1) return b;
  if (b === null || part <= 0) return a;
  const mix = (key: keyof Estimate) => a[key] * (1 - part) + b[key] * part;
  return { value: mix("value"), low: mix("low"), high: mix("high") };
}

function at(line: Known, place: number): Estimate | null {
  const index = Math.floor(place);
  return between(line[index] ?? null, line[index + 1] ?? null, place - index);
}

const halfOf = ({ low, high }: Estimate) => (high - low) / 2;

/** Whether the intervals of two estimates are apart: among hundreds of places some are far off by chance. */
const differ = (a: Estimate, b: Estimate) => Math.abs(a.value - b.value) > halfOf(a) + halfOf(b);

interface Reach {
  readonly axis: SweptAxis;
  readonly now: Estimate;
  readonly best: Estimate;
  /** By how much the best place is better than now; 0 unless chance alone does not explain it. */
  readonly gain: number;
  readonly isMore: boolean;
}

/** How far one assumption alone brings a measure, from where it is. */
function reachOf(axis: SweptAxis, line: Known, { isLessBetter }: MeasureWords): Reach | null {
  const place = placeOn(axis.values, axis.now, axis.scale);
  const now = at(line, place);
  if (now === null) return null;
  const sign = isLessBetter ? -1 : 1;
  let [best, bestAt] = [now, place];
  for (const [index, estimate] of line.entries()) {
    if (estimate !== null && sign * (estimate.value - best.value) > 0) [best, bestAt] = [estimate, index];
  }
  const gain = differ(now, best) ? sign * (best.value - now.value) : 0;
  return { axis, now, best, gain, isMore: bestAt > place };
}

/** One that reaches less than so many times as far is about as good. */
const MUCH = 1.25;

const verbOf = ({ isLessBetter }: MeasureWords, isOne: boolean) =>
  isLessBetter ? (isOne ? "lowers" : "lower") : isOne ? "raises" : "raise";

/** How two assumptions compare where at least one makes a difference by itself. */
function comparison(a: Reach, b: Reach, words: MeasureWords): string {
  const [more, less] = a.gain >= b.gain ? [a, b] : [b, a];
  const move = (reach: Reach) => moveInWords(reach.axis, reach.isMore);
  const to = (reach: Reach) => words.short(reach.best.value);
  if (less.gain === 0) {
    return `${capitalized(move(more))} ${verbOf(words, true)} ${words.name}, to ${to(more)} at best; “${less.axis.label}” alone does not`;
  }
  if (more.gain < less.gain * MUCH) {
    return `${capitalized(move(more))} and ${move(less)} ${verbOf(words, false)} ${words.name} about as much, each alone to ${to(more)} at best`;
  }
  return `${capitalized(move(more))} ${verbOf(words, true)} ${words.name} more than ${move(less)} does: to ${to(more)} at best, against ${to(less)}`;
}

const valuesOf = (cells: Known) => cells.flatMap((estimate) => estimate ?? []);
const extreme = (cells: readonly Estimate[], sign: 1 | -1) =>
  cells.reduce((a, b) => (sign * (b.value - a.value) > 0 ? b : a));

/** That no future tells, or that nothing makes a difference; null when neither is so. */
function nothing(cells: Known, words: MeasureWords): string | null {
  const known = valuesOf(cells);
  if (known.length === 0) return "Hardly any future stays together, whatever is chosen here";
  const [least, most] = [extreme(known, -1), extreme(known, 1)];
  if (differ(least, most)) return null;
  const [low, high] = [words.short(least.value), words.short(most.value)];
  const about = low !== high ? `${low} to ${high}` : /^[<>]/.test(low) ? low : `about ${low}`;
  return `Nothing here changes ${words.name} by more than chance does: ${about} everywhere`;
}

/** Title of the map of two assumptions.
 * @param sweep  rows of `y` × columns of `x` */
export function mapFinding(sweep: Sweep, x: SweptAxis, y: SweptAxis, words: MeasureWords): string {
  const cells = sweep.map((cell) => cell[words.measure]);
  const same = nothing(cells, words);
  if (same !== null) return same;
  const width = x.values.length;
  const row = (index: number) => cells.slice(index * width, (index + 1) * width);
  const rows = y.values.map((_, index) => row(index));
  const [atX, atY] = [placeOn(x.values, x.now, x.scale), placeOn(y.values, y.now, y.scale)];
  const along = reachOf(
    x,
    x.values.map((_, index) =>
      at(
        rows.map((cellsOfRow) => cellsOfRow[index] ?? null),
        atY,
      ),
    ),
    words,
  );
  const across = reachOf(
    y,
    rows.map((cellsOfRow) => at(cellsOfRow, atX)),
    words,
  );
  if (along === null || across === null) return "As it is, hardly any future stays together";
  if (along.gain > 0 || across.gain > 0) return comparison(along, across, words);
  const best = extreme(valuesOf(cells), words.isLessBetter ? -1 : 1);
  const isBetter = words.isLessBetter ? best.value < along.now.value : best.value > along.now.value;
  return isBetter && differ(best, along.now)
    ? `Only both together ${verbOf(words, false)} ${words.name}, to ${words.short(best.value)} at best`
    : `Neither ${verbOf(words, true)} ${words.name} from where it is: ${words.short(along.now.value)}`;
}

/** Title of the line of one assumption. */
export function lineFinding(sweep: Sweep, x: SweptAxis, words: MeasureWords): string {
  const cells = sweep.map((cell) => cell[words.measure]);
  const same = nothing(cells, words);
  if (same !== null) return same;
  const known = cells.flatMap((estimate, index) =>
    estimate === null ? [] : [{ estimate, value: x.values[index] as number }],
  );
  type Found = (typeof known)[number];
  const say = ({ estimate, value }: Found) => `${words.short(estimate.value)} at ${x.format(value)}`;
  const [first, last] = [known[0], known.at(-1)] as [Found, Found];
  const by = (sign: 1 | -1) =>
    known.reduce((a, b) => (sign * (b.estimate.value - a.estimate.value) > 0 ? b : a));
  const [least, most] = [by(-1), by(1)];
  const isEnd = (found: Found) =>
    !differ(found.estimate, first.estimate) || !differ(found.estimate, last.estimate);
  const be = words.isPlural ? "are" : "is";
  const name = capitalized(words.name);
  if (!isEnd(least)) {
    return `${name} ${be} lowest in between, ${say(least)}; ${say(first)} and ${say(last)}`;
  }
  if (!isEnd(most)) {
    return `${name} ${be} highest in between, ${say(most)}; ${say(first)} and ${say(last)}`;
  }
  const verb = last.estimate.value > first.estimate.value ? "rise" : "fall";
  return `${name} ${verb}${words.isPlural ? "" : "s"} with “${x.label}”: ${say(first)}, ${say(last)}`;
}
