import { createStore } from "zustand/vanilla";
import { type Input, inputAt, inputsOf, withMiddle } from "../analysis/inputs";
import type { Measure, SweepAxis, SweepInput } from "../analysis/sweep";
import { formatValue } from "../model/format";
import { valueAt, withValue } from "../model/paths";
import type { Quantity, Scenario, Unit } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import { controlGroups, itemControls } from "./controlGroups";
import { type Control, fieldControl } from "./controls";
import type { SweptAxis } from "./findings/tradeoffs";
import { LISTS, type ListName } from "./partners";
import { perSession } from "./perSession";
import { sweepAxis } from "./sweepAxes";

/** What the reader wants to see traded for what. */
export interface TradeoffChoice {
  /** Paths; null: whatever suits the scenario. */
  readonly x: string | null;
  readonly y: string | null;
  readonly assumptions: 1 | 2;
  readonly measure: Measure;
}

/** The session's choice. */
export const tradeoffsOf = perSession(() =>
  createStore<TradeoffChoice>(() => ({ x: null, y: null, assumptions: 2, measure: "risk" })),
);

/** An assumption that may be put on an axis. */
export interface Assumption {
  readonly path: string;
  readonly label: string;
}

export interface AssumptionGroup {
  readonly title: string;
  readonly assumptions: readonly Assumption[];
}

const ITEM_TITLES: Readonly<Record<ListName, string>> = {
  members: "Members",
  sponsors: "Sponsor",
  shocks: "Shock",
};

/** What an axis is called: the control's title, and whose it is.
 * @example assumptionLabel(scenario, "sponsors[0].share") // "Share of the bill, NVIDIA" */
export function assumptionLabel(scenario: Scenario, path: string): string {
  const { title } = fieldControl(path).field;
  const item = /^\w+\[\d+\]/.exec(path)?.[0];
  return item === undefined ? title : `${title}, ${valueAt(scenario, `${item}.name`)}`;
}

/** Founders' joining rate is none: another one would make them prospects. */
const isMovable = ({ path, middle }: Input) => !(path.endsWith(".joinsPerYear") && middle <= 0);

/** Every assumption that may be moved, grouped as beside the page. */
export function assumptionGroups(scenario: Scenario): readonly AssumptionGroup[] {
  const movable = new Set(
    inputsOf(scenario)
      .filter(isMovable)
      .map(({ path }) => path),
  );
  const groupOf = (title: string, controls: readonly Control[]): AssumptionGroup[] => {
    const paths = controls.map(({ field }) => field.path).filter((path) => movable.has(path));
    const assumptions = paths.map((path) => ({ path, label: assumptionLabel(scenario, path) }));
    return assumptions.length === 0 ? [] : [{ title, assumptions }];
  };
  return controlGroups(scenario).flatMap(({ title, first, more, list }) => [
    ...groupOf(
      title,
      [...first, ...more].filter(({ field }) => !field.path.includes("[")),
    ),
    ...LISTS.filter((name) => name === list).flatMap((name) =>
      scenario[name].flatMap((item, index) =>
        groupOf(`${ITEM_TITLES[name]}: ${item.name}`, itemControls(name, index)),
      ),
    ),
  ]);
}

/** What the choice of assumptions depends on: names, and which numbers are there at all. */
const shapeOf = ({ members, sponsors, shocks }: Scenario) =>
  JSON.stringify([
    members.map(({ name, joinsPerYear, duesCapUsdPerYear }) => [
      name,
      joinsPerYear > 0,
      duesCapUsdPerYear === null,
    ]),
    sponsors.map(({ name, capUsdPerYear }) => [name, capUsdPerYear === null]),
    shocks.map(({ name }) => name),
  ]);

/** A selector of the groups; they stay the same objects until others are needed. */
export function assumptionGroupsSelector() {
  let key: string | null = null;
  let groups: readonly AssumptionGroup[] = [];
  return ({ scenario }: { readonly scenario: Scenario }): readonly AssumptionGroup[] => {
    const next = shapeOf(scenario);
    if (next !== key) [key, groups] = [next, assumptionGroups(scenario)];
    return groups;
  };
}

const SPEND = "programme.ambition";
const EXIT_FEE = "governance.exitFeeYears";

function movableAt(scenario: Scenario, path: string): Input | null {
  const [, list, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  if (list !== undefined && scenario[list as ListName][Number(index)] === undefined) return null;
  const input = inputAt(scenario, path);
  return input !== null && isMovable(input) ? input : null;
}

/** The assumptions on the axes: those chosen, as far as the scenario has them; else our spend, and the first
 * sponsor's share or, without one, the exit fee. They are never the same. */
export function chosenInputs(scenario: Scenario, { x, y, assumptions }: TradeoffChoice) {
  const first = (...paths: readonly (string | null)[]) =>
    paths.flatMap((path) => (path === null ? [] : (movableAt(scenario, path) ?? [])))[0] as Input;
  const across = first(x, SPEND);
  if (assumptions === 1) return { x: across, y: null };
  const others = [y, "sponsors[0].share", EXIT_FEE, SPEND].filter((path) => path !== across.path);
  return { x: across, y: first(...others) };
}

const MOST_COLUMNS = 24;
const MOST_ROWS = 16;
const DIGITS = 12;

/** The scenario with one middle moved to a value that the map is the same for wherever the reader stands on it. */
function settled(scenario: Scenario, { path, values }: SweepAxis): Scenario {
  const input = inputAt(scenario, path);
  if (input === null) return scenario;
  const moved = withMiddle(scenario, input, values.at(-1) as number);
  const quantity = valueAt(moved, path) as Quantity;
  if (typeof quantity === "number") return moved;
  // Scaling there and back leaves last digits that would make the same map another one.
  const parameters = Object.entries(quantity).map(([name, value]) => [
    name,
    typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value,
  ]);
  return withValue(moved, path, Object.fromEntries(parameters));
}

/** What to sweep for a choice. It is alike for all scenarios that differ only in what the axes move and in words, so
 * that going to another place on the map leaves the map as it is. */
export function sweepInputOf(scenario: Scenario, choice: TradeoffChoice): SweepInput {
  const inputs = chosenInputs(scenario, choice);
  const x = sweepAxis(scenario, inputs.x, MOST_COLUMNS, inputs.y);
  const y = inputs.y && sweepAxis(scenario, inputs.y, MOST_ROWS, inputs.x);
  const bare = withoutWords(scenario);
  return { scenario: y === null ? settled(bare, x) : settled(settled(bare, x), y), x, y };
}

const BARE_UNITS: Partial<Record<Unit, Unit>> = {
  usdPerYear: "usd",
  perYear: "share",
  sharePerYear: "share",
  timesPerYear: "count",
  factorPerYear: "factor",
};

/** The axis of a sweep with the words that go with it; null when the scenario has no such assumption any more. */
export function sweptAxis(scenario: Scenario, { path, values }: SweepAxis): SweptAxis | null {
  const input = movableAt(scenario, path);
  if (input === null) return null;
  const { field, middle } = input;
  const item = /^\w+\[\d+\]/.exec(path)?.[0];
  const bare = field.unit && (BARE_UNITS[field.unit] ?? field.unit);
  return {
    path,
    label: assumptionLabel(scenario, path),
    owner: item === undefined ? null : String(valueAt(scenario, `${item}.name`)),
    values,
    scale: field.scale,
    now: middle,
    format: (value) => formatValue(value, field.unit),
    formatTick: (value) => formatValue(value, bare),
  };
}
