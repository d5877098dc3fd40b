import type { Scenario } from "../model/schema";

/** How many strata the engine parts the members into: five for a group whose members differ in worth, one for any
 * other. */
export const strataOf = ({ members }: Scenario): number =>
  members.reduce((sum, { worthSpread }) => sum + (worthSpread > 1 ? 5 : 1), 0);
