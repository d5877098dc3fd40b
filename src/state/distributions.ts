import type { Field } from "../model/fields";
import { endsOf, formatNumber, formatValue } from "../model/format";
import { medianOf } from "../model/quantities";
import type { Distribution, Quantity } from "../model/schema";

/** How an uncertain number is spread, or that it is certain. */
export type Spread = Distribution["dist"] | "certain";

export const SPREADS: readonly { readonly id: Spread; readonly title: string }[] = [
  { id: "certain", title: "one number, certain" },
  { id: "lognormal", title: "lognormal: a long tail upward" },
  { id: "normal", title: "normal: even to both sides" },
  { id: "triangular", title: "triangular: likeliest in between" },
  { id: "uniform", title: "uniform: all equally likely" },
];

export const spreadOf = (value: Quantity): Spread => (typeof value === "number" ? "certain" : value.dist);

/** 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** Standard normal distribution function, to 1e-7.
 * @source Abramowitz & Stegun (1964), 26.2.17 */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - tail : tail;
}

function triangularCdf(value: number, min: number, mode: number, max: number): number {
  if (value <= min) return 0;
  if (value >= max) return 1;
  return value < mode
    ? (value - min) ** 2 / ((max - min) * (mode - min))
    : 1 - (max - value) ** 2 / ((max - min) * (max - mode));
}

/** Share of draws at or below a value, before draws are kept within the field's limits. */
export function cdfOf(value: Quantity, at: number): number {
  if (typeof value === "number") return at < value ? 0 : 1;
  const normal = (x: number, p5: number, p95: number) => normalCdf((Z95 * (2 * x - p5 - p95)) / (p95 - p5));
  switch (value.dist) {
    case "uniform":
      return Math.min(1, Math.max(0, (at - value.min) / (value.max - value.min)));
    case "triangular":
      return triangularCdf(at, value.min, value.mode, value.max);
    case "normal":
      return normal(at, value.p5, value.p95);
    case "lognormal":
      return at <= 0 ? 0 : normal(Math.log(at), Math.log(value.p5), Math.log(value.p95));
  }
}

const tidy = (value: number, { integer }: Pick<Field, "integer">) =>
  integer ? Math.round(value) : Number(value.toPrecision(3));

/** Numbers nearer to zero than this have none to either side to tell from them. */
const LEAST = 1e-300;

/** Two ends around a certain number: a factor of 1.5 to either side on a logarithmic slider, else a quarter. */
function endsAround(value: number, field: Field): readonly [number, number] {
  const [start, end] = field.slider ?? [field.min, field.max];
  if (Math.abs(value) < LEAST)
    return [0, tidy(field.scale === "log" ? start * 2 : (end - start) / 10, field)];
  const isLog = field.scale === "log" && value > 0;
  const [low, high] = isLog
    ? [value / 1.5, value * 1.5]
    : [value - Math.abs(value) / 4, value + Math.abs(value) / 4];
  const bounded = [Math.max(field.min, tidy(low, field)), Math.min(field.max, tidy(high, field))] as const;
  return bounded[0] < bounded[1] ? bounded : [tidy(value * 0.75, field), value];
}

/** The kind of distribution that a range typed into a certain field becomes: an interval that nine in ten draws
 * keep to, skewed where the field's scale is logarithmic. */
export function usualSpread([low]: readonly [number, number], { scale }: Pick<Field, "scale">): Spread {
  if (low <= 0) return "uniform";
  return scale === "log" ? "lognormal" : "normal";
}

/** A quantity with other ends; what lies between moves no further than they make it. */
export function withEnds(spread: Spread, [low, high]: readonly [number, number], mode: number): Quantity {
  switch (spread) {
    case "certain":
      return mode;
    case "uniform":
      return { dist: spread, min: low, max: high };
    case "triangular":
      return { dist: spread, min: low, mode: Math.min(high, Math.max(low, mode)), max: high };
    default:
      return { dist: spread, p5: low, p95: high };
  }
}

/** The same number spread in another way: its ends stay, its median becomes the likeliest or the certain value.
 * A lognormal has no end at or below zero; it takes a hundredth of the upper one. */
export function convertSpread(value: Quantity, spread: Spread, field: Field): Quantity {
  if (spread === spreadOf(value)) return value;
  const median = typeof value === "number" ? value : tidy(medianOf(value), field);
  const bounded = Math.min(field.max, Math.max(field.min, median));
  const [low, high] = typeof value === "number" ? endsAround(value, field) : endsOf(value);
  const [start, end] =
    spread === "lognormal" && low <= 0 ? [Math.max(high, 1e-9) / 100, Math.max(high, 1e-9)] : [low, high];
  return withEnds(spread, [start, end], bounded);
}

/** What a quantity means, in words for the person who set it; the name of its distribution stands beside them.
 * @example quantityInWords({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, fieldAt("programme.frontierCostUsd"))
 * // "half the time below $800M, 1 time in 20 above $1.6B" */
export function quantityInWords(value: Quantity, { unit }: Pick<Field, "unit">): string {
  const show = (number: number) => formatValue(number, unit);
  if (typeof value === "number") return `always ${show(value)}`;
  const [low, high] = endsOf(value);
  if (value.dist === "uniform") return `never below ${show(low)} or above ${show(high)}`;
  if (value.dist === "triangular") {
    return `likeliest ${show(value.mode)}, never below ${show(low)} or above ${show(high)}`;
  }
  const median = Number(medianOf(value).toPrecision(12));
  return `half the time below ${show(median)}, ${formatNumber(1)} time in ${formatNumber(20)} above ${show(high)}`;
}
