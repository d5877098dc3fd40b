import type { Scenario } from "./schema";

/** The written model as causes and effects: which quantity moves which, and where that comes back to itself. */

export const NODES = {
  cost: "Frontier’s cost",
  bill: "Bill",
  sponsors: "Sponsors’ money",
  reserve: "Reserve",
  dues: "Dues",
  pressure: "Dues above stake",
  departures: "Departures",
  members: "Members",
  joiners: "New members",
  stake: "Stake",
  worth: "Worth of access",
  lag: "Lag",
  unpaid: "Unpaid bills",
  progress: "Frontier’s progress",
} as const;

export type NodeId = keyof typeof NODES;

/** `sign` is +1 where more of the cause gives more of the effect, −1 where it gives less. */
export interface CausalLink {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly sign: 1 | -1;
  readonly why: string;
}

const link = (from: NodeId, to: NodeId, sign: 1 | -1, why: string): CausalLink => ({ from, to, sign, why });

export const LINKS: readonly CausalLink[] = [
  link("cost", "bill", 1, "The group spends a share of what the frontier spends."),
  link("bill", "dues", 1, "What sponsors do not pay, members owe."),
  link("sponsors", "dues", -1, "Sponsors pay their share of the bill first."),
  link("sponsors", "departures", -1, "With sponsors gone, members leave more readily."),
  link("members", "dues", -1, "Fewer members share the same bill."),
  link("dues", "pressure", 1, "Dues weigh against what leaving would lose."),
  link("stake", "pressure", -1, "The more there is to lose, the more dues are borne."),
  link("pressure", "departures", 1, "Members leave when dues pass the stake."),
  link("departures", "departures", 1, "Departures of the past year breed departures."),
  link("departures", "members", -1, "Who leaves is active no more."),
  link("pressure", "joiners", -1, "Prospects join only while dues stay below their stake."),
  link("joiners", "members", 1, "Who joins is a member from the next quarter on."),
  link("departures", "reserve", 1, "Leavers pay an exit fee into the reserve."),
  link("reserve", "dues", -1, "A full reserve needs no levy."),
  link("members", "unpaid", -1, "Fewer members can be asked for less where dues are capped."),
  link("unpaid", "lag", 1, "What is not paid for is not trained in time."),
  link("progress", "lag", 1, "The frontier moves on faster than the budget follows."),
  link("lag", "worth", -1, "An older model is worth less."),
  link("worth", "stake", 1, "The stake is a part of the worth."),
  link("members", "stake", -1, "Among many, one departure endangers little and a leaver keeps more."),
];

/** A loop that feeds on itself or holds itself back, or what pushes from outside. */
export interface CausalPath {
  readonly id: string;
  readonly name: string;
  readonly kind: "reinforcing" | "balancing" | "outside";
  readonly text: string;
  /** Of a loop, in order; the last leads to the first. From outside: everything that is touched. */
  readonly nodes: readonly NodeId[];
  /** Whether the scenario's assumptions let it work. */
  readonly isOn: (scenario: Scenario) => boolean;
}

const pays = ({ sponsors }: Scenario) => sponsors.some(({ share }) => share > 0);
const mindsPrice = ({ churn }: Scenario) => churn.priceSensitivityPerYear > 0;
const mayStayUnpaid = ({ governance, members }: Scenario) =>
  ["capped", "talmud"].includes(governance.costSharing) ||
  members.some(({ duesCapUsdPerYear }) => duesCapUsdPerYear !== null);

export const PATHS: readonly CausalPath[] = [
  {
    id: "R1",
    name: "Dues spiral",
    kind: "reinforcing",
    text: "A member leaves, the others pay more, and for one of them it is too much.",
    nodes: ["members", "dues", "pressure", "departures"],
    isOn: mindsPrice,
  },
  {
    id: "R2",
    name: "Contagion",
    kind: "reinforcing",
    text: "Departures of the past year raise everybody’s hazard of leaving.",
    nodes: ["departures"],
    isOn: ({ churn }) => churn.contagion > 0,
  },
  {
    id: "R3",
    name: "Falling behind",
    kind: "reinforcing",
    text: "Bills that dues and reserve do not cover delay the model. It is worth less, and more members leave.",
    nodes: ["unpaid", "lag", "worth", "stake", "pressure", "departures", "members"],
    isOn: (scenario) =>
      mindsPrice(scenario) && mayStayUnpaid(scenario) && scenario.governance.valueErosionPerLagYear > 0,
  },
  {
    id: "R4",
    name: "Joining",
    kind: "reinforcing",
    text: "New members lower the dues, which brings more of them. Once dues pass the stake, nobody comes.",
    nodes: ["members", "dues", "pressure", "joiners"],
    isOn: ({ members }) => members.some(({ joinsPerYear }) => joinsPerYear > 0),
  },
  {
    id: "B1",
    name: "The last are needed",
    kind: "balancing",
    text: "The nearer to the quorum, the less a leaver can ride free: who is left has more to lose.",
    nodes: ["members", "stake", "pressure", "departures"],
    isOn: (scenario) =>
      mindsPrice(scenario) && scenario.churn.freeRiding > 0 && scenario.governance.quorum > 0,
  },
  {
    id: "B2",
    name: "Exit fee",
    kind: "balancing",
    text: "Leavers fill the reserve, which spares those who stay the levy. The fee itself also makes leaving dearer.",
    nodes: ["departures", "reserve", "dues", "pressure"],
    isOn: (scenario) =>
      mindsPrice(scenario) && scenario.governance.exitFeeYears > 0 && scenario.governance.reserveLevy > 0,
  },
  {
    id: "Costs",
    name: "The frontier runs ahead",
    kind: "outside",
    text: "Its cost drives the bill. Its progress makes a model that does not keep pace old.",
    nodes: ["cost", "bill", "dues", "progress", "lag", "worth", "stake", "pressure"],
    isOn: () => true,
  },
  {
    id: "Sponsor",
    name: "A sponsor stops",
    kind: "outside",
    text: "Nothing in the group makes it stop. Its share falls to the members, and they leave more readily.",
    nodes: ["sponsors", "dues", "departures"],
    isOn: pays,
  },
  {
    id: "Shocks",
    name: "Shocks and splits",
    kind: "outside",
    text: "A downturn or a rival’s gift moves bill, worth, departures and sponsors at once, and passes. A split takes many members along.",
    nodes: ["bill", "worth", "departures", "sponsors"],
    isOn: ({ shocks, churn }) => shocks.length > 0 || churn.splitHazardPerMemberYear > 0,
  },
];

/** The links of a path: of a loop each node to the next, from outside all between its nodes in the order given. */
export function linksOf({ nodes, kind, id }: CausalPath): readonly CausalLink[] {
  if (id === "Shocks") return [];
  return LINKS.filter(({ from, to }) => {
    const [start, end] = [nodes.indexOf(from), nodes.indexOf(to)];
    if (start < 0 || end < 0) return false;
    return kind === "outside" ? from !== to && start < end : end === (start + 1) % nodes.length;
  });
}
