import { PATHS } from "../../model/causalLoops";
import type { Scenario } from "../../model/schema";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];
const inWords = (count: number) => NUMBERS[count] ?? String(count);

/** Which loops the scenario's assumptions let work. */
export function loopsFinding(scenario: Scenario): string {
  const count = (kind: string) => PATHS.filter((path) => path.kind === kind && path.isOn(scenario)).length;
  const [reinforcing, balancing] = [count("reinforcing"), count("balancing")];
  const [isOne, are] = [reinforcing === 1, inWords(reinforcing)];
  if (reinforcing === 0 && balancing === 0)
    return "No loop is at work in this scenario: what happens does not come back";
  if (reinforcing === 0) return "In this scenario no loop feeds on itself";
  const feeding = `${are} ${isOne ? "loop feeds on itself" : "loops feed on themselves"}`;
  if (balancing === 0) return `In this scenario ${feeding}, and none holds back`;
  return `In this scenario ${feeding}, and ${inWords(balancing)} ${balancing === 1 ? "holds" : "hold"} back`;
}
