import type { Scenario } from "../../model/schema";
import { leaversInWords } from "./members";
import { capitalized } from "./words";

/** What the charts draw, wherever they are shown. */
export const SURVIVAL_DRAWN = "Share of runs still together, and what ended the others";

const DUES_DRAWN = "Yearly dues of a member, runs still together";

/** Where nothing else says what the bands are. */
export const DUES_DRAWN_IN_BANDS = `${DUES_DRAWN}; half lie in the inner band`;

/** Where there is room to say so of both bands. */
export const DUES_DRAWN_IN_FULL = `${DUES_DRAWN_IN_BANDS}, nine in ten in the outer`;

export const DRIVERS_DRAWN = "Each driver’s share of the risk: mean over every order of switching them off";

export const membersDrawn = (scenario: Scenario): string =>
  `${capitalized(leaversInWords(scenario))}; what one pays and gets at present value, mean over runs`;

/** Under all results. */
export const NO_FORECAST =
  "Every number follows from the assumptions; none is a forecast about a company named here.";
