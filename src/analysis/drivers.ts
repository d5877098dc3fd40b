import { isSame } from "../model/paths";
import { medianOf } from "../model/quantities";
import type { Scenario } from "../model/schema";

/** What may bring a consortium to fall apart, as far as it can be switched off. */
export const DRIVERS = [
  "trainingCost",
  "duesAboveWorth",
  "sponsorWithdrawal",
  "ownDepartures",
  "contagion",
  "shocks",
  "splits",
] as const;

export type Driver = (typeof DRIVERS)[number];

const SWITCHES: Readonly<Record<Driver, (scenario: Scenario) => Scenario>> = {
  trainingCost: ({ programme, ...rest }) => ({
    ...rest,
    programme: {
      ...programme,
      frontierCostUsd: medianOf(programme.frontierCostUsd),
      costGrowthPerYear: 1,
      overrun: 1,
    },
  }),
  duesAboveWorth: (scenario) => withChurn(scenario, { priceSensitivityPerYear: 0 }),
  sponsorWithdrawal: ({ sponsors, ...rest }) => ({
    ...rest,
    sponsors: sponsors.map((sponsor) => ({ ...sponsor, withdrawalHazardPerYear: 0 })),
  }),
  ownDepartures: ({ members, ...rest }) => ({
    ...rest,
    members: members.map((group) => ({ ...group, exitHazardPerYear: 0 })),
  }),
  contagion: (scenario) => withChurn(scenario, { contagion: 0 }),
  shocks: ({ shocks, ...rest }) => ({
    ...rest,
    shocks: shocks.map((shock) => ({ ...shock, ratePerYear: 0 })),
  }),
  splits: (scenario) => withChurn(scenario, { splitHazardPerMemberYear: 0 }),
};

const withChurn = (scenario: Scenario, changes: Partial<Scenario["churn"]>): Scenario => ({
  ...scenario,
  churn: { ...scenario.churn, ...changes },
});

/** The scenario with one driver switched off; all random numbers stay in place.
 * Training cost is off when a frontier model costs its median, forever and without overrun; dues above worth when
 * they drive nobody out (θ = 0); sponsors, members, shocks and splits when their hazards and rates are 0; contagion
 * when κ = 0. */
export const withoutDriver = (scenario: Scenario, driver: Driver): Scenario => SWITCHES[driver](scenario);

/** The drivers that the scenario has: switching off any other changes nothing. */
export const driversOf = (scenario: Scenario): readonly Driver[] =>
  DRIVERS.filter((driver) => !isSame(withoutDriver(scenario, driver), scenario));
