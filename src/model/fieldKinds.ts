import { z } from "zod";

/** The kinds of field that a scenario is made of. */

/** How a number reads on the page; the key of a formatter. */
export type Unit =
  | "usd"
  | "usdPerYear"
  | "share"
  | "perYear"
  | "timesPerYear"
  | "sharePerYear"
  | "factorPerYear"
  | "factor"
  | "years"
  | "months"
  | "members"
  | "count"
  | "year";

/** What the page, the errors and the JSON Schema say of one field, beside its type and limits. */
export type FieldMeta = {
  title: string;
  description: string;
  unit?: Unit;
  /** Ends of the field's slider; the box beside it takes the whole allowed range. */
  slider?: readonly [number, number];
  /** Sliders of money and hazards are logarithmic. */
  scale?: "linear" | "log";
};

declare module "zod" {
  interface GlobalMeta extends Partial<Omit<FieldMeta, "title" | "description">> {}
}

export const MOST_USD = 1e15;

export const number = (min: number, max: number, meta: FieldMeta) => z.number().min(min).max(max).meta(meta);

export const positive = (max: number, meta: FieldMeta) => z.number().gt(0).max(max).meta(meta);

export const whole = (min: number, max: number, meta: FieldMeta) => z.int().min(min).max(max).meta(meta);

export const optionalCap = (meta: FieldMeta) =>
  z.number().min(0).max(MOST_USD).nullable().default(null).meta(meta);

const DISTRIBUTION_TITLES = {
  uniform: "Every value between min and max is equally likely.",
  triangular: "Most likely at mode, never beyond min and max.",
  normal: "Symmetric; 90 % of draws lie between p5 and p95.",
  lognormal: "Skewed to the right, never below zero; 90 % of draws lie between p5 and p95.",
} as const;

/** A number, or an uncertain number; every draw is kept within the field's limits, and so are
 * the parameters it is drawn with, unless `reach` lets them lie further out. */
export const quantity = (min: number, max: number, meta: FieldMeta, reach = { min, max }) => {
  const value = () => z.number().min(reach.min).max(reach.max);
  const ascending =
    <T>(low: keyof T & string, high: keyof T & string) =>
    (context: { value: T; issues: z.core.$ZodRawIssue[] }) => {
      const [lowValue, highValue] = [context.value[low] as number, context.value[high] as number];
      if (lowValue < highValue) return;
      context.issues.push({
        code: "custom",
        input: highValue,
        path: [high],
        message: `above ${low}, which is ${lowValue}`,
      });
    };
  const uniform = z
    .strictObject({ dist: z.literal("uniform"), min: value(), max: value() })
    .check(ascending("min", "max"))
    .meta({ description: DISTRIBUTION_TITLES.uniform });
  const triangular = z
    .strictObject({ dist: z.literal("triangular"), min: value(), mode: value(), max: value() })
    .check(ascending("min", "max"))
    .check((context) => {
      const { min: low, mode, max: high } = context.value;
      if (low <= mode && mode <= high) return;
      const message = `between min, which is ${low}, and max, which is ${high}`;
      context.issues.push({ code: "custom", input: mode, path: ["mode"], message });
    })
    .meta({ description: DISTRIBUTION_TITLES.triangular });
  const normal = z
    .strictObject({ dist: z.literal("normal"), p5: value(), p95: value() })
    .check(ascending("p5", "p95"))
    .meta({ description: DISTRIBUTION_TITLES.normal });
  const bound = () => z.number().gt(0).min(reach.min).max(reach.max);
  const lognormal = z
    .strictObject({ dist: z.literal("lognormal"), p5: bound(), p95: bound() })
    .check(ascending("p5", "p95"))
    .meta({ description: DISTRIBUTION_TITLES.lognormal });
  return z
    .union([
      z.number().min(min).max(max),
      z.discriminatedUnion("dist", [uniform, triangular, normal, lognormal]),
    ])
    .meta(meta);
};

export const hazard = (title: string, description: string) =>
  quantity(0, 100, { title, description, unit: "perYear", slider: [0.005, 2], scale: "log" });

export const multiplier = (min: number, title: string, description: string) =>
  number(min, 100, {
    title,
    description,
    unit: "factor",
    slider: [Math.max(min, 0.1), 10],
    scale: "log",
  }).default(1);
