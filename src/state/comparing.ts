import { createStore } from "zustand/vanilla";
import { type Comparison, compareScenarios } from "../analysis/compareScenarios";
import type { Preset } from "../model/presets";
import type { Scenario } from "../model/schema";
import { withoutWords } from "../model/withoutWords";
import { perSession } from "./perSession";
import type { SessionState } from "./session";
import type { OwnScenario } from "./storedScenarios";
import type { Work } from "./study";

/** A scenario that can be compared. */
export interface Side {
  /** "now", "baseline", "preset:" or "own:" and an id. */
  readonly id: string;
  /** As a heading has it; unlike that of every other. */
  readonly label: string;
  /** As a sentence has it: the baseline, or its name in quotes. */
  readonly noun: string;
  readonly scenario: Scenario;
}

export const MOST_SIDES = 4;

/** Longest name that a sentence can bear. */
const MOST_LETTERS = 40;

/** A name within a sentence, whichever way it is written. */
export function quoted(name: string): string {
  const letters = [...name];
  const short = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join("")}…` : name;
  return `“\u2068${short}\u2069”`;
}

/** Adds to a name what no other has. */
function unlike(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 1; ; number++) {
    const label = number === 1 ? `${name} (yours)` : `${name} (yours ${number})`;
    if (!taken.has(label)) return label;
  }
}

/** All scenarios that can be compared: the one worked on and its baseline, those that come with the page, and the
 * reader's own. */
export function sidesOf(
  { scenario, baseline }: Pick<SessionState, "scenario" | "baseline">,
  presets: readonly Preset[],
  own: readonly OwnScenario[],
): readonly Side[] {
  const taken = new Set(["Now", "Baseline"]);
  const named = (id: string, kept: Scenario): Side => {
    const label = unlike(kept.name, taken);
    taken.add(label);
    return { id, label, noun: quoted(label), scenario: kept };
  };
  return [
    { id: "now", label: "Now", noun: "“Now”", scenario },
    { id: "baseline", label: "Baseline", noun: "the baseline", scenario: baseline },
    ...presets.map((preset) => named(`preset:${preset.id}`, preset.scenario)),
    ...own.map((kept) => named(`own:${kept.id}`, kept.scenario)),
  ];
}

/** Which scenarios to compare; null until the reader chooses. */
export interface SideChoice {
  readonly ids: readonly string[] | null;
}

const DEFAULT = ["baseline", "now"];

/** The scenarios to be compared, the first being what the others are compared with: those chosen that are still
 * there, and what it takes to be two. */
export function chosenSides({ ids }: SideChoice, sides: readonly Side[]): readonly Side[] {
  const find = (wanted: readonly string[]) =>
    wanted.flatMap((id) => sides.find((side) => side.id === id) ?? []);
  const chosen = find(ids ?? DEFAULT);
  if (chosen.length >= 2) return chosen;
  return [...chosen, ...find(DEFAULT).filter((side) => !chosen.includes(side))].slice(0, 2);
}

/** The session's choice of scenarios to compare. */
export const sideChoiceOf = perSession(() => createStore<SideChoice>(() => ({ ids: null })));

/** The choice with another scenario in a place; one that was elsewhere changes places with it. */
export function withSide(ids: readonly string[], place: number, id: string): readonly string[] {
  const before = ids[place] ?? id;
  return ids.map((other, index) => (index === place ? id : other === id ? before : other));
}

/** What the study of a comparison works on: nothing but what its numbers depend on. */
export interface ComparisonInput {
  /** Scenarios without words, and which of the sides they are. */
  readonly sides: readonly Pick<Side, "id" | "scenario">[];
}

/** What comparing these scenarios works on: the same whatever they are called. */
export const comparisonInput = (sides: readonly Side[]): ComparisonInput => ({
  sides: sides.map(({ id, scenario }) => ({ id, scenario: withoutWords(scenario) })),
});

/** The scenarios that were compared, by the names that they have now; null when one is no longer there.
 * @param sides  all that there are now */
export function calledNow(
  { sides: compared }: ComparisonInput,
  sides: readonly Side[],
): readonly Side[] | null {
  const called = compared.flatMap(({ id, scenario }): Side[] => {
    const side = sides.find((other) => other.id === id);
    return side ? [{ ...side, scenario: { ...scenario, name: side.scenario.name } }] : [];
  });
  return called.length === compared.length ? called : null;
}

/** Compares each scenario with the first. */
export const compareSides: Work<ComparisonInput, Comparison> = ({ sides }, { experiments, progress }) =>
  compareScenarios(
    sides.map(({ scenario }) => scenario),
    experiments,
    progress,
  );
