import { z } from "zod";
import { type FieldMeta, scenarioSchema, type Unit } from "./schema";

/** What sort of control a field needs; a `cap` is a number or null for none. */
export type FieldKind = "number" | "quantity" | "choice" | "text" | "cap";

/** All that a control, an error or a help text needs to know of one field of a scenario. */
export interface Field {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly unit: Unit | null;
  /** Least and most allowed number; for a text, its length. */
  readonly min: number;
  readonly max: number;
  /** Whether `min` itself is not allowed. */
  readonly exclusiveMin: boolean;
  readonly integer: boolean;
  /** Ends of the slider, or null when there is none. */
  readonly slider: readonly [number, number] | null;
  readonly scale: "linear" | "log";
  /** What a scenario without the field has; undefined when it must be given. */
  readonly default: unknown;
  /** The allowed words of a choice; empty otherwise. */
  readonly choices: readonly string[];
}

type Steps = readonly (string | number)[];

function readPath(path: string): Steps {
  const steps: (string | number)[] = [];
  const step = /(?:^|(?<!^)\.)([A-Za-z$]\w*)|\[(\d*)\]/y;
  while (step.lastIndex < path.length || steps.length === 0) {
    const match = step.exec(path);
    if (match === null) throw new RangeError(`"${path}" is not the path of a field`);
    steps.push(match[1] ?? Number(match[2]));
  }
  return steps;
}

const knownPaths = new Map<string, Steps>();

/** The steps of a path such as `members[2].count`; `[]` stands for any index and reads as 0. Asked again, they are
 * remembered, because every control asks at every change.
 * @throws {RangeError} when the text is not a path
 * @example parsePath("members[2].count") // ["members", 2, "count"] */
export function parsePath(path: string): Steps {
  const before = knownPaths.get(path);
  if (before !== undefined) return before;
  const steps = readPath(path);
  knownPaths.set(path, steps);
  return steps;
}

type Meta = { readonly [key in keyof FieldMeta]?: FieldMeta[key] | undefined };

interface Unwrapped {
  readonly schema: z.ZodType;
  readonly nullable: boolean;
  readonly default: unknown;
  readonly meta: Meta;
}

function unwrap(wrapped: z.ZodType): Unwrapped {
  let schema = wrapped;
  let nullable = false;
  let defaultValue: unknown;
  let meta: Meta = {};
  for (;;) {
    meta = { ...schema.meta(), ...meta };
    if (schema instanceof z.ZodDefault) defaultValue = schema.def.defaultValue;
    else if (schema instanceof z.ZodNullable) nullable = true;
    else if (!(schema instanceof z.ZodOptional)) return { schema, nullable, default: defaultValue, meta };
    schema = schema.unwrap() as z.ZodType;
  }
}

function child(parent: z.ZodType, step: string | number): z.ZodType | undefined {
  const { schema } = unwrap(parent);
  if (schema instanceof z.ZodArray && typeof step === "number") return schema.element as z.ZodType;
  if (schema instanceof z.ZodObject) return schema.shape[step] as z.ZodType | undefined;
  return undefined;
}

interface Bounds {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** The numbers that are allowed. */
export type NumberLimits = Pick<Field, "min" | "max" | "exclusiveMin" | "integer">;

function numberLimits(schema: z.ZodNumber): NumberLimits {
  const { minimum, exclusiveMinimum, maximum } = z.toJSONSchema(schema) as Bounds;
  return {
    min: exclusiveMinimum ?? minimum ?? -Infinity,
    max: maximum ?? Infinity,
    exclusiveMin: exclusiveMinimum !== undefined,
    integer: schema.isInt,
  };
}

const NO_LIMITS = { min: 0, max: 0, exclusiveMin: false, integer: false } as const;

function kindOf({ schema, nullable }: Unwrapped) {
  if (schema instanceof z.ZodNumber) {
    return { kind: nullable ? "cap" : "number", choices: [], ...numberLimits(schema) } as const;
  }
  if (schema instanceof z.ZodUnion) {
    const certain = schema.options.find((option) => option instanceof z.ZodNumber);
    return certain && ({ kind: "quantity", choices: [], ...numberLimits(certain) } as const);
  }
  if (schema instanceof z.ZodEnum) {
    return { kind: "choice", choices: schema.options as string[], ...NO_LIMITS } as const;
  }
  if (schema instanceof z.ZodString) {
    const [min, max] = [schema.minLength ?? 0, schema.maxLength ?? Infinity];
    return { kind: "text", choices: [], ...NO_LIMITS, min, max } as const;
  }
  return undefined;
}

function readField(path: string): Field {
  let schema: z.ZodType | undefined = scenarioSchema;
  for (const step of parsePath(path)) schema = schema && child(schema, step);
  const unwrapped = schema && unwrap(schema);
  const shape = unwrapped && kindOf(unwrapped);
  if (unwrapped === undefined || shape === undefined) {
    throw new RangeError(`a scenario has no field "${path}"`);
  }
  const { meta } = unwrapped;
  return {
    path,
    title: meta.title ?? path,
    description: meta.description ?? "",
    unit: meta.unit ?? null,
    slider: meta.slider ?? null,
    scale: meta.scale ?? "linear",
    default: unwrapped.default,
    ...shape,
  };
}

const knownFields = new Map<string, Field>();

/** What the schema says of the field at `path`; asked again, it is remembered.
 * @throws {RangeError} when there is no such field, or it is a list or a group of fields
 * @example fieldAt("programme.ambition").max // 1 */
export function fieldAt(path: string): Field {
  const ofAnyItem = path.replace(/\[\d+\]/g, "[]");
  const before = knownFields.get(ofAnyItem);
  if (before !== undefined) return { ...before, path };
  const field = readField(path);
  knownFields.set(ofAnyItem, field);
  return field;
}

/** Paths of all fields, in the schema's order; a list's fields are given once, as in `members[].count`. */
export function fieldPaths(): readonly string[] {
  const pathsIn = (wrapped: z.ZodType, path: string): string[] => {
    const unwrapped = unwrap(wrapped);
    if (kindOf(unwrapped) !== undefined) return [path];
    if (unwrapped.schema instanceof z.ZodArray)
      return pathsIn(unwrapped.schema.element as z.ZodType, `${path}[]`);
    if (!(unwrapped.schema instanceof z.ZodObject)) return [];
    const before = path === "" ? "" : `${path}.`;
    const children = Object.entries(unwrapped.schema.shape as Record<string, z.ZodType>);
    return children.flatMap(([name, schema]) => pathsIn(schema, before + name));
  };
  return pathsIn(scenarioSchema, "");
}

/** The field at `path`, or the one that it leads into, such as an uncertain number with its `p5`; null when there
 * is none.
 * @example fieldHolding("programme.overrun.p5")?.path // "programme.overrun" */
export function fieldHolding(path: string): Field | null {
  for (const inner of [path, path.replace(/\.\w+$/, "")]) {
    try {
      return fieldAt(inner);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** The parameters of the distribution that `quantity` names, where the schema has a quantity. */
function parametersOf(schema: z.ZodType, quantity: unknown): Readonly<Record<string, z.ZodType>> {
  if (!(schema instanceof z.ZodUnion)) return {};
  const { dist } = quantity as { dist?: unknown };
  const distributions = schema.options.flatMap((option) =>
    option instanceof z.ZodDiscriminatedUnion ? (option.options as z.ZodObject[]) : [],
  );
  const chosen = distributions.find(
    ({ shape }) => shape.dist instanceof z.ZodLiteral && shape.dist.value === dist,
  );
  return (chosen?.shape ?? {}) as Record<string, z.ZodType>;
}

/** Names of the fields below `path` ("" for the whole scenario); where that is an uncertain quantity, of the
 * parameters of its distribution, which `value` tells. None where there are no fields. */
export function fieldNamesAt(path: string, value: unknown): string[] {
  let schema: z.ZodType | undefined = scenarioSchema;
  for (const step of path === "" ? [] : parsePath(path)) schema = schema && child(schema, step);
  const inner = schema && unwrap(schema).schema;
  if (inner === undefined) return [];
  return Object.keys(inner instanceof z.ZodObject ? inner.shape : parametersOf(inner, value));
}

/** Limits of one parameter of the uncertain quantity at `path`; null when its distribution has no such number.
 * @param quantity  what the scenario holds there, of which only `dist` is read
 * @example parameterLimits("programme.overrun", { dist: "normal" }, "p5")?.max // 100 */
export function parameterLimits(path: string, quantity: unknown, parameter: string): NumberLimits | null {
  let schema: z.ZodType | undefined = scenarioSchema;
  for (const step of parsePath(path)) schema = schema && child(schema, step);
  const found = schema && parametersOf(unwrap(schema).schema, quantity)[parameter];
  return found instanceof z.ZodNumber ? numberLimits(found) : null;
}
